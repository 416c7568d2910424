"""Forms of the acts on one application."""

from typing import Any

from wtforms import BooleanField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.rights_aid.forms import LONGEST_LINE, LONGEST_TEXT
from mediation.rules.rights_aid.words import MANNERS, REFERRED, REFUSALS, RESULTS, SATISFACTION
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, MoneyField, PickField, Required, happened
from mediation.web.party_form import short_text


def _text(label: str, most: int = LONGEST_LINE, rows: int = 3, required: bool = False) -> TextAreaField:
    needed = [Required(label)] if required else []
    return TextAreaField(label, [*needed, AtMost(most)], render_kw={"rows": rows})


class DayForm(BaseForm):
    """An act of a day."""

    on = DateField("日期", [Required("日期"), happened])


class SupplementForm(DayForm):
    """What is missing, and by when."""

    text = _text("缺什么材料")
    until = DateField("补齐的期限")


class AcceptForm(DayForm):
    """受理: how it is done; a difficult one has somebody who approved the longer term."""

    manner = PickField("方式", [Required("方式")], choices=list(MANNERS.items()))
    difficult = BooleanField("按疑难事项办，期限更长")
    approved_by = short_text("谁批准的")


class RefuseForm(BaseForm):
    """不予受理: why, in words, when it was decided and told."""

    ground = PickField("理由", choices=list(REFUSALS.items()))
    reason = _text("说明")
    on = DateField("决定的日子", [Required("决定的日子"), happened])
    told_on = DateField("告知申请人的日子", [happened])


class ReasonForm(DayForm):
    """An act with its reason."""

    reason = _text("理由")


class ExtendForm(ReasonForm):
    """A later last day."""

    until = DateField("延长到")


class NameExpertForm(DayForm):
    """Whom to ask; choices are set by the view."""

    expert = ChoiceField("专家、顾问", choices=[])


class AppointForm(NameExpertForm):
    """The days on which the statements were signed."""

    free_on = DateField("签回避声明的日子", [happened])
    silent_on = DateField("签保密声明的日子", [happened])


class OpinionForm(DayForm):
    """One opinion."""

    question = _text("咨询的问题", LONGEST_TEXT)
    text = _text("意见", LONGEST_TEXT, 8)


class NoteForm(DayForm):
    """One step of the course."""

    manner = PickField("方式", [Required("方式")], choices=list(MANNERS.items()))
    text = _text("做了什么", LONGEST_TEXT, 4, required=True)


class ResultForm(ReasonForm):
    """Solved, or ended."""

    result = PickField("结果", choices=[(key, RESULTS[key]) for key in ("resolved", "ended")])
    reason = _text("怎样解决的，为什么终止")


class ReferForm(ReasonForm):
    """To whom it goes."""

    result = PickField("转到哪里", choices=[(key, RESULTS[key]) for key in REFERRED])
    body = short_text("接收单位")


class RecoveryForm(DayForm):
    """What was recovered, and on what the figure rests."""

    amount = MoneyField("挽回的金额")
    basis = _text("依据")


class SatisfactionForm(DayForm):
    """How satisfied the applicant is."""

    answer = PickField("满意度", choices=list(SATISFACTION.items()))


class CloseForm(DayForm):
    """归档."""

    archive_number = short_text("归档号")


class HandoverForm(DayForm):
    """To which committee, with the applicant's consent; choices of `committee` are set by the view."""

    committee = PickField("调解委员会", [Required("调解委员会")])
    committee_reason = short_text("改选的理由", LONGEST_LINE)
    consented_on = DateField("申请人同意的日子", [happened])
    reason = _text("怎样同意的", rows=2)

    proposed = ""

    def validate_committee_reason(self, field: Any) -> None:
        """Another committee than the one proposed needs a sentence."""
        if self.proposed and self.committee.data and self.committee.data != self.proposed and not field.data:
            raise StopValidation("没有按建议选，写一句理由。")
