"""A matter of the rights centre goes to a people's committee: everything carried over, nothing typed twice."""

from dataclasses import dataclass, replace
from datetime import date

from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.operations.actor import Actor
from mediation.operations.conflicts import find_conflicts
from mediation.operations.parties import PartyValues
from mediation.operations.registration import PartyEntry, Registration, register_case
from mediation.operations.rights import RightValues
from mediation.rules.committees import CommitteeCode
from mediation.rules.dispute_types import type_of_right
from mediation.rules.rights import RightKind


@dataclass(frozen=True)
class Entrusted:
    """What goes over: the `number` the centre knows it by, which stays the number of the dispute; who complains, of
    whom; the right; what happened; when it came to the centre and when it goes to the committee."""

    number: str
    centre: Organisation
    complainant: Party
    respondent: PartyValues
    right: RightValues
    facts: str
    requested_on: date
    on: date
    shop: str = ""
    requests: str = ""
    committee_reason: str = ""


def entrust(matter: Entrusted, committee: Organisation, *, actor: Actor) -> Case:
    """Register the dispute at `committee`. What speaks against it there its director decides: the centre does not read
    the committee's cases. Raises `ActionRefused` by the registration, or `InvalidIdentifier`."""
    form = Registration(
        committee_id=committee.id,
        dispute_type=type_of_right(RightKind(matter.right.kind)).value,
        facts=matter.facts,
        parties=(
            PartyEntry("applicant", party_id=matter.complainant.id),
            PartyEntry("respondent", values=matter.respondent, shop=matter.shop),
        ),
        rights=(matter.right,),
        textile=committee.code == CommitteeCode.TEXTILE,
        requests=matter.requests,
        source="AGENCY",
        source_body=matter.centre.name,
        source_letter=matter.number,
        source_on=matter.on,
        requested_on=matter.requested_on,
        committee_reason=matter.committee_reason,
        dispute_number=matter.number,
        dispute_reason=f"{matter.centre.name}转来，{matter.number}",
    )
    if find_conflicts(form.question(), actor=actor):
        form = replace(form, conflict_decision="director", conflict_reason="维权中心转来，由主任核对")
    return register_case(form, actor=actor, entrusted=True)
