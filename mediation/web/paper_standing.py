"""How a sheet of the file looks in a list, and where what it lacks is recorded."""

from mediation.models.case import Case
from mediation.operations.papers.checklist import Standing
from mediation.operations.papers.making import Gap
from mediation.web.act_links import act_url

LOOKS = {
    Standing.GAPS: "warn",
    Standing.READY: "running",
    Standing.PRINTED: "good",
    Standing.CHANGED: "warn",
    Standing.SCANNED: "good",
    Standing.KEPT: "good",
    Standing.BOUND: "neutral",
}


def gap_url(gap: Gap, case: Case) -> str:
    """The page where the missing fact is recorded; "" when there is none or the user may not open it."""
    return act_url(gap.act, case, gap.row)
