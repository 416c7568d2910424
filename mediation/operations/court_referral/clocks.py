"""The clocks of a court's case: to confirm on the platform (D04), to ask the other party (D05), the term for mediating
(D02, D03, D08), which stands in place of the one month of D01."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.procedures.court_referral import ACCEPTANCE, ASKING, TERMS, State, pauses_count_out, term_deadline
from mediation.procedures.people_mediation import RUNNING
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import Calendar
from mediation.rules.people_mediation.facts import ExtensionFacts
from mediation.rules.periods import Deadline, Suspension


class Clock(NamedTuple):
    """The fields of `deadlines.CaseDeadline`."""

    rule: str
    trigger: date
    deadline: Deadline
    settled: bool


def has_term(referral: CourtReferral | None) -> bool:
    """Whether the court's own term governs, or will once the materials are there."""
    return referral is not None and referral.state != State.TURNED_DOWN


def stands_still(case: Case, referral: CourtReferral | None, reason: str) -> bool:
    """Whether the term of a suspended case waits: of a court's only during an appraisal on-line before filing."""
    if case.state != CaseState.SUSPENDED:
        return False
    if referral is None or not has_term(referral):
        return True
    return reason == "appraisal" and pauses_count_out(_rule(referral))


def clocks_of(
    case: Case,
    referral: CourtReferral,
    *,
    appraisals: Iterable[Suspension],
    extensions: Iterable[ExtensionFacts],
    calendar: Calendar,
) -> Iterator[Clock]:
    """The clocks of one referral, those that ended too."""
    if referral.channel == "platform":
        answered = referral.state != State.RECEIVED
        yield Clock(ACCEPTANCE.id, referral.informed_on, ACCEPTANCE.due(referral.informed_on, calendar), answered)
    if referral.taken_on is None:
        return
    if referral.channel == "platform" and referral.kind == "assignment":
        asked = case.state != CaseState.REGISTERED
        yield Clock(ASKING.id, referral.taken_on, ASKING.due(referral.taken_on, calendar), asked)
    rule = _rule(referral)
    deadline = term_deadline(
        rule,
        referral.taken_on,
        appraisals=appraisals,
        extensions=[(each.agreed_on, each.until) for each in extensions],
        calendar=calendar,
    )
    yield Clock(rule.id, referral.taken_on, deadline, case.state not in RUNNING | {CaseState.REGISTERED})


def _rule(referral: CourtReferral) -> DeadlineRule:
    return TERMS[referral.kind, referral.procedure, referral.channel]
