"""The clocks of one request: the respondents' statements (D19), the opening (D20), the suit against a decision (D21),
the longer suspension (D22)."""

from collections.abc import Iterator
from datetime import date

from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.operations.administrative_mediation.reading import facts_of
from mediation.operations.deadlines import CaseDeadline, compute
from mediation.procedures.administrative_mediation import (
    BEFORE_OPENING,
    OPENING,
    RULING,
    STATEMENT,
    SUSPENSION,
    State,
)
from mediation.rules.holidays import Calendar
from mediation.rules.rights import RightKind

PASSED = "期满"


def of_matter(matter: AdministrativeMatter, calendar: Calendar, today: date) -> list[CaseDeadline]:
    """All clocks, the running ones first, then by day."""
    clocks = [*_before_opening(matter, calendar, today), *_beside(matter, calendar, today)]
    return sorted(clocks, key=lambda clock: (clock.settled, clock.deadline.due))


def _before_opening(matter: AdministrativeMatter, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    running = State(matter.state) in BEFORE_OPENING
    # The older measures were about patents; for other rights the same days are only a yardstick.
    aside = "" if matter.right_kind and RightKind(matter.right_kind).is_patent else "参照"
    for row in matter.parties:
        if row.served_on:
            deadline = compute(STATEMENT.id, row.served_on, calendar)
            about = "，".join(filter(None, (row.party.name, aside)))
            yield CaseDeadline(STATEMENT.id, row.served_on, deadline, not running or row.answer != "", about=about)
    agreed = facts_of(matter, today=today, calendar=calendar).agreed_on
    if agreed:
        yield CaseDeadline(OPENING.id, agreed, compute(OPENING.id, agreed, calendar), not running, about=aside)


def _beside(matter: AdministrativeMatter, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    for rule, trigger in ((RULING, matter.ruling_served_on), (SUSPENSION, matter.suspension_asked_on)):
        if trigger:
            deadline = compute(rule.id, trigger, calendar)
            over = matter.state == State.CLOSED or today > deadline.due
            yield CaseDeadline(rule.id, trigger, deadline, over, ended=PASSED if over else "")
