"""Two people on one row: what is stored, in the writing of the form that could not be taken."""

from typing import Any

from wtforms import BooleanField

from mediation.operations.versions import EditConflict
from mediation.web.forms import BaseForm, ChoiceField, PickField

_BOX = [("", "否"), ("y", "是")]


def in_words_of(form: BaseForm, stored: dict[str, Any], conflict: EditConflict) -> EditConflict:
    """The conflict under the names and in the writing of `form`, so that both texts can be laid side by side;
    `stored` field → value of the row, for the fields to be compared."""
    theirs = type(form)(data=stored)
    compared = [name for name in theirs._fields if name in stored and name != "version"]
    shown = [name for name in compared if (theirs[name].data or None) != (form[name].data or None)]
    return EditConflict(
        {name: _written(theirs[name]) for name in shown},
        labels={name: form[name].label.text for name in shown},
        version=conflict.version,
        choices={name: offered for name in shown if (offered := _offered(form[name]))},
    )


def _written(field: Any) -> str:
    if isinstance(field, BooleanField):
        return "y" if field.data else ""
    return str(field._value()) if hasattr(field, "_value") else str(field.data or "")


def _offered(field: Any) -> list[tuple[str, str]]:
    if isinstance(field, BooleanField):
        return _BOX
    if isinstance(field, ChoiceField | PickField):
        return [(str(choice[0]), str(choice[1])) for choice in field.iter_choices()]
    return []
