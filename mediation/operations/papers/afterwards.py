"""送达回证、履行凭证页、回访记录: what follows an agreement in force."""

from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.documents.catalogue import FORMS
from mediation.documents.follow_up_record import Heard, follow_up_record
from mediation.documents.parties import named_party
from mediation.documents.performance_sheet import Performed, due_agreement, performance_sheet, proof
from mediation.documents.service_receipt import ServedPaper, service_receipt
from mediation.documents.urging_letter import OwedLine, owed_line, urging_letter
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.follow_up import FollowUp
from mediation.models.performance import Obligation, Urging
from mediation.operations.agreement.issuing import number_of
from mediation.operations.agreement.reading import draft_of, draft_party
from mediation.operations.matter_facts import current_agreement
from mediation.operations.papers.attached import attached, called, submitter
from mediation.operations.papers.case_facts import heading, label_of, labelled_parties, named_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.operations.performance.entering import standing_entries
from mediation.procedures.performance import Kind
from mediation.rules.clauses import CLAUSES
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import JIANGSU_DISPUTES_28_1, MEDIATION_29_2_COPIES, MEDIATION_31_2


def receipt(making: Making) -> Made:
    """送达回证 of one party: its copy of every written agreement in force."""
    case, party = making.case, db.session.get(CaseParty, making.key)
    written = [agreement for agreement in in_force(case) if agreement.form == "written"]
    if party is None or party.case_id != case.id or party.left_on is not None or not written:
        raise ActionRefused("没有生效的协议书要送达这一方。", MEDIATION_29_2_COPIES)
    address = party.party.service_address or party.party.address
    paper = service_receipt(
        committee=case.committee.name,
        number=case.number,
        matter=case.title,
        party=draft_party(party, {}),
        label=label_of(party),
        address=address,
        papers=[ServedPaper(FORMS["agreement"].title, number_of(agreement)) for agreement in written],
        demo=making.demo,
    )
    sentence = f"没有登记{party.party.name}的送达地址。在当事人资料里补。"
    return Made(paper, () if address else (Gap(sentence, "edit_party"),))


def performance(making: Making) -> Made:
    """履行凭证页: what the agreements in force leave to be performed, and the proofs that came in."""
    case = making.case
    agreements, proofs = in_force(case), attached(case, "performance")
    if not agreements and not proofs:
        raise ActionRefused("没有生效的协议，也没有收过履行凭证。", MEDIATION_31_2)
    due = [
        due_agreement(
            draft_of(row),
            number=number_of(row),
            effective_on=row.effective_on,
            how=row.performance,
            recorded=_recorded(row),
        )
        for row in agreements
        if row.effective_on is not None
    ]
    paper = performance_sheet(
        committee=case.committee.name,
        number=case.number,
        matter=case.title,
        parties=[named_party(party, label) for party, label in labelled_parties(case)],
        agreements=due,
        proofs=[proof(called(file), origin=submitter(file), on=file.received_on) for file in proofs],
        demo=making.demo,
    )
    return Made(paper)


def _recorded(agreement: Agreement) -> dict[tuple[str, int], list[Performed]]:
    """What is on record as performed of each obligation, by its term and instalment."""
    found = select(Obligation).where(Obligation.agreement_id == agreement.id).order_by(Obligation.id)
    return {
        (row.term.uid, row.part): [
            Performed(each.on, each.amount, called(each.attachment) if each.attachment else each.text)
            for each in standing_entries(row.entries)
            if each.kind in ("payment", "performed")
        ]
        for row in db.session.scalars(found)
        # Of a transfer the sheet has the price; that it was registered is proved by the register.
        if row.kind == Kind.MONEY or not CLAUSES[row.term.kind].pays
    }


def urging(making: Making) -> Made:
    """督促履行函 to the party that was urged, with what it owed on that day."""
    case = making.case
    row = db.session.get(Urging, making.key)
    if row is None or row.case_id != case.id or row.agreement.effective_on is None:
        raise ActionRefused("没有这次督促的记录。", MEDIATION_31_2)
    name = row.party.party.name
    label = next((f"（{named.label}）" for named in named_parties(case) if named.row.id == row.case_party_id), "")
    paper = urging_letter(
        **heading(making),
        agreement=number_of(row.agreement),
        effective_on=row.agreement.effective_on,
        matter=case.title,
        addressee=f"{name}{label}",
        name=name,
        lines=[_owed(each) for each in row.owed],
        contact=row.user_name,
        on=row.on,
    )
    return Made(paper)


def _owed(row: dict[str, Any]) -> OwedLine:
    due = str(row["due"])
    day = date.fromisoformat(due) if due[:4].isdecimal() and len(due) == 10 else due
    return owed_line(str(row["name"]), due=day, amount=row["amount"], paid=int(row["paid"]))


def follow_up(making: Making) -> Made:
    """人民调解回访记录 of one 回访; before there is any, the empty form with the gap."""
    case = making.case
    row = db.session.get(FollowUp, making.key) if making.sheet.subject else None
    if making.sheet.subject and (row is None or row.case_id != case.id):
        raise ActionRefused("没有这次回访的记录。", JIANGSU_DISPUTES_28_1)
    agreement = db.session.get(Agreement, row.agreement_id) if row and row.agreement_id else current_agreement(case)
    if agreement is None or agreement.effective_on is None:
        raise ActionRefused("没有生效的协议，不用回访。", JIANGSU_DISPUTES_28_1)
    paper = follow_up_record(
        committee=case.committee.name,
        number=case.number,
        agreement=number_of(agreement),
        matter=case.title,
        parties=[named_party(party, label) for party, label in labelled_parties(case)],
        heard=_heard(row) if row else None,
        demo=making.demo,
    )
    return Made(paper, () if row else (Gap("还没有回访。到期问过当事人，登记一次。", "follow_up"),))


def in_force(case: Case) -> list[Agreement]:
    """The agreements of a case that are in force, in their order."""
    query = select(Agreement).where(
        Agreement.case_id == case.id,
        Agreement.effective_on.is_not(None),
        Agreement.state.not_in(("voided", "superseded")),
    )
    return list(db.session.scalars(query.order_by(Agreement.ordinal)))


def _heard(row: FollowUp) -> Heard:
    return Heard(
        on=row.on,
        manner=row.manner,
        people=row.people,
        performed=row.performed,
        satisfaction=row.satisfaction,
        text=row.text,
        visitor=row.visitor_name,
        lawsuit=row.lawsuit,
        risk=row.risk,
        measures=row.measures,
    )
