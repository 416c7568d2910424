"""The facts of a case that platforms ask for, from its registration to its sessions, and those of each party."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.case import Case, CaseMediator, CaseParty
from mediation.models.dossier import SubsidyClaim
from mediation.models.right import Right
from mediation.models.session_record import SessionRecord
from mediation.operations.agreement.issuing import matter_of
from mediation.operations.matter_facts import acting_agents, acting_mediators, acting_parties
from mediation.operations.signers import signers_of
from mediation.rules.identity import IdentityType
from mediation.rules.masking import mask_address, mask_identity, mask_phone
from mediation.rules.people_mediation.words import RESULTS_ON_PAPER
from mediation.rules.rights import KINDS
from mediation.rules.sources import SOURCES
from mediation.rules.transcript.facts import Value

Values = dict[str, Value]

# What platforms call the ways by which a case comes in, the most exact first.
_SOURCE_WORDS = {
    "APPLY": ("依申请调解", "当事人申请"),
    "PROACTIVE": ("主动调解",),
    "GUIDE_COURT": ("依申请调解", "当事人申请"),
    "GUIDE_POLICE": ("依申请调解", "当事人申请"),
    "COURT_PRE": ("法院委托移送", "其他部门委托移送", "接受委托移送调解"),
    "COURT_POST": ("法院委托移送", "其他部门委托移送", "接受委托移送调解"),
    "ONLINE": ("法院委托移送", "其他部门委托移送", "接受委托移送调解"),
    "PROCURATORATE": ("检察院委托移送", "其他部门委托移送", "接受委托移送调解"),
    "AGENCY": ("其他部门委托移送", "接受委托移送调解"),
    "REQUEST": ("其他部门委托移送", "接受委托移送调解"),
}


def money(cents: int | None) -> str:
    """`86000.00`, as a field for figures takes it; "" for None."""
    return "" if cents is None else f"{cents // 100}.{cents % 100:02d}"


def day(on: date | None) -> str:
    """`2026-09-18`; "" for None."""
    return on.isoformat() if on else ""


def moment(at: datetime) -> str:
    """`2026-09-18 14:30`."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def registered(case: Case) -> Values:
    """What was registered and taken on."""
    parties = acting_parties(case)
    claim = db.session.scalar(select(SubsidyClaim.level).where(SubsidyClaim.case_id == case.id))
    source = SOURCES.get(case.source)
    return {
        "case_number": Value(case.case_number or ""),
        "register_number": Value(case.register_number),
        "year": Value(str(case.case_year or "")),
        "committee": Value(case.committee.name),
        "title": Value(case.title),
        "dispute_type": Value(matter_of(case)),
        "source": Value(source.label if source else "", _SOURCE_WORDS.get(case.source, ())),
        "source_body": Value(case.source_body),
        "source_letter": Value(case.source_letter),
        "requested_on": Value(day(case.requested_on)),
        "registered_on": Value(day(case.registered_on)),
        "registered_by": Value(case.registered_by.display_name),
        "accepted_on": Value(day(case.accepted_on)),
        "facts": Value(case.facts),
        "requests": Value(case.requests),
        "amount_claimed": Value(money(case.amount_claimed)),
        "party_count": Value(str(len(parties))),
        "parties": Value(_names(parties)),
        "applicants": Value(_names(party for party in parties if party.side == "applicant")),
        "respondents": Value(_names(party for party in parties if party.side == "respondent")),
        "rights": Value(_rights(case)),
        "difficulty": Value(claim or ""),
    }


def _names(parties: Iterable[CaseParty]) -> str:
    return "、".join(party.party.name for party in parties)


def _rights(case: Case) -> str:
    rows = db.session.scalars(select(Right).where(Right.case_id == case.id).order_by(Right.id))
    return "；".join("，".join(filter(None, (KINDS.get(row.kind, ""), row.title, row.number))) for row in rows)


def met(case: Case) -> Values:
    """Who mediates; the latest inquiry and the latest session."""
    acting = acting_mediators(case)
    inquiry, session = _latest(case, "inquiry"), _latest(case, "session")
    return {
        "mediator": Value(_people(row for row in acting if row.part == "presiding")),
        "assistants": Value(_people(row for row in acting if row.part != "presiding")),
        "session_span": Value(_span(case)),
        "recorder": Value(session.recorder if session else ""),
        **_record("inquiry", inquiry, case),
        "inquiry_asked": Value(inquiry.asked_name if inquiry else ""),
        **_record("session", session, case),
        "session_result": _result(session),
    }


def _people(rows: Iterable[CaseMediator]) -> str:
    return "、".join(row.user.display_name for row in rows)


def _span(case: Case) -> str:
    """`2026-09-18 至 2026-10-08`; an end that has not come is left open."""
    if case.accepted_on is None:
        return ""
    return f"{day(case.accepted_on)} 至 {day(case.concluded_on)}".strip()


def _latest(case: Case, kind: str) -> SessionRecord | None:
    query = select(SessionRecord).where(SessionRecord.case_id == case.id, SessionRecord.kind == kind)
    return db.session.scalar(query.order_by(SessionRecord.started_at.desc(), SessionRecord.id.desc()).limit(1))


def _record(kind: str, record: SessionRecord | None, case: Case) -> Values:
    if record is None:
        return {f"{kind}_{part}": Value() for part in ("at", "place", "people", "text")}
    there = list(dict.fromkeys(signer.name for signer in signers_of(record, case) if signer.key != "asked"))
    return {
        f"{kind}_at": Value(moment(record.started_at)),
        f"{kind}_place": Value(record.place),
        f"{kind}_people": Value("、".join([*there, *filter(None, [record.invited])])),
        f"{kind}_text": Value(record.text),
    }


def _result(session: SessionRecord | None) -> Value:
    return Value(RESULTS_ON_PAPER.get(session.result, "") if session else "")


def party_values(party: CaseParty, today: date) -> Values:
    """What platforms ask of one party."""
    row = party.party
    public = row.identity_kind == IdentityType.CREDIT_CODE
    body = row.kind in ("company", "organisation")
    identity = row.identity_number
    return {
        "party_side": Value(party.side_label),
        "party_kind": Value(row.kind_label),
        "party_name": Value(row.name),
        "party_identity_kind": Value(IdentityType(row.identity_kind).label if row.identity_kind else ""),
        "party_identity": Value(identity, mask="" if public else mask_identity(identity)),
        "party_phone": Value(row.phone, mask=mask_phone(row.phone)),
        "party_address": _address(row.address, row.kind),
        "party_service_address": _address(row.service_address or row.address, row.kind),
        "party_sex": Value(row.sex, unfit=body),
        "party_ethnicity": Value(row.ethnicity, unfit=body),
        "party_age": Value(str(_age(row.born, today)) if row.born else "", unfit=body),
        "party_occupation": Value(row.occupation, unfit=body),
        "party_head": Value(row.head_name, unfit=row.kind == "person"),
        "party_agents": Value("、".join(agent.name for agent in acting_agents(party)), unfit=True),
    }


def _address(address: str, kind: str) -> Value:
    return Value(address, mask=mask_address(address) if kind == "person" else "")


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
