"""The rows behind a figure, written alike whatever table they are of."""

from typing import Any

from sqlalchemy import Integer, Select, cast, func, literal, select, union_all

from mediation.extensions import db
from mediation.operations.figures.counted import At, Filters, Rows
from mediation.operations.figures.counting import narrowed

COLUMNS = ("service", "id", "uid", "number", "body", "kind", "on", "outcome", "value", "restricted")


def lines(rows: Rows, at: At, filters: Filters) -> Select[Any]:
    """One line a row: `service` and `uid` of the page it leads to, `id` of the counted row, `number`, `body` (an
    organisation), `kind`, the day `on` that counts, `outcome`, the `value` it adds, whether it is `restricted`."""
    base = rows.base
    on = rows.day if rows.day is not None else literal(at.period.last)
    value = literal(1) if rows.value is None else rows.value
    query = select(
        literal(base.service).label("service"),
        base.table.id.label("id"),
        base.uid.label("uid"),
        base.number.label("number"),
        base.body.label("body"),
        base.kind.label("kind"),
        on.label("on"),
        base.outcome.label("outcome"),
        cast(value, Integer).label("value") if rows.value is None else value.label("value"),
        base.restricted.label("restricted"),
    )
    return narrowed(rows, query, at, filters, cases=True).where(*rows.conditions(at))


def together(*several: Select[Any]) -> Select[Any]:
    """The lines of several tables as one."""
    if len(several) == 1:
        return several[0]
    return select(union_all(*several).subquery())


def count_and_sum(query: Select[Any]) -> tuple[int, int]:
    """How many lines, and what they add up to."""
    inside = query.subquery()
    count, total = db.session.execute(select(func.count(), func.sum(inside.c.value)).select_from(inside)).one()
    return count, int(total or 0)
