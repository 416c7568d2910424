"""One act on one request: asked of the table, put on the row. The only place that sets its state."""

from dataclasses import replace
from typing import Any

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.reading import facts_of
from mediation.procedures.administrative_mediation import LIFECYCLE, AdministrativeFacts, Entry, State
from mediation.rules.lifecycle import Refusal, Transition


def roles_for(actor: Actor, bureau_id: int) -> list[str]:
    """The roles the actor holds at the bureau."""
    return [role.value for role in actor.roles_in(bureau_id)]


def open_acts(
    matter: AdministrativeMatter, facts: AdministrativeFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(matter.state), roles_for(actor, matter.bureau_id)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, matter: AdministrativeMatter, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(matter, today=actor.today, calendar=settings.calendar())
    return LIFECYCLE.refusal(action, state=State(matter.state), roles=roles_for(actor, matter.bureau_id), facts=facts)


def check(
    matter: AdministrativeMatter,
    action: str,
    *,
    actor: Actor,
    judged: AdministrativeFacts | None = None,
    **entry: Any,
) -> State:
    """The state after `action` (a key of `administrative_mediation.LIFECYCLE`); nothing changes. `entry` fields of
    `administrative_mediation.Entry`, today unless `on` is given; `judged` the facts as the act will leave them, where
    it changes what the guards ask. The row is locked first. Raises `Barred`."""
    db.session.flush()
    db.session.refresh(matter, with_for_update=True)
    facts = judged or facts_of(matter, today=actor.today, calendar=settings.calendar())
    facts = replace(facts, entry=Entry(**{"on": actor.today, **entry}))
    roles = roles_for(actor, matter.bureau_id)
    return LIFECYCLE.check(action, state=State(matter.state), roles=roles, facts=facts)


def advance(
    matter: AdministrativeMatter,
    action: str,
    *,
    actor: Actor,
    columns: dict[str, Any] | None = None,
    judged: AdministrativeFacts | None = None,
    **entry: Any,
) -> None:
    """`check` the act, put `columns` on the row and move it to the state it leads to. Raises `Barred`; then nothing
    has changed."""
    after = check(matter, action, actor=actor, judged=judged, **entry)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in (columns or {}).items():
            setattr(matter, name, value)
        if matter.state != after:
            matter.state = after.value
        matter.changed_at = actor.now
    db.session.flush()
