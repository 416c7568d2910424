"""Forms of 外报数据: the fields that every kind has, and the numbers that each asks for."""

from decimal import Decimal
from functools import cache
from typing import Any

from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.reported_figures.acts import FigureValues
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS, Kind, Number, number_problems, read_number
from mediation.web.forms import AtMost, BaseForm, DateField, PickField, Required

LONGEST_LINE, LONGEST_TEXT = 500, 2000
PREFIX = "number_"


class NumberField(StringField):
    """One number of a kind; `number` holds it once the form was looked at, None where nothing was written."""

    def __init__(self, label: str, asked: Number, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.asked = asked
        self.number: Decimal | None = None

    def pre_validate(self, form: Any) -> None:
        """Read it, or say what is wrong."""
        self.number, wrong = read_number(self.data or "", self.asked)
        if wrong:
            raise StopValidation(wrong)


class FigureForm(BaseForm):
    """What every kind has; `form_of` adds the numbers."""

    body = StringField("报送单位", [Required("报送单位"), AtMost(200)])
    from_on = DateField("统计期起", [Required("统计期起")])
    until_on = DateField("统计期止", [Required("统计期止")])
    coverage = PickField("统计范围", choices=list(COVERAGES.items()), default="district")
    definition_key = StringField("口径名称", [Required("口径名称"), AtMost(200)])
    definition = TextAreaField(
        "口径说明", [Required("口径说明"), AtMost(LONGEST_TEXT)], render_kw={"rows": 3, "maxlength": LONGEST_TEXT}
    )
    paper_number = StringField("文号", [AtMost(200)])
    paper = FileField("附件")

    kind: Kind

    def validate_coverage(self, field: Any) -> None:
        """One of the two."""
        if not field.data:
            raise StopValidation("没有选统计范围。")

    @property
    def numbers(self) -> list[NumberField]:
        """The fields of the numbers, in the order of the kind."""
        return [self[PREFIX + number.name] for number in self.kind.numbers]

    def validate(self, extra_validators: Any = None) -> bool:
        """Each number by itself, then the numbers against each other."""
        good = super().validate(extra_validators)
        if any(field.errors for field in self.numbers):
            return False
        for name, sentence in number_problems(self.kind, self._given()):
            self[PREFIX + name].errors = [*self[PREFIX + name].errors, sentence]
            good = False
        return good

    def _given(self) -> dict[str, Decimal]:
        return {field.asked.name: field.number for field in self.numbers if field.number is not None}

    def values(self) -> FigureValues:
        """What was typed."""
        return FigureValues(
            kind=self.kind.key,
            body=self.body.data,
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            numbers=self._given(),
            coverage=self.coverage.data,
            definition_key=self.definition_key.data,
            definition=self.definition.data.replace("\r\n", "\n"),
            paper_number=self.paper_number.data,
        )


def _reason() -> TextAreaField:
    return TextAreaField("原因", [Required("原因"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


@cache
def form_of(kind_key: str, *, correcting: bool = False) -> type[FigureForm]:
    """The form of one kind; with `correcting` it also asks why."""
    kind = KINDS[kind_key]
    fields: dict[str, Any] = {PREFIX + each.name: NumberField(each.label, each) for each in kind.numbers}
    if correcting:
        fields["reason"] = _reason()
    return type("FigureFormOfKind", (FigureForm,), {"kind": kind, **fields})


class CheckForm(BaseForm):
    """A second person's word."""

    note = TextAreaField("备注", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ReturnForm(BaseForm):
    """Why it goes back."""

    reason = _reason()


class PaperForm(BaseForm):
    """A paper alone."""

    paper = FileField("附件")
