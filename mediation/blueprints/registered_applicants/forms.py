"""Forms of 备案主体."""

from typing import Any

from wtforms import BooleanField, FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.registered_applicants.acts import ActValues
from mediation.operations.registered_applicants.agencies import AgencyValues
from mediation.operations.registered_applicants.applying import ApplicationValues
from mediation.operations.registered_applicants.classes import ClassValues
from mediation.operations.registered_applicants.correcting import DAYS as CORRECTED_DAYS
from mediation.operations.registered_applicants.correcting import Correction
from mediation.operations.registered_applicants.quotas import FindingValues, QuotaValues
from mediation.operations.registered_applicants.sanctions import Decision
from mediation.rules.accepted_classes import EDITION, check_class_number
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.registered_applicant.words import AGENCY_STANDINGS, APPEALS
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChecksField,
    ChoiceField,
    DateField,
    PickField,
    Required,
    WholeField,
    happened,
)
from mediation.web.party_form import PartyDetails, short_text

LONGEST_LINE = 500
LONGEST_CONDITION = 100
PERCENT = 100

PARTY_LINES = ("name", "identity_number", "head_name", "address")

# What each act asks; the rest of the form is taken off.
ASKS = {
    "check": ("on", "conditions", "reason"),
    "send": ("on", "document"),
    "admit": ("on", "valid_from", "until", "document"),
    "refuse": ("on", "document", "reason"),
    "suspend": ("on", "until", "document", "reason"),
    "resume": ("on", "document", "reason"),
    "renew": ("on", "until", "document"),
    "expire": ("on",),
    "cancel": ("on", "document", "reason"),
}


class ApplicationForm(BaseForm):
    """A party that wants to be registered."""

    party = FormField(PartyDetails, "备案主体")
    products = short_text("产品", LONGEST_LINE)
    contact = short_text("联系人和电话")
    applied_on = DateField("申请日", [Required("申请日"), happened])

    def values(self) -> ApplicationValues:
        """What was typed."""
        return ApplicationValues(self.products.data, self.contact.data, self.applied_on.data)


class CorrectionForm(BaseForm):
    """What was typed wrong; the view takes off the days that were not reached and the party's lines."""

    name = short_text("名称", 200)
    identity_number = short_text("统一社会信用代码、证件号码", 40)
    head_name = short_text("负责人")
    address = short_text("住所", LONGEST_LINE)
    products = short_text("产品", LONGEST_LINE)
    contact = short_text("联系人和电话")
    applied_on = DateField("申请日", [Required("申请日"), happened])
    checked_on = DateField("中心核过的日子", [Required("中心核过的日子"), happened])
    sent_on = DateField("报国家局的日子", [Required("报国家局的日子"), happened])
    valid_from = DateField("有效期自", [Required("从哪天起有效")])
    valid_until = DateField("到哪一天")
    reason = TextAreaField("更正的理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    def validate_name(self, field: Any) -> None:
        """A party has one."""
        if not field.data:
            raise StopValidation("没有填名称。")

    def keep(self, names: tuple[str, ...], *, party: bool) -> "CorrectionForm":
        """Only the days `names`, and the party's lines where they are the centre's to correct."""
        gone = [name for name in CORRECTED_DAYS if name not in names]
        for name in [*gone, *(() if party else PARTY_LINES)]:
            del self[name]
        return self

    def values(self) -> Correction:
        """What was typed."""
        return Correction(**{name: field.data for name, field in self._fields.items() if name != "version"})


class ActForm(BaseForm):
    """One act; choices of `conditions` are set by the view."""

    on = DateField("日期", [Required("日期"), happened])
    conditions = ChecksField("符合的条件", choices=[])
    valid_from = DateField("有效期自", [Required("从哪天起有效")])
    until = DateField("到哪一天")
    document = short_text("文号")
    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def only(self, action: str) -> "ActForm":
        """What `action` asks."""
        for name in [name for name in self._fields if name not in (*ASKS[action], "version")]:
            del self[name]
        return self

    def values(self, asked: tuple[str, ...] = ()) -> ActValues:
        """What was typed."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        if "conditions" in typed:
            typed["conditions"] = tuple(typed["conditions"] or ())
        return ActValues(**typed, asked=asked)


class QuotaForm(BaseForm):
    """One year."""

    year = WholeField("年度", [Required("年度")])
    pieces = WholeField("额度（件）")
    source = short_text("依据", LONGEST_LINE)
    examined = WholeField("出结论（件）")
    failed = WholeField("其中不合格（件）")

    def validate_year(self, field: Any) -> None:
        """A year of the centre."""
        if field.data is not None and not 2014 <= field.data <= 2099:
            raise StopValidation("写 2014 到 2099 的年份。")

    def validate_source(self, field: Any) -> None:
        """A number rests on something."""
        if not field.data:
            raise StopValidation("没有填依据。写文件或者系统的名称。")

    def validate_failed(self, field: Any) -> None:
        """Both figures or neither, the part within the whole."""
        if field.process_errors:
            return
        if (field.data is None) != (self.examined.data is None):
            raise StopValidation("出结论和不合格两个数一起填，或者都不填。")
        if field.data is not None and field.data > self.examined.data:
            raise StopValidation(f"不合格 {field.data} 件，多于出结论的 {self.examined.data} 件。核对两个数。")

    def values(self) -> QuotaValues:
        """What was typed."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        return QuotaValues(**typed)


class FindingForm(BaseForm):
    """A finding of abnormal applications, and what became of it."""

    found_on = DateField("认定日", [Required("认定日"), happened])
    document = short_text("认定文号", 200)
    pieces = WholeField("涉及件数", [Required("涉及件数")])
    appeal = PickField("申诉", choices=list(APPEALS.items()))
    appeal_on = DateField("申诉结果日", [happened])
    note = short_text("说明", LONGEST_LINE)

    def validate_document(self, field: Any) -> None:
        """Named by its document."""
        if not field.data:
            raise StopValidation("没有填认定文号。")

    def validate_appeal(self, field: Any) -> None:
        """One of four."""
        if not field.data:
            raise StopValidation("没有选申诉到哪一步。")

    def validate_appeal_on(self, field: Any) -> None:
        """A result has a day, after the finding."""
        decided = self.appeal.data in ("upheld", "overturned")
        if decided and field.data is None and not field.process_errors:
            raise StopValidation("申诉有了结果，填结果的日子。")
        if not decided and field.data:
            raise StopValidation("申诉还没有结果，不填日子。")
        if field.data and self.found_on.data and field.data < self.found_on.data:
            raise StopValidation("早于认定日。核对日期。")

    def values(self) -> FindingValues:
        """What was typed."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        return FindingValues(**typed)


class DecisionForm(BaseForm):
    """Follow a proposal, or set it aside."""

    answer = PickField("决定", choices=[("accept", "采纳，照办"), ("reject", "不采纳")])
    until = DateField("暂停到哪一天")
    document = short_text("通知的文号")
    reason = TextAreaField("理由", [Required("理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def validate_answer(self, field: Any) -> None:
        """One of two."""
        if not field.data:
            raise StopValidation("没有选采纳还是不采纳。")

    def values(self) -> Decision:
        """What was typed."""
        accepted = self.answer.data == "accept"
        until = self.until.data if "until" in self else None
        return Decision(accepted, self.reason.data, self.document.data, until)


class RulesForm(BaseForm):
    """What the centre asks of an applicant, one condition a line; from when on a sanction is proposed: an empty field
    proposes nothing."""

    conditions = TextAreaField("备案条件", [AtMost(2000)], render_kw={"rows": 5})
    suspend_over_percent = WholeField("不合格率超过")
    suspend_upheld_findings = WholeField("申诉不成立的非正常认定")
    suspend_months = WholeField("暂停至少")
    cancel_over_percent = WholeField("不合格率超过")
    cancel_findings = WholeField("非正常认定")
    effective_from = DateField("起用日", [Required("起用日")])
    source = short_text("依据", LONGEST_LINE)

    def asked(self) -> list[str]:
        """The lines that hold anything, each once."""
        lines = (line.strip() for line in self.conditions.data.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate_conditions(self, field: Any) -> None:
        """Each fits beside a box."""
        if any(len(line) > LONGEST_CONDITION for line in self.asked()):
            raise StopValidation(f"每行最多 {LONGEST_CONDITION} 字。")

    def validate_suspend_over_percent(self, field: Any) -> None:
        """A share."""
        if field.data is not None and field.data >= PERCENT:
            raise StopValidation("写 0 到 99：超过这个百分数才建议。")

    validate_cancel_over_percent = validate_suspend_over_percent

    def validate_suspend_upheld_findings(self, field: Any) -> None:
        """At least one."""
        if field.data == 0:
            raise StopValidation("写 1 或以上；不按次数建议的不填。")

    validate_cancel_findings = validate_suspend_upheld_findings
    validate_suspend_months = validate_suspend_upheld_findings

    def validate_source(self, field: Any) -> None:
        """A rule rests on something."""
        if not field.data:
            raise StopValidation("没有填依据。写文件的名称和文号。")


class AgencyForm(BaseForm):
    """One agency."""

    name = short_text("名称")
    code = short_text("机构代码", 40)
    standing = ChoiceField("名单", choices=list(AGENCY_STANDINGS.items()))
    standing_from = DateField("自")
    standing_until = DateField("至")
    source = short_text("依据", LONGEST_LINE)

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填名称。")

    def validate_standing_until(self, field: Any) -> None:
        """The last day is not before the first."""
        if field.data and self.standing_from.data and field.data < self.standing_from.data:
            raise StopValidation("早于起始的日子。核对日期。")

    def validate_source(self, field: Any) -> None:
        """Where the standing is read."""
        if not field.data:
            raise StopValidation("没有填依据。写名单的名称和日期。")

    def values(self) -> AgencyValues:
        """What was typed."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        return AgencyValues(**typed)


class ClassForm(BaseForm):
    """One class for one period."""

    class_number = short_text("分类号", 20)
    edition = short_text("版本", 40, default=EDITION)
    title = short_text("名称")
    effective_from = DateField("生效日")
    effective_to = DateField("失效日")
    note = short_text("来源、说明", LONGEST_LINE)
    confirmed = BooleanField("照中心的官方清单核过")

    def validate_class_number(self, field: Any) -> None:
        """Two digits, a dash, two digits."""
        try:
            field.data = check_class_number(field.data)
        except InvalidIdentifier as error:
            raise StopValidation(error.message) from None

    def validate_edition(self, field: Any) -> None:
        """The number means something only with its edition."""
        if not field.data.isdecimal():
            raise StopValidation("洛迦诺分类的版本写数字，如14。")

    def validate_effective_to(self, field: Any) -> None:
        """The last day is not before the first."""
        if field.data and self.effective_from.data and field.data < self.effective_from.data:
            raise StopValidation("早于生效日。核对日期。")

    def values(self) -> ClassValues:
        """What was typed."""
        typed = {name: field.data for name, field in self._fields.items() if name != "version"}
        return ClassValues(**typed)
