"""The facts of one case that decide which papers its file holds, read from its rows."""

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseMediator
from mediation.models.document import Attachment, Document
from mediation.models.follow_up import FollowUp
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.mediation_step import Ending
from mediation.models.performance import Urging
from mediation.models.scheduled_session import CalledParty, ScheduledSession
from mediation.models.session_record import AgreedFacts, SessionRecord
from mediation.operations.court_referral.reading import is_entrusted, referral_of
from mediation.operations.matter_facts import acting_agents, acting_parties
from mediation.operations.scheduled_sessions.reading import SHOWN
from mediation.procedures.people_mediation import State
from mediation.rules.clauses import CLAUSES
from mediation.rules.dossier import (
    AgentSheet,
    AgreementSheet,
    CallSheet,
    DossierFacts,
    EndingSheet,
    PartySheet,
    RecordSheet,
    Sheet,
    sheets,
)
from mediation.rules.figures import party_label

_OVER = frozenset({State.CONCLUDED, State.DECLINED, State.TERMINATED, State.CLOSED})
_GIVEN_UP = ("voided",)


def sheets_of(case: Case) -> tuple[Sheet, ...]:
    """Every paper and bundle of files `case` must or may hold, in the order of its file."""
    return sheets(dossier_facts(case))


def sheet_named(case: Case, key: str) -> Sheet | None:
    """The sheet of that key (`session_record-session:12`), if the case has it."""
    return next((sheet for sheet in sheets_of(case) if sheet.key == key), None)


def dossier_facts(case: Case) -> DossierFacts:
    """What decides which papers the file of `case` holds."""
    state = State(case.state)
    return DossierFacts(
        accepted=case.accepted_on is not None,
        proactive=case.source == "PROACTIVE",
        over=state in _OVER,
        closed=state is State.CLOSED,
        agreeing=state in (State.AGREED, State.CONCLUDED),
        court_report=state in _OVER and _taken_for_court(case),
        parties=_parties(case),
        inquiries=_records(case, "inquiry"),
        calls=_calls(case),
        sessions=_records(case, "session"),
        agreed_facts=_keys(AgreedFacts, case),
        changes=_changes(case),
        endings=_endings(case),
        agreements=_agreements(case),
        urgings=_keys(Urging, case),
        follow_ups=_keys(FollowUp, case),
        files=_files(case),
    )


def _taken_for_court(case: Case) -> bool:
    referral = referral_of(case)
    return referral is not None and referral.taken_on is not None


def _parties(case: Case) -> tuple[PartySheet, ...]:
    return tuple(
        PartySheet(
            key=party.id,
            name=party.party.name,
            label=party_label(place),
            is_body=party.party.kind in ("company", "organisation"),
            agents=tuple(AgentSheet(agent.id, agent.name) for agent in acting_agents(party)),
        )
        for place, party in enumerate(acting_parties(case))
    )


def _records(case: Case, kind: str) -> tuple[RecordSheet, ...]:
    rows = db.session.execute(
        select(SessionRecord.id, SessionRecord.ordinal)
        .where(SessionRecord.case_id == case.id, SessionRecord.kind == kind)
        .order_by(SessionRecord.ordinal)
    )
    return tuple(RecordSheet(row.id, row.ordinal) for row in rows)


def _calls(case: Case) -> tuple[CallSheet, ...]:
    """Who was called to what is planned or was held; to what was moved or cancelled only where the notice went out."""
    rows = db.session.execute(
        select(CalledParty.id, CalledParty.case_party_id, ScheduledSession)
        .join(ScheduledSession, ScheduledSession.id == CalledParty.session_id)
        .where(ScheduledSession.case_id == case.id)
        .order_by(ScheduledSession.starts_at, CalledParty.id)
    ).all()
    if not rows:
        return ()
    printed = set(
        db.session.scalars(
            select(Document.subject).where(Document.case_id == case.id, Document.form == "session_notice")
        )
    )
    labels = {party.id: party_label(place) for place, party in enumerate(acting_parties(case))}
    names = {party.id: party.party.name for party in case.parties}
    return tuple(
        CallSheet(key, labels.get(party, names[party]), f"{row.begins.month}月{row.begins.day}日")
        for key, party, row in rows
        if row.state in SHOWN or f"called:{key}" in printed
    )


def _keys(model: type[AgreedFacts] | type[FollowUp] | type[Urging], case: Case) -> tuple[int, ...]:
    return tuple(db.session.scalars(select(model.id).where(model.case_id == case.id).order_by(model.id)))


def _changes(case: Case) -> tuple[int, ...]:
    """Presiding or assisting mediators who were replaced, not those whose case simply ended."""
    ended = select(CaseMediator.id).where(
        CaseMediator.case_id == case.id, CaseMediator.to_on.is_not(None), CaseMediator.part != "recorder"
    )
    return tuple(db.session.scalars(ended.order_by(CaseMediator.id)))


def _endings(case: Case) -> tuple[EndingSheet, ...]:
    rows = db.session.scalars(select(Ending).where(Ending.case_id == case.id).order_by(Ending.id))
    # What was withdrawn before acceptance was not mediated: nobody is told the routes.
    return tuple(
        EndingSheet(row.id, row.kind, row.scope, notice=row.kind == "declined" or case.accepted_on is not None)
        for row in rows
    )


def _agreements(case: Case) -> tuple[AgreementSheet, ...]:
    rows = db.session.scalars(
        select(Agreement)
        .where(Agreement.case_id == case.id, Agreement.state.not_in(_GIVEN_UP))
        .order_by(Agreement.ordinal)
    )
    entrusted = is_entrusted(case)
    applied = set(
        db.session.scalars(select(JudicialConfirmation.agreement_id).where(JudicialConfirmation.case_id == case.id))
    )
    return tuple(
        AgreementSheet(
            key=row.id,
            ordinal=row.ordinal,
            oral=row.form == "oral",
            effective=row.effective_on is not None,
            to_court=not entrusted
            and (row.want_confirmation or row.id in applied or any(term.kind == "confirmation" for term in row.terms)),
            performs=any(CLAUSES[term.kind].duty for term in row.terms),
        )
        for row in rows
    )


def _files(case: Case) -> tuple[tuple[str, int], ...]:
    rows = db.session.execute(
        select(Attachment.purpose, func.count())
        .where(Attachment.case_id == case.id, Attachment.removed_on.is_(None))
        .group_by(Attachment.purpose)
        .order_by(Attachment.purpose)
    )
    return tuple((row[0], row[1]) for row in rows)
