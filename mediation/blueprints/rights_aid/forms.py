"""Forms of 维权援助: the application and one more party."""

from typing import Any

from wtforms import BooleanField, FormField, TextAreaField

from mediation.operations.rights_aid.receiving import AidValues
from mediation.rules.rights import RightKind
from mediation.rules.rights_aid.words import SCALES, SERVICES, SIDES, SOURCES
from mediation.rules.routing import PLACES, WANTS
from mediation.web.dispute_field import nobody_handles_it
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required, happened
from mediation.web.party_form import PartyDetails, short_text
from mediation.web.right_fields import check_number_of_chosen

LONGEST_LINE, LONGEST_TEXT = 500, 5000
SERVICE_CHOICES = [(kind.value, name) for kind, name in SERVICES.items()]
WINDOW = {
    "crime": "有犯罪线索",
    "in_court": "法院已经立案",
    "abroad": "事情在境外，或者境外平台、法院",
    "registered": "申请人是预审备案主体",
    "arbitration": "有仲裁条款",
    "ownership": "争的是归属或者效力",
    "outside": "双方和事情都在区外",
}


class AmendForm(BaseForm):
    """What is asked of the centre, about which right."""

    service = PickField("服务类别", [Required("服务类别")], choices=SERVICE_CHOICES)
    source = PickField("来源", [Required("来源")], choices=list(SOURCES.items()))
    scale = ChoiceField("申请人规模", choices=list(SCALES.items()))
    facts = TextAreaField("情况", [Required("情况"), AtMost(LONGEST_TEXT)], render_kw={"rows": 4})
    requests = TextAreaField("诉求", [AtMost(LONGEST_TEXT)], render_kw={"rows": 2})
    materials = TextAreaField("交来的材料", [AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    right_kind = ChoiceField("权利种类", choices=[("", "没有选"), *((kind.value, kind.label) for kind in RightKind)])
    right_number = short_text("专利号、注册号、登记号", 80)
    right_number_reason = short_text("号码校验不符，照证书保存的原因", LONGEST_LINE)
    right_title = short_text("名称")
    right_holder = short_text("权利人", LONGEST_LINE)
    right_checked_on = DateField("有效性核验日", [happened])
    restricted = BooleanField("限定查看")

    validate_right_number = check_number_of_chosen

    def values(self, **more: Any) -> AidValues:
        """What was typed; `more` what this form does not ask."""
        names = AidValues.__dataclass_fields__.keys() & self._fields.keys()
        typed = {name: self._fields[name].data for name in names}
        for name in ("facts", "requests", "materials"):
            typed[name] = typed[name].replace("\r\n", "\n")
        if "window" in typed:
            typed["window"] = tuple(typed["window"] or ())
        return AidValues(**{**typed, **more})


class OtherSide(PartyDetails):
    """The other side: left out where nobody knows it yet."""

    def validate_kind(self, field: Any) -> None:
        """Needed with a name."""
        if self.name.data:
            super().validate_kind(field)

    def validate_name(self, field: Any) -> None:
        """Needed with a kind or a number."""
        if self.kind.data or self.identity_number.data:
            super().validate_name(field)


class ReceiveForm(AmendForm):
    """An application with its parties, and what the window asks to propose where it goes."""

    applied_on = DateField("收到申请的日子", [Required("收到申请的日子"), happened])
    dispute_number = short_text("已有的纠纷编号", 20)
    wants = PickField("想要什么", [Required("想要什么")], choices=list(WANTS.items()))
    window = ChecksField("还有什么", choices=list(WINDOW.items()))
    place = ChoiceField("去向", choices=[("", "照建议"), *((place.value, name) for place, name in PLACES.items())])
    route_reason = short_text("改去向的理由", LONGEST_LINE)
    applicant = FormField(PartyDetails, "申请人")
    respondent = FormField(OtherSide, "对方")

    validate_dispute_number = nobody_handles_it


class PartyForm(PartyDetails, BaseForm):
    """One more party."""

    side = PickField("哪一方", [Required("哪一方")], choices=list(SIDES.items()))
