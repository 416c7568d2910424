"""One clock of a case as the page shows it: the strip of days and the arithmetic in words."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from mediation.operations.deadlines import RULES, CaseDeadline
from mediation.operations.workbench import working_day_after
from mediation.rules.holidays import Calendar, is_rest_day
from mediation.rules.periods import (
    AgreedDay,
    DayPeriod,
    Deadline,
    MonthPeriod,
    Period,
    StripDay,
    StripKind,
    WorkingDayPeriod,
    strip,
)
from mediation.rules.statutes import Statute

MOST_CELLS, MOST_LATE = 38, 6
_MARKS = {"休": "holiday", "班": "shift"}
# Rules whose number of days is the office's own.
OWN_DAYS = frozenset({"D23"})
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Cell:
    """One day of the strip, in the terms of components/strip.html."""

    day: date
    mark: str
    past: bool
    rest: bool
    nominal: bool


@dataclass(frozen=True)
class Clock:
    """A running or settled deadline: `kind` of components/deadline.html, `left` what is left in words, `sum` how
    the day was found, `cells` of the strip (`cut` when its beginning was left out)."""

    name: str
    soft: bool
    settled: bool
    deadline: Deadline
    kind: str
    left: str
    rule: str
    sum: str
    summary: str
    cells: list[Cell]
    cut: bool
    statutes: tuple[Statute, ...]


def clock_of(found: CaseDeadline, today: date, calendar: Calendar) -> Clock:
    """`found` as the page shows it on the day `today`."""
    cells = _cells(found.deadline, today, calendar)
    return Clock(
        name=f"{found.name}（{found.about}）" if found.about else found.name,
        soft=found.soft,
        settled=found.settled,
        deadline=found.deadline,
        kind=_kind(found, today, calendar),
        left=_left((found.deadline.due - today).days),
        rule=_rule(found),
        sum=_sum(found),
        summary=f"{_spoken(found.trigger)}起算，{_spoken(found.deadline.due)}届满",
        cells=cells[-MOST_CELLS:],
        cut=len(cells) > MOST_CELLS,
        statutes=found.deadline.basis,
    )


def _cells(deadline: Deadline, today: date, calendar: Calendar) -> list[Cell]:
    days = [each for each in strip(deadline, calendar) if each.kind is not StripKind.AFTER]
    late = (today - deadline.due).days
    if 0 < late <= MOST_LATE:
        days += [StripDay(day, None, StripKind.AFTER, is_rest_day(day, calendar)) for day in _after(deadline.due, late)]
    return [
        Cell(
            each.day,
            _mark(each, today),
            past=each.day < today,
            rest=each.rest,
            nominal=deadline.rolled and each.day == deadline.nominal,
        )
        for each in days
    ]


def _after(day: date, count: int) -> list[date]:
    return [day + timedelta(number) for number in range(1, count + 1)]


def _mark(each: StripDay, today: date) -> str:
    if each.day == today:
        return "today"
    if each.kind is StripKind.DUE:
        return "due"
    if each.kind is StripKind.TRIGGER:
        return "start"
    return _MARKS.get(each.mark or "", "")


def _kind(found: CaseDeadline, today: date, calendar: Calendar) -> str:
    due = found.deadline.due
    if found.settled:
        return "plain"
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    if not found.soft and due <= working_day_after(today, 3, calendar):
        return "near"
    return "plain" if found.deadline.certain else "uncertain"


def _left(days: int) -> str:
    if days < 0:
        return f"逾期 {-days} 天"
    return f"还有 {days} 天" if days else "今天届满"


def _rule(found: CaseDeadline) -> str:
    period = RULES[found.rule].period
    return "照协议写的日子" if isinstance(period, AgreedDay) else f"{_event(found)}之日起{_length(_counted(found))}"


def _event(found: CaseDeadline) -> str:
    return found.event or RULES[found.rule].trigger


def _counted(found: CaseDeadline) -> Period:
    """The rule's period with the number of days it was counted by: the office may have set its own."""
    period, deadline = RULES[found.rule].period, found.deadline
    if not isinstance(period, DayPeriod) or found.rule not in OWN_DAYS:
        return period
    return replace(period, length=(deadline.nominal - deadline.trigger).days)


def _length(period: Period) -> str:
    count = _NUMERALS[period.length] if period.length <= 10 else str(period.length)
    if isinstance(period, MonthPeriod):
        return f"{count}个月"
    if isinstance(period, WorkingDayPeriod):
        return f" {period.length} 个工作日"
    return f" {period.length} 日" if isinstance(period, DayPeriod) else f"{count}年"


def _sum(found: CaseDeadline) -> str:
    """How the day was found, step by step."""
    period, deadline = _counted(found), found.deadline
    if isinstance(period, AgreedDay):
        return f"协议约定 {_spoken(deadline.due)}，逢休息日也不顺延。"
    steps = [f"{_spoken(found.trigger)}{_event(found)}，当日不计"]
    plain = period.due(found.trigger).nominal + timedelta(len(deadline.suspended))
    if deadline.suspended:
        steps.append(f"中止 {len(deadline.suspended)} 日不计入")
    if deadline.working:
        steps.append(f"数满{_length(period)}是 {_spoken(deadline.due)}，中间休息日不数")
    elif deadline.nominal > plain:
        steps.append(f"各方同意延长到 {_spoken(deadline.nominal)}")
    else:
        steps.append(f"{_length(period).strip()}到 {_spoken(deadline.nominal)}")
    if deadline.rolled:
        steps.append(f"逢休息日，顺延到 {_spoken(deadline.due)}")
    if not deadline.certain:
        steps.append("那一年的放假安排还没有公布，先不顺延")
    return "。".join(steps) + "。"


def _spoken(day: date) -> str:
    return f"{day.month}月{day.day}日"
