"""What a case is called in lists: `栖禾家纺 与 绮华布艺 著作权（花型）纠纷`."""

from mediation.models.case import Case, CaseParty
from mediation.rules.dispute_types import DisputeType

_LONGEST = 480


def retitle(case: Case) -> None:
    """Set the title from the parties that take part and the type of dispute."""
    title = title_of([party for party in case.parties if party.left_on is None], case.dispute_type)
    if case.title != title:
        case.title = title


def title_of(parties: list[CaseParty], dispute_type: str) -> str:
    """All names of both sides; too long a list ends in 等n方. Third parties are not named."""
    ask, asked = (_side(parties, side) for side in ("applicant", "respondent"))
    return f"{ask} 与 {asked} {DisputeType(dispute_type).label}纠纷"


def _side(parties: list[CaseParty], side: str) -> str:
    found = [party.party.name for party in parties if party.side == side]
    whole = "、".join(found)
    if len(whole) <= _LONGEST // 2:
        return whole
    kept = found[0][: _LONGEST // 3]
    return f"{kept}等{len(found)}方"
