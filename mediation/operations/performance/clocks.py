"""The clocks that run while an agreement is performed: each due day (D17), each follow-up (D23)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.follow_up import FollowUp
from mediation.models.performance import Obligation
from mediation.operations.performance.standing import name_of, obligations_of
from mediation.operations.settings import setting
from mediation.procedures.performance import (
    DUE_DAY,
    FOLLOW_UP,
    Kind,
    due_deadline,
    follow_up_deadline,
)
from mediation.rules.periods import Deadline


@dataclass(frozen=True)
class PerformanceClock:
    """`rule` D17 or D23; `trigger` the day it is counted from, `event` what happened on it where the rule says
    something else; `about` what of the agreement it is for."""

    rule: str
    trigger: date
    deadline: Deadline
    settled: bool
    about: str
    event: str = ""


def clocks_of(case: Case, agreements: Sequence[Agreement], today: date) -> Iterator[PerformanceClock]:
    """The clocks of `agreements`, those of `case` that are in force."""
    if not agreements:
        return
    rows = [row for row in obligations_of(case) if row.due_on and row.kind != Kind.LASTING]
    asked = _asked(case)
    for agreement in agreements:
        own = [row for row in rows if row.agreement_id == agreement.id]
        yield from (_due(row, agreement) for row in own)
        yield from _follow_ups(case, agreement, own, asked.get(agreement.id, []), today)


def visit_is_due(case: Case, *, today: date) -> bool:
    """Whether a due day has come after which nobody has asked how the agreement is performed."""
    found = select(Agreement).where(Agreement.case_id == case.id, Agreement.state == "effective")
    clocks = clocks_of(case, db.session.scalars(found).all(), today)
    return any(clock.rule == FOLLOW_UP.id and not clock.settled and clock.trigger <= today for clock in clocks)


def _due(row: Obligation, agreement: Agreement) -> PerformanceClock:
    assert row.due_on is not None and agreement.effective_on is not None
    deadline = due_deadline(row.due_on, effective_on=agreement.effective_on)
    return PerformanceClock(
        DUE_DAY.id, deadline.trigger, deadline, row.done_on is not None or row.ended != "", name_of(row)
    )


def _follow_ups(
    case: Case, agreement: Agreement, rows: list[Obligation], asked: list[date], today: date
) -> Iterator[PerformanceClock]:
    """One follow-up after each day something is due; of an agreement that fixes no day, one after it took effect."""
    days = sorted({row.due_on for row in rows if row.due_on})
    within = setting("follow_up_days", today)
    for day in days:
        due = [row for row in rows if row.due_on == day]
        # What was performed early may be asked after early.
        ready = max(min(day, row.done_on or day) for row in due)
        settled = _over(case, due) or any(on >= ready for on in asked)
        about = "、".join(name_of(row) for row in due[:3])
        yield PerformanceClock(FOLLOW_UP.id, day, follow_up_deadline(day, days=within), settled, about)
    if not days and agreement.effective_on:
        start = agreement.effective_on
        deadline = follow_up_deadline(start, days=setting("follow_up_within_days", today))
        settled = bool(asked) or case.state == "closed"
        yield PerformanceClock(FOLLOW_UP.id, start, deadline, settled, "", "协议生效")


def _over(case: Case, rows: list[Obligation]) -> bool:
    """Whether there is nothing left to ask after: all given up, or all finished in a case that closed without."""
    if case.state == "closed":
        return all(row.done_on or row.ended for row in rows)
    return all(row.ended for row in rows)


def _asked(case: Case) -> dict[int | None, list[date]]:
    """The days of the follow-ups, by agreement."""
    days: dict[int | None, list[date]] = {}
    for agreement_id, on in db.session.execute(
        select(FollowUp.agreement_id, FollowUp.on).where(FollowUp.case_id == case.id)
    ):
        days.setdefault(agreement_id, []).append(on)
    return days
