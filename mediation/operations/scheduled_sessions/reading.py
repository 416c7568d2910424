"""Planned sessions as pages read them: of one case, of one day, of a week of a committee."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.user import User
from mediation.operations.access_scope import is_own, visible_cases
from mediation.operations.actor import Actor
from mediation.procedures.scheduled_session import State
from mediation.rules.roles import Role

SHOWN = (State.PLANNED.value, State.HELD.value)
MOST = 500


def planned_of(case: Case) -> list[ScheduledSession]:
    """What is planned in a case and has no record yet, the earliest first."""
    return [row for row in sessions_of(case) if row.state == State.PLANNED]


def sessions_of(case: Case) -> list[ScheduledSession]:
    """Every appointment of a case by its day, those moved and cancelled too."""
    query = select(ScheduledSession).where(ScheduledSession.case_id == case.id)
    return list(db.session.scalars(query.order_by(ScheduledSession.starts_at, ScheduledSession.id)))


def session_named(case: Case, uid: str) -> ScheduledSession | None:
    """The appointment of that uid, if it is of this case."""
    return db.session.scalar(
        select(ScheduledSession).where(ScheduledSession.uid == uid, ScheduledSession.case_id == case.id)
    )


def of_today(actor: Actor) -> list[ScheduledSession]:
    """Today's sessions that are the actor's: where they come themselves or whose case they handle; of directors and
    clerks the whole committee's."""
    cases = visible_cases(actor.user).with_only_columns(Case.id)
    if not actor.user.roles & {Role.DIRECTOR, Role.CLERK}:
        cases = cases.where(is_own(actor.user))
    return list(
        db.session.scalars(
            _between(actor.today, actor.today + timedelta(1)).where(ScheduledSession.case_id.in_(cases))
        ).unique()
    )


def coming(user: User, *, since: date) -> list[ScheduledSession]:
    """What is planned from a day on in cases that `user` handles, for their calendar."""
    cases = visible_cases(user).where(is_own(user)).with_only_columns(Case.id)
    query = _between(since, since + timedelta(366)).where(
        ScheduledSession.case_id.in_(cases), ScheduledSession.state == State.PLANNED.value
    )
    return list(db.session.scalars(query).unique())


@dataclass(frozen=True)
class Shown:
    """One session in a week: `open` whether the reader may see its case; of others only time and place are told."""

    row: ScheduledSession
    open: bool


def week(user: User, body_ids: Collection[int], monday: date) -> list[Shown]:
    """The sessions of committees from Monday to Sunday, planned and held, by their beginning."""
    query = (
        _between(monday, monday + timedelta(7))
        .join(Case, Case.id == ScheduledSession.case_id)
        .where(Case.committee_id.in_(sorted(body_ids)))
        .limit(MOST)
    )
    rows = list(db.session.scalars(query).unique())
    ids = sorted({row.case_id for row in rows})
    readable = set(db.session.scalars(visible_cases(user).where(Case.id.in_(ids)).with_only_columns(Case.id)))
    return [Shown(row, row.case_id in readable) for row in rows]


def _between(first: date, end: date) -> Select[ScheduledSession]:
    """Planned and held sessions from the beginning of `first` to the beginning of `end`, in China's days."""
    start, stop = (datetime.combine(day, time(), SHANGHAI) for day in (first, end))
    return (
        select(ScheduledSession)
        .where(
            ScheduledSession.state.in_(SHOWN), ScheduledSession.starts_at >= start, ScheduledSession.starts_at < stop
        )
        .options(joinedload(ScheduledSession.case))
        .order_by(ScheduledSession.starts_at, ScheduledSession.id)
    )
