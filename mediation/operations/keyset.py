"""Pages of a register, newest first, from key to key; how many rows stand in each of its groups."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func

from mediation.extensions import db

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows in their order; `after` the key of the next page, None where there is none."""

    rows: list[Row]
    after: int | None


def cut(query: Select[Row], size: int) -> Page[Row]:
    """The first `size` rows of a query that is ordered and narrowed already; a row is known by its `id`."""
    found: list[Any] = list(db.session.scalars(query.limit(size + 1)))
    return Page(found[:size], found[size - 1].id if len(found) > size else None)


def newest(query: Select[Row], key: Any, *, after: int | None, size: int) -> Page[Row]:
    """The newest rows by `key` (the column of the row's id), from before `after` on."""
    if after is not None:
        query = query.where(key < after)
    return cut(query.order_by(key.desc()), size)


def counts_by_state(
    query: Select[Any], state: ColumnElement[Any] | Any, groups: Mapping[str, tuple[str, Collection[StrEnum]]]
) -> dict[str, int]:
    """Group → how many rows of `query` stand in one of its states; `groups` name → (label, states)."""
    shown = query.with_only_columns(state, func.count()).group_by(state)
    by_state: dict[str, int] = {row[0]: row[1] for row in db.session.execute(shown)}
    return {name: sum(by_state.get(one.value, 0) for one in states) for name, (_, states) in groups.items()}
