"""The facts of one case as the rules of people's mediation see them, read from its rows."""

from datetime import date, datetime

from sqlalchemy import func, select

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Agent, Case, CaseMediator, CaseParty, Consent
from mediation.models.conflict_check import ConflictCheck
from mediation.models.follow_up import FollowUp
from mediation.models.mediation_step import Ending, Suspension
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.session_record import SessionRecord
from mediation.operations import deadlines, settings
from mediation.operations.court_referral.reading import court_facts
from mediation.operations.impartiality import bar_of
from mediation.operations.performance.clocks import visit_is_due
from mediation.operations.performance.standing import standing_of
from mediation.operations.route_changes import away_with
from mediation.operations.signers import day_in_china, unsigned
from mediation.procedures import people_mediation, scheduled_session
from mediation.rules.authority import may_settle
from mediation.rules.capacity import capacity_on
from mediation.rules.people_mediation.facts import (
    AgentFacts,
    AgreementFacts,
    MatterFacts,
    MediatorFacts,
    PartyFacts,
    PerformanceFacts,
)
from mediation.rules.sources import SOURCES, FilingBack

ENTRUSTED = frozenset({"COURT_PRE", "COURT_POST", "ONLINE", "PROCURATORATE"})


def facts_of(case: Case, *, today: date) -> MatterFacts:
    """Everything the guards, the next step and the lights ask about `case` on the day `today`."""
    records = _sessions(case)
    last = records[-1] if records else None
    agreement = current_agreement(case)
    parties = acting_parties(case)
    answers = _answers(parties)
    first, latest = _recorded(case)
    return MatterFacts(
        today=today,
        requested_on=case.requested_on,
        accepted_on=case.accepted_on,
        proactive=case.source == "PROACTIVE",
        entrusted=case.source in ENTRUSTED,
        referred=case.source in SOURCES and SOURCES[case.source].filing_back is not FilingBack.NONE,
        conflict=_conflict(case),
        restricted=case.restricted,
        parties=tuple(_party(party, today, answers[party.id], last, agreement) for party in parties),
        mediators=tuple(_mediator(row, case) for row in acting_mediators(case)),
        sessions=len(records),
        settled=last is not None and last.result in ("agreed", "partial"),
        accepted=last is not None and any(proposal.answer == "accepted" for proposal in last.proposals),
        recorded_on=latest,
        begun_on=min(filter(None, [first, *_named_on(case)]), default=None),
        consented_on=_consented_on(case, answers),
        ended_on=case.concluded_on,
        unsigned=unsigned(last, case) if last else (),
        suspension=_suspension(case),
        due_on=deadlines.mediation_due_on(case, settings.calendar(), today),
        meets_at=_meets_at(case),
        agreement=_agreement(agreement) if agreement else None,
        rest_ended=_rest_ended(case),
        followed_up=agreement is not None and _followed_up(agreement),
        performance=_performance(case, today) if agreement and agreement.effective_on else PerformanceFacts(),
        court=court_facts(case),
        away=_away(case),
    )


def _away(case: Case) -> str:
    away = away_with(case.dispute_number)
    return away.to_body if away else ""


def acting_parties(case: Case) -> list[CaseParty]:
    """The parties that have not left, in their order."""
    return [party for party in case.parties if party.left_on is None]


def acting_mediators(case: Case) -> list[CaseMediator]:
    """Who mediates now, presiding and assisting; a recorder does not mediate."""
    return [row for row in case.mediators if row.to_on is None and row.part != "recorder"]


def acting_agents(party: CaseParty) -> list[Agent]:
    """The agents whose authority has not been ended."""
    return [agent for agent in party.agents if agent.ended_on is None]


def missing_particulars(party: CaseParty, *, today: date) -> tuple[str, ...]:
    """Words of what the register still lacks of a party before papers can name it."""
    row, missing = party.party, []
    if row.identity_number_sealed is None and not row.identity_note:
        missing.append("证件号码" if row.kind == "person" else "统一社会信用代码")
    if row.kind != "person" and not row.head_name:
        missing.append({"company": "法定代表人", "sole_trader": "经营者"}.get(row.kind, "负责人"))
    if not (row.service_address or row.address):
        missing.append("送达地址")
    if row.phone_sealed is None:
        missing.append("电话")
    if row.kind == "person" and row.born and capacity_on(row.born, today, own_income=party.own_income).needs_guardian:
        missing += [word for word, text in _guardian(party) if not text]
    return tuple(missing)


def _guardian(party: CaseParty) -> tuple[tuple[str, str], ...]:
    return ("监护人", party.guardian_name), ("监护关系证明", party.guardian_proof)


def _answers(parties: list[CaseParty]) -> dict[int, list[Consent]]:
    """What each party said when it was asked, in order."""
    said: dict[int, list[Consent]] = {party.id: [] for party in parties}
    for row in db.session.scalars(
        select(Consent).where(Consent.case_party_id.in_(said)).order_by(Consent.asked_at, Consent.id)
    ):
        said[row.case_party_id].append(row)
    return said


def _party(
    party: CaseParty, today: date, answers: list[Consent], last: SessionRecord | None, agreement: Agreement | None
) -> PartyFacts:
    settled = [answer for answer in answers if answer.answer != "no_answer"]
    attended = (last.attendance if last else {}).get(str(party.id))
    return PartyFacts(
        key=str(party.id),
        name=party.party.name,
        side=party.side,
        answer=settled[-1].answer if settled else "",
        answered_on=day_in_china(settled[-1].asked_at) if settled else None,
        asked=len(answers),
        told_rights_on=party.rights_notice_on,
        chose=party.mediator_choice or "",
        agents=tuple(_agent(agent, today) for agent in acting_agents(party)),
        missing=missing_particulars(party, today=today),
        present=attended.get("present") == "yes" if attended else None,
        signed_on=_signed_on(party, agreement),
    )


def _agent(agent: Agent, today: date) -> AgentFacts:
    settles = may_settle(agent.authority, agent.scope, on=today, valid_from=agent.valid_from, valid_to=agent.valid_to)
    ratified = agent.ratified_on is not None
    return AgentFacts(
        name=agent.name,
        may_settle=settles or ratified,
        checked_on=agent.checked_on,
        key=str(agent.id),
        valid_from=agent.valid_from,
        valid_to=agent.valid_to,
        ratified=ratified,
    )


def _mediator(row: CaseMediator, case: Case) -> MediatorFacts:
    return MediatorFacts(
        name=row.user.display_name,
        presiding=row.part == "presiding",
        bar=bar_of(row.user, case),
        cleared=row.cleared_reason or "",
    )


def _sessions(case: Case) -> list[SessionRecord]:
    query = select(SessionRecord).where(SessionRecord.case_id == case.id, SessionRecord.kind == "session")
    return list(db.session.scalars(query.order_by(SessionRecord.ordinal)))


def _named_on(case: Case) -> list[date]:
    """The days on which mediators were named; the recorder may be known from the registration on."""
    return [row.from_on for row in case.mediators if row.part != "recorder"]


def _recorded(case: Case) -> tuple[date | None, date | None]:
    """The days of the first and of the latest session or inquiry."""
    span = select(func.min(SessionRecord.started_at), func.max(SessionRecord.started_at))
    first, latest = db.session.execute(span.where(SessionRecord.case_id == case.id)).one()
    return (day_in_china(first), day_in_china(latest)) if first and latest else (None, None)


def _consented_on(case: Case, answers: dict[int, list[Consent]]) -> date | None:
    """When the last of the parties agreed with whom the case was taken on; each may have said so again since."""
    if case.accepted_on is None:
        return None
    agreed = [
        [day_in_china(answer.asked_at) for answer in said if answer.answer == "agreed"] for said in answers.values()
    ]
    return max((day for days in agreed for day in days if day <= case.accepted_on), default=None)


def _conflict(case: Case) -> str:
    latest = db.session.scalar(
        select(ConflictCheck).where(ConflictCheck.case_id == case.id).order_by(ConflictCheck.id.desc()).limit(1)
    )
    if latest is None:
        return ""
    answered = latest.decision == "director" and latest.director_answer
    return str(latest.director_answer if answered else latest.decision)


def _meets_at(case: Case) -> datetime | None:
    planned = scheduled_session.State.PLANNED.value
    first = db.session.scalar(
        select(func.min(ScheduledSession.starts_at)).where(
            ScheduledSession.case_id == case.id, ScheduledSession.state == planned
        )
    )
    return first.astimezone(SHANGHAI) if first else None


def _suspension(case: Case) -> str:
    running = db.session.scalar(
        select(Suspension).where(Suspension.case_id == case.id, Suspension.to_on.is_(None)).limit(1)
    )
    if running is None:
        return ""
    reason = people_mediation.SUSPENSION_REASONS[running.reason]
    return running.note if running.reason == "other" else reason.label


def current_agreement(case: Case) -> Agreement | None:
    """The newest agreement in force, else the newest that was neither given up nor replaced."""
    rows = db.session.scalars(
        select(Agreement)
        .where(Agreement.case_id == case.id, Agreement.state.not_in(("voided", "superseded")))
        .order_by(Agreement.ordinal)
    ).all()
    in_force = [row for row in rows if row.effective_on is not None]
    return next(reversed(in_force or rows), None)


def _agreement(agreement: Agreement) -> AgreementFacts:
    given = {signature.signer for signature in agreement.signatures if not signature.struck_reason}
    wanted = (("mediator", "调解员签名"), ("committee", "调委会印章"))
    return AgreementFacts(
        state=agreement.state,
        effective_on=agreement.effective_on,
        partial=bool(agreement.partial_scope),
        oral=agreement.form == "oral",
        lacking=tuple(word for signer, word in wanted if signer not in given),
    )


def _signed_on(party: CaseParty, agreement: Agreement | None) -> date | None:
    if agreement is None:
        return None
    days = [s.signed_on for s in agreement.signatures if s.case_party_id == party.id and not s.struck_reason]
    return max(days, default=None)


def _performance(case: Case, today: date) -> PerformanceFacts:
    standing = standing_of(case, today=today)
    return PerformanceFacts(
        standing.names,
        standing.late,
        standing.next_due_on,
        visit_due=visit_is_due(case, today=today),
        asked_for=standing.total,
    )


def _rest_ended(case: Case) -> bool:
    endings = select(func.count()).select_from(Ending).where(Ending.case_id == case.id, Ending.scope != "")
    return bool(db.session.scalar(endings))


def _followed_up(agreement: Agreement) -> bool:
    asked = select(func.count()).select_from(FollowUp).where(FollowUp.agreement_id == agreement.id)
    return bool(db.session.scalar(asked))
