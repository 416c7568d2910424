"""Which reported figures there are for a reader, and which of them count."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.reported_figure import ReportedFigure as Row
from mediation.models.user import User
from mediation.operations.access_scope import visible_reported_figures
from mediation.operations.keyset import Page, counts_by_state, newest
from mediation.operations.signers import day_in_china
from mediation.procedures.reported_figure import State
from mediation.rules.reported_figures.counting import Reported
from mediation.rules.reported_figures.kinds import KINDS

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "open": ("待复核、退回", frozenset({State.ENTERED, State.RETURNED})),
    "checked": ("已复核", frozenset({State.CHECKED})),
    "superseded": ("旧版", frozenset({State.SUPERSEDED})),
}


def reported_in(first: date, last: date) -> list[Reported]:
    """What other bodies reported for days within `first` to `last`: the newest checked version of each figure, by kind,
    body and day. Overlaps (a year and its quarters) stand side by side: who counts takes what makes up the period.
    Whoever may see a figure may see what it is made of, so this asks nobody's role."""
    query = select(Row).where(Row.state == State.CHECKED.value, Row.from_on >= first, Row.until_on <= last)
    together = (joinedload(Row.entered_by), joinedload(Row.checked_by), joinedload(Row.paper))
    rows = db.session.scalars(query.options(*together).order_by(Row.kind, Row.body, Row.from_on, Row.until_on, Row.id))
    return [reported(row) for row in rows if row.kind in KINDS]


def reported(row: Row) -> Reported:
    """A checked row as the rules take it."""
    if row.checked_by is None or row.checked_at is None:
        raise ValueError(f"reported figure {row.id} was not checked")
    return Reported(
        row.uid,
        row.kind,
        row.body,
        row.from_on,
        row.until_on,
        numbers_of(row),
        row.coverage,
        row.definition_key,
        row.definition,
        row.paper_number or (row.paper.name if row.paper else ""),
        row.entered_by.display_name,
        row.checked_by.display_name,
        day_in_china(row.checked_at),
        row.ordinal,
    )


def numbers_of(row: Row) -> dict[str, Decimal]:
    """The numbers by name."""
    return {name: Decimal(text) for name, text in row.numbers.items()}


def page(user: User, group: str, *, kind: str = "", after: int | None = None, size: int = 50) -> Page[Row]:
    """The figures of a group (a key of `GROUPS`) that `user` may read, the newest first."""
    query = visible_reported_figures(user).where(Row.state.in_([one.value for one in GROUPS[group][1]]))
    if kind:
        query = query.where(Row.kind == kind)
    together = (joinedload(Row.entered_by), joinedload(Row.checked_by), joinedload(Row.paper))
    return newest(query.options(*together), Row.id, after=after, size=size)


def counts(user: User, kind: str = "") -> dict[str, int]:
    """How many figures of each group `user` may read."""
    query = visible_reported_figures(user)
    return counts_by_state(query.where(Row.kind == kind) if kind else query, Row.state, GROUPS)


def load_figure(user: User, uid: str) -> Row | None:
    """The version of that uid, if `user` may read it."""
    return db.session.scalar(visible_reported_figures(user).where(Row.uid == uid))


def versions_of(row: Row) -> list[Row]:
    """All versions of the figure, the newest first."""
    newest_row = row
    while newest_row.corrected is not None:
        newest_row = newest_row.corrected
    found: list[Row] = [newest_row]
    while found[-1].supersedes is not None:
        found.append(found[-1].supersedes)
    return found


def typed_before(user: User) -> tuple[list[str], list[str]]:
    """(bodies, names of definitions) that were entered before, to be offered again: one spelling, one body."""
    query = visible_reported_figures(user)
    bodies = db.session.scalars(query.with_only_columns(Row.body).distinct().order_by(Row.body).limit(100))
    keys = query.with_only_columns(Row.definition_key).distinct().order_by(Row.definition_key).limit(100)
    return list(bodies), list(db.session.scalars(keys))
