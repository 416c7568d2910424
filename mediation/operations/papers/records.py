"""调查记录, 调解记录 and 无争议事实记载, from the records of a case. Nothing here reads the table of private notes."""

import re
from datetime import date

from mediation.clock import SHANGHAI
from mediation.documents.agreed_facts import agreed_facts_paper
from mediation.documents.inquiry_record import inquiry_record_paper
from mediation.documents.record import SignatureLine, signature_line
from mediation.documents.session_record import session_record_paper
from mediation.extensions import db
from mediation.models.case import Case, CaseMediator
from mediation.models.session_record import AgreedFacts, SessionRecord
from mediation.operations.papers.case_facts import NamedParty, heading, named_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.operations.signers import Signer, day_in_china, signers_of
from mediation.rules.figures import han
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import CAPACITIES, RESULTS_ON_PAPER
from mediation.rules.statutes import MEDIATION_27

_SEVERAL = re.compile(r"[；;\n]")
# Whom the paper of an inquiry calls 调查人 is the mediator who leads it.
_ROLES = {"party": "当事人", "agent": "委托代理人", "asked": "被调查人", "mediator": "人民调解员", "recorder": "记录人"}


def session_record(making: Making) -> Made:
    """人民调解记录 of one session."""
    case, record = making.case, _record(making, "session")
    parties = named_parties(case, _day(record))
    gaps = []
    came = tuple(_came(party, record) for party in parties if _present(party, record))
    if not came:
        gaps.append(Gap(f"第{han(record.ordinal)}次调解会没有记谁到场。打开这次的记录补上。", "edit_record", record.id))
    if not record.result:
        gaps.append(Gap(f"第{han(record.ordinal)}次调解会没有记结果。打开这次的记录补上。", "edit_record", record.id))
    paper = session_record_paper(
        **heading(making),
        ordinal=record.ordinal,
        started=record.started_at.astimezone(SHANGHAI),
        ended=record.ended_at.astimezone(SHANGHAI) if record.ended_at else None,
        place=record.place,
        subject=record.subject,
        invited=f"{record.invited}（经当事人同意邀请）"
        if record.invited_consent and record.invited
        else record.invited,
        parties=came,
        mediators=_mediators(case, _day(record)),
        recorder=record.recorder,
        open=record.open,
        text=record.text,
        result=RESULTS_ON_PAPER.get(record.result, ""),
        signatures=_signatures(record, case, parties, mediator="人民调解员"),
    )
    return Made(paper, tuple(gaps))


def inquiry_record(making: Making) -> Made:
    """人民调解调查记录 of one inquiry."""
    case, record = making.case, _record(making, "inquiry")
    parties = named_parties(case, _day(record))
    gaps = (
        ()
        if record.asked_name
        else (Gap(f"第{han(record.ordinal)}次调查没有写被调查人。打开这次调查的记录补上。", "edit_record", record.id),)
    )
    paper = inquiry_record_paper(
        **heading(making),
        ordinal=record.ordinal,
        started=record.started_at.astimezone(SHANGHAI),
        ended=record.ended_at.astimezone(SHANGHAI) if record.ended_at else None,
        place=record.place,
        subject=record.subject,
        parties=tuple(_came(party, record) for party in parties if _present(party, record)),
        invited=record.invited,
        asked=(record.asked_name, record.asked_particulars, record.asked_relation),
        text=record.text,
        signatures=_signatures(record, case, parties, mediator="调查人"),
    )
    return Made(paper, gaps)


def agreed_facts(making: Making) -> Made:
    """无争议事实记载, for every party and the presiding mediator to sign."""
    case, facts = making.case, db.session.get(AgreedFacts, making.key)
    if facts is None or facts.case_id != case.id:
        raise ActionRefused("这件案子没有这份无争议事实。", MEDIATION_27)
    session = db.session.get(SessionRecord, facts.session_id) if facts.session_id else None
    paper = agreed_facts_paper(
        tuple((party.label, party.draft) for party in named_parties(case, facts.recorded_on)),
        **heading(making),
        recorded_on=facts.recorded_on,
        session=f"第{han(session.ordinal)}次调解" if session else "",
        subject=case.title,
        mediators=_mediators(case, facts.recorded_on),
        text=facts.text,
    )
    return Made(paper)


def _record(making: Making, kind: str) -> SessionRecord:
    record = db.session.get(SessionRecord, making.key)
    if record is None or record.case_id != making.case.id or record.kind != kind:
        raise ActionRefused("这件案子没有这份记录。", MEDIATION_27)
    return record


def _day(record: SessionRecord) -> date:
    return day_in_china(record.started_at)


def _present(party: NamedParty, record: SessionRecord) -> bool:
    return record.attendance.get(str(party.row.id), {}).get("present") == "yes"


def _came(party: NamedParty, record: SessionRecord) -> str:
    """`甲方（申请人）某某公司，法定代表人某某，委托代理人某某`."""
    came = record.attendance[str(party.row.id)]
    capacity, who = came.get("capacity", ""), came.get("who", "")
    words = [f"{party.label}（{party.draft.side.label}）{party.draft.name}"]
    if capacity != "agent" and who and who != party.draft.name:
        words.append(f"{_capacity(party, capacity)}{who}")
    there = set(filter(None, came.get("agents", "").split(",")))
    words += [f"委托代理人{agent.name}" for agent in party.row.agents if str(agent.id) in there]
    return "，".join(words)


def _capacity(party: NamedParty, capacity: str) -> str:
    if capacity == "head":
        return party.draft.kind.head
    return "" if capacity == "self" else CAPACITIES.get(capacity, "")


def _mediators(case: Case, on: date) -> tuple[str, ...]:
    """Who mediated on a day, the one presiding first and named so when there are several."""
    rows = [row for row in case.mediators if row.part != "recorder" and _acted(row, on)]
    rows.sort(key=lambda row: row.part != "presiding")
    presides = "（主持）" if len(rows) > 1 else ""
    return tuple(row.user.display_name + (presides if row.part == "presiding" else "") for row in rows)


def _acted(row: CaseMediator, on: date) -> bool:
    return row.from_on <= on and (row.to_on is None or row.to_on > on)


def _signatures(
    record: SessionRecord, case: Case, parties: tuple[NamedParty, ...], *, mediator: str
) -> tuple[SignatureLine, ...]:
    """A line for everybody whose signature the record needs, for those invited, and for mediator and recorder even
    where nobody was named."""
    names = {f"party:{party.row.id}": party.draft.name for party in parties}
    roles = _ROLES | {"mediator": mediator}
    lines = [_line(signer, roles, names) for signer in signers_of(record, case)]
    others = [line for line in lines if line.role not in (mediator, "记录人")]
    invited = [signature_line("参加人", name.strip()) for name in _SEVERAL.split(record.invited) if name.strip()]
    mediators = [line for line in lines if line.role == mediator] or [signature_line(mediator)]
    recorders = [line for line in lines if line.role == "记录人"] or [signature_line("记录人")]
    return (*others, *invited, *mediators, *recorders)


def _line(signer: Signer, roles: dict[str, str], names: dict[str, str]) -> SignatureLine:
    body = names.get(signer.key, signer.name)
    name = signer.name if body == signer.name else f"{body}（{signer.name}）"
    return signature_line(roles[signer.key.partition(":")[0]], name)
