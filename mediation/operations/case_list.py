"""案件列表：pages by key, counts that stop at a limit; as fast with a million cases as with a thousand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select

from mediation import search
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.case_filter import CaseFilter, Sort, conditions
from mediation.operations.case_statements import DAYS, first_of, searched, stretches
from mediation.operations.disputes import count_disputes
from mediation.rules.dispute_types import DisputeType
from mediation.rules.roles import Role

LARGEST_PAGE = 200


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
    size, edge, backwards = max(1, min(size, LARGEST_PAGE)), before or after, before is not None
    found = searched(wanted, visible)
    rows: list[CaseRow] = []
    for stretch in stretches(wanted.order, found, backwards=backwards, edge=(edge.day, edge.id) if edge else None):
        lines = first_of(wanted, found.cases, stretch, size + 1 - len(rows), COLUMNS)
        rows += map(CaseRow._make, db.session.execute(lines))
        if len(rows) > size:
            break
    further, shown = len(rows) > size, rows[:size]
    if backwards:
        shown.reverse()
    more, less = (True, further) if backwards else (further, after is not None)
    return Page(
        shown,
        _key(wanted.order, shown[-1]) if more and shown else None,
        _key(wanted.order, shown[0]) if less and shown else None,
    )


def capped_count(
    wanted: CaseFilter, *, visible: Select[Any], limit: int = 1000, found: Page | None = None
) -> tuple[int, bool]:
    """How many cases there are, counted up to `limit`; whether there are more. `found` a page of them: one that is
    all there is counts itself."""
    if found and found.next_key is None and found.previous_key is None:
        return len(found.rows), False
    counted = db.session.scalar(count_statement(wanted, visible, limit + 1)) or 0
    return min(counted, limit), counted > limit


def count_statement(wanted: CaseFilter, visible: Select[Any], limit: int) -> Select[Any]:
    """How many cases there are, at most `limit`, as a select of one figure."""
    # In an order that an index has, though it does not matter here: else an engine without statistics may choose
    # an index that leads through every case.
    plain = replace(wanted, sort=None)
    if plain.text and not conditions(replace(plain, committees=())):
        working = visible.get_execution_options().get("committees")
        asked = working & set(plain.committees) if working and plain.committees else working
        return search.count(visible.where(*conditions(plain)), plain.text, limit, asked)
    found = searched(plain, visible)
    ones = first_of(plain, found.cases, stretches(plain.order, found)[0], limit, (_ONE,))
    return select(func.count()).select_from(ones.subquery())


def exact_count(wanted: CaseFilter, *, visible: Select[Any]) -> int:
    """How many cases there are: reads them all, so only on demand."""
    counted = (
        searched(wanted, visible).cases.where(*conditions(wanted)).with_only_columns(func.count()).select_from(Case)
    )
    return db.session.scalar(counted) or 0


def exact_disputes(wanted: CaseFilter, *, visible: Select[Any]) -> int:
    """How many disputes they are about, one that changed hands counted once: reads them all, so only on demand."""
    return count_disputes(searched(wanted, visible).cases.where(*conditions(wanted)))


@dataclass(frozen=True)
class Piece:
    """A piece of what column 当事人 says: `words`, and the party's `uid` where they are the name of an enterprise."""

    words: str
    uid: str = ""


def named(rows: Sequence[CaseRow]) -> dict[int, list[Piece]]:
    """Case → column 当事人 in pieces, so that the names of enterprises can lead to their records."""
    query = (
        select(CaseParty.case_id, Party.name, Party.uid)
        .join(Party, Party.id == CaseParty.party_id)
        .where(CaseParty.case_id.in_([row.id for row in rows]), Party.kind != "person")
    )
    found: dict[int, dict[str, Piece]] = defaultdict(dict)
    for case_id, name, uid in db.session.execute(query):
        found[case_id][name] = Piece(name, uid)
    return {row.id: _pieces(row.parties, found[row.id]) for row in rows}


def _pieces(text: str, known: dict[str, Piece]) -> list[Piece]:
    if not known:
        return [Piece(text)]
    # Longer names first: a firm's name may begin another's.
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return [known.get(words, Piece(words)) for words in re.split(f"({names})", text) if words]


def _key(order: Sort, row: CaseRow) -> Key:
    return Key(getattr(row, DAYS[order].key) if order in DAYS else None, row.id)


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
