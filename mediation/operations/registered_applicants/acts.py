"""One act on one registration: asked of the table, put on the row, kept as a step. The only place that sets its
state."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.registered_applicant import ApplicantStep, RegisteredApplicant
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.registered_applicants.reading import facts_of
from mediation.procedures.registered_applicant import LIFECYCLE, OVER, ApplicantFacts, Entry, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import Refusal, Transition


@dataclass(frozen=True)
class ActValues:
    """An act as typed; fields as in `procedures.registered_applicant.Entry`. `conditions` those that are met, of all
    that the centre asks (`asked`)."""

    on: date
    reason: str = ""
    document: str = ""
    valid_from: date | None = None
    until: date | None = None
    conditions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def entry(self) -> Entry:
        """What the guards are asked about."""
        missing = tuple(each for each in self.asked if each not in self.conditions)
        return Entry(self.on, self.reason, self.document, self.valid_from, self.until, missing)


def roles_for(actor: Actor, centre_id: int) -> list[str]:
    """The roles the actor holds at the centre."""
    return [role.value for role in actor.roles_in(centre_id)]


def open_acts(
    applicant: RegisteredApplicant, facts: ApplicantFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(applicant.state), roles_for(actor, applicant.centre_id)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, applicant: RegisteredApplicant, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts, roles = facts_of(applicant, today=actor.today), roles_for(actor, applicant.centre_id)
    return LIFECYCLE.refusal(action, state=State(applicant.state), roles=roles, facts=facts)


def carry_out(applicant: RegisteredApplicant, action: str, values: ActValues, *, actor: Actor) -> None:
    """Do `action` (a key of `registered_applicant.LIFECYCLE` but apply). The row is locked first. Raises `Barred`; then
    nothing has changed."""
    db.session.flush()
    db.session.refresh(applicant, with_for_update=True)
    facts = replace(facts_of(applicant, today=actor.today), entry=values.entry())
    roles = roles_for(actor, applicant.centre_id)
    after = LIFECYCLE.check(action, state=State(applicant.state), roles=roles, facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in _columns(action, values).items():
            setattr(applicant, name, value)
        applicant.ended_on = values.on if after in OVER else None
        applicant.state = after.value
        applicant.changed_at = actor.now
        applicant.steps.append(step_of(action, values, actor))
    db.session.flush()
    said = f"{applicant.number} {day(values.on)}{LIFECYCLE[action].label}"
    audit.record(actor, f"applicant_{action}", applicant, summary=said, reason=values.reason.strip())


def step_of(action: str, values: ActValues, actor: Actor) -> ApplicantStep:
    """The act as it is kept."""
    return ApplicantStep(
        action=action,
        on=values.on,
        until=values.until,
        document=values.document.strip(),
        reason=values.reason.strip(),
        recorded_by_id=actor.id,
        recorded_at=actor.now,
    )


def _columns(action: str, values: ActValues) -> dict[str, Any]:
    said = {"reason": values.reason.strip()} if values.reason.strip() else {}
    ended = {"suspended_until": None}
    own: dict[str, dict[str, Any]] = {
        "check": {"checked_on": values.on, "conditions": list(values.conditions)},
        "send": {"sent_on": values.on},
        "admit": {"valid_from": values.valid_from, "valid_until": values.until},
        "suspend": {"suspended_until": values.until},
        "resume": ended,
        "renew": {"valid_until": values.until},
        "expire": ended,
        "cancel": ended,
    }
    return said | own.get(action, {})
