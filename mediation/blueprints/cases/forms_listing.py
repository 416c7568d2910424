"""What may be asked of the list, as it stands in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms.validators import StopValidation

from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.case_filter import CaseFilter, Day, Due, Missing, Sort
from mediation.procedures.people_mediation import State
from mediation.rules.dispute_types import DisputeType
from mediation.web.forms import BaseForm, DateField

SIZES = (15, 50, 100)
SHOWN_KINDS = 2


@dataclass(frozen=True)
class Menu:
    """One filter of the menu: its label, its name in the address, (value, words) offered, the value in force."""

    label: str
    name: str
    options: list[tuple[str, str]]
    chosen: str
    first: str = "不限"


@dataclass(frozen=True)
class Chip:
    """One filter in force: its name, its value in words, the address without it."""

    name: str
    value: str
    without: dict[str, list[str]]


def _several(args: "MultiDict[str, str]", name: str, offered: Iterable[str]) -> tuple[str, ...]:
    """The values of a filter, written apart or parted by commas; unknown ones are left out."""
    given = {value for text in args.getlist(name) for value in text.split(",")}
    return tuple(value for value in offered if value in given)


def typed_words(args: "MultiDict[str, str]") -> str:
    """What stands in the search box."""
    return " ".join(args.get("q", "").split())[:200]


class PeriodForm(BaseForm):
    """The two days of a period."""

    since = DateField("从", name="from")
    until = DateField("到", name="to")

    def validate_until(self, field: Any) -> None:
        """Not before the first."""
        if self.since.data and field.data and field.data < self.since.data:
            raise StopValidation("比“从”那一天还早。换一天。")


@dataclass(frozen=True)
class Asked:
    """The address of the list, read: committees by code, states, kinds, mediator's uid, period, what is missing."""

    committees: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    mediator: str = ""
    day: Day = Day.ACCEPTED
    since: date | None = None
    until: date | None = None
    missing: tuple[str, ...] = ()
    due: str = ""
    text: str = ""
    sort: str = ""
    size: int = 50

    @classmethod
    def read(cls, args: "MultiDict[str, str]", period: PeriodForm, committees: Iterable[str]) -> "Asked":
        """What the address asks for; what it says wrongly asks for nothing."""
        size = args.get("size", type=int)
        return cls(
            committees=_several(args, "committee", committees),
            states=_several(args, "state", [state.value for state in State]),
            kinds=_several(args, "type", [kind.value for kind in DisputeType]),
            mediator=args.get("mediator", "")[:40],
            day=Day.REGISTERED if args.get("day") == Day.REGISTERED else Day.ACCEPTED,
            since=None if period.since.errors else period.since.data,
            until=None if period.until.errors else period.until.data,
            missing=_several(args, "missing", [lack.value for lack in Missing]),
            due=next((due.value for due in Due if due.value == args.get("due")), ""),
            text=typed_words(args),
            sort=next((sort.value for sort in Sort if sort.value == args.get("sort")), ""),
            size=size if size in SIZES else 50,
        )

    def args(self, **changes: Any) -> dict[str, Any]:
        """The arguments of the address of this list; `changes` replace fields."""
        asked = replace(self, **changes)
        period = asked.since is not None or asked.until is not None
        given = {
            "q": asked.text,
            "committee": ",".join(asked.committees),
            "state": ",".join(asked.states),
            "type": ",".join(asked.kinds),
            "mediator": asked.mediator,
            "day": asked.day.value if period and asked.day is not Day.ACCEPTED else "",
            "from": asked.since.isoformat() if asked.since else "",
            "to": asked.until.isoformat() if asked.until else "",
            "missing": ",".join(asked.missing),
            "due": asked.due,
            "sort": asked.sort,
            "size": "" if asked.size == 50 else str(asked.size),
        }
        return {name: value for name, value in given.items() if value}

    def wanted(self, bodies: Mapping[str, Organisation], mediator: User | None, today: date) -> CaseFilter:
        """The same for the operation on the day `today`; without a committee named, every one the user works for."""
        chosen = self.committees or tuple(bodies)
        return CaseFilter(
            committees=tuple(bodies[code].id for code in chosen),
            states=self.states,
            kinds=self.kinds,
            mediator_id=mediator.id if mediator else None,
            day=self.day,
            since=self.since,
            until=self.until,
            missing=tuple(Missing(value) for value in self.missing),
            due=Due(self.due) if self.due else None,
            today=today,
            text=self.text,
            sort=Sort(self.sort) if self.sort else None,
        )

    def chips(self, bodies: Mapping[str, Organisation], mediator: User | None) -> list[Chip]:
        """The filters in force, in the order of the menu."""
        said = [
            ("找", self.text, {"text": ""}),
            ("调委会", "、".join(bodies[code].short_name for code in self.committees), {"committees": ()}),
            ("阶段", _listed([State(value).label for value in self.states]), {"states": ()}),
            ("类型", _listed([DisputeType(value).label for value in self.kinds]), {"kinds": ()}),
            ("调解员", mediator.display_name if mediator else "", {"mediator": ""}),
            (self.day.label, self._period(), {"since": None, "until": None}),
            ("期限", Due(self.due).label if self.due else "", {"due": ""}),
            ("还缺", "、".join(Missing(value).label for value in self.missing), {"missing": ()}),
        ]
        return [Chip(name, value, self.args(**without)) for name, value, without in said if value]

    def _period(self) -> str:
        if self.since and self.until:
            return f"{self.since} 至 {self.until}"
        return f"{self.since} 以来" if self.since else f"{self.until} 以前" if self.until else ""


def _listed(labels: list[str]) -> str:
    shown = "、".join(labels[:SHOWN_KINDS])
    return shown if len(labels) <= SHOWN_KINDS else f"{shown}等 {len(labels)} 类"
