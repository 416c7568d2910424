"""Forms of consultations between bodies."""

from wtforms import BooleanField, TextAreaField

from mediation.operations.consultations.acts import ConsultationValues
from mediation.procedures.consultation import DIRECTIONS
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, happened
from mediation.web.party_form import short_text

LONGEST_TEXT = 4000


def _text(label: str, rows: int = 5) -> TextAreaField:
    return TextAreaField(label, [Required(label), AtMost(LONGEST_TEXT)], render_kw={"rows": rows})


class ConsultationForm(BaseForm):
    """A question of one body to another."""

    direction = PickField("谁问谁", [Required("谁问谁")], choices=list(DIRECTIONS.items()))
    asker = short_text("咨询的机关")
    asked = short_text("被咨询的机关")
    subject = short_text("事由")
    question = _text("咨询的问题")
    letter = short_text("来函文号")
    received_on = DateField("收到日期", [Required("收到日期"), happened])

    def values(self) -> ConsultationValues:
        """What was typed."""
        typed = {name: self._fields[name].data for name in ConsultationValues.__dataclass_fields__}
        return ConsultationValues(**{**typed, "question": typed["question"].replace("\r\n", "\n")})


class AnswerForm(BaseForm):
    """The answer."""

    on = DateField("答复日期", [Required("答复日期"), happened])
    text = _text("答复的内容", 8)


class FlagForm(BaseForm):
    """疑难、复杂, today."""

    text = _text("为什么疑难、复杂")


class WithdrawForm(BaseForm):
    """No answer is needed any more."""

    on = DateField("撤回日期", [Required("撤回日期"), happened])
    text = _text("为什么撤回")


class AskExpertForm(BaseForm):
    """An expert's opinion; choices of `expert` are set by the view."""

    on = DateField("咨询日期", [Required("咨询日期"), happened])
    expert = ChoiceField("专家", choices=[])
    checked = BooleanField("问过与双方没有利害关系，说明了保密要求")
    text = _text("专家的意见", 8)
