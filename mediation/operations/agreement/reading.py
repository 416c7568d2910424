"""The rows of one agreement as the plain draft that review, wording and paper read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.agreement import Term as TermRow
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.party import Party
from mediation.models.right import Right
from mediation.operations.agreement.values import AgreementValues, TermValues, term_of
from mediation.operations.matter_facts import acting_agents, acting_mediators, acting_parties
from mediation.rules.agreement.draft import (
    CaseParty as DraftCaseParty,
)
from mediation.rules.agreement.draft import (
    ClaimedAs,
    Draft,
    DraftAgent,
    DraftMediator,
    DraftParty,
    DraftRight,
    Form,
    Guardian,
    OralReason,
    PartyKind,
    RightStatus,
    Side,
    SignsBy,
)
from mediation.rules.agreement.term import Term
from mediation.rules.authority import Authority
from mediation.rules.capacity import Capacity
from mediation.rules.sources import SOURCES


def draft_of(agreement: Agreement) -> Draft:
    """The draft as it stands in the rows."""
    case = agreement.case
    parties = acting_parties(case)
    source = SOURCES.get(case.source)
    terms = tuple(draft_term(term) for term in agreement.terms)
    return Draft(
        committee=case.committee.name,
        parties=_with_accounts((draft_party(party, agreement.signers) for party in parties), terms),
        terms=terms,
        form=Form(agreement.form),
        oral_reason=OralReason(agreement.oral_reason) if agreement.oral_reason else None,
        written_asked=agreement.written_asked,
        case_parties=tuple(DraftCaseParty(ref_of(party), party.party.name) for party in parties),
        facts=agreement.facts,
        disputes=agreement.disputes,
        copies=agreement.copies,
        # A box that is not ticked rules nothing out: the parties have thirty days to ask the court.
        want_confirmation=agreement.want_confirmation or None,
        rights=draft_rights(case),
        mediators=tuple(
            DraftMediator(row.user.display_name, cleared=row.cleared_reason or "") for row in acting_mediators(case)
        ),
        signing_on=agreement.signing_on,
        drafted_on=agreement.drafted_on,
        agreed_effective_on=agreement.agreed_effective_on,
        inviting_court=case.source_body if source and source.from_court else "",
        referred_by=case.source_body if source and source.sent and not source.from_court else "",
        partial_scope=agreement.partial_scope,
    )


def typed_draft(agreement: Agreement, values: AgreementValues) -> Draft:
    """The draft as it stands in the editor, not stored yet. Raises `InvalidDraft` for values that do not fit."""
    parties = acting_parties(agreement.case)
    terms = tuple(term_of(term) for term in values.terms)
    return replace(
        draft_of(agreement),
        parties=_with_accounts((draft_party(party, values.signers) for party in parties), terms),
        terms=terms,
        facts=values.facts,
        disputes=values.disputes,
        copies=values.copies,
        want_confirmation=values.want_confirmation or None,
        written_asked=values.written_asked,
        partial_scope=values.partial_scope,
        signing_on=values.signing_on,
        agreed_effective_on=values.agreed_effective_on,
    )


def _with_accounts(parties: Iterable[DraftParty], terms: Iterable[Term]) -> tuple[DraftParty, ...]:
    """Each party with the accounts that the terms name as its own, so that two sides with one account are found."""
    named = [account for account in (term.account() for term in terms) if account]
    return tuple(
        replace(party, accounts=tuple(each.number for each in named if each.holder == party.name)) for party in parties
    )


def ref_of(party: CaseParty) -> str:
    """How terms name a party of the case."""
    return f"p{party.id}"


def draft_term(row: TermRow) -> Term:
    """One term, its account number opened."""
    return term_of(TermValues(row.kind, dict(row.data), row.uid, row.account, row.proposal_id))


def registered_party(party: Party, *, ref: str, side: str) -> DraftParty:
    """A party as the register has it, signing by itself or by its head."""
    return DraftParty(
        ref=ref,
        name=party.name,
        side=Side(side),
        kind=PartyKind(party.kind),
        identity=party.identity_number,
        phone=party.phone,
        address=party.address or party.service_address,
        born=party.born,
        sex=party.sex,
        ethnicity=party.ethnicity,
        occupation=party.occupation,
        head=party.head_name,
        head_title=party.head_title,
        head_identity=party.head_identity_number,
        signs_by=SignsBy.SELF if party.kind == "person" else SignsBy.HEAD,
    )


def draft_party(row: CaseParty, signers: Mapping[str, Mapping[str, str]]) -> DraftParty:
    """One party with everything the paper prints and the review asks."""
    known, chosen = registered_party(row.party, ref=ref_of(row), side=row.side), signers.get(str(row.id), {})
    return replace(
        known,
        occupation=known.occupation or (f"网店经营者（店铺名称：{row.shop}）" if row.shop else ""),
        own_income=row.own_income,
        capacity=Capacity(row.capacity) if row.capacity else Capacity.FULL,
        guardian=_guardian(row),
        actual_operator=row.actual_operator,
        agents=tuple(_agent(agent) for agent in acting_agents(row)),
        signs_by=SignsBy(chosen["by"]) if chosen.get("by") else usual_signer(row),
        signer=chosen.get("name", ""),
    )


def capacity_words(kind: PartyKind | str, by: SignsBy) -> str:
    """Who signs in words, as the paper says it: `法定代表人`, `委托代理人`."""
    if by is SignsBy.HEAD:
        return PartyKind(kind).head
    return {SignsBy.SELF: "本人", SignsBy.GUARDIAN: "法定代理人", SignsBy.AGENT: "委托代理人"}[by]


def usual_signer(row: CaseParty) -> SignsBy:
    """Who signs unless something else is chosen: the guardian, the head, or the person."""
    if row.guardian_name:
        return SignsBy.GUARDIAN
    return SignsBy.SELF if row.party.kind == "person" else SignsBy.HEAD


def _guardian(row: CaseParty) -> Guardian | None:
    if not row.guardian_name:
        return None
    return Guardian(
        row.guardian_name,
        row.guardian_relation,
        row.guardian_identity_number,
        consented_on=row.guardian_consented_on,
        proof=bool(row.guardian_proof),
    )


def _agent(row: Agent) -> DraftAgent:
    return DraftAgent(
        name=row.name,
        authority=Authority(row.authority),
        scope=tuple(row.scope),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        term=row.term,
        ratified_on=row.ratified_on,
        dual_consent_on=row.dual_consent_on,
        identity=row.identity_number,
        phone=row.phone,
        unit=row.employer,
    )


def draft_rights(case: Case) -> tuple[DraftRight, ...]:
    """The rights the case is about."""
    rows = db.session.scalars(select(Right).where(Right.case_id == case.id).order_by(Right.id))
    return tuple(
        DraftRight(
            ref=f"r{row.id}",
            kind=row.kind,
            title=row.title,
            number=row.number,
            holders=_names(row.holder),
            claimed_by=f"p{row.claimed_by_id}" if row.claimed_by_id else "",
            claimed_as=ClaimedAs(row.claimed_as or "owner"),
            authorised=row.authorised,
            co_owners_agree=_names(row.co_owners_agree),
            filed_on=row.filed_on,
            registered_on=row.registered_on,
            expires_on=row.expires_on,
            status=RightStatus(row.status or "unknown"),
            checked_on=row.checked_on,
            evaluation_report=row.evaluation_report,
        )
        for row in rows
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("，", "、").split("、") if name.strip())


def last_agreement(case: Case) -> Agreement | None:
    """The newest agreement of a case."""
    return db.session.scalar(
        select(Agreement).where(Agreement.case_id == case.id).order_by(Agreement.ordinal.desc()).limit(1)
    )


def days_signed(agreement: Agreement) -> list[date]:
    """The days of all valid signatures and seals."""
    return [signature.signed_on for signature in agreement.signatures if not signature.struck_reason]
