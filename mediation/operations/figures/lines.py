"""The rows behind a figure, written alike whatever table they are of."""

from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, and_, cast, func, literal, or_, select, union_all

from mediation.extensions import db
from mediation.operations.figures.counted import At, Filters, Rows
from mediation.operations.figures.counting import narrowed

COLUMNS = ("service", "id", "uid", "number", "body", "kind", "on", "outcome", "value", "restricted")


def lines(rows: Rows, at: At, filters: Filters) -> Select[Any]:
    """One line a row: `service` and `uid` of the page it leads to, `id` of the counted row, `number`, `body` (an
    organisation), `kind`, the day `on` that counts, `outcome`, the `value` it adds, whether it is `restricted`."""
    base = rows.base
    on = rows.day if rows.day is not None else rows.shown if rows.shown is not None else literal(at.period.last)
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


def at_least(query: Select[Any], value: int) -> Select[Any]:
    """Those of the lines that add `value` or more."""
    inside = query.subquery()
    return select(inside).where(inside.c.value >= value)


def count_and_sum(query: Select[Any]) -> tuple[int, int]:
    """How many lines, and what they add up to."""
    inside = query.subquery()
    count, total = db.session.execute(select(func.count(), func.sum(inside.c.value)).select_from(inside)).one()
    return count, int(total or 0)


def page(query: Select[Any], *, after: tuple[date, str, int] | None, size: int = 50) -> list[Any]:
    """The first `size` + 1 lines behind `after` (day, service, id), the latest day first."""
    inside = query.subquery()
    key = (inside.c.on, inside.c.service, inside.c.id)
    found = select(inside).order_by(*(column.desc() for column in key)).limit(size + 1)
    if after is not None:
        on, service, row_id = after
        found = found.where(
            or_(
                inside.c.on < on,
                and_(inside.c.on == on, inside.c.service < service),
                and_(inside.c.on == on, inside.c.service == service, inside.c.id < row_id),
            )
        )
    return list(db.session.execute(found))
