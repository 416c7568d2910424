"""What courts wait for, for the first page: to accept, to report, to hand the materials over."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.operations.court_referral.reading import OVER, facts_of
from mediation.procedures.court_referral import ACCEPTANCE, State, next_step
from mediation.procedures.people_mediation import NextStep
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline


@dataclass(frozen=True)
class ReferralLine:
    """One case that a court waits for: what is next, and `due` where a day is set for it (D04)."""

    case: Case
    row: CourtReferral
    step: NextStep
    due: Deadline | None


def waiting_for_us(scope: Select[Any], *, today: date, calendar: Calendar, most: int) -> list[ReferralLine]:
    """Of the cases in `scope`, those for which the court waits, oldest first."""
    inside = scope.with_only_columns(Case.id).order_by(None).scalar_subquery()
    over = and_(CourtReferral.state == State.TAKEN.value, Case.state.in_(sorted(state.value for state in OVER)))
    waits = or_(CourtReferral.state.in_((State.RECEIVED.value, State.REPORTED.value)), over)
    rows = db.session.scalars(
        select(CourtReferral)
        .join(Case, Case.id == CourtReferral.case_id)
        .where(CourtReferral.case_id.in_(inside), waits)
        .options(joinedload(CourtReferral.case))
        .order_by(CourtReferral.id)
        .limit(most)
    )
    return [_line(row, today, calendar) for row in rows]


def _line(row: CourtReferral, today: date, calendar: Calendar) -> ReferralLine:
    waits = row.state == State.RECEIVED and row.channel == "platform"
    due = ACCEPTANCE.due(row.informed_on, calendar) if waits else None
    return ReferralLine(row.case, row, next_step(row.state, facts_of(row.case, row, today=today)), due)
