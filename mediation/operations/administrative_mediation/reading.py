"""One request as the rules see it, and the lists of requests."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativeParty
from mediation.models.user import User
from mediation.operations.access_scope import visible_matters
from mediation.operations.deadlines import compute
from mediation.operations.keyset import Page, counts_by_state, newest
from mediation.procedures.administrative_mediation import (
    BEFORE_OPENING,
    STATEMENT,
    AdministrativeFacts,
    Respondent,
    State,
    Subject,
)
from mediation.rules.holidays import Calendar
from mediation.rules.rights import RightKind

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "asking": ("征求意见", BEFORE_OPENING),
    "opened": ("已立案", frozenset({State.OPENED})),
    "signed": ("达成协议", frozenset({State.SIGNED})),
    "over": ("没有协议", frozenset({State.NOT_OPENED, State.ENDED, State.WITHDRAWN})),
    "handed_over": ("已委托", frozenset({State.HANDED_OVER})),
    "closed": ("已结案", frozenset({State.CLOSED})),
}


def page(user: User, group: str, *, after: int | None = None, size: int = 50) -> Page[AdministrativeMatter]:
    """The requests of a group (a key of `GROUPS`) that `user` may read, from before the row id `after` on."""
    states = sorted(state.value for state in GROUPS[group][1])
    query = visible_matters(user).where(AdministrativeMatter.state.in_(states))
    together = (selectinload(AdministrativeMatter.parties), selectinload(AdministrativeMatter.sessions))
    return newest(query.options(*together), AdministrativeMatter.id, after=after, size=size)


def counts(user: User) -> dict[str, int]:
    """How many requests of each group `user` may read."""
    return counts_by_state(visible_matters(user), AdministrativeMatter.state, GROUPS)


def load_matter(user: User, uid: str) -> AdministrativeMatter | None:
    """The request of that uid, if `user` may read it."""
    return db.session.scalar(visible_matters(user).where(AdministrativeMatter.uid == uid))


def matter_of_case(case_id: int) -> AdministrativeMatter | None:
    """The request that was handed over as that case."""
    return db.session.scalar(select(AdministrativeMatter).where(AdministrativeMatter.case_id == case_id))


def parties_named(matter: AdministrativeMatter) -> str:
    """`南通栖禾家纺有限公司 与 晚山布艺商行`, third parties left out."""
    sides = (
        "、".join(row.party.name for row in matter.parties if row.side == side) for side in ("applicant", "respondent")
    )
    return " 与 ".join(sides)


def facts_of(matter: AdministrativeMatter, *, today: date, calendar: Calendar) -> AdministrativeFacts:
    """Everything the guards and the next step ask."""
    return AdministrativeFacts(
        today=today,
        subject=Subject(matter.subject),
        requested_on=matter.requested_on,
        authority=matter.authority,
        authority_number=matter.authority_number,
        authority_on=matter.authority_on,
        handling=matter.handling_number,
        right=RightKind(matter.right_kind) if matter.right_kind else None,
        granted_on=matter.granted_on,
        applicants=tuple(row.party.name for row in matter.parties if row.side == "applicant"),
        respondents=tuple(respondent(row, calendar) for row in matter.parties if row.side == "respondent"),
        opened_on=matter.opened_on,
        sessions=len(matter.sessions),
        last_session=max((row.held_on for row in matter.sessions), default=None),
        terms=bool(matter.terms),
        signed_on=matter.signed_on,
        ended_on=matter.ended_on,
        confirmable=matter.confirmable,
    )


def respondent(row: AdministrativeParty, calendar: Calendar) -> Respondent:
    """One respondent with the day by which it should answer."""
    due = compute(STATEMENT.id, row.served_on, calendar).due if row.served_on else None
    return Respondent(row.party.name, row.served_on, row.answer, row.answered_on, due)
