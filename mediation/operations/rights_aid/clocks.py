"""The clocks of one application: the decision on acceptance (W01), then the term of the work (W02 to W05)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.rights_aid import AidMatter
from mediation.operations.deadlines import CaseDeadline, compute, rule_on
from mediation.procedures.people_mediation import suspended_days
from mediation.procedures.rights_aid import AT_WORK, DECISION, OPINION, Service, State, term_of
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Suspension, prolonged


def of_matter(matter: AidMatter, calendar: Calendar, today: date) -> list[CaseDeadline]:
    """All clocks, the running ones first, then by day."""
    clocks = [*_clocks(matter, calendar, today)]
    return sorted(clocks, key=lambda clock: (clock.settled, clock.deadline.due))


def due_of(matter: AidMatter, calendar: Calendar, today: date, *, as_accepted: bool = False) -> date | None:
    """The last day of the work on an accepted application, `as_accepted` before anything was extended or suspended;
    None before acceptance."""
    if as_accepted and matter.accepted_on:
        return compute(_term(matter).id, matter.accepted_on, calendar).due
    clock = _work(matter, calendar, today)
    return clock.deadline.due if clock else None


def due_in(period: Period, calendar: Calendar, today: date) -> tuple[list[int], list[int]]:
    """按期办结率: (denominator, numerator), ids of `aid_matter`. In the denominator those whose last day lies in
    `period` and which were done or are overdue on `today`; withdrawn ones and those that stand still are out, overdue
    ones that are not done stay in. The numerator was done by the last day."""
    query = select(AidMatter).where(AidMatter.accepted_on <= period.last).order_by(AidMatter.id)
    due, in_time = [], []
    for matter in db.session.scalars(query.options(selectinload(AidMatter.pauses), selectinload(AidMatter.opinions))):
        clock = _work(matter, calendar, today)
        withdrawn = State(matter.state) not in AT_WORK and not matter.result
        if clock is None or clock.paused or withdrawn or not period.has(clock.deadline.due):
            continue
        done = _done_on(matter)
        if done is not None or clock.deadline.due < today:
            due.append(matter.id)
        if done is not None and done <= clock.deadline.due:
            in_time.append(matter.id)
    return due, in_time


def _done_on(matter: AidMatter) -> date | None:
    """The day an opinion that was asked for was given, else the day the matter was concluded."""
    days = [opinion.issued_on for opinion in matter.opinions] if _term(matter) is OPINION else []
    return min(days) if days else matter.concluded_on


def _term(matter: AidMatter) -> DeadlineRule:
    return term_of(Service(matter.service), difficult=matter.difficult)


def _clocks(matter: AidMatter, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    # While gaps are open nobody decides: the days run anew once the papers are complete.
    trigger = matter.complete_on or matter.applied_on
    if matter.state != State.SUPPLEMENTING:
        deadline = compute(DECISION.id, trigger, calendar)
        event = "补齐材料" if matter.gaps_asked_on else "收到申请"
        yield CaseDeadline(DECISION.id, trigger, deadline, matter.state != State.RECEIVED, event=event)
    work = _work(matter, calendar, today)
    if work:
        yield work


def _work(matter: AidMatter, calendar: Calendar, today: date) -> CaseDeadline | None:
    if matter.accepted_on is None:
        return None
    rule = _term(matter)
    stopped = any(pause.to_on is None for pause in matter.pauses)
    longer = [(matter.extended_on, matter.extended_to)] if matter.extended_on and matter.extended_to else []
    deadline = prolonged(
        rule_on(rule.id, matter.accepted_on).period,
        matter.accepted_on,
        suspensions=_pauses(matter, today),
        extensions=longer,
        calendar=calendar,
    )
    given = rule is OPINION and bool(matter.opinions)
    settled = given or State(matter.state) not in AT_WORK
    return CaseDeadline(rule.id, matter.accepted_on, deadline, settled, paused=stopped and not settled)


def _pauses(matter: AidMatter, today: date) -> list[Suspension]:
    days = [suspended_days(pause.from_on, pause.to_on, today=max(today, pause.from_on)) for pause in matter.pauses]
    return [each for each in days if each]
