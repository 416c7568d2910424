"""One act for one enterprise: asked of the table, put on the row, kept as a step. The only place that sets its
state."""

from collections.abc import Callable
from typing import Any

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasGuidance, OverseasStep
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.numbers import next_number
from mediation.operations.overseas_guidance.reading import facts_of
from mediation.operations.settings import setting
from mediation.procedures.overseas_guidance import LIFECYCLE, Entry, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import Refusal, Transition
from mediation.rules.overseas_guidance.words import GRADES, PLANS, RESULTS, WAYS

CHOICES = {"grade": GRADES, "plan": PLANS, "conclude": RESULTS}
"""What is chosen in an act, by the act."""


def roles_for(actor: Actor, office_id: int) -> list[str]:
    """The roles the actor holds at the office."""
    return [role.value for role in actor.roles_in(office_id)]


def open_acts(guidance: OverseasGuidance, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(guidance.state), roles_for(actor, guidance.office_id)
    facts = facts_of(guidance, today=actor.today)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, guidance: OverseasGuidance, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts, roles = facts_of(guidance, today=actor.today), roles_for(actor, guidance.office_id)
    return LIFECYCLE.refusal(action, state=State(guidance.state), roles=roles, facts=facts)


def carry_out(guidance: OverseasGuidance, action: str, entry: Entry, *, typical: bool = False, actor: Actor) -> None:
    """Do `action` (a key of `overseas_guidance.LIFECYCLE` but identify); `typical` whether a review keeps the matter as
    a case study. The row is locked first. Raises `Barred`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(guidance, with_for_update={"of": OverseasGuidance})
    facts = facts_of(guidance, today=actor.today, entry=entry)
    roles = roles_for(actor, guidance.office_id)
    after = LIFECYCLE.check(action, state=State(guidance.state), roles=roles, facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in {**_columns(guidance, action, entry), **_numbered(guidance, action, actor)}.items():
            setattr(guidance, name, value)
        if action == "review":
            guidance.typical = typical
        guidance.state = after.value
        guidance.changed_at = actor.now
        guidance.steps.append(step_of(action, entry, actor))
    db.session.flush()
    said = f"{guidance.dispute.number} {guidance.party.name} {day(entry.on)}{LIFECYCLE[action].label}"
    audit.record(actor, f"overseas_{action}", guidance, summary=said[:500])


def beside(
    guidance: OverseasGuidance,
    action: str,
    entry: Entry,
    put: Callable[[], None],
    *,
    kept: Entry | None = None,
    actor: Actor,
    **typed: Any,
) -> None:
    """Do an act that stands beside the course (`overseas_guidance.BESIDE`): asked of the table with what is `typed`
    (fields of `GuidanceFacts`), done by `put`, kept as a step of `kept` (else `entry`). The row is locked first. Raises
    `Barred`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(guidance, with_for_update={"of": OverseasGuidance})
    facts = facts_of(guidance, today=actor.today, entry=entry, **typed)
    roles = roles_for(actor, guidance.office_id)
    LIFECYCLE.check(action, state=State(guidance.state), roles=roles, facts=facts)
    with db.session.no_autoflush:
        put()
        guidance.changed_at = actor.now
        guidance.steps.append(step_of(action, kept or entry, actor))
    db.session.flush()
    said = f"{guidance.number} {guidance.party.name} {LIFECYCLE[action].label}"
    audit.record(actor, f"overseas_{action}", guidance, summary=said[:500])


def step_of(action: str, entry: Entry, actor: Actor) -> OverseasStep:
    """The act as it is kept."""
    return OverseasStep(
        action=action, on=entry.on, said=said_of(action, entry), recorded_by_id=actor.id, recorded_at=actor.now
    )


def said_of(action: str, entry: Entry) -> str:
    """What was recorded with an act, in words."""
    told = [WAYS.get(entry.how, ""), entry.whom, entry.receipt and f"回执：{entry.receipt}"]
    chosen = CHOICES.get(action, {}).get(entry.choice, "")
    return "，".join(filter(None, (*told, chosen, "、".join(entry.names), entry.text.strip())))


def _columns(guidance: OverseasGuidance, action: str, entry: Entry) -> dict[str, Any]:
    own: dict[str, dict[str, Any]] = {
        "tell": {
            "told_on": entry.on,
            "told_how": entry.how,
            "told_whom": entry.whom.strip(),
            "receipt": entry.receipt.strip(),
        },
        "grade": {"grade": entry.choice},
        "advise": {"advised_on": entry.on, "opinion": entry.text.strip()},
        "refer": {"experts": list(entry.names)},
        "plan": {"plan": entry.choice},
        "conclude": {"result": entry.choice, "result_on": entry.on},
        # The first notice counts: one given again does not make the evidence leave before it.
        "warn": {"compliance_on": guidance.compliance_on or entry.on},
        "send_evidence": {"evidence_on": entry.on},
    }
    return own.get(action, {})


def _numbered(guidance: OverseasGuidance, action: str, actor: Actor) -> dict[str, Any]:
    """The guidance sheet gets its number with the first opinion; an opinion given again keeps it."""
    if action != "advise" or guidance.sheet_serial is not None:
        return {}
    year = actor.today.year
    serial = next_number(f"overseas_sheet:{guidance.dispute.office.code}:{year}")
    number = setting("overseas_sheet_number", actor.today).format(year=year, serial=serial)
    return {"sheet_year": year, "sheet_serial": serial, "sheet_number": number}
