"""What one person has to do: due days by urgency, their cases, what waits for a mediator or a director."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.conflict_check import ConflictCheck
from mediation.operations import deadlines
from mediation.operations.access_scope import is_own, visible_cases
from mediation.operations.actor import Actor
from mediation.operations.case_filter import FINISHED as FINISHED
from mediation.operations.court_referral.reading import entrusted_cases
from mediation.operations.court_referral.waiting import ReferralLine, waiting_for_us
from mediation.operations.due_groups import DueGroups, grouped, last_day
from mediation.operations.judicial_confirmation.register import WINDOW, Waiting, applied_for, waiting_for_court
from mediation.operations.life_cycle import next_step
from mediation.operations.performance.lines import performance_lines
from mediation.operations.settings import calendar
from mediation.procedures import court_referral, judicial_confirmation
from mediation.procedures.people_mediation import NextStep
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline
from mediation.rules.roles import Role

MOST = 200
# Of each group only these lines say their next step and are shown; the rest are counted.
SHOWN = 12
# What keeps the due days of a confirmation.
CONFIRMATION = {
    "D09": "提醒各方共同申请司法确认",
    "D10": "问法院受理没有",
    "D11": "问法院裁定没有",
    "D12": "补交法院要的材料",
    "D13": "告诉各方异议期到这一天",
    "D14": "利害关系人的异议期到这一天",
    "D15": "向法院申请顺延",
}
RULES_BY_NAME = {rule.name: rule for rule in deadlines.RULES.values()}


@dataclass(frozen=True)
class Due:
    """One due day of one case; `days` from today, negative when past; `rule` what falls due; `step` what to do,
    None beyond the lines that are shown."""

    case: Case
    on: date
    what: str
    days: int
    step: NextStep | None = None

    @property
    def number(self) -> str:
        """The case's number."""
        return self.case.number

    @property
    def rule(self) -> DeadlineRule | None:
        """The rule behind the due day."""
        return RULES_BY_NAME.get(self.what)


@dataclass(frozen=True)
class Mine:
    """One of the actor's own cases with its next step."""

    case: Case
    step: NextStep


@dataclass(frozen=True)
class Window:
    """The thirty days in which parties may ask a court to confirm: `passed` of `total` calendar days."""

    case: Case
    deadline: Deadline
    passed: int
    total: int
    days: int


@dataclass(frozen=True)
class Question:
    """What a conflict check asked the director."""

    case: Case
    check: ConflictCheck


@dataclass(frozen=True)
class Desk:
    """The first page: due days in four groups, own cases in progress, cases without a mediator, conflict questions,
    running windows for judicial confirmation, applications that wait for the court, referrals whose court waits."""

    due: DueGroups[Due]
    mine: Sequence[Mine]
    unassigned: Sequence[Case]
    questions: Sequence[Question]
    windows: Sequence[Window]
    waiting: Sequence[Waiting]
    referrals: Sequence[ReferralLine]


def due_days(actor: Actor, days: Calendar) -> DueGroups[Due]:
    """What is due for `actor`. A mediator's due days are those of their own cases; directors and clerks see the
    whole committee's."""
    until = last_day(actor.today, days)
    due = _with_performance(
        [_due(case, actor.today) for case in _all(_due_until(_unfinished(_ever(actor)), until, actor.today))],
        actor,
        until,
    )
    return grouped(due, today=actor.today, days=days)


def desk(actor: Actor) -> Desk:
    """What `actor` sees first."""
    days = calendar()
    visible = _unfinished(visible_cases(actor.user).options(joinedload(Case.committee)))
    ever, due = _ever(actor), due_days(actor, days)
    return Desk(
        due=replace(
            due,
            overdue=_told(due.overdue, actor),
            today=_told(due.today, actor),
            soon=_told(due.soon, actor),
            week=_told(due.week, actor),
        ),
        mine=[
            Mine(case, next_step(case, today=actor.today))
            for case in _all(visible.where(is_own(actor.user)).order_by(Case.id.desc()).limit(SHOWN))
        ],
        unassigned=_all(visible.where(Case.mediator_id.is_(None)).order_by(Case.id).limit(20)),
        questions=_questions(actor),
        windows=_windows(_unfinished(ever), actor.today, days),
        waiting=waiting_for_court(ever, today=actor.today, calendar=days, most=SHOWN),
        referrals=waiting_for_us(ever, today=actor.today, calendar=days, most=SHOWN),
    )


def _ever(actor: Actor) -> Select[Case]:
    """The cases whose days are the actor's: a mediator's own, of directors and clerks the whole committee's; finished
    ones too: a court may take longer than the mediation."""
    visible = visible_cases(actor.user).options(joinedload(Case.committee))
    return visible if actor.user.roles & {Role.DIRECTOR, Role.CLERK} else visible.where(is_own(actor.user))


def _unfinished(cases: Select[Case]) -> Select[Case]:
    return cases.where(Case.state.not_in(FINISHED))


def _with_performance(due: list[Due], actor: Actor, until: date) -> list[Due]:
    """Beside each case's nearest day, what falls due of its agreement's performance, that of closed cases too."""
    found = performance_lines(_ever(actor), until, today=actor.today, most=MOST)
    lines = [Due(line.case, line.on, line.rule, (line.on - actor.today).days, line.step) for line in found]
    said = {(line.case.id, line.what) for line in lines}
    others = [line for line in due if (line.case.id, line.what) not in said]
    return sorted([*others, *lines], key=lambda line: (line.on, line.case.id))


def _told(group: list[Due], actor: Actor) -> list[Due]:
    """The group with the next step of the lines that are shown."""
    shown = [replace(line, step=line.step or _step_for(line, actor.today)) for line in group[:SHOWN]]
    return shown + [replace(line, step=None) for line in group[SHOWN:]]


def _step_for(due: Due, today: date) -> NextStep:
    """What keeps this due day; of the days after an agreement the case's own next step, a visit, says nothing."""
    if due.rule is not None and due.rule.id in CONFIRMATION:
        return NextStep("confirmation", CONFIRMATION[due.rule.id])
    if due.rule is court_referral.ACCEPTANCE:
        return NextStep("court_referral", "在平台确认接受，或者写明理由不予接受")
    if due.rule is court_referral.FILING_BACK:
        return NextStep("file_back", f"把协议书送{due.case.source_body or '委托方'}备案")
    return next_step(due.case, today=today)


def _due_until(scope: Select[Case], until: date, today: date) -> Select[Case]:
    # Thirty days that have passed since they were written down are over for good, and take no place here.
    running = or_(Case.next_due_on >= today, Case.next_due_what != judicial_confirmation.APPLICATION.name)
    return scope.where(Case.next_due_on <= until, running).order_by(Case.next_due_on, Case.id).limit(MOST)


def _due(case: Case, today: date) -> Due:
    assert case.next_due_on is not None
    return Due(case, case.next_due_on, case.next_due_what, (case.next_due_on - today).days)


def _all(query: Select[Case]) -> Sequence[Case]:
    return db.session.scalars(query).unique().all()


def _questions(actor: Actor) -> list[Question]:
    committees = actor.user.organisation_ids(Role.DIRECTOR)
    if not committees:
        return []
    rows = db.session.execute(
        select(Case, ConflictCheck)
        .join(Case, Case.id == ConflictCheck.case_id)
        .where(ConflictCheck.decision == "director", ConflictCheck.director_at.is_(None))
        .where(Case.committee_id.in_(sorted(committees)))
        .order_by(ConflictCheck.id)
    )
    return [Question(case, check) for case, check in rows]


def _windows(scope: Select[Case], today: date, days: Calendar) -> list[Window]:
    """Agreements whose thirty days are running, the nearest end first."""
    rows = db.session.execute(
        scope.join(Agreement, Agreement.case_id == Case.id)
        .where(Agreement.state == "effective", Agreement.effective_on >= today - WINDOW)
        .where(Agreement.id.not_in(applied_for()), ~entrusted_cases())
        .order_by(Agreement.alarm_from, Case.id)
        .add_columns(Agreement.alarm_from, Agreement.effective_on)
        .limit(SHOWN)
    )
    found = [_window(case, alarm_from, effective_on, today, days) for case, alarm_from, effective_on in rows.unique()]
    return [window for window in found if window.days >= 0]


def _window(case: Case, alarm_from: date, effective_on: date, today: date, days: Calendar) -> Window:
    window = judicial_confirmation.application_window(alarm_from, effective_on, today, days)
    start, deadline = window.start, window.deadline
    return Window(case, deadline, (today - start).days, (deadline.due - start).days, (deadline.due - today).days)
