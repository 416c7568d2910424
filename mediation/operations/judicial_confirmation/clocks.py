"""The clocks of applications for confirmation: the court's (D10, D11), what it set (D12), objections (D13, D14), more
time (D15); and when the thirty days (D09) are no longer running."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.procedures.judicial_confirmation import (
    ACCEPTANCE,
    EXTENSION,
    OBJECTION,
    REVIEW,
    SUPPLEMENT,
    THIRD_PARTY_OBJECTION,
    WITHOUT_RULING,
    ApplicationWindow,
    State,
    application_window,
    supplement_deadline,
)
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline

PASSED = "期满"


class Clock(NamedTuple):
    """The fields of `deadlines.CaseDeadline`."""

    rule: str
    trigger: date
    deadline: Deadline
    settled: bool
    ended: str = ""


def window_of(agreement: Agreement, calendar: Calendar, today: date) -> ApplicationWindow | None:
    """The thirty days of an agreement (D09) as they are counted on the day `today`; None before it took effect."""
    start, effective_on = agreement.clocks_start_on, agreement.effective_on
    return application_window(start, effective_on, today, calendar) if start and effective_on else None


def matters_of(case_id: int) -> list[JudicialConfirmation]:
    """Every application in a case, the first one first."""
    query = select(JudicialConfirmation).where(JudicialConfirmation.case_id == case_id)
    return list(db.session.scalars(query.order_by(JudicialConfirmation.id)))


def application_over(
    agreement_id: int, matters: Iterable[JudicialConfirmation], window: Deadline, today: date
) -> str | None:
    """How the thirty days of an agreement ended, "" when the application was filed; None while they run. A withdrawal
    does not stop them."""
    own = [matter for matter in matters if matter.agreement_id == agreement_id]
    if any(matter.filed_on and matter.state not in WITHOUT_RULING for matter in own):
        return ""
    if own and own[-1].state == State.GIVEN_UP:
        return "不再申请"
    if today > window.due:
        return "已过，协议仍有约束力"
    return None


def clocks_of(matter: JudicialConfirmation, calendar: Calendar, today: date) -> Iterator[Clock]:
    """The clocks of one application, those that ended too."""
    decided = matter.decided_on is not None
    if matter.received_on:
        answered = matter.accepted_on is not None or decided
        yield Clock(ACCEPTANCE.id, matter.received_on, ACCEPTANCE.due(matter.received_on, calendar), answered)
    for row in matter.supplements:
        deadline = supplement_deadline(row.asked_on, row.due_on, calendar)
        yield Clock(SUPPLEMENT.id, row.asked_on, deadline, row.supplied_on is not None or decided)
    if matter.accepted_on:
        yield Clock(REVIEW.id, matter.accepted_on, REVIEW.due(matter.accepted_on, calendar), decided)
    if matter.obstacle_ended_on:
        deadline = EXTENSION.due(matter.obstacle_ended_on, calendar)
        asked = matter.extension_asked_on is not None or decided
        yield _until(Clock(EXTENSION.id, matter.obstacle_ended_on, deadline, asked), today)
    if matter.state == State.CONFIRMED:
        yield from _objections(matter, calendar, today)


def _objections(matter: JudicialConfirmation, calendar: Calendar, today: date) -> Iterator[Clock]:
    raised = any(row.objector == "party" and row.raised_on for row in matter.objections)
    for day in sorted({date.fromisoformat(day) for day in matter.served.values()}):
        yield _until(Clock(OBJECTION.id, day, OBJECTION.due(day, calendar), raised), today)
    for row in matter.objections:
        if row.objector == "third_party":
            deadline = THIRD_PARTY_OBJECTION.due(row.knew_on, calendar)
            yield _until(Clock(THIRD_PARTY_OBJECTION.id, row.knew_on, deadline, row.raised_on is not None), today)


def _until(clock: Clock, today: date) -> Clock:
    """What people may do until a day: afterwards nobody is late."""
    if not clock.settled and today > clock.deadline.due:
        return clock._replace(settled=True, ended=PASSED)
    return clock
