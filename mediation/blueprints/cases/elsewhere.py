"""What the case page shows of the case's dealings with others: the court that sent it, who had the dispute before."""

from dataclasses import dataclass
from typing import Any

from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.operations.actor import Actor
from mediation.operations.court_referral.reading import facts_of, referral_of, sent_by_court, state_of
from mediation.operations.disputes import chain_of, open_case_of
from mediation.operations.route_changes import changes_of
from mediation.procedures.court_referral import SETTLED, State, next_step
from mediation.procedures.people_mediation import NextStep


@dataclass(frozen=True)
class CourtSide:
    """Where the court's referral stands, and what is next for it; `tag` how the state looks."""

    row: CourtReferral | None
    state: State
    step: NextStep

    @property
    def tag(self) -> str:
        """As components/tag.html has it."""
        return "good" if self.state in SETTLED else "neutral"


def court_side(case: Case, *, actor: Actor) -> CourtSide | None:
    """None where no court sent the case."""
    if not sent_by_court(case):
        return None
    row = referral_of(case)
    state = state_of(row)
    return CourtSide(row, state, next_step(state.value, facts_of(case, row, today=actor.today)))


def elsewhere(case: Case, *, actor: Actor) -> dict[str, Any]:
    """The variables of `cases/show/referral.html` and `cases/show/dispute.html`."""
    routes = [row for row in changes_of(case.dispute_number) if row.case_id == case.id]
    return {
        "court": court_side(case, actor=actor),
        "chain": chain_of(case, user=actor.user),
        "unanswered": [row for row in routes if row.kind == "out" and not row.receipt],
        "others_open": open_case_of(case.dispute_number) is not None,
    }
