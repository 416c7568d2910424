"""One act on one case: asked of the table, put on the row. The only place that sets a case's state."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.case import Case
from mediation.operations import deadlines, settings
from mediation.operations.actor import Actor
from mediation.operations.dossier.frozen import check_anew, refuse_filed
from mediation.operations.matter_facts import facts_of
from mediation.operations.scheduled_sessions.leaving import cancel_left
from mediation.procedures.people_mediation import ENDED, LIFECYCLE, Entry, NextStep, State
from mediation.procedures.people_mediation import next_step as next_step_of
from mediation.rules.holidays import Calendar
from mediation.rules.lifecycle import Refusal, Transition
from mediation.rules.people_mediation.facts import MatterFacts


def advance(case: Case, action: str, *, actor: Actor, on: date | None = None, **entry: Any) -> MatterFacts:
    """Check `action` (a key of `people_mediation.LIFECYCLE`) and move the case to the state it leads to.

    `entry` what the act puts on record, fields of `people_mediation.Entry`; `on` its day, today unless given.
    Returns the facts it was judged by. Raises `ActionRefused`; then nothing has changed. The row is locked
    first, so that two people cannot act on the same facts at once.
    """
    db.session.flush()
    db.session.refresh(case, with_for_update=True)
    refuse_filed(case)
    facts = replace(facts_of(case, today=actor.today), entry=Entry(on=on or actor.today, **entry))
    after = LIFECYCLE.check(action, state=State(case.state), roles=roles_of(actor, case), facts=facts)
    check_anew(case, actor=actor)
    if case.state != after:
        case.state = after.value
        if after in ENDED:
            cancel_left(case, reason=f"本案{after.label}", actor=actor)
    return facts


def settle_deadlines(case: Case, *, actor: Actor) -> None:
    """Write down the nearest running deadline of the case, for lists and reminders."""
    db.session.flush()
    write_down_nearest(case, settings.calendar(), actor.today)


def write_down_nearest(case: Case, calendar: Calendar, today: date) -> None:
    """The same by a calendar at hand, for when the calendar or a local setting changes and many cases with it."""
    clocks = [c for c in deadlines.of_case(case, calendar, today) if not c.settled and not c.paused]
    nearest = min(clocks, key=lambda clock: clock.deadline.due, default=None)
    due_on = nearest.deadline.due if nearest else None
    if case.next_due_on != due_on:
        case.next_due_on = due_on
    what = nearest.name if nearest and due_on else ""
    if case.next_due_what != what:
        case.next_due_what = what


def open_acts(case: Case, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    facts = facts_of(case, today=actor.today)
    state, roles = State(case.state), roles_of(actor, case)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def next_step(case: Case, *, today: date) -> NextStep:
    """The one sentence and button of the case page."""
    return next_step_of(case.state, facts_of(case, today=today))


def roles_of(actor: Actor, case: Case) -> list[str]:
    """The roles the actor holds at the case's committee."""
    return [role.value for role in actor.roles_in(case.committee_id)]
