"""Asking the parties, weighing conflicts, taking a dispute on, turning it away, handing it over."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty, Consent
from mediation.models.conflict_check import ConflictCheck
from mediation.models.organisation import Organisation
from mediation.models.route_change import RouteChange
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.conflicts import Hit
from mediation.operations.endings import Notice, end
from mediation.operations.life_cycle import advance, settle_deadlines
from mediation.operations.numbers import next_number
from mediation.operations.route_changes import away_with, check_receipt, note
from mediation.operations.signers import day_in_china
from mediation.rules import figures
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.numbering import case_number
from mediation.rules.people_mediation.words import CONFLICT_DECISIONS, DIRECTOR_ANSWERS, GROUNDS, MANNERS
from mediation.rules.statutes import MEDIATION_21_1, MOJ_75_24

ANSWERS = {"agreed": "同意", "refused": "拒绝", "no_answer": "未答复"}


def record_consent(
    party: CaseParty, *, asked_at: datetime, manner: str, answer: str, actor: Actor, note: str = ""
) -> Consent:
    """One attempt to ask one party: when, how (a key of `MANNERS`), and agreed, refused or no_answer.

    Earlier answers stay on record; the latest that settles something counts. Raises `ActionRefused`.
    """
    case = party.case
    advance(case, "record_consent", actor=actor, on=day_in_china(asked_at), by=str(party.id))
    consent = Consent(asked_at=asked_at, manner=manner, answer=answer, note=note, recorded_by_id=actor.id)
    party.consents.append(consent)
    db.session.flush()
    audit.record(
        actor,
        "record_consent",
        consent,
        case=case,
        summary=f"{MANNERS[manner]}征询{party.party.name}：{ANSWERS[answer]}",
        reason=note,
    )
    return consent


def decide_conflict(case: Case, *, decision: str, hits: list[Hit], actor: Actor, reason: str = "") -> ConflictCheck:
    """Keep the decision on a conflict check with the hits it was made on. The latest decision counts; an
    unanswered question to the director is taken back by it. Raises `ActionRefused`."""
    advance(case, "decide_conflict", actor=actor)
    for open_question in _unanswered(case):
        open_question.director_answer, open_question.director_at = "superseded", actor.now
    return keep_decision(case, decision=decision, hits=hits, actor=actor, reason=reason)


def keep_decision(case: Case, *, decision: str, hits: list[Hit], actor: Actor, reason: str = "") -> ConflictCheck:
    """Store a decision on the hits shown; “none” against a strong hit needs a reason."""
    if decision == "none" and not reason.strip() and any(hit.strength == "强" for hit in hits):
        raise ActionRefused("核对结果里有“强”的一条。认定没有冲突的，写一句理由。", MEDIATION_21_1)
    check = ConflictCheck(
        case_id=case.id,
        hits=[asdict(hit) for hit in hits],
        decision=decision,
        reason=reason,
        user_id=actor.id,
        at=actor.now,
    )
    db.session.add(check)
    db.session.flush()
    audit.record(
        actor,
        "decide_conflict",
        check,
        case=case,
        summary=f"利害关系核对：{CONFLICT_DECISIONS[decision]}（提示{len(hits)}条）",
        reason=reason,
    )
    return check


def answer_conflict(case: Case, *, answer: str, actor: Actor, reason: str = "") -> ConflictCheck:
    """The director's answer to the open question: cleared (does not affect the case) or confirmed.
    Raises `ActionRefused`."""
    advance(case, "answer_conflict", actor=actor)
    check = _unanswered(case)[-1]
    check.director_answer, check.director_reason = answer, reason
    check.director_id, check.director_at = actor.id, actor.now
    audit.record(
        actor,
        "answer_conflict",
        check,
        case=case,
        summary=f"主任答复利害关系核对：{DIRECTOR_ANSWERS[answer]}",
        reason=reason,
    )
    return check


def accept(case: Case, *, actor: Actor, accepted_on: date | None = None) -> str:
    """Take the dispute on, give it the committee's next case number of the year of acceptance, and start the
    time for mediating. Returns the number. Raises `ActionRefused`."""
    day = accepted_on or actor.today
    advance(case, "accept", actor=actor, on=day)
    body = case.committee
    serial = next_number(f"case:{body.code}:{day.year}")
    case.accepted_on, case.case_year, case.case_serial = day, day.year, serial
    case.case_number = case_number(body.case_word, day.year, serial, pattern=body.case_pattern)
    settle_deadlines(case, actor=actor)
    audit.record(actor, "accept", case, case=case, summary=f"受理，编为{case.case_number}")
    return case.case_number


def correct_acceptance(case: Case, *, on: date, reason: str, actor: Actor) -> None:
    """Put right a day of acceptance that was entered wrongly: the number stays, the time for mediating is counted
    anew. Raises `ActionRefused`."""
    advance(case, "correct_acceptance", actor=actor, on=on, reason=reason)
    before = case.accepted_on
    assert before is not None
    case.accepted_on = on
    settle_deadlines(case, actor=actor)
    summary = f"受理日期由{figures.day(before)}更正为{figures.day(on)}，{case.case_number}不变"
    audit.record(actor, "correct_acceptance", case, case=case, summary=summary, reason=reason)


def decline(case: Case, *, ground: str, reason: str, notice: Notice, actor: Actor, on: date | None = None) -> None:
    """Turn the dispute away with a ground (a key of `GROUNDS` of kind declined), its words, and the lawful route
    told to every applicant. It gets no case number. Raises `ActionRefused`."""
    day = on or actor.today
    told = notice.told_by(actor.today)
    advance(case, "decline", actor=actor, on=day, ground=ground, reason=reason, routes=notice.routes, told=told)
    ending = end(case, kind="declined", ground=ground, reason=reason, on=day, notice=notice, actor=actor)
    case.outcome = "declined"
    audit.record(actor, "decline", ending, case=case, summary=f"不予受理：{GROUNDS[ground].label}", reason=reason)


def transfer(case: Case, *, to: Organisation, reason: str, actor: Actor) -> None:
    """Hand a dispute that has no case number yet to the other committee. It keeps its register number and its dispute
    number, and is counted there alone; its mediator is to be found anew. Raises `ActionRefused`."""
    if to.kind != "committee" or to.id == case.committee_id:
        raise ActionRefused("只能移交另一个调委会。选另一个调委会。")
    advance(case, "transfer", actor=actor, reason=reason)
    left = case.committee.short_name
    case.committee, case.mediator = to, None
    case.committee_reason = reason
    note(case, "transfer", from_body=left, to_body=to.short_name, reason=reason, on=actor.today, actor=actor)
    audit.record(actor, "transfer", case, case=case, summary=f"由{left}移交{to.short_name}", reason=reason)


def hand_over(
    case: Case,
    *,
    to: str,
    reason: str,
    actor: Actor,
    on: date | None = None,
    receipt: str = "",
    receipt_on: date | None = None,
) -> RouteChange:
    """移送 to a body outside the house (bureau, court, police, another committee): what was not taken on, or has ended.
    The case stays as it is; the dispute keeps its number and may come back under it. Raises `ActionRefused`."""
    day = on or actor.today
    check_receipt(day, receipt, receipt_on, actor.today)
    advance(case, "hand_over", actor=actor, on=day, reason=reason)
    row = note(
        case,
        "out",
        from_body=case.committee.short_name,
        to_body=to.strip(),
        reason=reason,
        on=day,
        actor=actor,
        receipt=receipt,
        receipt_on=receipt_on,
    )
    audit.record(actor, "hand_over", row, case=case, summary=f"移送{row.to_body}", reason=reason)
    return row


def take_back(case: Case, *, reason: str, actor: Actor, on: date | None = None) -> RouteChange:
    """转回: what was handed over before it was taken on comes back, and goes on as it was. Raises `ActionRefused`."""
    day, away = on or actor.today, away_with(case.dispute_number)
    advance(case, "take_back", actor=actor, on=day, reason=reason)
    assert away is not None, "what comes back is away"
    if day < away.on:
        raise ActionRefused(f"{figures.day(away.on)}才移送，不会在那以前转回。核对日期。", MOJ_75_24)
    here = case.committee.short_name
    row = note(case, "back", from_body=away.to_body, to_body=here, reason=reason, on=day, actor=actor)
    audit.record(actor, "take_back", row, case=case, summary=f"{away.to_body}转回", reason=reason)
    return row


def _unanswered(case: Case) -> list[ConflictCheck]:
    query = select(ConflictCheck).where(
        ConflictCheck.case_id == case.id,
        ConflictCheck.decision == "director",
        ConflictCheck.director_at.is_(None),
    )
    return list(db.session.scalars(query.order_by(ConflictCheck.id)))
