"""The clocks of one request: acceptance (D41), examination (D42), the applicant's answer (D43), filing (D44), the mark
(D45). All are the centre's own; days on which the applicant is waited for do not count."""

from collections.abc import Iterator
from datetime import date

from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations.deadlines import CaseDeadline, compute
from mediation.operations.design_preexamination.reading import opinions_of
from mediation.operations.settings import setting
from mediation.procedures.design_preexamination import (
    ACCEPTANCE,
    ANSWER,
    BEFORE_ACCEPTANCE,
    EXAMINATION,
    EXAMINED,
    FILING,
    MARKING,
    State,
)
from mediation.rules.design_preexamination.waiting import waited, waits
from mediation.rules.holidays import Calendar


def of_request(row: DesignPreexamination, calendar: Calendar, today: date) -> list[CaseDeadline]:
    """All clocks, the running ones first, then by day."""
    clocks = [*_before(row, calendar, today), *_examination(row, calendar, today), *_after(row, calendar)]
    return sorted(clocks, key=lambda clock: (clock.settled, clock.paused, clock.deadline.due))


def next_due(row: DesignPreexamination, calendar: Calendar, today: date) -> CaseDeadline | None:
    """The clock that runs; None when none does. Lists ask for it alone: what is over costs them nothing."""
    state = State(row.state)
    if state in (State.INCOMPLETE, State.WAITING):
        running = _answers(row, calendar, before=state is State.INCOMPLETE)
    elif state is State.SUBMITTED:
        running = _before(row, calendar, today)
    elif state is State.ACCEPTED:
        running = _examination(row, calendar, today)
    elif state in (State.PASSED, State.FILED):
        running = _after(row, calendar)
    else:
        return None
    return next((clock for clock in running if not clock.settled and not clock.paused), None)


def days_waited(row: DesignPreexamination, calendar: Calendar, today: date) -> int:
    """Working days on which the applicant was waited for, from the submission on."""
    return waited(opinions_of(row), row.submitted_on, row.concluded_on or today, calendar)


def _before(row: DesignPreexamination, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    opinions = [each for each in opinions_of(row) if each.before]
    pauses = waits(opinions, row.accepted_on or row.concluded_on or today)
    deadline = compute(ACCEPTANCE.id, row.submitted_on, calendar, suspensions=pauses)
    settled = State(row.state) not in BEFORE_ACCEPTANCE
    waiting = State(row.state) is State.INCOMPLETE
    yield CaseDeadline(ACCEPTANCE.id, row.submitted_on, deadline, settled, paused=waiting)
    yield from _answers(row, calendar, before=True)


def _examination(row: DesignPreexamination, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    if row.accepted_on is None:
        return
    opinions = [each for each in opinions_of(row) if not each.before]
    pauses = waits(opinions, row.concluded_on or today)
    deadline = compute(EXAMINATION.id, row.accepted_on, calendar, suspensions=pauses)
    settled = State(row.state) not in EXAMINED
    yield CaseDeadline(
        EXAMINATION.id, row.accepted_on, deadline, settled, paused=State(row.state) is State.WAITING
    )  # fmt: skip
    yield from _answers(row, calendar, before=False)


def _answers(row: DesignPreexamination, calendar: Calendar, *, before: bool) -> Iterator[CaseDeadline]:
    for each in row.opinions:
        if each.before == before:
            deadline = compute(ANSWER.id, each.issued_on, calendar)
            settled = each.answered_on is not None or row.outcome != ""
            yield CaseDeadline(ANSWER.id, each.issued_on, deadline, settled, about=f"第 {each.ordinal} 次")


def _after(row: DesignPreexamination, calendar: Calendar) -> Iterator[CaseDeadline]:
    if row.outcome == "passed" and row.concluded_on and setting(FILING.setting, row.concluded_on):
        settled = State(row.state) is not State.PASSED
        yield CaseDeadline(
            FILING.id, row.concluded_on, compute(FILING.id, row.concluded_on, calendar), settled
        )  # fmt: skip
    if row.filed_on and setting(MARKING.setting, row.filed_on):
        settled = State(row.state) is not State.FILED
        yield CaseDeadline(MARKING.id, row.filed_on, compute(MARKING.id, row.filed_on, calendar), settled)
