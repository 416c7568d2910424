"""Sums over the rows of figures, those of one table and day in one statement."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import Select, and_, case, func, select, true

from mediation.extensions import db
from mediation.models.case import Case
from mediation.operations.figures.counted import At, Condition, Filters, Rows, filtered

Key = TypeVar("Key")
Group = tuple[Any, ...]
SPLITS: Mapping[str, Any] = {"kind": Case.dispute_type, "source": Case.source}
"""What a sum can be split by besides `day` and `body`."""


def sums(wanted: Mapping[Key, Rows], at: At, filters: Filters, by: tuple[str, ...] = ()) -> dict[Key, dict[Group, int]]:
    """For each key its sums by group, `()` alone where nothing is split; `by` of `day`, `body` (an organisation),
    `kind` and `source` (of a case). Groups without a row are left out."""
    together: dict[tuple[Any, str], dict[Key, Rows]] = defaultdict(dict)
    for key, rows in wanted.items():
        together[(rows.base, str(rows.day) if rows.day is not None else f"alone {id(rows)}")][key] = rows
    found: dict[Key, dict[Group, int]] = {key: {} for key in wanted}
    for some in together.values():
        keys = list(some)
        for line in db.session.execute(_statement(list(some.values()), at, filters, by)):
            group = tuple(line[: len(by)])
            for key, value in zip(keys, line[len(by) :], strict=True):
                if value:
                    found[key][group] = int(value)
    return found


def _statement(several: list[Rows], at: At, filters: Filters, by: tuple[str, ...]) -> Select[Any]:
    first = several[0]
    groups = [first.day if each == "day" else first.base.body if each == "body" else SPLITS[each] for each in by]
    alone = len(several) == 1
    asked = [rows.conditions(at) for rows in several]
    common = [each for each in asked[0] if all(any(each is one for one in some) for some in asked)]
    totals = [
        _added(rows) if alone else _added_where(rows, _less(some, common))
        for rows, some in zip(several, asked, strict=True)
    ]
    query = narrowed(first, select(*groups, *totals), at, filters, cases=bool(by) and by != ("day",))
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
    query = narrowed(rows, select(rows.value, func.count()), at, filters, cases=False)
    found = db.session.execute(query.where(*rows.conditions(at)).group_by(rows.value))
    return {int(days): count for days, count in found if days is not None}
