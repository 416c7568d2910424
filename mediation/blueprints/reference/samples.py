"""Invented values for the reference of components: one form in every state, one month of days."""

from datetime import date, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import Length

from mediation.rules.holidays import is_rest_day
from mediation.web.forms import BaseForm, ChoiceField, DateField, MoneyField, Required

START, TODAY, NOMINAL, DUE = date(2026, 9, 3), date(2026, 9, 14), date(2026, 10, 3), date(2026, 10, 8)


class SampleForm(BaseForm):
    """Every kind of field."""

    name = StringField("平常", [Required("姓名")])
    phone = StringField("未填")
    until = DateField("有错")
    patent = StringField("有疑，可保存")
    code = StringField("核对过")
    amount = MoneyField("金额")
    nation = ChoiceField("选一个", choices=[("汉族", "汉族"), ("回族", "回族")])
    facts = TextAreaField("一段话", [Length(max=200)])
    authority = RadioField("单选", choices=[("special", "特别授权"), ("general", "一般授权")])
    shape = RadioField("一条里选", choices=[("single", "单件"), ("set", "成套"), ("similar", "相似"), ("part", "局部")])
    kind = RadioField("按类选", choices=[("copyright", "著作权（花型）"), ("design", "外观设计"), ("mark", "商标")])
    decision = RadioField("带说明地选", choices=[("none", "没有冲突，继续登记"), ("ask", "请主任决定")])
    confirmed = BooleanField("当事人已确认送达地址")


def sample_form() -> SampleForm:
    """The form as it looks after a refused save."""
    values = {
        "name": "沈木生",
        "until": "2026-09-10",
        "patent": "ZL 2025 3 9999123.1",
        "code": "92320684MA1XK20P6H",
        "amount": "86,000.00",
        "nation": "汉族",
        "facts": "被申请人在网店销售的四件套，使用与申请人花型相同的图案。",
        "authority": "special",
        "shape": "set",
        "kind": "copyright",
        "decision": "ask",
    }
    form = SampleForm(MultiDict(values))
    form.until.errors = ["这一天已经过了。填 9月14日或以后。"]
    return form


def sample_days() -> list[dict[str, Any]]:
    """A calendar strip from 3 September to 8 October 2026, read on 14 September."""
    return [_day(START + timedelta(days=passed)) for passed in range((DUE - START).days + 1)]


def _day(day: date) -> dict[str, Any]:
    rest, weekend = is_rest_day(day), day.weekday() > 4
    marks = {START: "start", TODAY: "today", DUE: "due"}
    fallback = "shift" if weekend and not rest else "holiday" if rest and _public_holiday(day) else ""
    return {
        "day": day,
        "mark": marks.get(day, fallback),
        "past": day < TODAY,
        "rest": rest,
        "nominal": day == NOMINAL,
        "counted": None,
    }


def _public_holiday(day: date) -> bool:
    return date(2026, 9, 25) <= day <= date(2026, 9, 27) or date(2026, 10, 1) <= day <= date(2026, 10, 7)
