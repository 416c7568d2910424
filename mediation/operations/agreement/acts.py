"""One act on one agreement: asked of the table, put on the row. The only place that sets an agreement's state."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.operations.actor import Actor
from mediation.operations.agreement.reading import draft_of, ref_of
from mediation.operations.dossier.frozen import filed_refusal
from mediation.operations.life_cycle import roles_of
from mediation.operations.matter_facts import acting_mediators, acting_parties
from mediation.procedures.agreement import LIFECYCLE, AgreementFacts, Entry, Finding, Severity, State, review
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.agreement.draft import Form
from mediation.rules.agreement.effect import Signing
from mediation.rules.lifecycle import Refusal, Transition, refuse
from mediation.rules.statutes import MEDIATION_28


def advance(
    agreement: Agreement,
    action: str,
    *,
    actor: Actor,
    on: date | None = None,
    by: str = "",
    bar: str = "",
    reason: str = "",
) -> AgreementFacts:
    """Check `action` (a key of `procedures.agreement.LIFECYCLE`) and move the agreement to the state it leads to.

    `on`, `by`, `bar`, `reason` what the act puts on record, as in `procedures.agreement.Entry`. The row is locked
    first. Raises `ActionRefused`; then nothing has changed.
    """
    lock(agreement)
    refuse(_case_stands_against(agreement.case, action))
    facts = replace(facts_of(agreement, today=actor.today), entry=Entry(on, by, bar, reason))
    roles = roles_of(actor, agreement.case)
    after = LIFECYCLE.check(action, state=State(agreement.state), roles=roles, facts=facts)
    if agreement.state != after:
        agreement.state = after.value
    return facts


def lock(agreement: Agreement) -> None:
    """Hold the agreement's row, and read it and its signatures as they stand now."""
    db.session.flush()
    db.session.refresh(agreement, with_for_update=True)
    db.session.expire(agreement, ["signatures"])


def touch(agreement: Agreement, *, actor: Actor) -> None:
    """The agreement's text changed: its version rises even when only terms did, or within one instant."""
    agreement.saved_at = actor.now
    flag_modified(agreement, "saved_at")
    db.session.flush()


def open_acts(agreement: Agreement, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    facts = facts_of(agreement, today=actor.today)
    state, roles = State(agreement.state), roles_of(actor, agreement.case)
    return [
        (
            act,
            _case_stands_against(agreement.case, act.action)
            or LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts),
        )
        for act in LIFECYCLE.actions(state, roles)
    ]


_OVER = frozenset({CaseState.TERMINATED, CaseState.CLOSED})

# Acts on an agreement that a case takes which is neither settled nor concluded.
_WHATEVER_THE_CASE = frozenset({"void", "lapse", "supersede", "attach_scan"})


def _case_stands_against(case: Case, action: str) -> Refusal | None:
    """An agreement is drawn up and signed while its case is settled, or in force and being changed; of a filed case
    nothing moves."""
    filed = filed_refusal(case)
    if filed is not None:
        return filed
    if action in _WHATEVER_THE_CASE or case.state in (CaseState.AGREED, CaseState.CONCLUDED):
        return None
    label = CaseState(case.state).label
    return Refusal(f"这件案子现在是“{label}”，协议不能往下办。再次谈拢后接着办；不办了的，把这一份作废。", MEDIATION_28)


def facts_of(agreement: Agreement, *, today: date) -> AgreementFacts:
    """Everything the guards ask about `agreement` on the day `today`."""
    draft = replace(draft_of(agreement), reviewed_on=today)
    findings = review(draft) if agreement.state == State.DRAFT else []
    issued_at = db.session.scalar(select(Document.issued_at).where(Document.id == agreement.document_id))
    successor = select(Agreement.effective_on).where(Agreement.supersedes_id == agreement.id)
    return AgreementFacts(
        today=today,
        form=Form(agreement.form),
        blocks=sum(found.severity is Severity.BLOCK for found in findings),
        warnings=len(unanswered(agreement, findings)),
        issued_on=issued_at.astimezone(SHANGHAI).date() if issued_at else None,
        signing=signing_of(agreement),
        successor_effective_on=db.session.scalar(successor.where(Agreement.effective_on.is_not(None)).limit(1)),
        case_over=agreement.case.state in _OVER,
    )


def unanswered(agreement: Agreement, findings: list[Finding]) -> list[Finding]:
    """The warnings that nobody kept with a reason."""
    kept = {(waiver.code, waiver.where) for waiver in agreement.waivers}
    return [f for f in findings if f.severity is Severity.WARN and (f.code, waiver_key(f)) not in kept]


def waiver_key(finding: Finding) -> str:
    """Under which a reason for keeping a warning is filed: the finding's key, as long as the column."""
    return finding.key[:200]


def signing_of(agreement: Agreement) -> Signing:
    """Who signed when, by the names the table knows: `甲方 南通……有限公司`, the mediators' own."""
    valid = [signature for signature in agreement.signatures if not signature.struck_reason]
    by_party = {signature.case_party_id: signature.signed_on for signature in valid if signature.signer == "party"}
    by_user = {signature.user_id: signature.signed_on for signature in valid if signature.signer == "mediator"}
    labels = draft_of(agreement).labels
    return Signing(
        form=Form(agreement.form),
        parties={
            f"{labels[ref_of(party)]} {party.party.name}": by_party.get(party.id)
            for party in acting_parties(agreement.case)
        },
        mediators={row.user.display_name: by_user.get(row.user_id) for row in acting_mediators(agreement.case)},
        sealed_on=next((signature.signed_on for signature in valid if signature.signer == "committee"), None),
        agreed_on=agreement.agreed_on,
        agreed_effective_on=agreement.agreed_effective_on,
        partial=bool(agreement.partial_scope),
    )
