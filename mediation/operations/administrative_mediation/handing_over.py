"""A dispute goes from the bureau to a people's committee: everything carried over, nothing typed twice."""

from typing import Any

from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.acts import advance, check
from mediation.operations.administrative_mediation.receiving import right_of
from mediation.operations.entrusting import Handover as Handover
from mediation.operations.entrusting import entrust
from mediation.operations.registration import PartyEntry, Registration
from mediation.procedures.administrative_mediation import Subject
from mediation.rules.administrative_mediation.scope import SUBJECTS, dispute_type
from mediation.rules.committees import CommitteeCode, CommitteeProposal, propose_committee
from mediation.rules.figures import day
from mediation.rules.rights import RightKind


def proposed(matter: AdministrativeMatter) -> CommitteeProposal | None:
    """The committee by the local rule: home textiles go to the trade's own."""
    return propose_committee(matter.facts, matter.right_title, *(row.party.name for row in matter.parties))


def hand_over(matter: AdministrativeMatter, committee: Organisation, values: Handover, *, actor: Actor) -> Case:
    """Register the dispute at `committee` with its parties, its right and its number, and end the matter here. What
    speaks against it there its director decides: the bureau does not read the committee's cases. Raises `Barred`, or
    `ActionRefused` by the registration."""
    entry: dict[str, Any] = {"on": values.on, "consented_on": values.consented_on, "reason": values.consents}
    # Asked before a register number is taken, too.
    check(matter, "hand_over", actor=actor, **entry)
    case = entrust(_registration(matter, committee, values), who="行政机关", actor=actor)
    columns = {"case": case, "consented_on": values.consented_on, "handed_over_on": values.on}
    advance(matter, "hand_over", actor=actor, columns=columns, **entry)
    audit.record(
        actor,
        "administrative_hand_over",
        matter,
        case=case,
        summary=f"{matter.number} {day(values.on)}委托{committee.short_name}，登记号 {case.register_number}",
        reason=values.consents.strip(),
    )
    return case


def _registration(matter: AdministrativeMatter, committee: Organisation, values: Handover) -> Registration:
    subject = Subject(matter.subject)
    right = right_of(matter)
    kind = RightKind(matter.right_kind) if matter.right_kind else SUBJECTS[subject].rights[0]
    return Registration(
        committee_id=committee.id,
        dispute_type=dispute_type(subject, kind).value,
        facts=matter.facts,
        parties=tuple(PartyEntry(row.side, party_id=row.party_id) for row in matter.parties),
        rights=(right,) if right else (),
        textile=committee.code == CommitteeCode.TEXTILE,
        requests=matter.requests,
        amount_claimed=matter.amount_claimed,
        source="AGENCY",
        source_body=matter.bureau.name,
        source_letter=matter.number,
        source_on=values.on,
        requested_on=matter.requested_on,
        committee_reason=values.committee_reason,
        dispute_number=matter.dispute_number,
        dispute_reason=f"{matter.bureau.name}委托，{matter.number}",
    )
