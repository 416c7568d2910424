"""A complaint at a stall becomes a mediation: the complainant as applicant, whoever keeps the stall as respondent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from mediation.models.case import Case
from mediation.models.fair import FairComplaint
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.carried_evidence import Piece, carry, origin_of
from mediation.operations.entrusting import Complaint, entrust
from mediation.operations.fairs.acts import advance
from mediation.operations.fairs.complaints import right_of
from mediation.operations.parties import PartyValues
from mediation.operations.received_files import content_of
from mediation.operations.signers import day_in_china
from mediation.rules.committees import CommitteeProposal, propose_committee
from mediation.rules.figures import day


@dataclass(frozen=True)
class Handover:
    """When it goes over, how the complainant agreed to mediation and to the materials going along; who keeps the stall;
    `committee_reason` where the committee is not the one proposed."""

    on: date
    consent: str
    respondent: PartyValues
    committee_reason: str = ""


def proposed(complaint: FairComplaint) -> CommitteeProposal | None:
    """The committee by the local rule: home textiles go to the trade's own."""
    return propose_committee(complaint.goods, complaint.facts, complaint.right_title, complaint.party.name)


def hand_over(complaint: FairComplaint, committee: Organisation, values: Handover, *, actor: Actor) -> Case:
    """Register the dispute at `committee`, with the photographs of the stall; the complaint ends here. Raises
    `Barred`, `ActionRefused` by the registration, or `InvalidIdentifier`; then the transaction is to be rolled back."""
    fair = complaint.fair
    where = f"{fair.name}（{day(fair.from_on)}至{day(fair.until_on)}，{fair.place}）展位 {complaint.stall}"
    matter = Complaint(
        number=complaint.number,
        centre=complaint.centre,
        complainant=complaint.party,
        respondent=values.respondent,
        right=right_of(complaint),
        facts="\n".join(filter(None, (complaint.facts, f"{where}，展品：{complaint.goods or '没有写'}。"))),
        requested_on=complaint.received_on,
        on=values.on,
        shop=complaint.exhibitor,
        committee_reason=values.committee_reason,
    )
    case = entrust(matter.registration_at(committee), who="维权中心", actor=actor)
    carry(case, _photos(complaint), origin=origin_of(complaint.centre, complaint.number), actor=actor)
    columns = {"ended_on": values.on, "case_id": case.id}
    advance(complaint, "hand_over", actor=actor, columns=columns, on=values.on, reason=values.consent)
    audit.record(
        actor,
        "fair_hand_over",
        complaint,
        case=case,
        summary=f"{complaint.number} {day(values.on)}转{committee.short_name}，登记号 {case.register_number}",
        reason=values.consent.strip(),
    )
    return case


def _photos(complaint: FairComplaint) -> Iterator[Piece]:
    for number, row in enumerate(complaint.photos, 1):
        yield Piece(
            title=f"展位 {complaint.stall} 照片 {number}",
            name=row.name,
            media_type=row.media_type,
            content=partial(content_of, row),
            received_on=day_in_china(row.stored_at),
            scan=row.scan,
        )
