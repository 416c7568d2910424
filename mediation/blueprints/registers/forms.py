"""Forms of the registers: one is made for each kind from its fields."""

from functools import cache
from typing import Any

from wtforms import BooleanField, MultipleFileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.rules.registers.attendance import Attendee, Unreadable, read_list
from mediation.rules.registers.catalogue import KINDS
from mediation.rules.registers.kinds import LONGEST_LINE, Fault, Field, Kind, Type
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, WholeField

FEW = 5
"""So many choices stand in sight; more are folded into a list."""


class EntryForm(BaseForm):
    """An entry of one kind; the fields are the kind's."""

    kind: Kind

    def values(self) -> dict[str, Any]:
        """What was typed, by the kind's fields."""
        return {one.name: self._fields[one.name].data for one in self.kind.fields}

    def say(self, found: list[Fault]) -> None:
        """Each fault at its field, where nothing else is said yet."""
        for fault in found:
            if not self[fault.field].errors:
                self[fault.field].errors = [fault.message]


@cache
def form_class(code: str) -> type[EntryForm]:
    """The form of the register of that code."""
    kind = KINDS[code]
    made = {one.name: _field(one) for one in kind.fields}
    return type("KindForm", (EntryForm,), {"kind": kind, **made})


def _field(one: Field) -> Any:
    needed = [Required(one.label)] if one.required else []
    match one.type:
        case Type.DAY:
            return DateField(one.label, needed)
        case Type.WHOLE:
            return WholeField(one.label, needed)
        case Type.YES:
            return BooleanField(one.label)
        case Type.TEXT:
            return TextAreaField(one.label, [*needed, AtMost(one.most)], render_kw={"rows": 4})
        case Type.CHOICE if len(one.choices) <= FEW:
            return PickField(one.label, needed, choices=list(one.choices.items()))
        case Type.CHOICE:
            return ChoiceField(one.label, needed, choices=[("", "选一种"), *one.choices.items()], default="")
        case _:
            return StringField(one.label, [*needed, AtMost(LONGEST_LINE)], render_kw={"autocomplete": "off"})


class FilesForm(BaseForm):
    """Files for one purpose; its choices are set by the view."""

    purpose = PickField("是什么材料", [Required("是什么材料")], choices=[])
    files = MultipleFileField("文件")


class AttendanceForm(BaseForm):
    """The whole list of who came."""

    people = TextAreaField("名单", render_kw={"rows": 14})

    def validate_people(self, field: Any) -> None:
        """Every line can be read."""
        try:
            self.read = read_list(field.data)
        except Unreadable as wrong:
            raise StopValidation(wrong.message) from None

    read: list[Attendee]
