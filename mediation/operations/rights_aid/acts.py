"""One act on one application: asked of the table, put on the row. The only place that sets its state."""

from dataclasses import replace
from typing import Any

from mediation.extensions import db
from mediation.models.rights_aid import AidMatter
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.rights_aid.reading import facts_of
from mediation.procedures.rights_aid import LIFECYCLE, AidFacts, Entry, State
from mediation.rules.lifecycle import Refusal, Transition


def roles_for(actor: Actor, centre_id: int) -> list[str]:
    """The roles the actor holds at the centre."""
    return [role.value for role in actor.roles_in(centre_id)]


def open_acts(matter: AidMatter, facts: AidFacts, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(matter.state), roles_for(actor, matter.centre_id)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, matter: AidMatter, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(matter, today=actor.today)
    return LIFECYCLE.refusal(action, state=State(matter.state), roles=roles_for(actor, matter.centre_id), facts=facts)


def check(matter: AidMatter, action: str, *, actor: Actor, **entry: Any) -> State:
    """The state after `action` (a key of `rights_aid.LIFECYCLE`); nothing changes. `entry` fields of
    `rights_aid.Entry`, today unless `on` is given. The row is locked first. Raises `Barred`."""
    db.session.flush()
    db.session.refresh(matter, with_for_update=True)
    facts = replace(facts_of(matter, today=actor.today), entry=Entry(**{"on": actor.today, **entry}))
    roles = roles_for(actor, matter.centre_id)
    return LIFECYCLE.check(action, state=State(matter.state), roles=roles, facts=facts)


def advance(
    matter: AidMatter, action: str, *, actor: Actor, columns: dict[str, Any] | None = None, **entry: Any
) -> None:
    """`check` the act, put `columns` on the row and move it to the state it leads to. Raises `Barred`; then nothing
    has changed."""
    after = check(matter, action, actor=actor, **entry)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in (columns or {}).items():
            setattr(matter, name, value)
        if matter.state != after:
            matter.state = after.value
        matter.changed_at = actor.now
    db.session.flush()


def tell(matter: AidMatter, action: str, what: str, actor: Actor, reason: str = "") -> None:
    """Put the act into the trail: nobody's name stands there, the auditor may not read the matter."""
    assert action in LIFECYCLE
    audit.record(actor, f"aid_{action}", matter, summary=f"{matter.number} {what}", reason=reason.strip())
