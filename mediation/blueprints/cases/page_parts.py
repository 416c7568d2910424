"""The parts of the case page under the tabs, each loaded only when it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.document import PURPOSES, Attachment
from mediation.models.performance import Obligation
from mediation.models.right import Right
from mediation.models.session_record import AgreedFacts, PrivateNote, Proposal, SessionRecord
from mediation.models.user import User
from mediation.operations import deadlines
from mediation.operations.acceptance import ANSWERS
from mediation.operations.actor import Actor
from mediation.operations.dossier.filing import dossier_of, state_of
from mediation.operations.dossier.score import score_of
from mediation.operations.evidence import ORIGINALS, PRINTED, files_may_be_changed, files_of
from mediation.operations.follow_ups import follow_ups_of
from mediation.operations.judicial_confirmation import acts as confirmations
from mediation.operations.matter_facts import missing_particulars
from mediation.operations.papers.checklist import checklist
from mediation.operations.papers.session_notices import notice_keys
from mediation.operations.performance.ledger import ledger
from mediation.operations.rights import rights_of
from mediation.operations.scheduled_sessions import reading
from mediation.operations.sessions import ANSWERS as PROPOSAL_ANSWERS
from mediation.operations.sessions import KINDS, private_notes
from mediation.operations.settings import calendar
from mediation.operations.signers import unsigned
from mediation.procedures.agreement import State
from mediation.procedures.judicial_confirmation import DEADLINES as CONFIRMATION_CLOCKS
from mediation.procedures.judicial_confirmation import next_step as confirmation_step
from mediation.procedures.people_mediation import LIFECYCLE, limitation_interrupted_on
from mediation.procedures.performance import ACKNOWLEDGED, GROUNDS
from mediation.procedures.scheduled_session import State as AppointmentState
from mediation.rules.authority import STANDING
from mediation.rules.capacity import Capacity
from mediation.rules.clauses import CLAUSES
from mediation.rules.people_mediation.facts import MatterFacts
from mediation.rules.people_mediation.words import (
    CHOICES,
    MANNERS,
    NOTICE_MANNERS,
    PERFORMED,
    SATISFACTION,
    SESSION_RESULTS,
)
from mediation.web.clock import clock_of
from mediation.web.paper_standing import LOOKS, gap_url
from mediation.web.scope import is_demo


@dataclass(frozen=True)
class Part:
    """One tab: `count` beside its name, `load` gives the variables of `templates/cases/show/<name>.html`."""

    name: str
    label: str
    count: Callable[[Case, Actor], int | None]
    load: Callable[[Case, Actor], dict[str, Any]]


def _rows(model: Any, **fixed: Any) -> Callable[[Case, Actor], int]:
    def count(case: Case, actor: Actor) -> int:
        query = select(func.count()).select_from(model).where(model.case_id == case.id)
        for name, value in fixed.items():
            query = query.where(getattr(model, name) == value)
        return db.session.scalar(query) or 0

    return count


def _parties(case: Case, actor: Actor) -> dict[str, Any]:
    minors = {party.uid for party in case.parties if "监护人" in missing_particulars(party, today=actor.today)}
    return {"standings": STANDING, "minors": minors, "capacities": {each.value: each.label for each in Capacity}}


def _asking(case: Case, actor: Actor) -> dict[str, Any]:
    consents = [consent for party in case.parties for consent in party.consents]
    consents.sort(key=lambda consent: (consent.asked_at, consent.id), reverse=True)
    return {
        "consents": consents,
        "people": _people({consent.recorded_by_id for consent in consents}),
        "manners": MANNERS,
        "notice_manners": NOTICE_MANNERS,
        "answers": ANSWERS,
        "choices": CHOICES,
    }


def _people(ids: set[int]) -> dict[int, str]:
    rows = db.session.execute(select(User.id, User.display_name).where(User.id.in_(sorted(ids))))
    return dict(tuple(row) for row in rows)


def _consents(case: Case, actor: Actor) -> int:
    return sum(len(party.consents) for party in case.parties)


def _records(case: Case, actor: Actor) -> dict[str, Any]:
    records = db.session.scalars(
        select(SessionRecord).where(SessionRecord.case_id == case.id).order_by(SessionRecord.started_at.desc())
    ).all()
    facts = db.session.scalars(select(AgreedFacts).where(AgreedFacts.case_id == case.id).order_by(AgreedFacts.id)).all()
    return {
        "records": records,
        "appointments": [row for row in reading.sessions_of(case) if row.state != AppointmentState.HELD],
        "appointment_states": AppointmentState,
        "notice_keys": notice_keys,
        "facts_rows": facts,
        "kinds": KINDS,
        "results": SESSION_RESULTS,
        "unsigned": {record.id: unsigned(record, case) for record in records},
        "facts_unsigned": {row.id: unsigned(row, case) for row in facts},
        "follow_ups": follow_ups_of(case),
        "manners": MANNERS,
        "performed": PERFORMED,
        "satisfaction": SATISFACTION,
    }


def _proposals(case: Case, actor: Actor) -> dict[str, Any]:
    made = db.session.scalars(
        select(Proposal).where(Proposal.case_id == case.id).order_by(Proposal.session_id, Proposal.ordinal)
    ).all()
    sessions = select(SessionRecord.id, SessionRecord.ordinal).where(SessionRecord.case_id == case.id)
    ordinals = dict(tuple(row) for row in db.session.execute(sessions))
    return {"made": made, "ordinals": ordinals, "clauses": CLAUSES, "proposal_answers": PROPOSAL_ANSWERS}


def _notes(case: Case, actor: Actor) -> dict[str, Any]:
    return {"notes": private_notes(case, actor=actor)}


def _own_notes(case: Case, actor: Actor) -> int:
    return _rows(PrivateNote, user_id=actor.id)(case, actor)


def _agreements(case: Case, actor: Actor) -> dict[str, Any]:
    query = select(Agreement).where(Agreement.case_id == case.id).order_by(Agreement.ordinal.desc())
    return {"agreements": db.session.scalars(query).all(), "agreement_state": State}


def _confirmation(case: Case, actor: Actor) -> dict[str, Any]:
    agreement = confirmations.agreement_of(case)
    matter = confirmations.matter_of(agreement) if agreement else None
    state, days = confirmations.state_of(matter), calendar()
    facts = confirmations.facts_of(agreement, matter, today=actor.today) if agreement else None
    return {
        "confirmation": matter,
        "confirmation_state": state,
        "confirmation_step": confirmation_step(state.value, facts) if facts else None,
        "confirmation_clocks": [
            clock_of(clock, actor.today, days)
            for clock in deadlines.of_case(case, days, actor.today)
            if clock.rule in CONFIRMATION_CLOCKS and not clock.settled
        ],
    }


def _performance(case: Case, actor: Actor) -> dict[str, Any]:
    return {"ledger": ledger(case, actor=actor), "manners": MANNERS, "acknowledged": ACKNOWLEDGED, "grounds": GROUNDS}


def _papers(case: Case, actor: Actor) -> dict[str, Any]:
    rows = checklist(case, today=actor.today, demo=is_demo())
    return {
        "sheets": rows,
        "lacking": [row for row in rows if row.lacking],
        "looks": LOOKS,
        "gap_url": gap_url,
        "takes_scans": files_may_be_changed(case),
    }


def _files(case: Case, actor: Actor) -> dict[str, Any]:
    kept = files_of(case)
    return {
        "bundles": [
            (label, [row for row in kept if row.purpose == purpose])
            for purpose, label in PURPOSES.items()
            if any(row.purpose == purpose for row in kept)
        ],
        "taken_out": files_of(case, taken_out=True),
        "changeable": files_may_be_changed(case),
        "originals": ORIGINALS,
        "printed": PRINTED,
    }


def _rights(case: Case, actor: Actor) -> dict[str, Any]:
    return {"rights": rights_of(case)}


def _course(case: Case, actor: Actor) -> dict[str, Any]:
    return {"entries": course_of(case, most=500)}


def _dossier(case: Case, actor: Actor) -> dict[str, Any]:
    return {
        "dossier": dossier_of(case),
        "dossier_state": state_of(dossier_of(case)),
        "score": score_of(case, today=actor.today),
    }


def _nothing(case: Case, actor: Actor) -> dict[str, Any]:
    return {}


def _no_count(case: Case, actor: Actor) -> None:
    return None


PARTS = {
    part.name: part
    for part in (
        Part("parties", "当事人", lambda case, actor: sum(p.left_on is None for p in case.parties), _parties),
        Part("asking", "征询告知", _consents, _asking),
        Part("records", "笔录", _rows(SessionRecord), _records),
        Part("proposals", "方案", _rows(Proposal), _proposals),
        Part("notes", "手记", _own_notes, _notes),
        Part("files", "材料", _rows(Attachment, removed_on=None), _files),
        Part("agreement", "协议", _rows(Agreement), _agreements),
        Part("confirmation", "司法确认", _no_count, _confirmation),
        Part("performance", "履行", _rows(Obligation, done_on=None, ended=""), _performance),
        Part("papers", "文书", _no_count, _papers),
        Part("dossier", "卷宗", _no_count, _dossier),
        Part("rights", "权利", _rows(Right), _rights),
        Part("clocks", "期限", _no_count, _nothing),
        Part("course", "经过", _no_count, _course),
    )
}


def tabs_of(case: Case, current: str, *, actor: Actor) -> list[dict[str, Any]]:
    """The tabs in order, as components/list.html draws them."""
    return [
        {
            "name": part.label,
            "count": part.count(case, actor) or None,
            "url": url_for("cases.show", uid=case.uid, part=part.name, _anchor="parts"),
            "current": part.name == current,
        }
        for part in PARTS.values()
    ]


def course_of(case: Case, *, most: int) -> list[AuditEntry]:
    """What was done, newest first."""
    query = select(AuditEntry).where(AuditEntry.case_id == case.id).order_by(AuditEntry.id.desc()).limit(most)
    return list(db.session.scalars(query))


def moves(entry: AuditEntry) -> bool:
    """Whether the act moved the case on, so that it stands out in the course of events."""
    if entry.action == "register_case":
        return True
    return entry.action in LIFECYCLE and LIFECYCLE[entry.action].target is not None


def limitation_note(facts: MatterFacts) -> str:
    """When limitation was interrupted, for information."""
    day = limitation_interrupted_on(facts)
    return f"诉讼时效自 {day.month}月{day.day}日提出请求起中断" if day else "本会主动调解，没有当事人提出请求的日子"
