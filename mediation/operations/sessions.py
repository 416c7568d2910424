"""What is said and agreed: inquiries, sessions, signatures on records, agreed facts, proposals, private notes.

Signed records are frozen. Agreed facts are a record of their own, so that what was conceded in a session stays
out of court; private notes are read by no paper, export or dossier.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts, PrivateNote, Proposal, SessionRecord
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.signers import day_in_china, signers_of
from mediation.operations.versions import check_version
from mediation.rules.clauses import CLAUSES
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import SESSION_RESULTS
from mediation.rules.statutes import JIANGSU_MEDIATION_29

ANSWERS = {"": "未答复", "accepted": "接受", "rejected": "不接受"}
KINDS = {"session": "调解会", "inquiry": "调查"}
LABELS = {
    "started_at": "开始时间",
    "ended_at": "结束时间",
    "place": "地点",
    "subject": "事由",
    "invited": "参加人",
    "recorder": "记录人",
    "asked_name": "被调查人",
    "asked_particulars": "被调查人的情况",
    "asked_relation": "与当事人的关系",
    "text": "记录",
    "result": "结果",
}


@dataclass(frozen=True)
class Attendance:
    """Who came for a party: `who` in words; `capacity` a key of `CAPACITIES`; `agents` row ids of its agents there;
    `late` they came after it had begun."""

    present: bool
    who: str = ""
    capacity: str = "self"
    agents: tuple[int, ...] = ()
    late: bool = False

    def as_row(self) -> dict[str, str]:
        """The value kept in `SessionRecord.attendance`."""
        agents = ",".join(map(str, self.agents))
        row = {
            "present": "yes" if self.present else "no",
            "who": self.who,
            "capacity": self.capacity,
            "agents": agents,
        }
        return row | {"late": "yes"} if self.present and self.late else row


@dataclass(frozen=True)
class RecordEntry:
    """A record as typed. `attendance` case_party id → who came; `open` held in public, `objection` a party objects
    to that; `invited` third parties, `invited_consent` the parties agree to them; `result` a key of
    `SESSION_RESULTS`, "" for an inquiry; `asked_*` whom an inquiry asked, "" for a session."""

    started_at: datetime
    place: str = ""
    ended_at: datetime | None = None
    subject: str = ""
    attendance: Mapping[int, Attendance] = field(default_factory=dict)
    open: bool = False
    objection: bool = False
    invited: str = ""
    invited_consent: bool = False
    recorder: str = ""
    text: str = ""
    result: str = ""
    asked_name: str = ""
    asked_particulars: str = ""
    asked_relation: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of `SessionRecord` that the entry fills."""
        return {
            "started_at": self.started_at,
            "ended_at": self.ended_at,
            "place": self.place,
            "subject": self.subject,
            "attendance": {str(key): came.as_row() for key, came in self.attendance.items()},
            "open": self.open,
            "invited": self.invited,
            "invited_consent": self.invited_consent,
            "recorder": self.recorder,
            "asked_name": self.asked_name,
            "asked_particulars": self.asked_particulars,
            "asked_relation": self.asked_relation,
            "text": self.text,
            "result": self.result,
        }


def hold_session(case: Case, entry: RecordEntry, *, actor: Actor) -> SessionRecord:
    """登记一次调解会. Raises `ActionRefused`."""
    advance(
        case,
        "hold_session",
        actor=actor,
        on=day_in_china(entry.started_at),
        open=entry.open,
        objection=entry.objection,
        helpers=entry.invited,
        helpers_agreed=entry.invited_consent,
        agents=_agents_there(entry),
    )
    record = _add(case, "session", entry)
    result = SESSION_RESULTS.get(entry.result, "")
    summary = f"第{record.ordinal}次调解会" + (f"，{result}" if result else "")
    audit.record(actor, "hold_session", record, case=case, summary=summary)
    return record


def record_inquiry(case: Case, entry: RecordEntry, *, actor: Actor) -> SessionRecord:
    """登记一次调查. Raises `ActionRefused`."""
    on = day_in_china(entry.started_at)
    advance(case, "record_inquiry", actor=actor, on=on, helpers=entry.invited, helpers_agreed=entry.invited_consent)
    record = _add(case, "inquiry", entry)
    audit.record(actor, "record_inquiry", record, case=case, summary=f"第{record.ordinal}次调查")
    return record


def _agents_there(entry: RecordEntry) -> frozenset[str]:
    return frozenset(str(agent) for came in entry.attendance.values() if came.present for agent in came.agents)


def _add(case: Case, kind: str, entry: RecordEntry) -> SessionRecord:
    last = db.session.scalar(
        select(func.max(SessionRecord.ordinal)).where(SessionRecord.case_id == case.id, SessionRecord.kind == kind)
    )
    record = SessionRecord(case_id=case.id, kind=kind, ordinal=(last or 0) + 1, **entry.columns())
    db.session.add(record)
    db.session.flush()
    return record


def edit_record(
    record: SessionRecord, case: Case, entry: RecordEntry, *, seen_version: str | int | None, actor: Actor
) -> None:
    """Change a record nobody has signed yet. Raises `ActionRefused`, or `EditConflict` when somebody else changed
    it since `seen_version`."""
    if record.signed:
        raise ActionRefused("笔录已经有人签名，不能再改。另记一次，或者写补充说明。", JIANGSU_MEDIATION_29)
    columns = entry.columns()
    check_version(record, seen_version, {name: columns[name] for name in LABELS}, LABELS)
    action = "hold_session" if record.kind == "session" else "record_inquiry"
    advance(
        case,
        action,
        actor=actor,
        on=day_in_china(entry.started_at),
        **(
            {"open": entry.open, "objection": entry.objection, "agents": _agents_there(entry)}
            if record.kind == "session"
            else {}
        ),
        helpers=entry.invited,
        helpers_agreed=entry.invited_consent,
    )
    for name, value in columns.items():
        setattr(record, name, value)
    summary = f"修改第{record.ordinal}次{KINDS[record.kind]}记录"
    audit.record(actor, f"edit_{record.kind}", record, case=case, summary=summary)


def sign_record(
    record: SessionRecord | AgreedFacts, case: Case, *, key: str, actor: Actor, on: date | None = None
) -> None:
    """One signature on a record; `key` one of `signers_of`. From the first on the text is frozen.
    Raises `ActionRefused`."""
    day = on or actor.today
    signer = next((signer for signer in signers_of(record, case) if signer.key == key), None)
    if signer is None:
        raise ActionRefused("这个人不在这份笔录的签名人里。按到场的人签。", JIANGSU_MEDIATION_29)
    if key in (record.signed or {}):
        raise ActionRefused(f"{signer.name}已经签过，不用再登记。", JIANGSU_MEDIATION_29)
    made_on = record.recorded_on if isinstance(record, AgreedFacts) else day_in_china(record.started_at)
    advance(case, "sign_record", actor=actor, on=day, record_on=made_on)
    record.signed = {**(record.signed or {}), key: day.isoformat()}
    audit.record(actor, "sign_record", record, case=case, summary=f"{signer.name}在{_name_of(record)}上签名")


def _name_of(record: SessionRecord | AgreedFacts) -> str:
    if isinstance(record, AgreedFacts):
        return "无争议事实记载"
    return f"第{record.ordinal}次{KINDS[record.kind]}记录"


def record_agreed_facts(
    case: Case, *, text: str, actor: Actor, session: SessionRecord | None = None, on: date | None = None
) -> AgreedFacts:
    """无争议事实, kept apart from the session's notes and signed by every party. Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "record_agreed_facts", actor=actor, on=day)
    facts = AgreedFacts(case_id=case.id, session_id=session.id if session else None, text=text, recorded_on=day)
    facts.signed = {}
    db.session.add(facts)
    db.session.flush()
    audit.record(actor, "record_agreed_facts", facts, case=case, summary="记载无争议事实")
    return facts


def edit_agreed_facts(
    facts: AgreedFacts, case: Case, *, text: str, seen_version: str | int | None, actor: Actor
) -> None:
    """Change agreed facts nobody has signed yet. Raises `ActionRefused` or `EditConflict`."""
    if facts.signed:
        raise ActionRefused("无争议事实已经有人签名，不能再改。另记一份。", JIANGSU_MEDIATION_29)
    check_version(facts, seen_version, {"text": text}, {"text": "无争议事实"})
    advance(case, "record_agreed_facts", actor=actor)
    facts.text = text
    audit.record(actor, "edit_agreed_facts", facts, case=case, summary="修改无争议事实")


def propose(
    record: SessionRecord,
    case: Case,
    *,
    kind: str,
    actor: Actor,
    text: str = "",
    data: Mapping[str, Any] | None = None,
) -> Proposal:
    """方案: one proposed term of a session. `kind` a key of `rules.clauses.CLAUSES`, `data` its fields as JSON.
    Raises `ActionRefused`; KeyError for an unknown kind or field."""
    clause = CLAUSES[kind]
    for name in data or {}:
        clause.field(name)
    advance(case, "propose", actor=actor)
    ordinal = len(record.proposals) + 1
    proposal = Proposal(
        case_id=case.id, session_id=record.id, ordinal=ordinal, kind=kind, text=text, data=dict(data or {}), answer=""
    )
    record.proposals.append(proposal)
    db.session.flush()
    audit.record(
        actor, "propose", proposal, case=case, summary=f"第{record.ordinal}次调解会方案{ordinal}：{clause.heading}"
    )
    return proposal


def answer_proposal(proposal: Proposal, case: Case, *, answer: str, actor: Actor) -> None:
    """The parties' answer to a proposal: accepted, rejected, or "" for none yet. Raises `ActionRefused`."""
    advance(case, "answer_proposal", actor=actor)
    proposal.answer = answer
    heading = CLAUSES[proposal.kind].heading
    audit.record(actor, "answer_proposal", proposal, case=case, summary=f"方案“{heading}”：{ANSWERS[answer]}")


def write_private_note(case: Case, *, text: str, actor: Actor) -> PrivateNote:
    """A mediator's own note. The audit trail says that one was written, and keeps its text out of the summary.
    Raises `ActionRefused`."""
    advance(case, "write_private_note", actor=actor)
    note = PrivateNote(case_id=case.id, user_id=actor.id, text=text, written_at=actor.now)
    db.session.add(note)
    db.session.flush()
    audit.record(actor, "write_private_note", note, case=case, summary="写调解手记")
    return note


def private_notes(case: Case, *, actor: Actor) -> list[PrivateNote]:
    """The actor's own notes on a case, newest first; nobody reads another's."""
    mine = select(PrivateNote).where(PrivateNote.case_id == case.id, PrivateNote.user_id == actor.id)
    return list(db.session.scalars(mine.order_by(PrivateNote.id.desc())))


def sessions_of(case: Case, *, kind: str = "session") -> list[SessionRecord]:
    """The records of one kind, in order."""
    records = select(SessionRecord).where(SessionRecord.case_id == case.id, SessionRecord.kind == kind)
    return list(db.session.scalars(records.order_by(SessionRecord.ordinal)))
