"""Drafting: start from what was settled, save what was typed, take in the accepted proposals."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.agreement import Term as TermRow
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts, Proposal
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance, touch
from mediation.operations.agreement.reading import capacity_words, draft_of, last_agreement, typed_draft
from mediation.operations.agreement.values import AgreementValues, TermValues
from mediation.operations.life_cycle import roles_of
from mediation.operations.versions import EditConflict
from mediation.procedures.agreement import State
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.agreement.draft import Draft, DraftParty, OralReason
from mediation.rules.agreement.paper import copies_needed
from mediation.rules.agreement.plain import InvalidDraft, terms_from_plain
from mediation.rules.agreement.proposed import proposed_data
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import item
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.statutes import JIANGSU_MEDIATION_31, MEDIATION_28, MEDIATION_29_2


def start(case: Case, *, form: str = "written", oral_reason: str = "", actor: Actor) -> Agreement:
    """Open the next agreement of a case that has settled: facts from the agreed facts, terms from the accepted
    proposals. A draft that is left from before the parties talked again is taken up and gets the new proposals.

    Raises `ActionRefused` when the case has not settled, when a version is out for signing, or when an oral
    agreement has no reason (江苏省人民调解条例第三十一条)."""
    _refuse_start(case, form=form, oral_reason=oral_reason, actor=actor)
    latest = last_agreement(case)
    if latest is not None and latest.state == State.DRAFT:
        return _take_up(latest, form=form, oral_reason=oral_reason, actor=actor)
    if latest is not None and latest.state == State.ISSUED:
        raise ActionRefused("上一份的签署版还在签。先签完，或者把它作废，再拟新的。", MEDIATION_29_2)
    agreement = Agreement(
        case=case,
        ordinal=(latest.ordinal if latest else 0) + 1,
        form=form,
        oral_reason=oral_reason if form == "oral" else "",
        state=State.DRAFT.value,
        facts=_agreed_facts(case) or case.facts,
        copies=0,
        drafted_on=actor.today,
        saved_at=actor.now,
        supersedes_id=_in_force(case),
    )
    db.session.add(agreement)
    db.session.flush()
    if latest is None or latest.state == State.VOIDED:
        _append_proposals(agreement)
    else:
        _copy_content(latest, agreement)
    db.session.flush()
    agreement.copies = copies_needed(draft_of(agreement))
    audit.record(actor, "start_agreement", agreement, case=case, summary=f"拟第 {agreement.ordinal} 份协议")
    return agreement


def _refuse_start(case: Case, *, form: str, oral_reason: str, actor: Actor) -> None:
    if case.state not in (CaseState.AGREED, CaseState.CONCLUDED):
        raise ActionRefused("还没有谈拢，不能拟协议。谈拢后在案件页点“谈拢，拟协议”。", MEDIATION_28)
    if not {Role.MEDIATOR, Role.DIRECTOR} & set(roles_of(actor, case)):
        raise ActionRefused("拟协议由调解员办。请本案调解员来办。", MEDIATION_28)
    if form == "oral" and oral_reason not in set(OralReason):
        raise ActionRefused("口头协议要有理由：无履行义务，或者义务已即时履行。否则做书面协议。", JIANGSU_MEDIATION_31)


def _take_up(agreement: Agreement, *, form: str, oral_reason: str, actor: Actor) -> Agreement:
    agreement.form, agreement.oral_reason = form, oral_reason if form == "oral" else ""
    added = _append_proposals(agreement)
    touch(agreement, actor=actor)
    audit.record(
        actor, "start_agreement", agreement, case=agreement.case, summary=f"接着拟原来的协议稿，取 {added} 条方案"
    )
    return agreement


def _in_force(case: Case) -> int | None:
    """The agreement in effect, which the new one is to replace: drafts given up in between do not count."""
    return db.session.scalar(
        select(Agreement.id)
        .where(Agreement.case_id == case.id, Agreement.state == State.EFFECTIVE)
        .order_by(Agreement.ordinal.desc())
        .limit(1)
    )


def _copy_content(older: Agreement, newer: Agreement) -> None:
    """A change starts from the text it changes."""
    for name in ("facts", "disputes", "want_confirmation", "partial_scope", "signers"):
        setattr(newer, name, getattr(older, name))
    for term in older.terms:
        copied = TermRow(ordinal=term.ordinal, kind=term.kind, data=dict(term.data), proposal_id=term.proposal_id)
        copied.account = term.account
        newer.terms.append(copied)
    db.session.flush()
    new_refs = {old.uid: new.uid for old, new in zip(older.terms, newer.terms, strict=True)}
    for term in newer.terms:
        renamed = _renamed(term.kind, term.data, new_refs)
        if renamed != term.data:
            term.data = renamed


def _renamed(kind: str, data: dict[str, object], refs: dict[str, str]) -> dict[str, object]:
    """Terms that name other terms name the copies."""
    named = {field.name for field in CLAUSES[kind].fields if field.type in ("term", "terms")}
    return {
        name: value
        if name not in named
        else refs.get(value, value)
        if isinstance(value, str)
        else [refs.get(each, each) for each in value]  # type: ignore[attr-defined]
        for name, value in data.items()
    }


def save(agreement: Agreement, values: AgreementValues, *, seen_version: str | int | None, actor: Actor) -> bool:
    """Store the editor; False when it says what is stored already. Raises `EditConflict` when somebody else saved
    something else in between, `ActionRefused` when the agreement is no longer a draft."""
    advance(agreement, "edit", actor=actor)
    if str(agreement.version) != str(seen_version or ""):
        theirs = texts(draft_of(agreement), agreement.performance, agreement.agreed_on)
        if texts(typed_draft(agreement, values), values.performance, values.agreed_on) == theirs:
            return False
        raise EditConflict(theirs, labels=LABELS, version=agreement.version)
    changed = _set_columns(agreement, values)
    changed |= _replace_terms(agreement, values.terms)
    if not changed:
        return False
    touch(agreement, actor=actor)
    audit.record(
        actor, "save_agreement", agreement, case=agreement.case, summary=f"改协议稿，{len(agreement.terms)} 条"
    )
    return True


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
LABELS = {
    "facts": "事实",
    "disputes": "争议事项",
    "terms": "条款",
    "copies": "份数",
    "partial_scope": "部分协议的范围",
    "rest": "签名人和其他",
}


def _set_columns(agreement: Agreement, values: AgreementValues) -> bool:
    changed = {name for name in PLAIN_FIELDS if getattr(agreement, name) != getattr(values, name)}
    for name in changed:
        setattr(agreement, name, getattr(values, name))
    return bool(changed)


def _replace_terms(agreement: Agreement, wanted: Sequence[TermValues]) -> bool:
    rows = {term.uid: term for term in agreement.terms}
    kept = {values.uid for values in wanted} & set(rows)
    changed = [values.uid for values in wanted] != [term.uid for term in agreement.terms]
    if len(kept) < len(rows):
        # Gone before others come: a new term may rest on the proposal of one that is taken away.
        agreement.terms[:] = [term for term in agreement.terms if term.uid in kept]
        db.session.flush()
    for place, values in enumerate(wanted, 1):
        row = rows.get(values.uid) or _new_row(agreement, values)
        changed |= _put(row, values, place)
    if changed:
        agreement.terms.sort(key=lambda term: term.ordinal)
    return changed


def _new_row(agreement: Agreement, values: TermValues) -> TermRow:
    taken = {term.proposal_id for term in agreement.terms}
    proposal_id = values.proposal_id if values.proposal_id in _accepted_ids(agreement) - taken else None
    row = TermRow(kind=values.kind, data={}, proposal_id=proposal_id)
    if re.fullmatch(r"[0-9a-f]{16}", values.uid) and not _known(values.uid):
        row.uid = values.uid
    agreement.terms.append(row)
    return row


def _known(uid: str) -> bool:
    return db.session.scalar(select(TermRow.id).where(TermRow.uid == uid)) is not None


def _put(row: TermRow, values: TermValues, place: int) -> bool:
    before = (row.ordinal, row.kind, row.data, row.account)
    row.ordinal, row.kind, row.account = place, values.kind, values.account
    if row.data != values.data:
        row.data = values.data
    return before != (place, values.kind, values.data, values.account)


def texts(draft: Draft, performance: str = "", agreed_on: date | None = None) -> dict[str, str]:
    """The draft in words, by the parts that two people may both have changed (`LABELS`)."""
    naming = draft.naming
    terms = [
        f"{item(place)}{CLAUSES[term.kind].heading}：{CLAUSES[term.kind].sentence(term, naming)}"
        for place, term in enumerate(draft.terms, 1)
    ]
    return {
        "facts": draft.facts,
        "disputes": draft.disputes,
        "terms": "\n".join(terms),
        "copies": str(draft.copies),
        "partial_scope": draft.partial_scope,
        "rest": "\n".join(_rest(draft, performance, agreed_on)),
    }


def _rest(draft: Draft, performance: str, agreed_on: date | None) -> Iterator[str]:
    for party in draft.parties:
        yield f"{draft.labels[party.ref]}：{capacity_words(party.kind, party.signs_by)}{party.signer}"
    days = (("签订", draft.signing_on), ("约定生效", draft.agreed_effective_on), ("达成口头协议", agreed_on))
    for what, day in days:
        if day:
            yield f"{what}：{day.isoformat()}"
    if draft.want_confirmation:
        yield "要申请司法确认"
    if draft.written_asked:
        yield "当事人要求书面协议"
    if performance:
        yield f"履行情况：{performance}"


def take_in_proposals(agreement: Agreement, *, actor: Actor) -> int:
    """Add the accepted proposals that are not among the terms yet; returns how many."""
    advance(agreement, "edit", actor=actor)
    added = _append_proposals(agreement)
    if added:
        touch(agreement, actor=actor)
        audit.record(actor, "take_in_proposals", agreement, case=agreement.case, summary=f"从调解记录取 {added} 条方案")
    return added


def open_proposals(agreement: Agreement) -> list[Proposal]:
    """The accepted proposals that no term of the agreement rests on, in the order they were made."""
    used = {term.proposal_id for term in agreement.terms}
    accepted = db.session.scalars(
        select(Proposal)
        .where(Proposal.case_id == agreement.case_id, Proposal.answer == "accepted")
        .order_by(Proposal.session_id, Proposal.ordinal)
    )
    return [proposal for proposal in accepted if proposal.id not in used]


def _accepted_ids(agreement: Agreement) -> set[int]:
    accepted = select(Proposal.id).where(Proposal.case_id == agreement.case_id, Proposal.answer == "accepted")
    return set(db.session.scalars(accepted))


def _agreed_facts(case: Case) -> str:
    latest = db.session.scalar(
        select(AgreedFacts.text).where(AgreedFacts.case_id == case.id).order_by(AgreedFacts.id.desc()).limit(1)
    )
    return latest or ""


def _append_proposals(agreement: Agreement) -> int:
    fresh = open_proposals(agreement)
    parties = draft_of(agreement).parties
    place = db.session.scalar(select(func.max(TermRow.ordinal)).where(TermRow.agreement_id == agreement.id)) or 0
    for offset, proposal in enumerate(fresh, 1):
        kind, data = _proposed(proposal, parties)
        agreement.terms.append(TermRow(ordinal=place + offset, kind=kind, data=data, proposal_id=proposal.id))
    return len(fresh)


def _proposed(proposal: Proposal, parties: Sequence[DraftParty]) -> tuple[str, dict[str, object]]:
    """Kind and fields of the term a proposal makes: its fields where they fit the clause, else what its words say."""
    try:
        if proposal.data and terms_from_plain(proposal.kind, proposal.data):
            return proposal.kind, dict(proposal.data)
    except InvalidDraft:
        pass
    return proposal.kind, proposed_data(proposal.kind, proposal.text, parties)
