"""Finding entries: one register at a time, the newest days first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.register import RegisterEntry, RegisterFile
from mediation.models.user import User
from mediation.operations.access_scope import visible_entries
from mediation.operations.keyset import Page, cut
from mediation.rules.registers.kinds import Kind

SIZE = 50


@dataclass(frozen=True)
class Filter:
    """What is looked for in one register: `words` in any of its texts, `group` one of the kind's groups, `year` of the
    day, None for all; `unproved` only what lacks the paper that proves it."""

    words: str = ""
    group: str = ""
    year: int | None = None
    unproved: bool = False


def entries(user: User, kind: Kind, chosen: Filter) -> Select[RegisterEntry]:
    """The entries of one register that `user` may read, narrowed; not yet in order."""
    query = visible_entries(user).where(RegisterEntry.kind == kind.code)
    for word in chosen.words.split():
        query = query.where(RegisterEntry.found_by.contains(word, autoescape=True))
    if chosen.group:
        query = query.where(RegisterEntry.group == chosen.group)
    if chosen.year:
        query = query.where(RegisterEntry.day.between(date(chosen.year, 1, 1), date(chosen.year, 12, 31)))
    if chosen.unproved and kind.proof:
        query = query.where(~has_proof(kind))
    return query


def has_proof(kind: Kind):  # type: ignore[no-untyped-def]
    """The paper without which the entry does not count is attached."""
    return (
        select(RegisterFile.id)
        .where(RegisterFile.entry_id == RegisterEntry.id, RegisterFile.purpose == kind.proof)
        .correlate(RegisterEntry)
        .exists()
    )


def page(user: User, kind: Kind, chosen: Filter, *, after: int | None = None, size: int = SIZE) -> Page[RegisterEntry]:
    """One page, the newest day first; `after` the id of the last entry of the page before."""
    query = entries(user, kind, chosen).options(selectinload(RegisterEntry.files))
    last = db.session.get(RegisterEntry, after) if after else None
    if last is not None:
        same_day = and_(RegisterEntry.day == last.day, RegisterEntry.id < last.id)
        query = query.where(or_(RegisterEntry.day < last.day, same_day))
    return cut(query.order_by(RegisterEntry.day.desc(), RegisterEntry.id.desc()), size)


def whole(user: User, kind: Kind, chosen: Filter) -> list[RegisterEntry]:
    """Everything that was found, for the workbook, the oldest first."""
    query = entries(user, kind, chosen).options(
        selectinload(RegisterEntry.files), selectinload(RegisterEntry.attendance)
    )
    return list(db.session.scalars(query.order_by(RegisterEntry.day, RegisterEntry.id)))


def years(user: User, kind: Kind) -> list[int]:
    """The years that have entries, the newest first."""
    days = (
        visible_entries(user)
        .where(RegisterEntry.kind == kind.code)
        .with_only_columns(func.min(RegisterEntry.day), func.max(RegisterEntry.day))
    )
    first, last = db.session.execute(days).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def tallies(user: User, year: int) -> dict[str, tuple[int, int]]:
    """Register → how many entries it has, how many of them of `year`."""
    of_year = RegisterEntry.day.between(date(year, 1, 1), date(year, 12, 31))
    query = (
        visible_entries(user)
        .with_only_columns(RegisterEntry.kind, func.count(), func.count().filter(of_year))
        .group_by(RegisterEntry.kind)
    )
    return {row[0]: (row[1], row[2]) for row in db.session.execute(query)}


def load_entry(user: User, uid: str) -> RegisterEntry | None:
    """The entry of that uid, if `user` may read it."""
    return db.session.scalar(visible_entries(user).where(RegisterEntry.uid == uid))
