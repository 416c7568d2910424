"""Drafting: start from what was settled, save what was typed, take in proposals, keep warnings with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement, Waiver
from mediation.models.agreement import Term as TermRow
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts, Proposal
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance, waiver_key
from mediation.operations.agreement.reading import draft_of, last_agreement
from mediation.operations.life_cycle import roles_of
from mediation.operations.versions import EditConflict
from mediation.procedures.agreement import State, amend, review
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.agreement.draft import Draft, OralReason
from mediation.rules.agreement.finding import Finding, Severity
from mediation.rules.agreement.paper import copies_needed
from mediation.rules.agreement.plain import terms_to_plain
from mediation.rules.agreement.term import Term
from mediation.rules.clauses import CLAUSES
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.statutes import JIANGSU_MEDIATION_31, MEDIATION_29


@dataclass(frozen=True)
class TermValues:
    """One term as typed. `uid` of the row it replaces, "" for a new one; `data` plain values that fit
    `CLAUSES[kind]` (days as ISO text, sums in 分), without the account's number; `account` that number."""

    kind: str
    data: dict[str, Any]
    uid: str = ""
    account: str = ""
    proposal_id: int | None = None


@dataclass(frozen=True)
class AgreementValues:
    """The whole editor as typed; `signers` case_party id → {"by", "name"}."""

    facts: str = ""
    disputes: str = ""
    copies: int = 0
    want_confirmation: bool = False
    partial_scope: str = ""
    performance: str = ""
    agreed_on: date | None = None
    signing_on: date | None = None
    agreed_effective_on: date | None = None
    written_asked: bool = False
    signers: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: Sequence[TermValues] = ()


@dataclass(frozen=True)
class Reviewed:
    """A finding with the reason for keeping it, "" while nobody gave one. Blocking ones cannot be kept."""

    finding: Finding
    kept_because: str = ""

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return not self.kept_because


def start(case: Case, *, form: str = "written", oral_reason: str = "", actor: Actor) -> Agreement:
    """Open the next agreement of a case that has settled: facts from the agreed facts, terms from the accepted
    proposals. Raises `ActionRefused` when the case has not settled, when one is open already, or when an oral
    agreement has no reason (江苏省人民调解条例第三十一条)."""
    if case.state not in (CaseState.AGREED, CaseState.CONCLUDED):
        raise ActionRefused("还没有谈拢，不能拟协议。谈拢后在案件页点“谈拢，拟协议”。", MEDIATION_29)
    if not roles_of(actor, case) or not {Role.MEDIATOR, Role.DIRECTOR} & set(actor.roles_in(case.committee_id)):
        raise ActionRefused("拟协议由调解员办。请本案调解员来办。", MEDIATION_29)
    latest = last_agreement(case)
    if latest is not None and latest.state in (State.DRAFT, State.ISSUED):
        raise ActionRefused("这件案子已有一份协议稿，接着改那一份。", MEDIATION_29)
    if form == "oral" and oral_reason not in set(OralReason):
        raise ActionRefused("口头协议要有理由：无履行义务，或者义务已即时履行。否则做书面协议。", JIANGSU_MEDIATION_31)
    agreement = Agreement(
        case=case,
        ordinal=(latest.ordinal if latest else 0) + 1,
        form=form,
        oral_reason=oral_reason,
        state=State.DRAFT.value,
        facts=_agreed_facts(case) or case.facts,
        copies=0,
        drafted_on=actor.today,
        saved_at=actor.now,
        supersedes_id=latest.id if latest is not None and latest.state == State.EFFECTIVE else None,
    )
    db.session.add(agreement)
    db.session.flush()
    _append_proposals(agreement)
    db.session.flush()
    agreement.copies = copies_needed(draft_of(agreement))
    audit.record(actor, "start_agreement", agreement, case=case, summary=f"拟第 {agreement.ordinal} 份协议")
    return agreement


def save(agreement: Agreement, values: AgreementValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Store the editor. Raises `EditConflict` when somebody else saved in between, `ActionRefused` when the
    agreement is no longer a draft."""
    advance(agreement, "edit", actor=actor)
    if str(agreement.version) != str(seen_version or ""):
        raise EditConflict(_stored_texts(agreement), labels=LABELS, version=agreement.version)
    for name in PLAIN_FIELDS:
        new = getattr(values, name)
        if getattr(agreement, name) != new:
            setattr(agreement, name, new)
    _replace_terms(agreement, values.terms)
    # The version tells apart texts, and terms are text of the agreement: any save raises it.
    agreement.saved_at = actor.now
    db.session.flush()
    audit.record(
        actor, "save_agreement", agreement, case=agreement.case, summary=f"改协议稿，{len(agreement.terms)} 条"
    )


PLAIN_FIELDS = (
    "facts",
    "disputes",
    "copies",
    "want_confirmation",
    "partial_scope",
    "performance",
    "agreed_on",
    "signing_on",
    "agreed_effective_on",
    "written_asked",
    "signers",
)
LABELS = {"facts": "事实", "disputes": "争议事项", "copies": "份数", "partial_scope": "部分协议的范围", "terms": "条款"}


def take_in_proposals(agreement: Agreement, *, actor: Actor) -> int:
    """Add the accepted proposals that are not among the terms yet; returns how many."""
    advance(agreement, "edit", actor=actor)
    added = _append_proposals(agreement)
    agreement.saved_at = actor.now
    db.session.flush()
    audit.record(actor, "take_in_proposals", agreement, case=agreement.case, summary=f"从调解记录取 {added} 条方案")
    return added


def reviewed(agreement: Agreement) -> list[Reviewed]:
    """What the review finds, each with the reason for keeping it."""
    return reviewed_draft(agreement, draft_of(agreement))


def reviewed_draft(agreement: Agreement, draft: Draft) -> list[Reviewed]:
    """The same for a draft that is not stored yet, as it stands in the editor."""
    reasons = {(waiver.code, waiver.where): waiver.reason for waiver in agreement.waivers}
    return [Reviewed(found, reasons.get((found.code, waiver_key(found)), "")) for found in review(draft)]


def keep_warning(agreement: Agreement, key: str, *, reason: str, actor: Actor) -> None:
    """Keep what a warning advises against, with the reason. What blocks cannot be kept."""
    advance(agreement, "edit", actor=actor)
    found = next((f for f in review(draft_of(agreement)) if f.key == key), None)
    if found is None:
        return
    if found.severity is Severity.BLOCK:
        raise ActionRefused("这一处必须改，不能写理由保留。", found.basis)
    if not reason.strip():
        raise ActionRefused("没有写理由。写一句为什么保留。", found.basis)
    agreement.waivers.append(Waiver(code=found.code, where=waiver_key(found), reason=reason.strip(), user_id=actor.id))
    db.session.flush()
    audit.record(
        actor,
        "keep_warning",
        agreement,
        case=agreement.case,
        summary=f"保留：{found.title}（{found.where}）",
        reason=reason,
    )


def accept_wording(agreement: Agreement, key: str, *, actor: Actor) -> bool:
    """Make the change a finding proposes; False when the finding is gone or has no such change."""
    advance(agreement, "edit", actor=actor)
    found = next((f for f in review(draft_of(agreement)) if f.key == key and f.replacement), None)
    if found is None or found.replacement is None:
        return False
    try:
        after = amend(draft_of(agreement), found.replacement)
    except ValueError as error:
        raise ActionRefused(str(error), found.basis) from error
    agreement.copies = after.copies
    _store_terms(agreement, after.terms)
    agreement.saved_at = actor.now
    db.session.flush()
    audit.record(actor, "accept_wording", agreement, case=agreement.case, summary=f"照审查意见改：{found.title}")
    return True


def _store_terms(agreement: Agreement, terms: Sequence[Term]) -> None:
    """Write changed terms back to their rows; rows whose term is gone go too."""
    rows = {row.uid: row for row in agreement.terms}
    for term in terms:
        values = term_values(term)
        row = rows[term.ref]
        if row.data != values.data:
            row.data = values.data
    kept = {term.ref for term in terms}
    agreement.terms[:] = [row for row in agreement.terms if row.uid in kept]


def term_values(term: Term) -> TermValues:
    """A term as it is stored: the account's number apart from the plain values."""
    data = terms_to_plain(term.data)
    account = data.get("account")
    number = ""
    if isinstance(account, dict):
        number = str(account.get("number", ""))
        data["account"] = {**account, "number": ""}
    proposal = term.proposal.removeprefix("proposal:")
    return TermValues(term.kind, data, term.ref, number, int(proposal) if proposal.isdigit() else None)


def _agreed_facts(case: Case) -> str:
    latest = db.session.scalar(
        select(AgreedFacts.text).where(AgreedFacts.case_id == case.id).order_by(AgreedFacts.id.desc()).limit(1)
    )
    return latest or ""


def _append_proposals(agreement: Agreement) -> int:
    used = {term.proposal_id for term in agreement.terms}
    accepted = db.session.scalars(
        select(Proposal)
        .where(Proposal.case_id == agreement.case_id, Proposal.answer == "accepted")
        .order_by(Proposal.session_id, Proposal.ordinal)
    )
    fresh = [proposal for proposal in accepted if proposal.id not in used]
    place = db.session.scalar(select(func.max(TermRow.ordinal)).where(TermRow.agreement_id == agreement.id)) or 0
    for offset, proposal in enumerate(fresh, 1):
        kind = proposal.kind if proposal.kind in CLAUSES else "other"
        data = dict(proposal.data) if proposal.data and kind == proposal.kind else {}
        if not data:
            kind, data = "other", {"text": proposal.text}
        agreement.terms.append(TermRow(ordinal=place + offset, kind=kind, data=data, proposal_id=proposal.id))
    return len(fresh)


def _replace_terms(agreement: Agreement, wanted: Sequence[TermValues]) -> None:
    rows = {term.uid: term for term in agreement.terms}
    kept = []
    for place, values in enumerate(wanted, 1):
        row = rows.get(values.uid) or TermRow(kind=values.kind, proposal_id=values.proposal_id)
        row.ordinal = place
        if row.kind != values.kind:
            row.kind = values.kind
        if row.data != values.data:
            row.data = values.data
        row.account = values.account
        kept.append(row)
    agreement.terms[:] = kept


def _stored_texts(agreement: Agreement) -> dict[str, str]:
    draft = draft_of(agreement)
    sentences = [CLAUSES[term.kind].sentence(term, draft.naming) for term in draft.terms]
    return {
        "facts": agreement.facts,
        "disputes": agreement.disputes,
        "copies": str(agreement.copies),
        "terms": "\n".join(sentences),
    }
