"""Who may mediate at a committee, and how much they have in hand."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, text

from mediation.extensions import db
from mediation.models.case import IN_PROGRESS, Case
from mediation.models.user import RoleGrant, User
from mediation.rules.roles import Role

ON_LIST = frozenset({Role.MEDIATOR.value, Role.DIRECTOR.value})


@dataclass(frozen=True)
class OnList:
    """A mediator on one committee's list."""

    user: User
    committee_id: int


def mediators_on_list(committee_ids: Collection[int]) -> list[OnList]:
    """Who may be named at each of the committees, by name; who sits on two lists appears twice."""
    query = (
        select(User, RoleGrant.organisation_id)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(RoleGrant.organisation_id.in_(committee_ids), RoleGrant.role.in_(ON_LIST), User.active.is_(True))
        .distinct()
        .order_by(User.display_name, User.id)
    )
    return [OnList(user, committee_id) for user, committee_id in db.session.execute(query)]


def cases_in_hand(user_ids: Collection[int]) -> dict[int, int]:
    """For each mediator with any, how many cases are in progress, at all committees."""
    query = (
        select(Case.mediator_id, func.count(Case.id))
        .where(text(IN_PROGRESS), Case.mediator_id.in_(user_ids))
        .group_by(Case.mediator_id)
    )
    return {user_id: count for user_id, count in db.session.execute(query) if user_id is not None}
