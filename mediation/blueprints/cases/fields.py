"""Kinds of form fields that the acts of a case share."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time

from wtforms import HiddenField, StringField
from wtforms.fields.core import UnboundField

from mediation.clock import SHANGHAI
from mediation.models.case import CaseParty
from mediation.web.forms import AtMost, BaseForm
from mediation.web.forms import happened as happened

LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT = 500, 200, 100_000


class ClockField(StringField):
    """A time of day; accepts 14:30, 1430, 14点30分 and 9:05."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Parse, or say how a time is written."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = None
        plain = unicodedata.normalize("NFKC", self.typed).strip()
        if not plain:
            return
        found = re.fullmatch(r"(\d{1,2})[:点时](?:(\d{1,2})分?)?|(\d{1,2})(\d{2})", plain)
        hour, minute = (int(found[1] or found[3]), int(found[2] or found[4] or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValueError("这不是一个钟点。写成 14:30 这样。")
        self.data = time(hour, minute)

    def _value(self) -> str:
        if isinstance(self.data, time):
            return f"{self.data:%H:%M}"
        return str(getattr(self, "typed", "") or "")


class Roomy(AtMost):
    """A limit so wide that nobody need count along."""

    def __init__(self) -> None:
        super().__init__(LONGEST_TEXT)
        self.field_flags = {}


class Alone:
    """Makes a row a form of its own: with the version seen, and its errors for the summary."""

    version = HiddenField()
    error_items = BaseForm.error_items


def moment_of(day: date | None, clock: time | None) -> datetime | None:
    """The instant of that day and time in China; None while one of them is missing."""
    return datetime.combine(day, clock, SHANGHAI) if day and clock else None


def with_parties(
    base: type[BaseForm], parties: Iterable[CaseParty], rows: Mapping[str, Callable[[CaseParty], UnboundField]]
) -> type[BaseForm]:
    """`base` with the fields `rows` for each party, named `<row>_<uid of the case party>`."""
    fields = {f"{name}_{party.uid}": make(party) for party in parties for name, make in rows.items()}
    return type(base.__name__, (base,), fields)


def chosen(choices: Mapping[str, str], *, first: str = "") -> list[tuple[str, str]]:
    """Choices of a select or radio from code → words; `first` names the empty one, left out when ""."""
    return ([("", first)] if first else []) + list(choices.items())
