"""What a new term begins with: who owes whom follows from the sides; everything else is left to the mediator."""

from typing import Any

from mediation.models.case import Case
from mediation.operations.agreement.reading import ref_of
from mediation.operations.matter_facts import acting_parties

_EVERYBODY = ("confidentiality", "no_further_claims", "confirmation")
_BY_OWNER = ("licence", "transfer")


def usual_data(kind: str, case: Case) -> dict[str, Any]:
    """Plain values for the parties of a new term: the respondents owe the first applicant, the owner grants the
    respondents, everybody keeps quiet or goes to court."""
    refs = {side: [ref_of(party) for party in acting_parties(case) if party.side == side] for side in _SIDES}
    applicants, respondents = refs["applicant"], refs["respondent"]
    everybody = [ref_of(party) for party in acting_parties(case)]
    if kind in _EVERYBODY:
        return {"who": everybody}
    if kind in _BY_OWNER:
        whom: Any = respondents if kind == "licence" else (respondents[:1] or [""])[0]
        return {"who": applicants, "whom": whom}
    if kind == "apology":
        return {"who": respondents, "whom": applicants}
    if kind in ("compensation", "expenses", "promise", "late"):
        return {"who": respondents, "whom": applicants[0] if applicants else ""}
    if kind == "guarantee":
        return {"debtor": respondents, "whom": applicants[0] if applicants else ""}
    return {"who": respondents} if kind != "other" else {}


_SIDES = ("applicant", "respondent")
