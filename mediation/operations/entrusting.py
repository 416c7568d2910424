"""A dispute goes from another register of the house to a people's committee: everything carried over, nothing typed
twice. The bureau and the rights centre hand over through this."""

from dataclasses import dataclass, replace
from datetime import date

from mediation.models.case import Case
from mediation.operations.actor import Actor
from mediation.operations.conflicts import find_conflicts
from mediation.operations.registration import Registration, register_case


@dataclass(frozen=True)
class Handover:
    """When it is handed over, the day the last one who must agree did, how they said so; `committee_reason` where the
    committee is not the one proposed."""

    on: date
    consented_on: date | None
    consents: str
    committee_reason: str = ""


def entrust(form: Registration, *, who: str, actor: Actor) -> Case:
    """Register the dispute at the committee. What speaks against it there its director decides: `who` hands it over
    (`行政机关`) does not read the committee's cases. Raises `ActionRefused` by the registration."""
    if find_conflicts(form.question(), actor=actor):
        form = replace(form, conflict_decision="director", conflict_reason=f"{who}委托，由主任核对")
    return register_case(form, actor=actor, entrusted=True)
