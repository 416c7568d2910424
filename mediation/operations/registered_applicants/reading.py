"""One registration as the rules see it."""

from collections.abc import Iterable
from datetime import date, timedelta

from mediation.models.registered_applicant import ApplicantStep, RegisteredApplicant
from mediation.procedures.registered_applicant import OVER, ApplicantFacts, Lapse, State, Suspended


def facts_of(applicant: RegisteredApplicant, *, today: date) -> ApplicantFacts:
    """Everything the guards and the standing ask."""
    state = State(applicant.state)
    return ApplicantFacts(
        today=today,
        applied_on=applicant.applied_on,
        checked_on=applicant.checked_on,
        sent_on=applicant.sent_on,
        valid_from=applicant.valid_from,
        valid_until=applicant.valid_until,
        suspensions=suspensions(applicant.steps),
        lapses=lapses(applicant.steps),
        ended_on=applicant.ended_on,
        ended_as=state.value if state in OVER else "",
        last_on=max((on for step in applicant.steps if (on := _day_of(step, applicant))), default=None),
    )


def _day_of(step: ApplicantStep, applicant: RegisteredApplicant) -> date | None:
    """The day of a step as it was corrected since; a correction is no step of the course."""
    corrected = {"apply": applicant.applied_on, "check": applicant.checked_on, "send": applicant.sent_on}
    return None if step.action == "amend" else corrected.get(step.action) or step.on


def suspensions(steps: Iterable[ApplicantStep]) -> tuple[Suspended, ...]:
    """Every suspension in the order of the steps; what lifts it is the resumption, or the renewal of what expired."""
    found: list[Suspended] = []
    for step in steps:
        if step.action == "suspend" and step.until:
            found.append(Suspended(step.on, step.until))
        elif step.action in ("resume", "renew") and found and found[-1].lifted_on is None:
            found[-1] = Suspended(found[-1].since, found[-1].until, step.on)
    return tuple(found)


def lapses(steps: Iterable[ApplicantStep]) -> tuple[Lapse, ...]:
    """The gaps between a last day and a renewal that came after it."""
    found, until = [], None
    for step in steps:
        if step.action == "renew" and until and step.on > until + timedelta(days=1):
            found.append(Lapse(until, step.on))
        if step.action in ("admit", "renew", "amend"):
            until = step.until
    return tuple(found)
