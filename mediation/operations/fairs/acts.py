"""One act on one complaint at a stall: asked of the table, put on the row. The only place that sets its state."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mediation.extensions import db
from mediation.models.fair import FairComplaint
from mediation.operations.actor import Actor
from mediation.operations.centre_people import roles_for
from mediation.procedures.fair_complaint import LIFECYCLE, Entry, FairFacts, State
from mediation.rules.lifecycle import Refusal, Transition


def facts_of(complaint: FairComplaint, *, actor: Actor) -> FairFacts:
    """Everything the guards and the next step ask."""
    return FairFacts(
        today=actor.today,
        from_on=complaint.fair.from_on,
        until_on=complaint.fair.until_on,
        stall=complaint.stall,
        right=bool(complaint.right_number or complaint.right_title),
        received_on=complaint.received_on,
        title_checked_on=complaint.title_checked_on,
        told_on=complaint.told_on,
        statement_on=complaint.statement_on,
        ended_on=complaint.ended_on,
    )


def open_acts(complaint: FairComplaint, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(complaint.state), roles_for(actor, complaint.centre_id)
    facts = facts_of(complaint, actor=actor)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(complaint: FairComplaint, action: str, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts, roles = facts_of(complaint, actor=actor), roles_for(actor, complaint.centre_id)
    return LIFECYCLE.refusal(action, state=State(complaint.state), roles=roles, facts=facts)


def advance(
    complaint: FairComplaint,
    action: str,
    *,
    actor: Actor,
    columns: Mapping[str, Any] | None = None,
    judged: FairFacts | None = None,
    **entry: Any,
) -> None:
    """Ask the table, put `columns` on the row and move it. `entry` fields of `fair_complaint.Entry`, today unless `on`
    is given; `judged` the facts as the act will leave them. Raises `Barred`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(complaint, with_for_update=True)
    facts = replace(judged or facts_of(complaint, actor=actor), entry=Entry(**{"on": actor.today, **entry}))
    roles = roles_for(actor, complaint.centre_id)
    after = LIFECYCLE.check(action, state=State(complaint.state), roles=roles, facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in (columns or {}).items():
            setattr(complaint, name, value)
        if complaint.state != after:
            complaint.state = after.value
        complaint.changed_at = actor.now
    db.session.flush()
