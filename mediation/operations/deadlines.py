"""The clocks of one case, computed from its recorded facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.mediation_step import Extension
from mediation.models.mediation_step import Suspension as SuspensionRow
from mediation.operations.court_referral import clocks as referral_clocks
from mediation.operations.court_referral.reading import is_entrusted, referral_of
from mediation.operations.judicial_confirmation import clocks as confirmation_clocks
from mediation.operations.performance import clocks as performance_clocks
from mediation.operations.settings import setting
from mediation.procedures import (
    administrative_mediation,
    archiving,
    consultation,
    court_referral,
    design_preexamination,
    evaluation_report,
    judicial_confirmation,
    people_mediation,
    performance,
    platform_notice,
    rights_aid,
)
from mediation.rules import deadline_table
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import Calendar
from mediation.rules.people_mediation.facts import ExtensionFacts
from mediation.rules.periods import Deadline, Suspension, extended
from mediation.rules.sources import SOURCES, FilingBack

RULES: Mapping[str, DeadlineRule] = {
    **deadline_table.DEADLINES,
    **administrative_mediation.DEADLINES,
    **people_mediation.DEADLINES,
    **judicial_confirmation.DEADLINES,
    **court_referral.DEADLINES,
    **performance.DEADLINES,
    **archiving.DEADLINES,
    **design_preexamination.DEADLINES,
    **rights_aid.DEADLINES,
    **platform_notice.DEADLINES,
    **evaluation_report.DEADLINES,
    **consultation.DEADLINES,
}
MEDIATION_TERMS = frozenset({people_mediation.MEDIATION.id, *(rule.id for rule in court_referral.TERMS.values())})
"""The rules that limit the time for mediating: one of them runs in a case."""


@dataclass(frozen=True)
class CaseDeadline:
    """One clock of one case: `rule` its id, `trigger` the day of the event, `settled` whether it runs no more; `ended`
    how, in words, when that is not because the act was done; `about` what it is for where a case has several of its
    kind; `event` what happened on the trigger's day where the rule names something else; `paused` whether it stands
    still for now."""

    rule: str
    trigger: date
    deadline: Deadline
    settled: bool
    ended: str = ""
    about: str = ""
    event: str = ""
    paused: bool = False

    @property
    def name(self) -> str:
        """What falls due."""
        return RULES[self.rule].name

    @property
    def soft(self) -> bool:
        """Whether passing it ends nothing by itself."""
        return RULES[self.rule].soft


def rule_on(rule: str, trigger: date, *, length: int | None = None) -> DeadlineRule:
    """The rule as it holds for an event on `trigger`: its version of that day, of the length that the local setting
    has on that day, or of the `length` (in the rule's unit) that court or agreement named.

    Raises KeyError for an unknown rule, ValueError for a length that the rule does not leave open."""
    found = RULES[rule].on(trigger)
    if length is not None and not found.given:
        raise ValueError(f"{rule} 的长度是规则定的，不能另给天数。")
    if found.setting:
        length = setting(found.setting, trigger)
    return found if length is None else found.of_length(length)


def compute(
    rule: str,
    trigger: date,
    calendar: Calendar,
    *,
    suspensions: Iterable[Suspension] = (),
    until: date | None = None,
    length: int | None = None,
) -> Deadline:
    """One deadline by its rule and the local settings; `until` an agreed later last day, `length` see `rule_on`.
    Raises KeyError for an unknown rule, ValueError for an `until` that is not later or a length not left open."""
    found = rule_on(rule, trigger, length=length)
    deadline = found.due(trigger, calendar, suspensions=suspensions)
    return extended(deadline, until, rolls=found.period.rolls, calendar=calendar) if until else deadline


def of_case(case: Case, calendar: Calendar, today: date) -> list[CaseDeadline]:
    """All clocks of a case, the running ones first, then by day."""
    clocks = [*_to_mediate(case, calendar, today), *_after_agreement(case, calendar, today)]
    return sorted(clocks, key=lambda clock: (clock.settled, clock.deadline.due))


def mediation_due_on(case: Case, calendar: Calendar, today: date) -> date | None:
    """The current last day for mediating (D01, or the court's own term), None before it runs."""
    clocks = _to_mediate(case, calendar, today)
    return next((clock.deadline.due for clock in clocks if clock.rule in MEDIATION_TERMS), None)


def case_deadlines(number: str, calendar: Calendar, today: date) -> list[CaseDeadline] | None:
    """The clocks of the case with that case number, register number or uid; None when there is none."""
    case = db.session.scalar(
        select(Case).where(or_(Case.case_number == number, Case.register_number == number, Case.uid == number))
    )
    return None if case is None else of_case(case, calendar, today)


def _to_mediate(case: Case, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    """The term for mediating: the court's own for what a court sent, else the general one from acceptance on."""
    accepted_on, referral = case.accepted_on, referral_of(case)
    if accepted_on is None and referral is None:
        return
    rows = db.session.scalars(select(SuspensionRow).where(SuspensionRow.case_id == case.id)).all()
    extensions = [
        ExtensionFacts(row.until, max(date.fromisoformat(day) for day in row.agreed.values()))
        for row in db.session.scalars(select(Extension).where(Extension.case_id == case.id))
        if row.agreed
    ]
    reason = next((row.reason for row in rows if row.to_on is None), "")
    paused = referral_clocks.stands_still(case, referral, reason)
    if referral is not None and referral_clocks.has_term(referral):
        pauses = _pauses([row for row in rows if row.reason == "appraisal"], today)
        for clock in referral_clocks.clocks_of(
            case, referral, appraisals=pauses, extensions=extensions, calendar=calendar
        ):
            yield CaseDeadline(*clock, paused=paused and clock.rule in MEDIATION_TERMS)
        return
    if accepted_on is None:
        return
    deadline = people_mediation.mediation_deadline(
        accepted_on,
        suspensions=_pauses(rows, today),
        extensions=extensions,
        months=setting("mediation_months", accepted_on),
        calendar=calendar,
    )
    running = case.state in people_mediation.RUNNING
    yield CaseDeadline(people_mediation.MEDIATION.id, accepted_on, deadline, not running, paused=paused)


def _pauses(rows: Iterable[SuspensionRow], today: date) -> list[Suspension]:
    days = [people_mediation.suspended_days(row.from_on, row.to_on, today=max(today, row.from_on)) for row in rows]
    return [each for each in days if each]


def _after_agreement(case: Case, calendar: Calendar, today: date) -> Iterator[CaseDeadline]:
    effective = select(Agreement).where(Agreement.case_id == case.id, Agreement.state == "effective")
    agreements = db.session.scalars(effective).all()
    for due in performance_clocks.clocks_of(case, agreements, today):
        yield CaseDeadline(due.rule, due.trigger, due.deadline, due.settled, about=due.about, event=due.event)
    matters = confirmation_clocks.matters_of(case.id)
    entrusted = is_entrusted(case)
    for agreement in agreements:
        start, window = agreement.clocks_start_on, confirmation_clocks.window_of(agreement, calendar, today)
        if start is None or window is None:
            continue
        if not entrusted:
            # What a court entrusted it closes itself, by 调解书 or withdrawal of the suit (特邀调解规定第二十条).
            over = confirmation_clocks.application_over(agreement.id, matters, window.deadline, today)
            yield CaseDeadline("D09", window.start, window.deadline, over is not None, over or "")
        if case.source in SOURCES and SOURCES[case.source].filing_back is not FilingBack.NONE:
            filed = case.filed_back_on is not None
            yield CaseDeadline("D29", start, court_referral.FILING_BACK.due(start, calendar), filed)
    for matter in matters:
        for clock in confirmation_clocks.clocks_of(matter, calendar, today):
            yield CaseDeadline(*clock)
