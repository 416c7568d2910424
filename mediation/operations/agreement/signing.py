"""Who has signed, stamped or put a thumbprint; the mediator's signature; the seal; and what follows from them."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement, Signature
from mediation.models.case import CaseParty
from mediation.models.document import Attachment, Document
from mediation.models.user import User
from mediation.operations import audit, endings
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance, lock, signing_of
from mediation.operations.agreement.issuing import SetPaper, file_paper, refuse_other_version
from mediation.operations.agreement.reading import capacity_words, draft_of, ref_of
from mediation.operations.evidence import FileDetails, ReceivedFile, add_file
from mediation.operations.life_cycle import settle_deadlines
from mediation.procedures.agreement import Draft, Effectiveness, effectiveness, signing_bar
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.agreement.draft import OralReason, SignsBy
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import JIANGSU_MEDIATION_31_ORAL, MEDIATION_29_2

MANNERS = {"signature": "签名", "seal": "盖章", "thumbprint": "按指印"}


def sign_party(
    agreement: Agreement, party: CaseParty, *, name: str, by: SignsBy, manner: str, signed_on: date, actor: Actor
) -> Signature:
    """Record that a party signed, stamped or put a thumbprint: `name` who held the pen, `by` in what capacity.
    Raises `ActionRefused` when that person may not sign for the party on that day."""
    draft = signed_by(draft_of(agreement), ref_of(party), by, name)
    who = f"{draft.labels[ref_of(party)]} {party.party.name}"
    advance(agreement, "sign", actor=actor, on=signed_on, by=who, bar=signing_bar(draft, ref_of(party), on=signed_on))
    return _record(
        agreement,
        "party",
        actor,
        signed_on=signed_on,
        manner=manner,
        name=name,
        capacity=capacity_words(party.party.kind, by),
        party=party,
    )


def signed_by(draft: Draft, ref: str, by: SignsBy, name: str) -> Draft:
    """The draft with the pen in the hand that held it: another may come than the one who was expected."""
    signer = name if by is SignsBy.AGENT else ""
    parties = (replace(each, signs_by=by, signer=signer) if each.ref == ref else each for each in draft.parties)
    return replace(draft, parties=tuple(parties))


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
    lock(agreement)
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


def record_oral(agreement: Agreement, ready: SetPaper, *, agreed_on: date, actor: Actor) -> Document:
    """Record the day the parties reached an oral agreement: with it the agreement takes effect (人民调解法第三十条).
    `ready` its register sheet, kept and sent again like any issued paper."""
    if agreement.oral_reason == OralReason.DONE and not agreement.performance.strip():
        raise ActionRefused("没有写怎样履行的。写明谁、哪天、怎样做完的，再登记。", JIANGSU_MEDIATION_31_ORAL)
    found = effectiveness(replace(signing_of(agreement), agreed_on=agreed_on))
    advance(agreement, "record_oral", actor=actor, on=agreed_on)
    agreement.effective_on, agreement.alarm_from = found.effective_on, found.alarm_from
    agreement.agreed_on = agreed_on
    refuse_other_version(agreement, ready)
    document = file_paper(agreement, ready, actor=actor)
    audit.record(actor, "record_oral", agreement, case=agreement.case, summary=f"{agreed_on}达成口头协议")
    _take_effect(agreement, actor=actor)
    return document


def strike(agreement: Agreement, signature: Signature, *, reason: str, actor: Actor) -> None:
    """Strike out a wrong entry; the entry stays readable with the reason."""
    advance(agreement, "strike_signature", actor=actor, reason=reason)
    if signature.struck_reason:
        raise ActionRefused("这一条已经划去。", MEDIATION_29_2)
    signature.struck_reason = reason.strip()[:500]
    audit.record(actor, "strike_signature", signature, case=agreement.case, summary="划去一条签名登记", reason=reason)


def attach_scan(agreement: Agreement, received: ReceivedFile, *, received_on: date, actor: Actor) -> Attachment:
    """Keep the scan of the signed paper, `received` as one of `file_types.SCANS`. The same bytes are kept once.
    Raises `ActionRefused` before the agreement is in effect."""
    advance(agreement, "attach_scan", actor=actor)
    details = FileDetails("agreement_scan", received_on, agreement_id=agreement.id)
    return add_file(agreement.case, received, details, actor=actor, action="attach_scan")


def scans_of(agreement: Agreement) -> list[Attachment]:
    """The scans of the signed paper, in the order they came, without those that were taken out."""
    kept = select(Attachment).where(Attachment.agreement_id == agreement.id, Attachment.removed_on.is_(None))
    return list(db.session.scalars(kept.order_by(Attachment.id)))


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
