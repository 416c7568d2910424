"""Who has signed, stamped or put a thumbprint; the mediator's signature; the seal; and what follows from them."""

from dataclasses import replace
from datetime import date

from mediation import files
from mediation.extensions import db
from mediation.models.agreement import Agreement, Signature
from mediation.models.case import CaseParty
from mediation.models.document import Attachment
from mediation.models.user import User
from mediation.operations import audit, endings
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance, signing_of
from mediation.operations.agreement.reading import draft_of, ref_of
from mediation.operations.life_cycle import settle_deadlines
from mediation.procedures.agreement import Effectiveness, effectiveness, signing_bar
from mediation.procedures.people_mediation import State as CaseState

MANNERS = {"signature": "签名", "seal": "盖章", "thumbprint": "按指印"}


def sign_party(
    agreement: Agreement, party: CaseParty, *, name: str, capacity: str, manner: str, signed_on: date, actor: Actor
) -> Signature:
    """Record that a party signed, stamped or put a thumbprint: who held the pen and in what capacity."""
    draft = draft_of(agreement)
    by = f"{draft.labels[ref_of(party)]} {party.party.name}"
    advance(agreement, "sign", actor=actor, on=signed_on, by=by, bar=signing_bar(draft, ref_of(party), on=signed_on))
    return _record(
        agreement, "party", actor, signed_on=signed_on, manner=manner, name=name, capacity=capacity, party=party
    )


def sign_mediator(agreement: Agreement, mediator: User, *, signed_on: date, actor: Actor) -> Signature:
    """Record a mediator's signature."""
    advance(agreement, "sign", actor=actor, on=signed_on, by=mediator.display_name)
    return _record(
        agreement,
        "mediator",
        actor,
        signed_on=signed_on,
        name=mediator.display_name,
        capacity="人民调解员",
        user=mediator,
    )


def seal(agreement: Agreement, *, sealed_on: date, actor: Actor) -> Signature:
    """Record the committee's seal: with it the agreement takes effect."""
    found = effectiveness(replace(signing_of(agreement), sealed_on=sealed_on))
    advance(agreement, "seal", actor=actor, on=sealed_on)
    agreement.effective_on, agreement.alarm_from = found.effective_on, found.alarm_from
    signature = _record(
        agreement,
        "committee",
        actor,
        signed_on=sealed_on,
        manner="seal",
        name=agreement.case.committee.name,
        capacity="人民调解委员会",
    )
    _take_effect(agreement, actor=actor)
    return signature


def record_oral(agreement: Agreement, *, agreed_on: date, performance: str, actor: Actor) -> None:
    """Record the day the parties reached an oral agreement: with it the agreement takes effect (人民调解法第三十条)."""
    found = effectiveness(replace(signing_of(agreement), agreed_on=agreed_on))
    advance(agreement, "record_oral", actor=actor, on=agreed_on)
    agreement.effective_on, agreement.alarm_from = found.effective_on, found.alarm_from
    agreement.agreed_on, agreement.performance = agreed_on, performance
    db.session.flush()
    audit.record(actor, "record_oral", agreement, case=agreement.case, summary=f"{agreed_on}达成口头协议")
    _take_effect(agreement, actor=actor)


def strike(agreement: Agreement, signature: Signature, *, reason: str, actor: Actor) -> None:
    """Strike out a wrong entry; the entry stays readable with the reason."""
    advance(agreement, "strike_signature", actor=actor, reason=reason)
    signature.struck_reason = reason
    audit.record(actor, "strike_signature", signature, case=agreement.case, summary="划去一条签名登记", reason=reason)


def attach_scan(
    agreement: Agreement, content: bytes, *, name: str, media_type: str, received_on: date, actor: Actor
) -> Attachment:
    """Keep the scan of the signed paper."""
    advance(agreement, "attach_scan", actor=actor)
    stored = files.store(content)
    scan = Attachment(
        case_id=agreement.case_id,
        agreement_id=agreement.id,
        purpose="agreement_scan",
        name=name[:200],
        media_type=media_type,
        file=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        received_on=received_on,
        user_id=actor.id,
    )
    db.session.add(scan)
    db.session.flush()
    audit.record(
        actor, "attach_scan", scan, case=agreement.case, summary=f"附上签署件扫描，SHA-256 {stored.sha256[:12]}"
    )
    return scan


def standing(agreement: Agreement) -> Effectiveness:
    """What the signatures so far make of the agreement."""
    return effectiveness(signing_of(agreement))


def _record(
    agreement: Agreement,
    signer: str,
    actor: Actor,
    *,
    signed_on: date,
    name: str,
    capacity: str,
    manner: str = "signature",
    party: CaseParty | None = None,
    user: User | None = None,
) -> Signature:
    signature = Signature(
        signer=signer,
        case_party_id=party.id if party else None,
        user_id=user.id if user else None,
        name=name,
        capacity=capacity,
        manner=manner,
        signed_on=signed_on,
        recorded_by_id=actor.id,
        recorded_at=actor.now,
    )
    agreement.signatures.append(signature)
    db.session.flush()
    summary = f"{capacity}{MANNERS[manner]}，{signed_on}"
    audit.record(actor, "sign_agreement", signature, case=agreement.case, summary=summary)
    return signature


def _take_effect(agreement: Agreement, *, actor: Actor) -> None:
    """Let the older agreement give way, and let the case go on."""
    summary = f"协议自{agreement.effective_on}起生效"
    audit.record(actor, "agreement_effective", agreement, case=agreement.case, summary=summary)
    older = db.session.get(Agreement, agreement.supersedes_id) if agreement.supersedes_id else None
    if older is not None:
        advance(older, "supersede", actor=actor)
    if agreement.case.state == CaseState.AGREED:
        endings.conclude(agreement.case, agreement, actor=actor)
    settle_deadlines(agreement.case, actor=actor)
