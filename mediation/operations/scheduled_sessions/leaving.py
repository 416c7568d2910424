"""What is still planned when a case ends: cancelled, so that rooms and people are free again."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.scheduled_session import ScheduledSession
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.scheduled_sessions.booking import words_of
from mediation.procedures.scheduled_session import State


def cancel_left(case: Case, *, reason: str, actor: Actor) -> int:
    """Cancel every session that is still planned in `case`; `reason` in words. Returns how many."""
    planned = select(ScheduledSession).where(
        ScheduledSession.case_id == case.id, ScheduledSession.state == State.PLANNED.value
    )
    left = db.session.scalars(planned.order_by(ScheduledSession.starts_at)).all()
    for row in left:
        row.reason, row.state = reason, State.CANCELLED.value
        audit.record(actor, "cancel_session", row, case=case, summary=f"取消{words_of(row)}的调解会", reason=reason)
    return len(left)
