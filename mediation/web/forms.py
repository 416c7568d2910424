"""Forms: Chinese sentences for what is wrong, values kept as typed."""

import re
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import abort, g, redirect, render_template, request
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
from mediation.web.acts import answered_before
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
                holds_text = unbound.field_class.process_formdata is StringField.process_formdata
                options["filters"] = [*filters, _strip, *([_text] if holds_text else [])]
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


def _text(value: Any) -> Any:
    """A text that was not sent at all is an empty text: no rule and no column has to know of a third thing."""
    return "" if value is None else value


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


class WholeField(StringField):
    """A whole number from 0 to `MOST`; shows what was typed when it cannot be read."""

    MOST = 9999

    def process_formdata(self, valuelist: list[str]) -> None:
        """Parse; the sentence says what is understood."""
        self.typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if self.typed:
            if not self.typed.isdecimal() or len(self.typed) > len(str(self.MOST)):
                raise ValueError(f"这不是一个数。写 0 到 {self.MOST} 的整数。")
            self.data = int(self.typed)

    def _value(self) -> str:
        return getattr(self, "typed", "") or ("" if self.data is None else str(self.data))


NOT_OFFERED = "这一项不在可选范围内。重新选一次。"


class _Offered:
    """For fields that choose: only what is offered becomes their value, so that no rule has to reckon with anything
    else; whatever else was sent gets a sentence. Choices that the view sets later are looked at with `validate`."""

    choices: Any
    data: Any
    picked: Any = None
    unoffered = False

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was picked, if it can be told already whether it is offered."""
        self.unoffered = False
        self._take(valuelist)
        if self.choices:
            self._keep_offered()

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not offered."""
        if self.unoffered:
            self.data, self.unoffered = self.picked, False
        self._keep_offered()
        if self.unoffered:
            raise StopValidation(NOT_OFFERED)

    def _take(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)  # type: ignore[misc]

    def _keep_offered(self) -> None:
        if self.data not in self._offered():
            self.picked, self.data, self.unoffered = self.data, "", True

    def _offered(self) -> set[str]:
        return {_choice(given).value for given in self.choices or ()}


class ChoiceField(_Offered, SelectField):
    """One of a list."""


class PickField(_Offered, RadioField):
    """One of a few, all in sight; none picked is the empty text."""

    def _take(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else ""

    def _offered(self) -> set[str]:
        return {"", *super()._offered()}


class ChecksField(_Offered, SelectMultipleField):
    """Several of a list, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def _keep_offered(self) -> None:
        known = [value for value in self.data or () if value in self._offered()]
        if len(known) < len(self.data or ()):
            self.picked, self.data, self.unoffered = self.data, known, True


_EARLIEST = date(1990, 1, 1)


def happened(form: Any, field: Any) -> None:
    """A validator: the day has come, and is not absurdly early."""
    if field.data and field.data > g.now.date():
        raise StopValidation("这一天还没到。填今天或以前的日子。")
    if field.data and field.data < _EARLIEST:
        raise StopValidation("这一天太早了。核对年份再填。")


def not_after(day: date, sentence: str = "这一天还没到。填今天或以前的日子。") -> Any:
    """A validator: the date must not lie after `day`."""

    def check(form: Any, field: Any) -> None:
        if field.data and field.data > day:
            raise StopValidation(sentence)

    return check


def place_of(number: str, rows: FieldList) -> int | None:
    """The place in `rows` that a button names, None where there is no such row."""
    return next((place for place in range(len(rows)) if number == str(place)), None)


def form_key(action: str | None = None) -> str:
    """A fresh one-use key for one rendering of one form; a form that is shown again keeps its key. `action` tells
    the forms of one page apart: only the one that was posted keeps it."""
    again = action is None or urlsplit(action).path == request.path
    return (again and posted().get("form_key")) or secrets.token_urlsafe(18)


def reshow(template: str, **context: Any) -> tuple[str, int]:
    """Show a form again with its errors: status 422, everything typed still there. A form that was acted on while
    this post of it was being looked at has no errors: it met its own traces, and gets that act's answer."""
    if (location := answered_before(wait=False)) is not None:
        abort(redirect(location, 303))
    return render_template(template, **context), 422
