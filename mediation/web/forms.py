"""Forms: Chinese sentences for what is wrong, values kept as typed."""

import re
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import render_template, request
from wtforms import DateField as WtDateField
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from mediation.rules.money import cents
from mediation.web.posted import posted


class ShownPasswordField(StringField):
    """A password that the administrator hands over in person: readable, and like every password kept as typed."""


AS_TYPED = HiddenField | FieldList | FormField | PasswordField | ShownPasswordField


class BaseForm(Form):
    """All forms: messages in Chinese; text is stripped; `version` names the row version the user saw."""

    class Meta:
        """WTForms settings."""

        locales = ["zh"]

        def bind_field(self, form: Any, unbound: Any, options: dict[str, Any]) -> Any:
            """Strip what people type around a value; hand pairs of choices over as the library now wants them."""
            if "choices" in unbound.kwargs:
                unbound.kwargs["choices"] = [_choice(given) for given in unbound.kwargs["choices"]]
            filters = unbound.kwargs.get("filters", [])
            if not issubclass(unbound.field_class, AS_TYPED):
                options["filters"] = [*filters, _strip]
            return unbound.bind(form=form, **options)

    version = HiddenField()

    @property
    def error_items(self) -> list[tuple[str, str, str]]:
        """(field id, label, sentence) of each error, in the order of the form; of a row in a list the label says
        which row, e.g. `被申请人2 证件号码`."""
        return list(_error_items(self))


class Row(Form):
    """A form within a form: one of several parties, rights, instalments."""

    class Meta(BaseForm.Meta):
        """The same settings."""


def _error_items(fields: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    for field in fields:
        if isinstance(field, FormField):
            yield from _error_items(field.form, place)
        elif isinstance(field, FieldList):
            for number, entry in enumerate(field, 1):
                row = f"{place}{field.label.text}{number if len(field) > 1 else ''} "
                yield from _error_items([entry], row if isinstance(entry, FormField) else place)
            yield from ((field.id, place + field.label.text, error) for error in field.errors if isinstance(error, str))
        else:
            yield from ((field.id, place + field.label.text, str(error)) for error in field.errors)


def _choice(given: Any) -> SelectChoice:
    return given if isinstance(given, SelectChoice) else SelectChoice(*given)


def _strip(value: Any) -> Any:
    return value.strip().strip("\u3000") if isinstance(value, str) else value


class Required(InputRequired):
    """A field that must be filled; `what` is the sentence's object: 没有填<what>。"""

    def __init__(self, what: str) -> None:
        super().__init__(f"没有填{what}。")

    def __call__(self, form: Any, field: Any) -> None:
        """Refuse an empty or blank value; what was typed and cannot be read keeps its own sentence."""
        if field.process_errors:
            raise StopValidation
        if not field.data or (isinstance(field.data, str) and not field.data.strip()):
            field.errors[:] = []
            raise StopValidation(self.message)


class AtMost(Length):
    """No more than so many characters, line ends counted once; the page counts along while people type."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most)

    def __call__(self, form: Any, field: Any) -> None:
        """Say how many are too many."""
        typed = len((field.data or "").replace("\r\n", "\n"))
        if typed > self.max:
            raise StopValidation(f"写了 {typed} 字，最多 {self.max} 字。删掉 {typed - self.max} 字。")


def check_login_name(form: Any, field: Any) -> None:
    """A validator: what people type every morning; lower case, so that it is one name however it is typed."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,39}", field.data.lower()):
        raise StopValidation("登录名用小写字母、数字，可加点和短横，2 到 40 个字符。")


class DateField(WtDateField):
    """A day; accepts 2026-09-14, 2026/9/14, 2026年9月14日 and 20260914."""

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]
        super().__init__(label, validators, format=formats, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Parse, or say which ways of writing are understood."""
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            super().process_formdata([valuelist[0].strip()])
        except ValueError:
            raise ValueError("这不是一个日子。写成 2026-09-14 这样。") from None


class MoneyField(StringField):
    """An amount in 元, kept as integer 分 in `data`; shows what was typed when it cannot be read."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Parse to 分; the sentence says what is wrong."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = cents(self.typed) if self.typed.strip() else None

    def _value(self) -> str:
        if getattr(self, "typed", ""):
            return str(self.typed)
        return f"{self.data // 100}.{self.data % 100:02d}" if self.data is not None else ""


NOT_OFFERED = "这一项不在可选范围内。重新选一次。"


class ChoiceField(SelectField):
    """One of a list; a value outside the list gets a Chinese sentence."""

    def pre_validate(self, form: Any) -> None:
        """Refuse values that are not offered; of choices in groups too."""
        if self.data not in {option.data for option in self}:
            raise StopValidation(NOT_OFFERED)


class PickField(RadioField):
    """One of a few, all in sight; none picked is the empty text."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Nothing picked is nothing, not the default."""
        self.data = valuelist[0] if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse values that are not offered."""
        if self.data and self.data not in {value for value, *_ in self.iter_choices()}:
            raise StopValidation(NOT_OFFERED)


class ChecksField(SelectMultipleField):
    """Several of a list, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """Refuse values that are not offered."""
        if not set(self.data or ()) <= {value for value, *_ in self.iter_choices()}:
            raise StopValidation(NOT_OFFERED)


def not_after(day: date, sentence: str = "这一天还没到。填今天或以前的日子。") -> Any:
    """A validator: the date must not lie after `day`."""

    def check(form: Any, field: Any) -> None:
        if field.data and field.data > day:
            raise StopValidation(sentence)

    return check


def form_key(action: str | None = None) -> str:
    """A fresh one-use key for one rendering of one form; a form that is shown again keeps its key. `action` tells
    the forms of one page apart: only the one that was posted keeps it."""
    again = action is None or urlsplit(action).path == request.path
    return (again and posted().get("form_key")) or secrets.token_urlsafe(18)


def reshow(template: str, **context: Any) -> tuple[str, int]:
    """Show a form again with its errors: status 422, everything typed still there."""
    return render_template(template, **context), 422
