"""Forms of 行政调解."""

from typing import Any

from wtforms import FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.administrative_mediation.receiving import RequestValues
from mediation.procedures.administrative_mediation import CONFIRMABILITY
from mediation.rules.administrative_mediation.scope import offered
from mediation.rules.administrative_mediation.words import ANSWERS, ROUTES, SIDES
from mediation.rules.rights import RightKind
from mediation.web.dispute_field import nobody_handles_it
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChecksField,
    ChoiceField,
    DateField,
    MoneyField,
    PickField,
    Required,
    WholeField,
    happened,
)
from mediation.web.party_form import PartyDetails, short_text
from mediation.web.right_fields import check_number_of_chosen

LONGEST_LINE, LONGEST_TEXT = 500, 5000
RIGHTS = (
    RightKind.DESIGN,
    RightKind.UTILITY_MODEL,
    RightKind.INVENTION,
    RightKind.TRADEMARK,
    RightKind.COPYRIGHT,
    RightKind.SOFTWARE,
)


class AmendForm(BaseForm):
    """What is asked, on what the bureau acts, which right; choices of `authority` are set by the view."""

    subject = PickField("请求调解的事项", choices=list(offered().items()))
    authority = PickField("本局凭什么办", choices=[])
    authority_number = short_text("文件的文号")
    authority_on = DateField("文件的日期", [happened])
    handling_number = short_text("本局处理侵权案件的案号")
    facts = TextAreaField("纠纷简要情况", [Required("纠纷简要情况"), AtMost(LONGEST_TEXT)], render_kw={"rows": 4})
    requests = TextAreaField("请求", [AtMost(LONGEST_TEXT)], render_kw={"rows": 2})
    amount_claimed = MoneyField("请求金额")
    right_kind = ChoiceField("权利种类", choices=[("", "没有选"), *((kind.value, kind.label) for kind in RIGHTS)])
    right_number = short_text("专利号、注册号、登记号", 80)
    right_number_reason = short_text("号码校验不符，照证书保存的原因", LONGEST_LINE)
    right_title = short_text("名称")
    right_holder = short_text("权利人", LONGEST_LINE)
    granted_on = DateField("授权公告日", [happened])

    def validate_subject(self, field: Any) -> None:
        """One matter."""
        if not field.data:
            raise StopValidation("没有选请求调解的事项。")

    validate_right_number = check_number_of_chosen

    def values(self, **more: Any) -> RequestValues:
        """What was typed; `more` what this form does not ask."""
        names = RequestValues.__dataclass_fields__.keys() & self._fields.keys()
        typed = {name: self._fields[name].data for name in names}
        typed["facts"] = typed["facts"].replace("\r\n", "\n")
        typed["requests"] = typed["requests"].replace("\r\n", "\n")
        return RequestValues(**{**typed, **more})


class ReceiveForm(AmendForm):
    """A request with its two sides; more parties are added afterwards."""

    requested_on = DateField("收到请求的日子", [Required("收到请求的日子"), happened])
    dispute_number = short_text("已有的纠纷编号", 20)
    applicant = FormField(PartyDetails, "请求人")
    respondent = FormField(PartyDetails, "被请求人")

    validate_dispute_number = nobody_handles_it


class PartyForm(PartyDetails, BaseForm):
    """One more party."""

    side = PickField("哪一方", [Required("哪一方")], choices=list(SIDES.items()))


class DayForm(BaseForm):
    """An act of a day."""

    on = DateField("日期", [Required("日期"), happened])


class ServiceForm(DayForm):
    """To whom the copy came, and when; choices of `party` are set by the view."""

    party = ChoiceField("被请求人", [Required("被请求人")])


class StatementForm(ServiceForm):
    """What a respondent says."""

    answer = PickField("意见", [Required("意见")], choices=list(ANSWERS.items()))
    note = TextAreaField("陈述的要点", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ReasonForm(DayForm):
    """An act with its reason."""

    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class EndingForm(BaseForm):
    """How it ends without an agreement: why (choices set by the view), in which words, what else is open to them,
    when."""

    ground = PickField("理由", choices=[])
    reason = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    routes = ChecksField("告知的途径", choices=list(ROUTES.items()))
    on = DateField("日期", [Required("日期"), happened])


class SessionForm(DayForm):
    """One meeting."""

    hour = short_text("时间", 40)
    place = short_text("地点")
    attended = short_text("谁来了", LONGEST_LINE)
    text = TextAreaField("谈了什么", [Required("谈了什么"), AtMost(LONGEST_TEXT)], render_kw={"rows": 6})

    def validate_place(self, field: Any) -> None:
        """Somewhere."""
        if not field.data:
            raise StopValidation("没有填地点。")

    def validate_attended(self, field: Any) -> None:
        """Somebody."""
        if not field.data:
            raise StopValidation("没有填谁来了。")


class TermsForm(BaseForm):
    """The agreement's terms."""

    terms = TextAreaField("协议内容", [Required("协议内容"), AtMost(LONGEST_TEXT)], render_kw={"rows": 10})
    amount = MoneyField("涉及金额合计")
    copies = WholeField("份数", [Required("份数")])

    least = 2

    def validate_copies(self, field: Any) -> None:
        """One for each party, one for the file."""
        if field.data is not None and not self.least <= field.data <= 99:
            raise StopValidation(f"各方各一份、本局存一份，至少 {self.least} 份。")


class SignForm(DayForm):
    """Everybody signed."""

    filed_on = DateField("协议书交局里存档的日子", [happened])


class HandoverForm(DayForm):
    """To which committee, with whose consent; choices of `committee` are set by the view."""

    committee = PickField("调解委员会", [Required("调解委员会")])
    committee_reason = short_text("改选的理由", LONGEST_LINE)
    consented_on = DateField("最后一方同意的日子", [happened])
    reason = TextAreaField("各方怎样同意的", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    proposed = ""

    def validate_committee_reason(self, field: Any) -> None:
        """Another committee than the one proposed needs a sentence."""
        if self.proposed and self.committee.data and self.committee.data != self.proposed and not field.data:
            raise StopValidation("没有按建议选，写一句理由。")


class ConfirmabilityForm(BaseForm):
    """Whether the agreement can be confirmed, and what says so."""

    confirmable = PickField(
        "能不能申请司法确认",
        [Required("能不能申请司法确认")],
        choices=[(key, one.label) for key, one in CONFIRMABILITY.items()],
    )
    number = short_text("来源的文号、函号")
    source_on = DateField("来源的日期", [happened])
