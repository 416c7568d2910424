"""Clues found within a user's scope: in groups, page by page, one by its uid."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.overseas_watch import Clue
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.keyset import Page, counts_by_state, cut
from mediation.procedures.overseas_watch import STAFF, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {state.value: (state.label, frozenset({state})) for state in State}


def own_offices(user: User) -> list[int]:
    """Where the user guides."""
    return sorted(user.organisation_ids(Role.OVERSEAS_OFFICER))


def check_role(actor: Actor, office_id: int) -> None:
    """Raises `ActionRefused` for who does not guide at the office."""
    if not {role.value for role in actor.roles_in(office_id)} & STAFF:
        raise ActionRefused("你的角色不能登记海外监测。请海外指导专员登记。")


def visible_clues(user: User) -> Select[Clue]:
    """The clues that `user` may read: those of the centre or bureau where the user guides."""
    return select(Clue).where(Clue.office_id.in_(own_offices(user)))


def load_clue(user: User, uid: str) -> Clue | None:
    """The clue of that uid, if `user` may read it."""
    return db.session.scalar(visible_clues(user).where(Clue.uid == uid))


def load_clues(user: User, uids: Sequence[str]) -> list[Clue]:
    """The clues of those uids that `user` may read, in the order they came in."""
    return list(db.session.scalars(visible_clues(user).where(Clue.uid.in_(sorted(set(uids)))).order_by(Clue.id)))


def page(
    user: User, group: str, *, words: str = "", source: str = "", after: int | None = None, size: int = 20
) -> Page[Clue]:
    """The clues of a group (a key of `GROUPS`): those to be looked at in the order they came, the others the newest
    first; `words` are part of the defendant, the docket number or the enterprise; `source` the uid of the one they came
    from."""
    query = _narrowed(user, words, source).where(Clue.state == group)
    first = group == State.NEW
    if after is not None:
        query = query.where(Clue.id > after if first else Clue.id < after)
    return cut(query.options(selectinload(Clue.matches)).order_by(Clue.id if first else Clue.id.desc()), size)


def counts(user: User, *, words: str = "", source: str = "") -> dict[str, int]:
    """How many clues of each group the search finds."""
    return counts_by_state(_narrowed(user, words, source), Clue.state, GROUPS)


def _narrowed(user: User, words: str, source: str) -> Select[Clue]:
    query = visible_clues(user)
    if words:
        named = select(Party.id).where(Party.name.contains(words, autoescape=True))
        columns = (Clue.defendant, Clue.docket_number, Clue.opponent, Clue.shop)
        found = [column.contains(words, autoescape=True) for column in columns]
        query = query.where(or_(*found, Clue.party_id.in_(named)))
    return query.where(Clue.source.has(uid=source)) if source else query
