"""期限的本地设定：lengths that no law sets, each dated, with what it rests on."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations import settings
from mediation.operations.deadline_moves import settle_open_cases
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required, WholeField, reshow

PAGE = "administration/deadlines.html"
MOST = {"mediation_months": 24, "patent_opening_working_days": 250}
MOST_DAYS = 3650
MOST_WORKING_DAYS = 250


def _within(least: int, most: int) -> Any:
    """A validator: a whole number between the two, which stands there."""

    def check(form: BaseForm, field: Any) -> None:
        if field.data is None and not field.process_errors:
            raise StopValidation("没有填。")
        if field.data is not None and not least <= field.data <= most:
            raise StopValidation(f"写 {least} 到 {most}。")

    return check


class DeadlinesForm(BaseForm):
    """The lengths, from a day on, and on what the change rests."""

    mediation_months = WholeField("调解期限（月）", [_within(1, MOST["mediation_months"])])
    follow_up_days = WholeField("回访（履行日或者结案后多少天内）", [_within(0, MOST_DAYS)])
    filing_days = WholeField("归档（结案后多少天内）", [_within(0, MOST_DAYS)])
    appraisal_days = WholeField("保管期满鉴定（届满后多少天内）", [_within(0, MOST_DAYS)])
    patent_statement_days = WholeField("专利行政调解：被请求人陈述意见（日）", [_within(1, MOST_DAYS)])
    patent_opening_working_days = WholeField(
        "专利行政调解：立案（工作日）", [_within(1, MOST["patent_opening_working_days"])]
    )
    aid_decision_working_days = WholeField("维权援助：决定是否受理（工作日）", [_within(1, MOST_WORKING_DAYS)])
    aid_consultation_working_days = WholeField("维权援助：答复咨询（工作日）", [_within(1, MOST_WORKING_DAYS)])
    aid_opinion_working_days = WholeField("维权援助：出具侵权判定咨询意见（工作日）", [_within(1, MOST_WORKING_DAYS)])
    aid_general_working_days = WholeField("维权援助：办结一般事项（工作日）", [_within(1, MOST_WORKING_DAYS)])
    aid_difficult_working_days = WholeField("维权援助：办结疑难事项（工作日）", [_within(1, MOST_WORKING_DAYS)])
    satisfaction_days = WholeField("满意度问卷有效（天）", [_within(7, MOST_WORKING_DAYS)])
    satisfaction_min_answers = WholeField("满意度一季少于几份不公布", [_within(3, 100)])
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])


LENGTHS = tuple(name for name in DeadlinesForm()._fields if name in settings.SETTINGS)


@blueprint.route("/deadlines", methods=["GET", "POST"])
@administrator
def deadlines() -> Response | str | tuple[str, int]:
    """Change the lengths for events from a day on; open cases are counted anew at once."""
    today = g.now.date()
    current = {name: settings.setting(name, today) for name in LENGTHS}
    shown = {
        "current": current,
        "rows": [(settings.SETTINGS[name], current[name], settings.last_change(name, today)) for name in LENGTHS],
    }
    if request.method == "GET":
        return render_template(PAGE, form=DeadlinesForm(data={**current, "effective_from": today}), **shown)
    form = DeadlinesForm(request.form)
    if not form.validate():
        return reshow(PAGE, form=form, **shown)
    changed = change_settings({name: form[name].data for name in LENGTHS}, form)
    if not changed:
        return done(url_for("administration.deadlines"), "没有改动。", "info")
    settled = settle_open_cases(settings.calendar(), today)
    said = f"，{settled} 件案件的最近期限随着改" if settled else ""
    return done(url_for("administration.deadlines"), f"已改，起用日以后起算的照新的{said}。")
