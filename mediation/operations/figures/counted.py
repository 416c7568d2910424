"""What an indicator counts in this program: the rows of one table, the day they are counted by, what each adds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from mediation.indicators import Period
from mediation.models.case import Case

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class At:
    """The period that is asked for, and the day on which it is asked."""

    period: Period
    today: date


@dataclass(frozen=True)
class Filters:
    """What the figures of cases are narrowed to; empty fields ask for nothing. `committee` an organisation id, `kind`
    of `rules.dispute_types`, `source` of `rules.sources`, `town` of the first applicant, `towns.NO_TOWN` for
    none on record."""

    committee: int | None = None
    kind: str = ""
    source: str = ""
    town: str = ""

    @property
    def set(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()


Joins = Callable[[Select[Any]], Select[Any]]
_OF_CASE: Mapping[str, Any] = {"kind": Case.dispute_type, "source": Case.source}


def as_it_is(query: Select[Any]) -> Select[Any]:
    """Nothing to join."""
    return query


@dataclass(frozen=True, eq=False)
class Base:
    """A table whose rows are counted. `service` the noun of the page a row leads to, `uid` of that page; `number`,
    `body` (an organisation), `kind`, `outcome` for the list; `joins` what the conditions need; `cases` joins the case
    of a row, None where it has none: filters then do not apply."""

    service: str
    table: Any
    uid: Any
    number: Any
    body: Any
    kind: Any = field(default_factory=lambda: literal(""))
    outcome: Any = field(default_factory=lambda: literal(""))
    restricted: Any = field(default_factory=lambda: literal(False))
    joins: Joins = as_it_is
    cases: Joins | None = None


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one side of a figure: `day` they are counted by (None where the conditions alone say which), `where`
    their conditions, `value` what each adds (1 unless said); `shown` the day that a line tells where no `day` counts
    (the last day of the period unless said)."""

    base: Base
    day: Any
    where: Callable[[At], Sequence[Condition]] = lambda at: ()
    value: Any = None
    shown: Any = None

    def conditions(self, at: At) -> list[Condition]:
        """The conditions, the period left out."""
        return list(self.where(at))

    def groups(self, by: Sequence[str]) -> list[Any]:
        """What a sum is split by: `month` (the day, whose month is taken in Python), `body`, `kind` and `source`."""
        own = {"month": self.day, "body": self.base.body, **_OF_CASE}
        return [own[each] for each in by]


@dataclass(frozen=True, eq=False)
class Counted:
    """How an indicator of ours is counted: both sides, and for days whether the `middle` or the `mean` of them is
    meant, "working days" where they are counted outside the database."""

    numerator: Rows
    denominator: Rows | None = None
    spread: str = ""

    def side(self, name: str) -> Rows | None:
        """The rows of `numerator` or `denominator`."""
        return self.numerator if name == "numerator" else self.denominator


def filtered(filters: Filters) -> list[Condition]:
    """The filters as conditions on `Case`."""
    from mediation.operations.figures.towns import of_town

    found: list[Condition] = []
    for column, value in (
        (Case.committee_id, filters.committee),
        (Case.dispute_type, filters.kind),
        (Case.source, filters.source),
    ):
        if value:
            found.append(column == value)
    if filters.town:
        found.append(of_town(filters.town))
    return found


class days_between(GenericFunction[int]):  # noqa: N801 (a function of SQL)
    """Calendar days from the first day to the second."""

    type = Integer()
    inherit_cache = True
    name = "days_between"


@compiles(days_between, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(one, **more) for one in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


@compiles(days_between)
def _elsewhere(element: Any, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(one, **more) for one in element.clauses)
    # A day that is kept in a document is text.
    return f"(CAST({last} AS DATE) - CAST({first} AS DATE))"
