"""One clock of a case as the page shows it: the strip of days and the arithmetic in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from mediation.clock import SHANGHAI
from mediation.operations.deadlines import CaseDeadline, rule_on
from mediation.operations.due_groups import working_day_after
from mediation.operations.settings import SETTINGS, last_change
from mediation.procedures import judicial_confirmation, performance
from mediation.rules import figures
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import Calendar, is_rest_day
from mediation.rules.periods import DayPeriod, Deadline, StripDay, StripKind, strip
from mediation.rules.statutes import Statute

MOST_CELLS, MOST_LATE = 38, 6
_MARKS = {"休": "holiday", "班": "shift"}
# Of the rules whose day somebody names: what the page calls it, and how the sum begins.
_NAMED = {
    judicial_confirmation.SUPPLEMENT.id: ("法院指定的日子", "法院指定到"),
    performance.DUE_DAY.id: ("照协议写的日子", "协议约定"),
}


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
    the day was found, `local` who set a length that no law sets ("" for the others), `cells` of the strip (`cut` when
    its beginning was left out)."""

    name: str
    soft: bool
    settled: bool
    deadline: Deadline
    kind: str
    left: str
    rule: str
    sum: str
    local: str
    summary: str
    cells: list[Cell]
    cut: bool
    statutes: tuple[Statute, ...]
    ended: str = ""
    paused: bool = False


def clock_of(found: CaseDeadline, today: date, calendar: Calendar) -> Clock:
    """`found` as the page shows it on the day `today`."""
    cells = _cells(found.deadline, today, calendar)
    rule = _as_counted(found)
    return Clock(
        name=f"{found.name}（{found.about}）" if found.about else found.name,
        soft=found.soft,
        settled=found.settled,
        deadline=found.deadline,
        kind=_kind(found, today, calendar),
        left=_left((found.deadline.due - today).days),
        rule=_NAMED[found.rule][0] if found.rule in _NAMED else f"{_event(found, rule)}之日起{_length(rule)}",
        sum=_sum(found, rule),
        local=_local(rule, found.trigger),
        summary=f"{_spoken(found.trigger)}起算，{_spoken(found.deadline.due)}届满",
        cells=cells[-MOST_CELLS:],
        cut=len(cells) > MOST_CELLS,
        statutes=found.deadline.basis,
        ended=found.ended,
        paused=found.paused,
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


def _as_counted(found: CaseDeadline) -> DeadlineRule:
    """The rule of the day of its event with the number of days it was counted by: the office may have its own."""
    rule = rule_on(found.rule, found.trigger)
    if rule.setting and isinstance(rule.period, DayPeriod):
        return rule.of_length((found.deadline.nominal - found.deadline.trigger).days)
    return rule


def _event(found: CaseDeadline, rule: DeadlineRule) -> str:
    return found.event or rule.trigger


def _length(rule: DeadlineRule) -> str:
    """With the space that a number has before it in a sentence."""
    words = rule.period.words
    return f" {words}" if words[0].isdigit() else words


def _local(rule: DeadlineRule, trigger: date) -> str:
    """Who set the length that no law sets, when, and on what it rests."""
    if not rule.setting:
        return ""
    changed = last_change(rule.setting, trigger)
    if changed is None:
        return f"本地设定，用的是默认值：{SETTINGS[rule.setting].basis}。"
    day = figures.day(changed.at.astimezone(SHANGHAI))
    return f"本地设定：{changed.by} {day}设，{_spoken(changed.effective_from)}起用，依据“{changed.source}”。"


def _sum(found: CaseDeadline, rule: DeadlineRule) -> str:
    """How the day was found, step by step."""
    deadline = found.deadline
    if found.rule == performance.DUE_DAY.id:
        return f"协议约定 {_spoken(deadline.due)}，逢休息日也不顺延。"
    steps = [f"{_spoken(found.trigger)}{_event(found, rule)}，当日不计"]
    plain = rule.period.due(found.trigger).nominal + timedelta(len(deadline.suspended))
    if deadline.suspended:
        steps.append(f"中止 {len(deadline.suspended)} 日不计入")
    if found.rule in _NAMED:
        steps.append(f"{_NAMED[found.rule][1]} {_spoken(deadline.nominal)}")
    elif deadline.working:
        steps.append(f"数满{_length(rule)}是 {_spoken(deadline.due)}，中间休息日不数")
    elif deadline.nominal > plain:
        steps.append(f"各方同意延长到 {_spoken(deadline.nominal)}")
    else:
        steps.append(f"{_length(rule).strip()}到 {_spoken(deadline.nominal)}")
    if deadline.rolled:
        steps.append(f"逢休息日，顺延到 {_spoken(deadline.due)}")
    if not deadline.certain:
        steps.append("那一年的放假安排还没有公布，先不顺延")
    return "。".join(steps) + "。"


def _spoken(day: date) -> str:
    return f"{day.month}月{day.day}日"
