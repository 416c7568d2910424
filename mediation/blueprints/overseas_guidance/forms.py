"""Forms of disputes, enterprises and foreign days."""

import re
from datetime import time
from typing import Any

from wtforms import FormField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.overseas_guidance.disputes import DisputeValues
from mediation.operations.overseas_guidance.nodes import STANDINGS, NodeValues
from mediation.rules.overseas_guidance.words import CURRENCIES, JURISDICTIONS, KINDS, ZONES
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChoiceField,
    DateField,
    MoneyField,
    PickField,
    Required,
    WholeField,
    happened,
)
from mediation.web.party_form import PartyDetails, short_text

LONGEST_LINE = 500
LONGEST_TEXT = 2000


class DisputeForm(BaseForm):
    """A dispute as the clue has it."""

    kind = ChoiceField("纠纷类型", choices=[("", "选一种"), *KINDS.items()], default="")
    jurisdiction = ChoiceField("国家、地区", choices=[("", "选一个"), *JURISDICTIONS.items()], default="")
    forum = short_text("受理机构、平台")
    case_number = short_text("案号、投诉编号")
    opponent = short_text("对方")
    opponent_firm = short_text("对方的代理机构")
    right_text = short_text("涉案权利", LONGEST_LINE)
    products = short_text("涉案产品", LONGEST_LINE)
    hs_codes = short_text("海关编码", LONGEST_LINE)
    links = TextAreaField("商品编号（ASIN）、链接", [AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    amount = MoneyField("涉案金额")
    frozen = MoneyField("冻结金额")
    currency = ChoiceField("币种", choices=[("", "没有金额"), *CURRENCIES.items()], default="")
    noticed_on = DateField("获知日期", [Required("获知日期"), happened])
    source = short_text("线索来源", LONGEST_LINE)

    def validate_kind(self, field: Any) -> None:
        """One of the list."""
        if not field.data:
            raise StopValidation("没有选纠纷类型。")

    def validate_jurisdiction(self, field: Any) -> None:
        """One of the list."""
        if not field.data:
            raise StopValidation("没有选国家、地区。")

    def validate_opponent(self, field: Any) -> None:
        """A dispute has another side."""
        if not field.data:
            raise StopValidation("没有填对方。还不知道的，照文书写，比如“权利人未公开”。")

    def validate_hs_codes(self, field: Any) -> None:
        """4 to 10 digits each."""
        codes = [code for code in re.split(r"[、，,;；\s]+", field.data or "") if code]
        wrong = [code for code in codes if not re.fullmatch(r"\d{4}(\.?\d{2}){0,3}", code)]
        if wrong:
            raise StopValidation(f"“{wrong[0][:20]}”不是海关编码。写 4 到 10 位数字，几个用顿号隔开。")
        field.data = "、".join(codes)

    def validate_currency(self, field: Any) -> None:
        """An amount means something only with its currency."""
        if (self.amount.data is not None or self.frozen.data is not None) and not field.data:
            raise StopValidation("填了金额，没有选币种。")

    def values(self) -> DisputeValues:
        """What was typed."""
        return DisputeValues(**{name: field.data for name, field in self._fields.items() if name != "version"})


class LocalParty(PartyDetails):
    """A party with the town, which says whether it is of the district."""

    town = short_text("镇街", 40)


class EnterpriseForm(BaseForm):
    """A local enterprise in a dispute."""

    party = FormField(LocalParty, "企业")
    on = DateField("识别日期", [Required("识别日期")])
    shop = short_text("店铺、链接", LONGEST_LINE)
    group_name = short_text("所属集团")


class NodeForm(BaseForm):
    """A day of the foreign procedure; `event` the day from which the usual number of days is counted."""

    name = short_text("节点")
    event = DateField("从哪天推算")
    day = DateField("当地日期")
    hour = StringField("当地钟点", default="23:59", render_kw={"autocomplete": "off"})
    zone = ChoiceField("时区", choices=[(zone, f"{name}（{zone}）") for zone, name in ZONES.items()])
    later = PickField("这个钟点有两次", choices=[("first", "前一次"), ("second", "后一次")])
    standing = PickField("状态", choices=list(STANDINGS.items()))
    source = short_text("依据的文书", LONGEST_LINE)

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填节点。写要办什么，比如“提交答辩”。")

    def validate_day(self, field: Any) -> None:
        """A day, typed or counted."""
        if field.data is None and not field.process_errors:
            raise StopValidation("没有填当地日期。")

    def validate_hour(self, field: Any) -> None:
        """A time of day."""
        found = re.fullmatch(r"(\d{1,2})[:：](\d{2})", field.data or "")
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise StopValidation("这不是一个钟点。写成 23:59 这样；文书只写日期的，写 23:59。")
        field.data = f"{int(found[1]):02d}:{found[2]}"

    def validate_standing(self, field: Any) -> None:
        """One of four."""
        if not field.data:
            raise StopValidation("没有选状态。")

    def validate_source(self, field: Any) -> None:
        """What is certain was read in a paper."""
        if self.standing.data in ("confirmed", "met") and not field.data:
            raise StopValidation("没有填依据的文书。写文书的名称和编号，比如“听证通知（第14号）”；没有文书的留作建议。")

    def values(self) -> NodeValues:
        """What was typed."""
        return NodeValues(
            name=self.name.data,
            day=self.day.data,
            hour=time.fromisoformat(self.hour.data),
            zone=self.zone.data,
            standing=self.standing.data,
            source=self.source.data,
            later={"first": False, "second": True}.get(self.later.data),
        )


class PlanForm(BaseForm):
    """The plan's days and how many enterprises it wants."""

    first = DateField("第一天", [Required("第一天")])
    last = DateField("最后一天", [Required("最后一天")])
    target = WholeField("目标家数", [Required("目标家数")])
    effective_from = DateField("起用日", [Required("起用日")])
    source = short_text("依据", LONGEST_LINE)

    def validate_last(self, field: Any) -> None:
        """Not before the first."""
        if field.data and self.first.data and field.data < self.first.data:
            raise StopValidation("早于第一天。核对日期。")

    def validate_source(self, field: Any) -> None:
        """A figure rests on something."""
        if not field.data:
            raise StopValidation("没有填依据。写文件的名称和文号。")
