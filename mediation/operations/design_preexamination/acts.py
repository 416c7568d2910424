"""One act on one request: asked of the table, put on the row. The only place that sets its state."""

from dataclasses import replace
from typing import Any

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.reading import facts_of
from mediation.procedures.design_preexamination import LIFECYCLE, Entry, PreexaminationFacts, State
from mediation.rules.lifecycle import Refusal, Transition


def roles_for(actor: Actor, centre_id: int) -> list[str]:
    """The roles the actor holds at the centre."""
    return [role.value for role in actor.roles_in(centre_id)]


def open_acts(
    row: DesignPreexamination, facts: PreexaminationFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(row.state), roles_for(actor, row.centre_id)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, row: DesignPreexamination, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(row, today=actor.today)
    return LIFECYCLE.refusal(action, state=State(row.state), roles=roles_for(actor, row.centre_id), facts=facts)


def check(
    row: DesignPreexamination, action: str, *, actor: Actor, judged: dict[str, Any] | None = None, **entry: Any
) -> State:
    """The state after `action` (a key of the procedure's `LIFECYCLE`); nothing changes. `entry` fields of `Entry`,
    today unless `on` is given; `judged` facts as the act will leave them. The row is locked first. Raises `Barred`."""
    db.session.flush()
    db.session.refresh(row, with_for_update=True)
    facts = replace(facts_of(row, today=actor.today), entry=Entry(**{"on": actor.today, **entry}), **(judged or {}))
    roles = roles_for(actor, row.centre_id)
    return LIFECYCLE.check(action, state=State(row.state), roles=roles, facts=facts)


def advance(
    row: DesignPreexamination,
    action: str,
    *,
    actor: Actor,
    columns: dict[str, Any] | None = None,
    judged: dict[str, Any] | None = None,
    **entry: Any,
) -> None:
    """`check` the act, put `columns` on the row and move it to the state it leads to. Raises `Barred`; then nothing
    has changed."""
    after = check(row, action, actor=actor, judged=judged, **entry)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in (columns or {}).items():
            setattr(row, name, value)
        if row.state != after:
            row.state = after.value
        row.changed_at = actor.now
    db.session.flush()


def tell(row: DesignPreexamination, action: str, what: str, actor: Actor, reason: str = "") -> None:
    """The trail names the number and the act: whose design it is, the auditor does not read."""
    audit.record(actor, f"preexamination_{action}", row, summary=f"{row.number} {what}", reason=reason.strip())
