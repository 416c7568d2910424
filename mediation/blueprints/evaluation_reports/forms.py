"""Forms of 评价报告预审."""

from typing import Any

from wtforms import BooleanField, FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.evaluation_reports.acts import ReportValues
from mediation.operations.rights import RightValues
from mediation.operations.rights import checked as checked_right
from mediation.procedures.evaluation_report import Entry
from mediation.rules.evaluation_report.words import EXISTING, GROUNDS, IN_FORCE, REQUESTERS, RESULTS, USES
from mediation.rules.rights import InvalidIdentifier, RightKind
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, happened
from mediation.web.party_form import PartyDetails, short_text

LONGEST_LINE = 500

# What each act asks; the rest of the form is taken off.
ASKS = {
    "accept": ("on",),
    "refuse": ("on", "ground", "reason"),
    "ask": ("on", "reason"),
    "answer": ("on", "reason"),
    "pass": ("on", "reason"),
    "fail": ("on", "reason"),
    "withdraw": ("on", "reason"),
    "send": ("on",),
    "pay": ("on",),
    "lapse": ("on",),
    "receive": ("on", "document", "result"),
}


class ParticularsForm(BaseForm):
    """Who asks about which patent, and for what."""

    requester_as = PickField("请求人的身份", choices=list(REQUESTERS.items()))
    proof = short_text("身份的证明", LONGEST_LINE)
    patent_number = short_text("专利号", 80)
    number_reason = short_text("号码校验不符，照证书保存的原因", LONGEST_LINE)
    patent_title = short_text("产品名称")
    patent_owner = short_text("专利权人", LONGEST_LINE)
    at_grant = BooleanField("办理登记手续时请求，还没有授权公告")
    granted_on = DateField("授权公告日", [happened])
    in_force = ChoiceField("专利是否有效", choices=list(IN_FORCE.items()), default="unknown")
    fee_evidence = short_text("年费缴到哪一年、凭什么", LONGEST_LINE)
    existing = ChoiceField("已有评价报告", choices=list(EXISTING.items()), default="unknown")
    use = ChoiceField("用途", choices=[("", "没有说"), *USES.items()], default="")
    related_number = short_text("关联的案号", 60)

    def validate_patent_number(self, field: Any) -> None:
        """Its check digit; one that the certificate misprints needs its reason."""
        if not field.data:
            raise StopValidation("没有填专利号。对照证书填。")
        try:
            right = RightValues(RightKind.DESIGN, field.data, self.number_reason.data or "")
            field.data = checked_right(right)["number"]
        except InvalidIdentifier as error:
            raise StopValidation(error.message) from None

    def report_values(self) -> ReportValues:
        """What was typed."""
        names = ReportValues.__dataclass_fields__.keys()
        return ReportValues(**{name: self._fields[name].data for name in names})


class SubmitForm(ParticularsForm):
    """A request with its requester."""

    requester = FormField(PartyDetails, "请求人")
    submitted_on = DateField("收件日", [Required("收件日"), happened])


class ActForm(BaseForm):
    """One act."""

    on = DateField("日期", [Required("日期"), happened])
    ground = PickField("不予受理的理由", choices=list(GROUNDS.items()))
    document = short_text("报告编号")
    result = PickField("报告的结论", choices=list(RESULTS.items()))
    reason = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def only(self, action: str) -> "ActForm":
        """What `action` asks."""
        for name in [name for name in self._fields if name not in (*ASKS[action], "version")]:
            del self[name]
        return self

    def entry(self) -> Entry:
        """What was typed."""
        return Entry(**{name: field.data for name, field in self._fields.items() if name != "version"})
