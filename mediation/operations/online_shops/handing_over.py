"""Links of one shop become a mediation: the right-holder as applicant, the shop's operator as respondent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from mediation.models.case import Case
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.carried_evidence import Piece, carry, origin_of
from mediation.operations.entrusting import Complaint, entrust
from mediation.operations.online_shops.acts import advance
from mediation.operations.online_shops.papers import content_of, issued
from mediation.operations.online_shops.receiving import right_of
from mediation.operations.parties import PartyValues
from mediation.operations.signers import day_in_china
from mediation.rules.committees import CommitteeProposal, propose_committee
from mediation.rules.figures import day
from mediation.rules.file_types import PDF


@dataclass(frozen=True)
class Handover:
    """When it goes over, how the right-holder agreed to mediation and to the materials going along; who keeps the shop;
    `committee_reason` where the committee is not the one proposed."""

    on: date
    consent: str
    respondent: PartyValues
    committee_reason: str = ""


def proposed(complaint: OnlineShopComplaint) -> CommitteeProposal | None:
    """The committee by the local rule: home textiles go to the trade's own."""
    return propose_committee(complaint.facts, complaint.right_title, complaint.party.name)


def hand_over(links: Sequence[OnlineShopLink], committee: Organisation, values: Handover, *, actor: Actor) -> Case:
    """Register the dispute at `committee`, with the notices that went to the platform; the links end here. Raises
    `Barred`, `ActionRefused` by the registration, or `InvalidIdentifier`; then the transaction is to be rolled back."""
    complaint = links[0].complaint
    earlier = {link.case_id for link in complaint.links if link.case_id}
    matter = Complaint(
        # The shops of one complaint are different disputes.
        number=complaint.number + (f"-{len(earlier) + 1}" if earlier else ""),
        centre=complaint.centre,
        complainant=complaint.party,
        respondent=values.respondent,
        right=right_of(complaint),
        facts=_facts(complaint, links),
        requested_on=complaint.received_on,
        on=values.on,
        shop=links[0].shop,
        committee_reason=values.committee_reason,
    )
    case = entrust(matter.registration_at(committee), who="维权中心", actor=actor)
    carry(case, _notices(complaint), origin=origin_of(complaint.centre, complaint.number), actor=actor)
    columns = {"ended_on": values.on, "case_id": case.id}
    advance(links, "hand_over", actor=actor, columns=columns, on=values.on, reason=values.consent)
    named = "、".join(str(link.ordinal) for link in links)
    audit.record(
        actor,
        "shop_hand_over",
        complaint,
        case=case,
        summary=f"{complaint.number} 第 {named} 个链接转{committee.short_name}，登记号 {case.register_number}"[:500],
        reason=values.consent.strip(),
    )
    return case


def _facts(complaint: OnlineShopComplaint, links: Sequence[OnlineShopLink]) -> str:
    lines = [
        f"{complaint.platform}“{link.shop or '没有写店铺名'}”：{link.url}（{link.evidence or '没有存证号'}）"
        for link in links
    ]
    return "\n".join([complaint.facts, f"{day(links[0].found_on)}发现的链接：", *lines])


def _notices(complaint: OnlineShopComplaint) -> Iterator[Piece]:
    for row in issued(complaint):
        on = day_in_china(row.issued_at)
        yield Piece(
            title=f"{row.title}（{on}）",
            name=f"{row.title}{on}.pdf",
            media_type=PDF.media_type,
            content=partial(content_of, row),
            received_on=on,
        )
