"""The committee's people, as choices of a form."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.user import RoleGrant, User
from mediation.operations.impartiality import bar_of
from mediation.operations.workload import mediators_on_list
from mediation.rules.roles import COMMITTEE_STAFF


def people_of(case: Case) -> list[User]:
    """The mediators on the list of the case's committee, by name."""
    return [row.user for row in mediators_on_list([case.committee_id])]


def choices_of(people: list[User], *, first: str = "") -> list[tuple[str, str]]:
    """The people by uid; `first` names the empty choice."""
    return ([("", first)] if first else []) + [(user.uid, user.display_name) for user in people]


def barred(people: list[User], case: Case) -> dict[str, str]:
    """Who of `people` seems tied to the case: uid → the clause that says how."""
    return {user.uid: bar for user in people if (bar := bar_of(user, case))}


def staff_of(case: Case) -> list[User]:
    """Mediators, directors and clerks of the case's committee, by name."""
    found = db.session.scalars(
        select(User)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(RoleGrant.organisation_id == case.committee_id)
        .where(RoleGrant.role.in_([role.value for role in COMMITTEE_STAFF]), User.active.is_(True))
        .distinct()
        .order_by(User.display_name, User.id)
    )
    return list(found)
