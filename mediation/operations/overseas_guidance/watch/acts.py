"""What becomes of a clue: asked of the table, put on the row. The only place that sets its state."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.alert import Alert
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.overseas_watch import Clue
from mediation.models.party import Party
from mediation.operations import alerts, audit
from mediation.operations.actor import Actor
from mediation.operations.alerts import AlertValues
from mediation.operations.overseas_guidance.disputes import identify_known
from mediation.procedures.overseas_watch import LIFECYCLE, ClueFacts, State
from mediation.rules.lifecycle import Refusal, Transition

BY_HAND = "人工认定"


def facts_of(clue: Clue, *, enterprise: bool = False, reason: str = "") -> ClueFacts:
    """Everything the guards ask."""
    return ClueFacts(enterprise=enterprise, reason=reason, warned=clue.alert_id is not None)


def open_acts(clue: Clue, *, actor: Actor) -> list[Transition[State]]:
    """The acts that state and roles allow now."""
    return LIFECYCLE.actions(State(clue.state), _roles(clue, actor))


def refusal_of(action: str, clue: Clue, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(clue, enterprise=True, reason="-")
    return LIFECYCLE.refusal(action, state=State(clue.state), roles=_roles(clue, actor), facts=facts)


def match(clue: Clue, party: Party | None, *, actor: Actor) -> None:
    """It is that enterprise; score and reason of the reckoning stay with it. Raises `Barred`."""
    _check(clue, "match", facts_of(clue, enterprise=party is not None), actor)
    assert party is not None
    found = next((row for row in clue.matches if row.party_id == party.id), None)
    score, said = (found.score, found.reason) if found else (None, BY_HAND)
    with db.session.no_autoflush:
        clue.party, clue.score, clue.match_reason = party, score, said
        clue.state, clue.reason = State.MATCHED.value, ""
        _decided(clue, actor)
    db.session.flush()
    audit.record(actor, "clue_match", clue, summary=f"线索“{clue.defendant}”是{party.name}（{said}）"[:500])


def dismiss(clue: Clue, *, reason: str, actor: Actor) -> None:
    """It is none of the district's. Raises `Barred`."""
    _check(clue, "dismiss", facts_of(clue, reason=reason), actor)
    with db.session.no_autoflush:
        clue.state, clue.reason = State.NOT_OURS.value, reason.strip()[:500]
        _decided(clue, actor)
    db.session.flush()
    audit.record(actor, "clue_dismiss", clue, summary=f"线索“{clue.defendant}”不是本区企业"[:500], reason=clue.reason)


def reopen(clue: Clue, *, reason: str, actor: Actor) -> None:
    """Look at it again. An alert that went out stays in its register. Raises `Barred`."""
    _check(clue, "reopen", facts_of(clue, reason=reason), actor)
    with db.session.no_autoflush:
        clue.party, clue.score, clue.match_reason, clue.alert = None, None, "", None
        clue.state, clue.reason = State.NEW.value, reason.strip()[:500]
        clue.decided_on = clue.decided_by_id = None
    db.session.flush()
    audit.record(actor, "clue_reopen", clue, summary=f"重新核对线索“{clue.defendant}”"[:500], reason=clue.reason)


def become_dispute(clue: Clue, dispute: OverseasDispute, *, actor: Actor) -> OverseasGuidance:
    """The enterprise is entered in the dispute, and the clue leads there; one that stands in it already is linked.
    Raises `Barred`."""
    _check(clue, "become_dispute", facts_of(clue), actor)
    assert clue.party is not None
    guidance = next((row for row in dispute.guidances if row.party_id == clue.party_id), None)
    if guidance is None:
        guidance = identify_known(dispute, clue.party, on=actor.today, shop=clue.shop, actor=actor)
    with db.session.no_autoflush:
        clue.guidance = guidance
        clue.state = State.DISPUTE.value
    db.session.flush()
    said = f"线索“{clue.defendant}”转为 {dispute.number}"
    audit.record(actor, "clue_become_dispute", clue, summary=said[:500])
    return guidance


def warn(office: Organisation, clues: list[Clue], values: AlertValues, *, actor: Actor) -> Alert:
    """One alert to the enterprises of the clues (`values.enterprises` is left to them). Raises `Barred`."""
    for clue in clues:
        _check(clue, "warn", facts_of(clue), actor)
    parties = list({clue.party.id: clue.party for clue in clues if clue.party is not None}.values())
    alert = alerts.issue(office, values, parties=parties, actor=actor)
    for clue in clues:
        clue.alert = alert
    db.session.flush()
    audit.record(actor, "clue_warn", alert, summary=f"{alert.number} 由 {len(clues)} 条海外线索发出")
    return alert


def warned(alert: Alert) -> list[Clue]:
    """The clues that an alert came from."""
    return list(db.session.scalars(select(Clue).where(Clue.alert_id == alert.id).order_by(Clue.id)))


def _roles(clue: Clue, actor: Actor) -> list[str]:
    return [role.value for role in actor.roles_in(clue.office_id)]


def _check(clue: Clue, action: str, facts: ClueFacts, actor: Actor) -> None:
    LIFECYCLE.check(action, state=State(clue.state), roles=_roles(clue, actor), facts=facts)


def _decided(clue: Clue, actor: Actor) -> None:
    clue.decided_on, clue.decided_by_id = actor.today, actor.id
