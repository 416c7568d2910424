"""The whole months of a figure of cases, read from what `models.case_month` remembers instead of from every case."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Select, SelectBase, and_, delete, func, insert, select, text, true
from sqlalchemy import case as when
from sqlalchemy.sql import visitors

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.case import Case
from mediation.models.case_month import CaseMonth
from mediation.models.shared_dispute import SharedDispute
from mediation.operations.figures.cases import (
    CASES,
    COUNTS,
    EARLIEST,
    LAST_OF_ALL,
    accepted_before,
    ended_at_the_bureau_later,
    superseded,
)
from mediation.operations.figures.counted import At, Condition, Filters, Rows, filtered
from mediation.rules.reports.periods import month_after

Group = tuple[Any, ...]
MANY = 50_000
"""As many rows are folded into few."""
_PORTION = 5_000
_KEYS = ("event", "month", "committee_id", "dispute_type", "source", "outcome", "days")
_KNOWN: Mapping[str, Mapping[str, Any]] = {
    "accepted": {name: getattr(CaseMonth, name) for name in ("committee_id", "dispute_type", "source")},
    "concluded": {name: getattr(CaseMonth, name) for name in ("committee_id", "dispute_type", "source", "outcome")},
    # These were accepted, all of them: their month stands for the day.
    "days": {
        "committee_id": CaseMonth.committee_id,
        "outcome": CaseMonth.outcome,
        "accepted_on": CaseMonth.month,
    },
}
_GROUPS: Mapping[str, Any] = {
    "month": CaseMonth.month,
    "body": CaseMonth.committee_id,
    "kind": CaseMonth.dispute_type,
    "source": CaseMonth.source,
}


LeftOut = Callable[[], Select[Any]]
# What the months do not know, and the few cases that it leaves out.
_ONCE: Sequence[tuple[Condition, LeftOut]] = (
    (COUNTS, superseded),
    (EARLIEST, accepted_before),
    (LAST_OF_ALL, ended_at_the_bureau_later),
)


class _Unknown(Exception):
    """A condition asks something that is not remembered."""


@dataclass(frozen=True, eq=False)
class Memory:
    """How one side of a figure, its `rows`, is read from the months: `remembered` its conditions on `CaseMonth`,
    `of_cases` the same on `Case`; each of `left_out` gives ids of cases that are in the months but do not count, as
    another end of their dispute does."""

    event: str
    rows: Rows
    remembered: tuple[Condition, ...]
    of_cases: tuple[Condition, ...]
    left_out: tuple[LeftOut, ...]


def memory_of(rows: Rows, at: At, filters: Filters) -> Memory | None:
    """How the months answer for `rows`; None where they do not know all that is asked."""
    if rows.base is not CASES or rows.day is None:
        return None
    event = "accepted" if rows.day is Case.accepted_on else "concluded" if rows.day is Case.concluded_on else ""
    if rows.value is not None:
        event = "days" if event == "concluded" else ""
    asked = rows.conditions(at)
    once = tuple((marker, left_out) for marker, left_out in _ONCE if any(each is marker for each in asked))
    if not event or not once:
        return None
    plain = [each for each in (*asked, *filtered(filters)) if all(each is not marker for marker, _ in once)]
    try:
        remembered = tuple(_of_months(each, _KNOWN[event]) for each in plain)
    except _Unknown:
        return None
    return Memory(event, rows, remembered, tuple(plain), tuple(left_out for _, left_out in once))


def _of_months(condition: Condition, known: Mapping[str, Any]) -> ColumnElement[bool]:
    def swap(element: Any, **_: Any) -> Any:
        if isinstance(element, SelectBase):
            raise _Unknown
        if isinstance(element, ColumnClause) and getattr(element.table, "name", "") == Case.__tablename__:
            if element.key not in known:
                raise _Unknown
            return known[element.key].__clause_element__()
        return None

    found: ColumnElement[bool] = visitors.replacement_traverse(condition, {}, swap)
    return found


def whole_months(period: Period) -> tuple[Period | None, list[Period]]:
    """The whole months of a period, None where it has none, and what is left of it before and behind them."""
    after = period.last + timedelta(1)
    first = period.first if period.first.day == 1 else month_after(period.first)
    last = after.replace(day=1)
    if first >= last:
        return None, [period]
    edges = [Period(period.first, first - timedelta(1))] if period.first < first else []
    edges += [Period(last, period.last)] if last <= period.last else []
    return Period(first, last - timedelta(1)), edges


def sums(several: Sequence[Memory], whole: Period, by: tuple[str, ...] = ()) -> Iterator[tuple[int, Select[Any]]]:
    """What adds up to the sums of sides of one event over whole months: statements, and whether what one says is added
    (1) or taken off (-1). A line is the group, as `by` says, and a sum for each side."""
    totals = [func.sum(_where(one.remembered, CaseMonth.cases)) for one in several]
    groups = [_GROUPS[each] for each in by]
    yield 1, select(*groups, *totals).where(*_months(several[0].event, whole)).group_by(*groups)
    groups = several[0].rows.groups(by)
    for left_out in dict.fromkeys(one.left_out for one in several):
        totals = [func.sum(_where(one.of_cases, 1) if one.left_out == left_out else 0) for one in several]
        for ids in _ids(left_out):
            yield -1, _of_cases(select(*groups, *totals), several[0], ids, whole).group_by(*groups)


def spread(memory: Memory, whole: Period) -> Iterator[tuple[int, Select[Any]]]:
    """The same for rows that add days: a line is a number of days, and how many rows took it."""
    months: Any = select(CaseMonth.days, func.sum(CaseMonth.cases)).where(*_months("days", whole), *memory.remembered)
    yield 1, months.group_by(CaseMonth.days)
    cases, days = select(memory.rows.value, func.count()).where(*memory.of_cases), memory.rows.value
    for ids in _ids(memory.left_out):
        yield -1, _of_cases(cases, memory, ids, whole).group_by(days)


def _months(event: str, whole: Period) -> tuple[Condition, ...]:
    return CaseMonth.event == event, CaseMonth.month.between(whole.first, whole.last)


def _where(conditions: Sequence[Condition], value: Any) -> Any:
    return when((and_(true(), *conditions), value), else_=0)


def _ids(several: Sequence[LeftOut]) -> Iterator[Sequence[int]]:
    """The few cases of disputes that ended more than once, in portions. Asked for by themselves, doubles and all: with
    the rest in one statement, or with DISTINCT, SQLite goes through all cases of the period instead."""
    shared = db.session.scalar(select(SharedDispute.dispute_number).limit(1)) is not None
    asked = [left_out for left_out in several if shared or left_out is ended_at_the_bureau_later]
    ids = sorted({found for left_out in asked for found in db.session.scalars(left_out())})
    for start in range(0, len(ids), _PORTION):
        yield ids[start : start + _PORTION]


def _of_cases(query: Select[Any], memory: Memory, ids: Sequence[int], whole: Period) -> Select[Any]:
    return query.where(Case.id.in_(ids), memory.rows.day.between(whole.first, whole.last))


def fold(most: int = MANY) -> int:
    """Where there are more than `most` rows, those that agree become one; the number of rows before, 0 where nothing
    was done. The caller commits."""
    before = db.session.scalar(select(func.count()).select_from(CaseMonth)) or 0
    if before <= most:
        return 0
    hold()
    _store(_remembered())
    return int(before)


def count_again() -> None:
    """Forget the months and count every case. The caller commits."""
    hold()
    _store(_counted())


def hold() -> None:
    """Wait for acts that are under way, and keep others waiting until this transaction ends: their rows come before
    or after, not in between. SQLite has one writer anyway."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE case_month IN SHARE ROW EXCLUSIVE MODE"))


def _store(groups: Mapping[Group, int]) -> None:
    db.session.execute(delete(CaseMonth))
    rows = [dict(zip(_KEYS, group, strict=True)) | {"cases": count} for group, count in groups.items() if count]
    if rows:
        db.session.execute(insert(CaseMonth), rows)


def differences() -> Counter[Group]:
    """Where the months say other than the cases do: what agrees (event, month, committee, kind, source, outcome, days)
    → how many too many. Empty when all is right. On PostgreSQL an act that ends between the two looks is a difference,
    too, unless they are kept apart (`hold`)."""
    found = _remembered()
    found.subtract(_counted())
    return Counter({group: count for group, count in found.items() if count})


def _remembered() -> Counter[Group]:
    """What the months say."""
    keys = [getattr(CaseMonth, name) for name in _KEYS]
    found = db.session.execute(select(*keys, func.sum(CaseMonth.cases)).group_by(*keys))
    return Counter({tuple(group): int(count) for *group, count in found})


def _counted() -> Counter[Group]:
    """What the months should say, from every case."""
    found: Counter[Group] = Counter()
    told = (Case.committee_id, Case.dispute_type, Case.source, Case.outcome, Case.accepted_on, Case.concluded_on)
    for body, kind, source, outcome, accepted, concluded in db.session.execute(select(*told)):
        if accepted:
            found["accepted", accepted.replace(day=1), body, kind, source, "", None] += 1
        if concluded:
            found["concluded", concluded.replace(day=1), body, kind, source, outcome, None] += 1
        if accepted and concluded:
            found["days", concluded.replace(day=1), body, "", "", outcome, (concluded - accepted).days] += 1
    return found
