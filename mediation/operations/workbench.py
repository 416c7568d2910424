"""What one person has to do: due days by urgency, their cases, what waits for a mediator or a director."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.case import Case, CaseMediator
from mediation.models.conflict_check import ConflictCheck
from mediation.operations.access_scope import visible_cases
from mediation.operations.actor import Actor
from mediation.operations.settings import calendar
from mediation.rules.holidays import Calendar, is_rest_day
from mediation.rules.roles import Role

MOST = 200
FINISHED = ("closed", "declined")


@dataclass(frozen=True)
class Due:
    """One due day of one case; `days` from today, negative when past."""

    case: Case
    on: date
    what: str
    days: int


@dataclass(frozen=True)
class Desk:
    """The first page: due days in four groups, own cases in progress, cases without a mediator, conflict questions."""

    overdue: list[Due]
    today: list[Due]
    soon: list[Due]
    week: list[Due]
    soon_until: date
    mine: Sequence[Case]
    unassigned: Sequence[Case]
    questions: Sequence[ConflictCheck]

    @property
    def due(self) -> int:
        """How many due days are listed."""
        return sum(len(group) for group in (self.overdue, self.today, self.soon, self.week))


def desk(actor: Actor) -> Desk:
    """What `actor` sees first. A mediator's due days are those of their own cases; directors and clerks see the
    whole committee's."""
    days = calendar()
    visible = visible_cases(actor.user).where(Case.state.not_in(FINISHED)).options(joinedload(Case.committee))
    scope = visible if actor.user.roles & {Role.DIRECTOR, Role.CLERK} else visible.where(_own(actor))
    soon_until, week_until = working_day_after(actor.today, 3, days), actor.today + timedelta(6 - actor.today.weekday())
    due = [_due(case, actor.today) for case in _all(_due_until(scope, max(soon_until, week_until)))]
    return Desk(
        overdue=[d for d in due if d.days < 0],
        today=[d for d in due if d.days == 0],
        soon=[d for d in due if d.days > 0 and d.on <= soon_until],
        week=[d for d in due if d.on > soon_until],
        soon_until=soon_until,
        mine=_all(visible.where(_own(actor)).order_by(Case.id.desc()).limit(12)),
        unassigned=_all(visible.where(Case.mediator_id.is_(None)).order_by(Case.id).limit(20)),
        questions=_questions(actor),
    )


def working_day_after(day: date, count: int, days: Calendar) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(1)
        count -= not is_rest_day(day, days)
    return day


def _own(actor: Actor) -> Any:
    acting = select(CaseMediator.case_id).where(CaseMediator.user_id == actor.id, CaseMediator.to_on.is_(None))
    return or_(Case.mediator_id == actor.id, Case.id.in_(acting))


def _due_until(scope: Select[Case], until: date) -> Select[Case]:
    return scope.where(Case.next_due_on <= until).order_by(Case.next_due_on, Case.id).limit(MOST)


def _due(case: Case, today: date) -> Due:
    assert case.next_due_on is not None
    return Due(case, case.next_due_on, case.next_due_what, (case.next_due_on - today).days)


def _all(query: Select[Case]) -> Sequence[Case]:
    return db.session.scalars(query).unique().all()


def _questions(actor: Actor) -> Sequence[ConflictCheck]:
    committees = actor.user.organisation_ids(Role.DIRECTOR)
    if not committees:
        return []
    return db.session.scalars(
        select(ConflictCheck)
        .join(Case, Case.id == ConflictCheck.case_id)
        .where(ConflictCheck.decision == "director", ConflictCheck.director_at.is_(None))
        .where(Case.committee_id.in_(committees))
        .order_by(ConflictCheck.id)
    ).all()
