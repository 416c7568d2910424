"""The statements behind the list: stretches of an order, and filters taken apart so that an index serves each part."""

from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any

from sqlalchemy import ColumnElement, Select, select, tuple_, union_all

from mediation import search
from mediation.models.case import Case
from mediation.operations.case_filter import CaseFilter, Sort, conditions

_MOST_LEGS = 30
DAYS: dict[Sort, Any] = {
    Sort.ACCEPTED: Case.accepted_on,
    Sort.REGISTERED: Case.registered_on,
    Sort.DUE: Case.next_due_on,
}


@dataclass(frozen=True)
class Stretch:
    """A stretch of the list in one order: `where` chooses its cases, `columns` sort them."""

    where: tuple[ColumnElement[bool], ...]
    columns: tuple[Any, ...]
    falling: bool

    def beyond(self, *values: Any) -> "Stretch":
        """The part of the stretch behind a key."""
        key, edge = (tuple_(*self.columns), tuple_(*values)) if len(values) > 1 else (self.columns[0], values[0])
        return replace(self, where=(*self.where, key < edge if self.falling else key > edge))

    def of(self, query: Any, limit: int) -> Any:
        """The first `limit` rows of `query` in this stretch and order."""
        order = (column.desc() if self.falling else column for column in self.columns)
        return query.where(*self.where).order_by(*order).limit(limit)


def stretches(
    order: Sort, found: search.Found, *, backwards: bool = False, edge: tuple[Any, int] | None = None
) -> list[Stretch]:
    """The stretches of `order` behind `edge` (day or None, case id), one after the other: cases with a day come
    before those without."""
    falling = (order is not Sort.DUE) != backwards
    day, last = (edge[0], found.edge(edge[1], falling=falling)) if edge else (None, 0)
    if order is Sort.NEWEST:
        every_case = Stretch((), (found.key,), falling)
        return [every_case.beyond(last) if edge else every_case]
    with_day = Stretch((DAYS[order].is_not(None),), (DAYS[order], found.key), falling)
    without = Stretch((DAYS[order].is_(None),), (found.key,), falling)
    if edge is None:
        return [with_day, without]
    if day is None:
        return [without.beyond(last), *([with_day] if backwards else [])]
    return [with_day.beyond(day, last), *([] if backwards else [without])]


def searched(wanted: CaseFilter, visible: Select[Any]) -> search.Found:
    """`visible` cut down to the cases that hold the text."""
    return search.narrow(visible, wanted.text) if wanted.text else search.by_case(visible)


def first_of(wanted: CaseFilter, found: Select[Any], stretch: Stretch, limit: int, columns: tuple[Any, ...]) -> Any:
    """`columns` of the first `limit` cases of `stretch` in its order that are `found` by their text and fit the
    rest of what is `wanted`."""
    parts = [stretch.of(found.where(*conditions(leg)), limit) for leg in _legs(wanted)]
    if len(parts) == 1:
        return parts[0].with_only_columns(*columns).select_from(Case)
    ids = union_all(*(select(part.with_only_columns(Case.id).subquery().c.id) for part in parts))
    return replace(stretch, where=()).of(select(*columns).select_from(Case).where(Case.id.in_(ids)), limit)


def _legs(wanted: CaseFilter) -> list[CaseFilter]:
    """`wanted` once for each value of its filters: an index on (value, order) serves one value, for several at once
    an engine would sort everything they have."""
    if wanted.text or wanted.missing:
        return [wanted]
    names = ["committees"]
    if wanted.order is Sort.NEWEST:
        names += ["states", "kinds"]
    several: dict[str, Any] = {name: getattr(wanted, name) for name in names if len(getattr(wanted, name)) > 1}
    while prod(map(len, several.values())) > _MOST_LEGS:
        several.popitem()
    singles = ([(value,) for value in values] for values in several.values())
    chosen: list[dict[str, Any]] = [dict(zip(several, each, strict=True)) for each in product(*singles)]
    return [replace(wanted, **each) for each in chosen]
