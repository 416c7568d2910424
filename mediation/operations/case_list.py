"""案件列表：pages by key, counts that stop at a limit; as fast with a million cases as with a thousand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select, tuple_, union_all

from mediation import search
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.user import User
from mediation.operations.case_filter import CaseFilter, Sort, conditions
from mediation.rules.dispute_types import DisputeType
from mediation.rules.roles import Role

LARGEST_PAGE = 200
_MOST_LEGS = 30


class CaseRow(NamedTuple):
    """One line of the list. `agreement_state` of the newest agreement, "" without one; `mediator` a display name."""

    id: int
    uid: str
    committee_id: int
    case_number: str | None
    register_number: str
    title: str
    dispute_type: str
    state: str
    outcome: str
    agreement_state: str
    restricted: bool
    mediator: str
    registered_on: date
    accepted_on: date | None
    closed_on: date | None
    amount_claimed: int | None
    next_due_on: date | None
    next_due_what: str

    @property
    def number(self) -> str:
        """The number people use."""
        return self.case_number or f"登记号 {self.register_number}"

    @property
    def parties(self) -> str:
        """Who against whom: the title without the type of dispute, which has its own column."""
        return self.title.removesuffix(f" {DisputeType(self.dispute_type).label}纠纷")


@dataclass(frozen=True)
class Key:
    """Where a page begins or ends: the day it is sorted by (None: the case has none) and the case."""

    day: date | None
    id: int

    def __str__(self) -> str:
        return f"{self.day or ''}.{self.id}"

    @classmethod
    def parse(cls, text: str | None) -> "Key | None":
        """The key written as `str(key)`; None for anything else."""
        day, dot, number = (text or "").partition(".")
        try:
            return cls(date.fromisoformat(day) if day else None, int(number)) if dot else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Page:
    """One page; a key is None where there is nothing further."""

    rows: list[CaseRow]
    next_key: Key | None
    previous_key: Key | None


@dataclass(frozen=True)
class _Stretch:
    """A stretch of the list in one order: `where` chooses its cases, `columns` sort them."""

    where: tuple[ColumnElement[bool], ...]
    columns: tuple[Any, ...]
    falling: bool

    def beyond(self, *values: Any) -> "_Stretch":
        """The part of the stretch behind a key."""
        key, edge = (tuple_(*self.columns), tuple_(*values)) if len(values) > 1 else (self.columns[0], values[0])
        return replace(self, where=(*self.where, key < edge if self.falling else key > edge))

    def sorted(self, query: Any) -> Any:
        """`query` in this order."""
        return query.order_by(*(column.desc() if self.falling else column for column in self.columns))


_DAYS: dict[Sort, Any] = {
    Sort.ACCEPTED: Case.accepted_on,
    Sort.REGISTERED: Case.registered_on,
    Sort.DUE: Case.next_due_on,
}


def page(
    wanted: CaseFilter,
    *,
    visible: Select[Any],
    size: int = 50,
    after: Key | None = None,
    before: Key | None = None,
) -> Page:
    """The `size` cases (200 at most) behind `after`, or before `before`, or the first ones, of those that
    `visible` (a select from `Case`) contains."""
    size = max(1, min(size, LARGEST_PAGE))
    found, case_id = _narrowed(wanted, visible)
    rows: list[CaseRow] = []
    for stretch in _stretches(wanted.order, case_id, before or after, backwards=before is not None):
        rows += map(CaseRow._make, db.session.execute(_lines(wanted, found, stretch, size + 1 - len(rows))))
        if len(rows) > size:
            break
    further, shown = len(rows) > size, rows[:size]
    more, less = (True, further) if before is not None else (further, after is not None)
    if before is not None:
        shown.reverse()
    return Page(
        shown,
        _key(wanted.order, shown[-1]) if more and shown else None,
        _key(wanted.order, shown[0]) if less and shown else None,
    )


def capped_count(wanted: CaseFilter, *, visible: Select[Any], limit: int = 1000) -> tuple[int, bool]:
    """How many cases there are, counted up to `limit`; whether there are more."""
    found, _ = _narrowed(wanted, visible)
    ones: Select[int] = found.with_only_columns(_ONE).select_from(Case).limit(limit + 1)
    counted = db.session.scalar(select(func.count()).select_from(ones.subquery())) or 0
    return min(counted, limit), counted > limit


def exact_count(wanted: CaseFilter, *, visible: Select[Any]) -> int:
    """How many cases there are: reads them all, so only on demand."""
    found, _ = _narrowed(wanted, visible)
    return db.session.scalar(found.with_only_columns(func.count()).select_from(Case)) or 0


def _narrowed(wanted: CaseFilter, visible: Select[Any]) -> tuple[Select[Any], ColumnElement[int]]:
    found = visible.where(*conditions(wanted))
    return search.narrow(found, wanted.text) if wanted.text else (found, Case.__table__.c.id)


def _stretches(order: Sort, case_id: Any, edge: Key | None, *, backwards: bool) -> list[_Stretch]:
    falling = (order is not Sort.DUE) != backwards
    if order is Sort.NEWEST:
        all_cases = _Stretch((), (case_id,), falling)
        return [all_cases.beyond(edge.id) if edge else all_cases]
    day = _DAYS[order]
    with_day = _Stretch((day.is_not(None),), (day, case_id), falling)
    without = _Stretch((day.is_(None),), (case_id,), falling)
    if edge is None:
        return [with_day, without]
    if edge.day is None:
        return [without.beyond(edge.id), *([with_day] if backwards else [])]
    return [with_day.beyond(edge.day, edge.id), *([] if backwards else [without])]


def _lines(wanted: CaseFilter, found: Select[Any], stretch: _Stretch, limit: int) -> Any:
    legs = [stretch.sorted(found.where(*stretch.where, *leg)).limit(limit) for leg in _legs(wanted)]
    if len(legs) == 1:
        return legs[0].with_only_columns(*COLUMNS)
    ids = union_all(*(select(leg.with_only_columns(Case.id).subquery().c.id) for leg in legs))
    return stretch.sorted(select(*COLUMNS).where(Case.id.in_(ids))).limit(limit)


def _legs(wanted: CaseFilter) -> list[tuple[ColumnElement[bool], ...]]:
    """Each value of a filter read in its own order and then merged: an index on (value, order) serves one value,
    for several at once an engine would sort everything they have."""
    if wanted.text or wanted.missing:
        return [()]
    owner = [(Case.committee_id, wanted.committees)] if wanted.mediator_id is None else []
    filters: list[tuple[Any, tuple[Any, ...]]] = [*owner]
    if wanted.order is Sort.NEWEST:
        filters += [(Case.state, wanted.states), (Case.dispute_type, wanted.kinds)]
    several = [[column == value for value in values] for column, values in filters if len(values) > 1]
    if prod(map(len, several)) > _MOST_LEGS:
        del several[-1]
    return list(product(*several))


def _key(order: Sort, row: CaseRow) -> Key:
    return Key(getattr(row, _DAYS[order].key) if order in _DAYS else None, row.id)


_ONE: ColumnElement[int] = literal_column("1", Integer)
COLUMNS = (
    Case.id,
    Case.uid,
    Case.committee_id,
    Case.case_number,
    Case.register_number,
    Case.title,
    Case.dispute_type,
    Case.state,
    Case.outcome,
    func.coalesce(
        select(Agreement.state)
        .where(Agreement.case_id == Case.id)
        .order_by(Agreement.ordinal.desc())
        .limit(1)
        .scalar_subquery(),
        "",
    ),
    Case.restricted,
    func.coalesce(select(User.display_name).where(User.id == Case.mediator_id).scalar_subquery(), ""),
    Case.registered_on,
    Case.accepted_on,
    Case.closed_on,
    Case.amount_claimed,
    Case.next_due_on,
    Case.next_due_what,
)


@dataclass(frozen=True)
class Column:
    """A column of the list: `name` stable, `label` its Chinese head."""

    name: str
    label: str


_ALL = (
    Column("number", "案号或登记号"),
    Column("parties", "当事人"),
    Column("kind", "类型"),
    Column("state", "阶段"),
    Column("mediator", "调解员"),
    Column("registered_on", "登记日"),
    Column("accepted_on", "受理日"),
    Column("amount", "标的额（元）"),
    Column("due", "最近期限"),
)
_FOR_EVERYONE = frozenset({"number", "parties", "kind", "state", "mediator", "accepted_on", "due"})
_MORE = {Role.CLERK: frozenset({"registered_on"}), Role.DIRECTOR: frozenset({"amount"})}


def columns_for(roles: Iterable[Role]) -> tuple[Column, ...]:
    """The columns that holders of `roles` see: clerks also the day of registration, directors the amount."""
    names = _FOR_EVERYONE.union(*(_MORE.get(role, frozenset()) for role in roles))
    return tuple(column for column in _ALL if column.name in names)
