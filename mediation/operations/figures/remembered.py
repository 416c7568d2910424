"""The whole months of a figure of cases, read from what `models.case_month` remembers instead of from every case."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnClause, ColumnElement, Select, SelectBase, and_, delete, func, insert, select, text, true
from sqlalchemy import case as when
from sqlalchemy.sql import visitors

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.case import Case
from mediation.models.case_month import CaseMonth
from mediation.models.shared_dispute import SharedDispute
from mediation.operations.figures.cases import CASES, COUNTS, EARLIEST, accepted_before, superseded
from mediation.operations.figures.counted import At, Condition, Filters, Rows, filtered

Key = TypeVar("Key")
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
_SPLITS: Mapping[str, tuple[Any, Any]] = {
    "body": (CaseMonth.committee_id, Case.committee_id),
    "kind": (CaseMonth.dispute_type, Case.dispute_type),
    "source": (CaseMonth.source, Case.source),
}


class _Unknown(Exception):
    """A condition asks something that is not remembered."""


@dataclass(frozen=True, eq=False)
class Memory:
    """How one side of a figure is read from the months: `remembered` its conditions on `CaseMonth`, `of_cases` the
    same on `Case`; `left_out` gives the ids of cases that are in the months but do not count, because another of their
    dispute does."""

    event: str
    day: Any
    remembered: tuple[Condition, ...]
    of_cases: tuple[Condition, ...]
    left_out: Callable[[], Select[Any]]


def memory_of(rows: Rows, at: At, filters: Filters) -> Memory | None:
    """How the months answer for `rows`; None where they do not know all that is asked."""
    if rows.base is not CASES or rows.day is None:
        return None
    event = "accepted" if rows.day is Case.accepted_on else "concluded" if rows.day is Case.concluded_on else ""
    if rows.value is not None:
        event = "days" if event == "concluded" else ""
    asked = rows.conditions(at)
    once = [each for each in asked if each is COUNTS or each is EARLIEST]
    if not event or len(once) != 1:
        return None
    plain = [each for each in (*asked, *filtered(filters)) if each is not once[0]]
    try:
        remembered = tuple(_of_months(each, _KNOWN[event]) for each in plain)
    except _Unknown:
        return None
    return Memory(event, rows.day, remembered, tuple(plain), superseded if once[0] is COUNTS else accepted_before)


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
    first = period.first if period.first.day == 1 else _next_month(period.first)
    last = after.replace(day=1)
    if first >= last:
        return None, [period]
    edges = [Period(period.first, first - timedelta(1))] if period.first < first else []
    edges += [Period(last, period.last)] if last <= period.last else []
    return Period(first, last - timedelta(1)), edges


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


def sums(wanted: Mapping[Key, Memory], whole: Period, by: tuple[str, ...] = ()) -> dict[Key, Counter[Group]]:
    """For each key its sums over whole months by group, as `counting.sums` gives them; all keys are of one event."""
    several, found = list(wanted.values()), {key: Counter[Group]() for key in wanted}
    statements = [(1, _remembered(several, whole, by))]
    statements += [(-1, _of_cases(ids, several, whole, by)) for ids in _left_out(several[0])]
    for sign, statement in statements:
        for line in db.session.execute(statement):
            group = tuple(
                value.replace(day=1) if each == "month" else value
                for each, value in zip(by, line[: len(by)], strict=True)
            )
            for key, value in zip(wanted, line[len(by) :], strict=True):
                found[key][group] += sign * int(value or 0)
    return found


def _remembered(several: Sequence[Memory], whole: Period, by: tuple[str, ...]) -> Select[Any]:
    groups = [CaseMonth.month if each == "month" else _SPLITS[each][0] for each in by]
    totals = [func.sum(_where(one.remembered, CaseMonth.cases)) for one in several]
    return select(*groups, *totals).where(*_months(several[0].event, whole)).group_by(*groups)


def _months(event: str, whole: Period) -> tuple[Condition, ...]:
    return CaseMonth.event == event, CaseMonth.month.between(whole.first, whole.last)


def _left_out(memory: Memory) -> Iterator[Sequence[int]]:
    """The few cases of disputes that were put on the desk again, in portions. Asked for by themselves, doubles and all:
    with the rest in one statement, or with DISTINCT, SQLite goes through all cases of the period instead."""
    if db.session.scalar(select(SharedDispute.dispute_number).limit(1)) is None:
        return
    ids = sorted(set(db.session.scalars(memory.left_out())))
    for start in range(0, len(ids), _PORTION):
        yield ids[start : start + _PORTION]


def _of_cases(ids: Sequence[int], several: Sequence[Memory], whole: Period, by: tuple[str, ...]) -> Select[Any]:
    day = several[0].day
    groups = [day if each == "month" else _SPLITS[each][1] for each in by]
    totals = [func.sum(_where(one.of_cases, 1)) for one in several]
    return select(*groups, *totals).where(Case.id.in_(ids), day.between(whole.first, whole.last)).group_by(*groups)


def _where(conditions: Sequence[Condition], value: Any) -> Any:
    return when((and_(true(), *conditions), value), else_=0)


def spread(memory: Memory, rows: Rows, whole: Period) -> Counter[int]:
    """For rows that add days: how many of them have how many, over whole months."""
    months = select(func.coalesce(CaseMonth.days, 0), func.sum(CaseMonth.cases)).where(
        *_months("days", whole), *memory.remembered
    )
    statements = [(1, months.group_by(CaseMonth.days))]
    for ids in _left_out(memory):
        cases: Any = select(rows.value, func.count()).where(Case.id.in_(ids), *memory.of_cases)
        statements.append((-1, cases.where(rows.day.between(whole.first, whole.last)).group_by(rows.value)))
    found: Counter[int] = Counter()
    for sign, statement in statements:
        for days_taken, count in db.session.execute(statement):
            found[int(days_taken)] += sign * int(count)
    return +found


def fold(most: int = MANY) -> int:
    """Where there are more than `most` rows, those that agree become one; the number of rows before, 0 where nothing
    was done. The caller commits."""
    if db.engine.dialect.name == "postgresql":
        # Acts of others that are under way add their rows before or after, not in between.
        db.session.execute(text("LOCK TABLE case_month IN SHARE ROW EXCLUSIVE MODE"))
    before = db.session.scalar(select(func.count()).select_from(CaseMonth)) or 0
    if before <= most:
        return 0
    keys = [getattr(CaseMonth, name) for name in _KEYS]
    total = func.sum(CaseMonth.cases)
    _store({tuple(group): count for *group, count in db.session.execute(select(*keys, total).group_by(*keys))})
    return int(before)


def count_again() -> None:
    """Forget the months and count every case. The caller commits."""
    _store(_counted())


def _store(groups: Mapping[Group, int]) -> None:
    db.session.execute(delete(CaseMonth))
    rows = [dict(zip(_KEYS, group, strict=True)) | {"cases": count} for group, count in groups.items() if count]
    if rows:
        db.session.execute(insert(CaseMonth), rows)


def differences() -> Counter[Group]:
    """Where the months say other than the cases do: what agrees (event, month, committee, kind, source, outcome, days)
    → how many too many. Empty when all is right."""
    keys = [getattr(CaseMonth, name) for name in _KEYS]
    found: Counter[Group] = Counter()
    for *group, count in db.session.execute(select(*keys, func.sum(CaseMonth.cases)).group_by(*keys)):
        found[tuple(group)] += int(count)
    found.subtract(_counted())
    return Counter({group: count for group, count in found.items() if count})


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
