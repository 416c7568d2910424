"""Sums over the rows of figures, those of one table and day in one statement."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Select, and_, case, func, select, true

from mediation.extensions import db
from mediation.operations.figures import remembered
from mediation.operations.figures.counted import At, Condition, Filters, Rows, filtered

Key = TypeVar("Key")
Group = tuple[Any, ...]


def sums(wanted: Mapping[Key, Rows], at: At, filters: Filters, by: tuple[str, ...] = ()) -> dict[Key, dict[Group, int]]:
    """For each key its sums by group, `()` alone where nothing is split; `by` of `month` (its first day, or that of
    the period where it is later), `body` (an organisation), `kind` and `source` (of a case). Groups without a row are
    left out."""
    found: dict[Key, Counter[Group]] = {key: Counter() for key in wanted}
    whole, edges = remembered.whole_months(at.period)
    for keys in _together(wanted):
        memory = {key: one for key in keys if whole and (one := remembered.memory_of(wanted[key], at, filters))}
        if whole and memory:
            for sign, statement in remembered.sums(list(memory.values()), whole, by):
                _gather(found, memory, statement, by, at, sign)
            for edge in edges:
                count_each(found, {key: wanted[key] for key in memory}, At(edge, at.today), filters, by)
        count_each(found, {key: wanted[key] for key in keys if key not in memory}, at, filters, by)
    return {key: {group: value for group, value in counts.items() if value} for key, counts in found.items()}


def _together(wanted: Mapping[Key, Rows]) -> Iterable[list[Key]]:
    """The keys of one table and day: one statement counts them all."""
    found: dict[tuple[Any, str], list[Key]] = defaultdict(list)
    for key, rows in wanted.items():
        found[(rows.base, str(rows.day) if rows.day is not None else f"alone {id(rows)}")].append(key)
    return found.values()


def count_each(
    found: dict[Key, Counter[Group]], sides: Mapping[Key, Rows], at: At, filters: Filters, by: tuple[str, ...]
) -> None:
    """Add to `found` what every row says, as `sums` does, without what the months remember."""
    if sides:
        _gather(found, sides, _statement(list(sides.values()), at, filters, by), by, at)


def _gather(
    found: dict[Key, Counter[Group]],
    keys: Collection[Key],
    statement: Select[Any],
    by: tuple[str, ...],
    at: At,
    sign: int = 1,
) -> None:
    """Add to `found` the lines of a statement: what they are split by, then a sum for each key."""
    for line in db.session.execute(statement):
        group = tuple(
            max(value.replace(day=1), at.period.first) if each == "month" else value
            for each, value in zip(by, line[: len(by)], strict=True)
        )
        for key, value in zip(keys, line[len(by) :], strict=True):
            found[key][group] += sign * int(value or 0)


def _statement(several: list[Rows], at: At, filters: Filters, by: tuple[str, ...]) -> Select[Any]:
    first = several[0]
    groups = first.groups(by)
    alone = len(several) == 1
    asked = [rows.conditions(at) for rows in several]
    common = [each for each in asked[0] if all(any(each is one for one in some) for some in asked)]
    totals = [
        _added(rows) if alone else _added_where(rows, _less(some, common))
        for rows, some in zip(several, asked, strict=True)
    ]
    query = narrowed(first, select(*groups, *totals), at, filters, cases=bool(by) and by != ("month",))
    query = query.where(*common)
    return query.group_by(*groups) if groups else query


def _added(rows: Rows) -> Any:
    return func.count() if rows.value is None else func.sum(rows.value)


def _added_where(rows: Rows, conditions: list[Condition]) -> Any:
    """Several sides in one statement: each adds up only the rows of its own."""
    value = 1 if rows.value is None else rows.value
    return func.sum(case((and_(true(), *conditions), value), else_=0))


def _less(conditions: list[Condition], common: list[Condition]) -> list[Condition]:
    """Those that not every side has: the others stand once for all."""
    return [each for each in conditions if not any(each is one for one in common)]


def narrowed(rows: Rows, query: Select[Any], at: At, filters: Filters, *, cases: bool) -> Select[Any]:
    """`query` from the table of `rows`, by period and filters; with `cases` the case of a row is joined anyway."""
    base = rows.base
    query = base.joins(query.select_from(base.table))
    if base.cases is not None and (cases or filters.set):
        query = base.cases(query).where(*filtered(filters))
    if rows.day is not None:
        query = query.where(rows.day.between(at.period.first, at.period.last))
    return query


def spread(rows: Rows, at: At, filters: Filters) -> dict[int, int]:
    """For rows that add days: how many rows have how many days."""
    memory, (whole, edges) = remembered.memory_of(rows, at, filters), remembered.whole_months(at.period)
    if memory is None or whole is None:
        return spread_of_each(rows, at, filters)
    found: Counter[int] = Counter()
    for sign, statement in remembered.spread(memory, whole):
        for days, count in db.session.execute(statement):
            found[days] += sign * int(count)
    for edge in edges:
        found.update(spread_of_each(rows, At(edge, at.today), filters))
    return +found


def spread_of_each(rows: Rows, at: At, filters: Filters) -> Counter[int]:
    """As `spread`, from every row."""
    query = narrowed(rows, select(rows.value, func.count()), at, filters, cases=False)
    found = db.session.execute(query.where(*rows.conditions(at)).group_by(rows.value))
    return Counter({int(days): count for days, count in found if days is not None})
