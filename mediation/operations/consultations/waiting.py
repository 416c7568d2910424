"""Consultations that wait for an answer, for the first page, the reminders and the calendar of the bureau's clerk."""

from collections.abc import Iterator
from datetime import date

from mediation.extensions import db
from mediation.models.consultation import Consultation
from mediation.models.user import User
from mediation.operations.access_scope import visible_consultations
from mediation.operations.consultations.reading import clock_of
from mediation.operations.matter_day import MatterDay, Named, of_clock
from mediation.procedures.consultation import LIFECYCLE, State
from mediation.rules.holidays import Calendar
from mediation.rules.roles import Role

SERVICE = "consultations"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The running clocks, in both directions: the bureau's own answers, and those it waits for. Whoever only looks on
    has none."""
    if Role.CLERK not in user.roles_at("bureau"):
        return
    open_ones = visible_consultations(user).where(Consultation.state == State.RECEIVED)
    for row in db.session.scalars(open_ones.order_by(Consultation.id)):
        of = Named(SERVICE, row.uid, row.number, row.subject)
        asked = "答复" if row.direction == "to_agency" else f"请{row.asked}答复"
        sentence = f"{asked}{row.asker if row.direction == 'to_agency' else ''}，疑难复杂的期满以前标出来"
        yield of_clock(clock_of(row, calendar), today, of=of, sentence=sentence, act=LIFECYCLE["answer"])
