"""A dispute goes from the rights centre to a people's committee: parties, right and number carried over."""

from typing import Any

from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.rights_aid import AidMatter
from mediation.operations.actor import Actor
from mediation.operations.entrusting import Handover, entrust
from mediation.operations.registration import PartyEntry, Registration
from mediation.operations.rights_aid.acts import advance, check, tell
from mediation.operations.rights_aid.receiving import right_of
from mediation.rules.committees import CommitteeCode, CommitteeProposal, propose_committee
from mediation.rules.dispute_types import DisputeType, type_of_right
from mediation.rules.figures import day
from mediation.rules.rights import RightKind


def proposed(matter: AidMatter) -> CommitteeProposal | None:
    """The committee by the local rule: home textiles go to the trade's own."""
    return propose_committee(matter.facts, matter.right_title, *(row.party.name for row in matter.parties))


def hand_over(matter: AidMatter, committee: Organisation, values: Handover, *, actor: Actor) -> Case:
    """Register the dispute at `committee` with its parties, its right and its number, and end the matter here; the
    other side is asked there. Raises `Barred`, or `ActionRefused` by the registration."""
    entry: dict[str, Any] = {"on": values.on, "consented_on": values.consented_on, "reason": values.consents}
    # Asked before a register number is taken, too.
    check(matter, "hand_over", actor=actor, **entry)
    case = entrust(_registration(matter, committee, values), who=matter.centre.short_name, actor=actor)
    columns = {
        "case": case,
        "consented_on": values.consented_on,
        "concluded_on": values.on,
        "result": "mediation",
        "result_body": committee.short_name,
        "reason": values.consents.strip()[:500],
    }
    advance(matter, "hand_over", actor=actor, columns=columns, **entry)
    for pause in matter.pauses:
        pause.to_on = pause.to_on or max(values.on, pause.from_on)
    what = f"{day(values.on)}转{committee.short_name}，登记号 {case.register_number}"
    tell(matter, "hand_over", what, actor, reason=values.consents)
    return case


def _registration(matter: AidMatter, committee: Organisation, values: Handover) -> Registration:
    right = right_of(matter)
    return Registration(
        committee_id=committee.id,
        dispute_type=(type_of_right(RightKind(matter.right_kind)) if right else DisputeType.OTHER).value,
        facts=matter.facts,
        parties=tuple(PartyEntry(row.side, party_id=row.party_id) for row in matter.parties),
        rights=(right,) if right else (),
        textile=committee.code == CommitteeCode.TEXTILE,
        requests=matter.requests,
        source="AGENCY",
        source_body=matter.centre.name,
        source_letter=matter.number,
        source_on=values.on,
        requested_on=matter.applied_on,
        committee_reason=values.committee_reason,
        restricted=matter.restricted,
        dispute_number=matter.dispute_number,
        dispute_reason=f"{matter.centre.short_name}转来，{matter.number}",
    )
