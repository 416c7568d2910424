"""Forms of a court's referral."""

from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.court_referral.acts import ReferralValues, ReportValues
from mediation.rules.court_referral.words import (
    ADVICE,
    CHANNELS,
    COURT_RESULTS,
    KINDS,
    NUMBER_HINTS,
    PROCEDURES,
    REASONS,
    WAYS,
)
from mediation.rules.judicial_confirmation.words import looks_like_a_number
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required, happened

LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT = 500, 200, 5000


class RegistrationForm(BaseForm):
    """What a court sent; the day of acceptance when it is known already."""

    kind = PickField("委派还是委托", choices=list(KINDS.items()))
    procedure = PickField("委托的，什么程序", choices=list(PROCEDURES.items()))
    channel = PickField("怎样来的", [Required("怎样来的")], choices=list(CHANNELS.items()))
    court = ChoiceField("法院", choices=[])
    court_number = StringField("诉前调号、案号", [AtMost(LONGEST_NAME)])
    sure = BooleanField("号码就是这样写的")
    document_number = StringField("委派、委托的文号", [AtMost(LONGEST_NAME)])
    informed_on = DateField("哪天收到法院的信息", [Required("收到信息的日期"), happened])
    taken_on = DateField("哪天签收材料、在平台确认", [happened])

    def validate_court_number(self, field: Any) -> None:
        """Doubtful writing is asked about once; courts write their numbers in many ways."""
        if field.data and not looks_like_a_number(field.data) and not self.sure.data:
            raise StopValidation(
                f"和一般的写法不一样，比如 {NUMBER_HINTS[self.kind.data or 'assignment']}。"
                "对照法院的材料核对；没写错的，勾“号码就是这样写的”。"
            )

    def values(self) -> ReferralValues:
        """What was typed, as the operation takes it; a procedure belongs to a suit."""
        return ReferralValues(
            kind=self.kind.data,
            procedure=self.procedure.data if self.kind.data == "entrustment" else "",
            channel=self.channel.data,
            court=self.court.data,
            court_number=self.court_number.data,
            document_number=self.document_number.data,
            informed_on=self.informed_on.data,
        )


class CorrectionForm(RegistrationForm):
    """The same put right; `seen` the due days that were shown before it is saved."""

    seen = HiddenField()


class TakingForm(BaseForm):
    """The day from which the court's term runs."""

    on = DateField("日期", [Required("日期"), happened])


class TurningDownForm(BaseForm):
    """不予接受."""

    on = DateField("日期", [Required("日期"), happened])
    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class SuspicionForm(BaseForm):
    """What looks like a sham, and who was told."""

    on = DateField("报告日期", [Required("报告日期"), happened])
    to = StringField("向谁报告", [Required("向谁报告"), AtMost(LONGEST_NAME)])
    reason = TextAreaField("看到了什么", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class SuspicionAnswerForm(BaseForm):
    """What came back."""

    on = DateField("答复日期", [Required("答复日期"), happened])
    reason = TextAreaField("怎样处理", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class ReportForm(BaseForm):
    """What the court is told."""

    reasons = ChecksField("终止的原因", choices=[(code, reason.label) for code, reason in REASONS.items()])
    summary = TextAreaField("调解过程摘要", [Required("调解过程摘要"), AtMost(LONGEST_TEXT)], render_kw={"rows": 6})
    disputes = TextAreaField("争议焦点", [AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    advice = PickField("繁简分流建议", choices=list(ADVICE.items()), default="")
    remark = TextAreaField("备注", [AtMost(LONGEST_TEXT)], render_kw={"rows": 2})

    def values(self) -> ReportValues:
        """What was typed, as the operation takes it."""
        texts = {name: (self[name].data or "").replace("\r\n", "\n") for name in ("summary", "disputes", "remark")}
        return ReportValues(reasons=tuple(self.reasons.data or ()), advice=self.advice.data, **texts)


class SendingForm(BaseForm):
    """The report went to the court."""

    on = DateField("报告日期", [Required("报告日期"), happened])
    how = PickField("怎样送的", [Required("怎样送的")], choices=list(WAYS.items()))
    to = StringField("谁收的、单号", [AtMost(LONGEST_NAME)])


class MaterialsForm(BaseForm):
    """The materials went to the court."""

    on = DateField("移送日期", [Required("移送日期"), happened])
    items = TextAreaField("移送了哪些材料", [AtMost(LONGEST_TEXT)], render_kw={"rows": 5})
    to = StringField("法院谁收的", [Required("法院谁收的"), AtMost(LONGEST_NAME)])


class CourtResultForm(BaseForm):
    """How the court closed the suit."""

    on = DateField("法院结案日期", [Required("法院结案日期"), happened])
    result = PickField("法院怎样结案", [Required("法院怎样结案")], choices=list(COURT_RESULTS.items()))
    number = StringField("调解书、裁定书的案号", [AtMost(LONGEST_NAME)])
