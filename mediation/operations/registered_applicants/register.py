"""The list of registrations by where they stand."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import contains_eager, selectinload

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import User
from mediation.operations.access_scope import visible_applicants
from mediation.operations.keyset import Page, cut
from mediation.procedures.registered_applicant import OVER, UNDER_WAY, State

AHEAD = timedelta(days=60)
"""How long before its last day a registration is listed as running out."""

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "valid": ("备案有效", frozenset({State.VALID})),
    "under_way": ("在办", UNDER_WAY),
    "expiring": ("快到期、已过期", frozenset({State.VALID, State.SUSPENDED})),
    "suspended": ("已暂停", frozenset({State.SUSPENDED})),
    "over": ("没有通过、取消、到期", OVER),
}


def page(
    user: User, group: str, on: date, *, words: str = "", after: int | None = None, size: int = 50
) -> Page[RegisteredApplicant]:
    """The registrations of a group (a key of `GROUPS`) that `user` may read, the newest first; those running out by
    their last day. `words` are part of the name or of the number; `after` the id of the last row seen."""
    query = _ordered(_narrowed(user, words).where(_in(group, on)), group, after)
    together = (contains_eager(RegisteredApplicant.party), selectinload(RegisteredApplicant.steps))
    return cut(query.options(*together), size)


def counts(user: User, on: date, *, words: str = "") -> dict[str, int]:
    """How many registrations of each group `user` may read and the search finds."""
    found = _narrowed(user, words).with_only_columns(func.count())
    return {name: db.session.scalar(found.where(_in(name, on))) or 0 for name in GROUPS}


def _narrowed(user: User, words: str) -> Select[RegisteredApplicant]:
    query = visible_applicants(user).join(Party, Party.id == RegisteredApplicant.party_id)
    if not words:
        return query
    columns = (Party.name, RegisteredApplicant.number)
    return query.where(or_(*(column.contains(words, autoescape=True) for column in columns)))


def load_applicant(user: User, uid: str) -> RegisteredApplicant | None:
    """The registration of that uid, if `user` may read it."""
    return db.session.scalar(visible_applicants(user).where(RegisteredApplicant.uid == uid))


def _in(group: str, on: date) -> ColumnElement[bool]:
    inside = RegisteredApplicant.state.in_(sorted(state.value for state in GROUPS[group][1]))
    return and_(inside, RegisteredApplicant.valid_until <= on + AHEAD) if group == "expiring" else inside


def _ordered(query: Select[RegisteredApplicant], group: str, after: int | None) -> Select[RegisteredApplicant]:
    if group != "expiring":
        query = query.order_by(RegisteredApplicant.id.desc())
        return query if after is None else query.where(RegisteredApplicant.id < after)
    key = tuple_(RegisteredApplicant.valid_until, RegisteredApplicant.id)
    if after is not None:
        seen = select(RegisteredApplicant.valid_until).where(RegisteredApplicant.id == after)
        query = query.where(key > tuple_(seen.scalar_subquery(), after))
    return query.order_by(RegisteredApplicant.valid_until, RegisteredApplicant.id)
