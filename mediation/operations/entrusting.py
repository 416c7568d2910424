"""A dispute goes from another register of the house to a people's committee: everything carried over, nothing typed
twice. The bureau and the rights centre hand over through this."""

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
class Handover:
    """When it is handed over, the day the last one who must agree did, how they said so; `committee_reason` where the
    committee is not the one proposed."""

    on: date
    consented_on: date | None
    consents: str
    committee_reason: str = ""


@dataclass(frozen=True)
class Complaint:
    """A complaint of the rights centre that goes over: the `number` the centre knows it by, which stays the number of
    the dispute; who complains, of whom; the right; what happened; when it came to the centre and when it goes to the
    committee."""

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

    def registration_at(self, committee: Organisation) -> Registration:
        """The registration at `committee`."""
        return Registration(
            committee_id=committee.id,
            dispute_type=type_of_right(RightKind(self.right.kind)).value,
            facts=self.facts,
            parties=(
                PartyEntry("applicant", party_id=self.complainant.id),
                PartyEntry("respondent", values=self.respondent, shop=self.shop),
            ),
            rights=(self.right,),
            textile=committee.code == CommitteeCode.TEXTILE,
            requests=self.requests,
            source="AGENCY",
            source_body=self.centre.name,
            source_letter=self.number,
            source_on=self.on,
            requested_on=self.requested_on,
            committee_reason=self.committee_reason,
            dispute_number=self.number,
            dispute_reason=f"{self.centre.name}转来，{self.number}",
        )


def entrust(form: Registration, *, who: str, actor: Actor) -> Case:
    """Register the dispute at the committee. What speaks against it there its director decides: `who` hands it over
    (`行政机关`) does not read the committee's cases. Raises `ActionRefused` by the registration."""
    if find_conflicts(form.question(), actor=actor):
        form = replace(form, conflict_decision="director", conflict_reason=f"{who}委托，由主任核对")
    return register_case(form, actor=actor, entrusted=True)
