"""不予受理通知书、终止调解通知书、调解员更换记录、结案报告表: what they say, read from the rows of the case."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from mediation.documents.closing_report import closing_report
from mediation.documents.declining_notice import declining_notice
from mediation.documents.mediator_change import PARTS, Mediator, mediator_change
from mediation.documents.notice import Delivery, Routes, delivery
from mediation.documents.parties import party_line
from mediation.documents.termination_notice import End, termination_notice
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseMediator, CaseParty
from mediation.models.dossier import Dossier
from mediation.models.mediation_step import Ending
from mediation.operations.agreement.issuing import matter_of, number_of
from mediation.operations.matter_facts import acting_mediators, acting_parties
from mediation.operations.papers.case_facts import labelled_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.operations.sessions import sessions_of
from mediation.operations.signers import day_in_china
from mediation.procedures.people_mediation import OUTCOMES
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import GROUNDS, MANNERS
from mediation.rules.sources import SOURCES
from mediation.rules.statutes import MEDIATION_26, MOJ_75_24, MOJ_75_25_RECUSAL


def declining(making: Making) -> Made:
    """不予受理通知书 to those who asked."""
    case, ending = making.case, _ending(making)
    applicants = [party for party in acting_parties(case) if party.side == "applicant"]
    others = [party.party.name for party in acting_parties(case) if party.side != "applicant"]
    paper = declining_notice(
        committee=case.committee.name,
        number=case.number,
        served=_served(ending, applicants),
        against=others,
        matter=matter_of(case),
        asked_on=None if case.source == "PROACTIVE" else case.requested_on,
        registered_on=case.registered_on,
        ground=GROUNDS[ending.ground],
        reason=ending.reason,
        routes=Routes(tuple(ending.routes), ending.notice_text),
        on=ending.on,
        demo=making.demo,
    )
    return Made(paper)


def termination(making: Making) -> Made:
    """终止调解通知书 to every party, of the whole or of what a partial agreement left open."""
    case, ending = making.case, _ending(making)
    if case.accepted_on is None:
        raise ActionRefused("受理以前撤回的，没有调解过，不用出终止调解通知书。", MEDIATION_26)
    parties = acting_parties(case)
    paper = termination_notice(
        committee=case.committee.name,
        number=case.number,
        served=_served(ending, parties),
        matter=matter_of(case),
        accepted_on=case.accepted_on,
        sessions=[on for record in sessions_of(case) if (on := day_in_china(record.started_at)) <= ending.on],
        end=End(ending.kind, ending.ground, ending.on, _came_from(ending, parties), ending.reason, ending.scope),
        routes=Routes(tuple(ending.routes), ending.notice_text),
        demo=making.demo,
    )
    return Made(paper)


def change(making: Making) -> Made:
    """调解员回避（更换）记录 of one mediator who was replaced."""
    case = making.case
    row = db.session.get(CaseMediator, making.key)
    if row is None or row.case_id != case.id or row.to_on is None:
        raise ActionRefused("没有这次更换调解员的记录。", MOJ_75_25_RECUSAL)
    paper = mediator_change(
        committee=case.committee.name,
        number=case.number,
        matter=case.title,
        parties=labelled_parties(case),
        before=Mediator(row.user.display_name, row.part, row.from_on),
        after=[Mediator(each.user.display_name, each.part, each.from_on) for each in _after(case, row)],
        on=row.to_on,
        asked_by=row.asked_by,
        reason=row.end_reason,
        demo=making.demo,
    )
    return Made(paper)


def report(making: Making) -> Made:
    """结案报告表: the case on one sheet."""
    case = making.case
    dossier = db.session.scalar(select(Dossier).where(Dossier.case_id == case.id))
    source = SOURCES[case.source].label if case.source in SOURCES else ""
    paper = closing_report(
        committee=case.committee.name,
        number=case.number,
        file_number=dossier.file_number if dossier else "",
        mediators=_in_charge(case),
        accepted_on=case.accepted_on,
        closed_on=case.closed_on,
        source="，".join(filter(None, (source, case.source_body))),
        matter=matter_of(case),
        parties=[party_line(party, f"{label}（{party.side.label}）") for party, label in labelled_parties(case)],
        facts=case.facts,
        result=_result(case),
        demo=making.demo,
    )
    open_gap = () if case.closed_on else (Gap("还没有结案，结案时间空着。", "close"),)
    return Made(paper, open_gap)


def _ending(making: Making) -> Ending:
    ending = db.session.get(Ending, making.key)
    if ending is None or ending.case_id != making.case.id:
        raise ActionRefused("没有这次终止或者不予受理的记录。", MOJ_75_24)
    return ending


def _served(ending: Ending, parties: Iterable[CaseParty]) -> list[Delivery]:
    return [_delivery(party, ending.notices.get(str(party.id), {})) for party in parties]


def _delivery(party: CaseParty, told: dict[str, str]) -> Delivery:
    on = date.fromisoformat(told["on"]) if told.get("on") else None
    return delivery(party.party.name, manner=MANNERS.get(told.get("manner", ""), ""), on=on)


def _came_from(ending: Ending, parties: list[CaseParty]) -> tuple[str, ...]:
    """Who ended it: everybody who applied when the application was taken back, else the party that said so."""
    if ending.kind == "withdrawn":
        return tuple(party.party.name for party in parties if party.side == "applicant")
    return tuple(party.party.name for party in parties if party.id == ending.by_case_party_id)


def _after(case: Case, row: CaseMediator) -> list[CaseMediator]:
    """Who mediated once `row` had ended: of the presiding ones the next, and the assisting ones of that day."""
    ended = row.to_on
    found = [
        each
        for each in case.mediators
        if each.part != "recorder"
        and each.id != row.id
        and ended is not None
        and each.from_on <= ended
        and (each.to_on is None or each.to_on > ended or each.id > row.id)
    ]
    presiding = [each for each in found if each.part == "presiding"]
    return [*presiding[:1], *(each for each in found if each.part == "assisting")]


def _in_charge(case: Case) -> list[str]:
    mediators = [f"{row.user.display_name}（{PARTS[row.part]}）" for row in acting_mediators(case)]
    return mediators or [(case.mediator or case.registered_by).display_name]


def _result(case: Case) -> list[str]:
    sentences = [f"{OUTCOMES[case.outcome]}。"] if case.outcome in OUTCOMES else []
    agreements = select(Agreement).where(Agreement.case_id == case.id, Agreement.effective_on.is_not(None))
    for agreement in db.session.scalars(agreements.order_by(Agreement.ordinal)):
        form = "口头协议" if agreement.form == "oral" else "人民调解协议书"
        if agreement.effective_on is not None:
            sentences.append(f"{form}（{number_of(agreement)}）自{day(agreement.effective_on)}起生效。")
    for ending in db.session.scalars(select(Ending).where(Ending.case_id == case.id).order_by(Ending.id)):
        what = "不予受理" if ending.kind == "declined" else "终止调解"
        part = f"“{ending.scope}”" if ending.scope else ""
        sentences.append(f"{part}{day(ending.on)}{what}：{GROUNDS[ending.ground].label}。")
    return sentences
