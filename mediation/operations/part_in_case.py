"""What is special to a party in one case: its shop, who really runs it, whether the person can act alone."""

from dataclasses import dataclass

from mediation.models.case import CaseParty
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.versions import check_version
from mediation.rules.capacity import Capacity

LABELS = {
    "shop": "网店或店铺名",
    "actual_operator": "实际经营者",
    "own_income": "以自己的劳动收入为主要生活来源",
    "capacity": "行为能力",
}


@dataclass(frozen=True)
class PartValues:
    """As typed. `actual_operator` who really runs a sole trader's shop when that is somebody else (民诉法解释
    第五十九条); `own_income` of a person of sixteen or seventeen (民法典第十八条第二款); `capacity` "" by age, else a
    value of `rules.capacity.Capacity` for an adult who cannot judge their acts (民法典第二十一、二十二条)."""

    shop: str = ""
    actual_operator: str = ""
    own_income: bool = False
    capacity: str = ""


def edit_part(party: CaseParty, values: PartValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct a party's part in the case. Raises `ActionRefused`, ValueError for an unknown capacity, or
    `EditConflict` when somebody else changed it since `seen_version`."""
    columns = {name: getattr(values, name) for name in LABELS}
    if values.capacity:
        Capacity(values.capacity)
    check_version(party, seen_version, columns, LABELS)
    advance(party.case, "amend_case", actor=actor)
    for name, value in columns.items():
        setattr(party, name, value)
    audit.record(actor, "edit_part", party, case=party.case, summary=f"补充{party.party.name}在本案中的情况")
