"""期间：首日不计、月末日、休假日顺延（民法典第二百零一至二百零三条，民事诉讼法第八十五条）。

A period is a rule; `due` applies it to the day of the event and gives a `Deadline` that shows how it was
counted. Where the holiday notice of a year is missing nothing is rolled and the deadline says it is not certain.
"""

import calendar as months
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from mediation.rules.holidays import PUBLISHED, Calendar, is_known_year, is_rest_day
from mediation.rules.statutes import Statute

_DAY = timedelta(days=1)
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Suspension:
    """中止 from `first` to `last`, both days not counted. For one still running, `last` is the day of asking."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"中止的末日{self.last}早于首日{self.first}。")


@dataclass(frozen=True)
class Deadline:
    """The last day of a period, and how it was found.

    `nominal` the last day by plain counting; `due` the last day after rolling over rest days; `skipped` the
    rest days rolled over, from `nominal` on (for working days: all rest days not counted); `basis` the articles;
    `certain` False where the holiday notice needed is missing: then `due` is `nominal`, or for working days
    the count by weekends alone. `trigger` the day of the event, not counted; `suspended` the days left out;
    `working` whether only working days count.
    """

    nominal: date
    due: date
    skipped: tuple[date, ...]
    basis: tuple[Statute, ...]
    certain: bool
    trigger: date
    suspended: tuple[date, ...] = ()
    working: bool = False

    @property
    def rolled(self) -> bool:
        """Whether the last day moved because it fell on a rest day (顺延)."""
        return self.due != self.nominal


@dataclass(frozen=True)
class Period(ABC):
    """A length of time set by a rule, to be counted from the day after an event.

    `length` in the unit of the subclass; `rolls` whether a last day on a rest day moves to the next working
    day; `basis` the articles the length rests on. Raises ValueError for a negative length.
    """

    length: int
    rolls: bool = field(default=True, kw_only=True)
    basis: tuple[Statute, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        if self.length < 0:
            raise ValueError("期间不能是负数。")

    def due(self, trigger: date, calendar: Calendar = PUBLISHED, *, suspensions: Iterable[Suspension] = ()) -> Deadline:
        """The deadline for an event on `trigger`; the days of `suspensions` push the end by their number."""
        end = self._end(trigger)
        suspended: list[date] = []
        for day in _days_of(suspensions):
            if trigger < day <= end:
                suspended.append(day)
                end += _DAY
        return _rolled(
            Deadline(end, end, (), self.basis, True, trigger, tuple(suspended)), rolls=self.rolls, calendar=calendar
        )

    @property
    @abstractmethod
    def words(self) -> str:
        """The length as people say it, e.g. `30 日`, `一个月`, `5 个工作日`."""

    @abstractmethod
    def _end(self, trigger: date) -> date: ...


class DayPeriod(Period):
    """日: calendar days, e.g. `DayPeriod(30).due(date(2025, 9, 1)).due == date(2025, 10, 9)`."""

    @property
    def words(self) -> str:
        """E.g. `30 日`; a length of 0 is `当日`."""
        return f"{self.length} 日" if self.length else "当日"

    def _end(self, trigger: date) -> date:
        return trigger + self.length * _DAY


class HourPeriod(Period):
    """时: `length` hours. The desk keeps days, not hours, so the last hour is taken to fall on the day that so many
    whole days lead to: 24 hours end on the next day. It never rolls: whoever has only hours counts them alone."""

    @property
    def words(self) -> str:
        """E.g. `24 小时`."""
        return f"{self.length} 小时"

    def _end(self, trigger: date) -> date:
        return trigger + -(-self.length // 24) * _DAY


class MonthPeriod(Period):
    """月: the same day of the later month, or its last day where there is none (民法典第二百零二条)."""

    @property
    def words(self) -> str:
        """E.g. `一个月`."""
        return f"{_numeral(self.length)}个月"

    def _end(self, trigger: date) -> date:
        return _months_later(trigger, self.length)


class YearPeriod(Period):
    """年: the same day of the later year; 29 February ends on 28 February of a common year."""

    @property
    def words(self) -> str:
        """E.g. `三年`."""
        return f"{_numeral(self.length)}年"

    def _end(self, trigger: date) -> date:
        return _months_later(trigger, 12 * self.length)


class WorkingDayPeriod(Period):
    """工作日: only working days are counted, so the last one never needs rolling."""

    @property
    def words(self) -> str:
        """E.g. `5 个工作日`."""
        return f"{self.length} 个工作日"

    def due(self, trigger: date, calendar: Calendar = PUBLISHED, *, suspensions: Iterable[Suspension] = ()) -> Deadline:
        """The `length`-th working day after `trigger` outside `suspensions`."""
        off = set(_days_of(suspensions))
        day, counted, skipped, suspended = trigger, 0, [], []
        while counted < self.length:
            day += _DAY
            if day in off:
                suspended.append(day)
            elif is_rest_day(day, calendar):
                skipped.append(day)
            else:
                counted += 1
        certain = all(is_known_year(year, calendar) for year in range((trigger + _DAY).year, day.year + 1))
        return Deadline(day, day, tuple(skipped), self.basis, certain, trigger, tuple(suspended), working=True)

    def _end(self, trigger: date) -> date:
        return self.due(trigger).due


def extended(deadline: Deadline, until: date, *, rolls: bool = True, calendar: Calendar = PUBLISHED) -> Deadline:
    """The deadline moved to `until` by agreement of all parties; it rolls like the period it extends.

    Raises ValueError when `until` is not after the nominal day agreed or given before.
    """
    if until <= deadline.nominal:
        raise ValueError(f"延长后的日期要晚于原定的{deadline.nominal}。填更晚的一天。")
    return _rolled(replace(deadline, nominal=until, due=until, skipped=()), rolls=rolls, calendar=calendar)


def prolonged(
    period: Period,
    trigger: date,
    *,
    suspensions: Iterable[Suspension] = (),
    extensions: Iterable[tuple[date, date]] = (),
    calendar: Calendar = PUBLISHED,
) -> Deadline:
    """The deadline of `period` with what was agreed on the way: each of `extensions` (agreed on, until) moves the end
    to its day, and days suspended after that push it on; days of `suspensions` do not count. It rolls as the period
    does."""
    paused = sorted(suspensions, key=lambda suspension: suspension.first)
    deadline = period.due(trigger, calendar, suspensions=paused)
    for agreed_on, day in sorted(extensions):
        until = _pushed(day, [pause for pause in paused if pause.first > agreed_on])
        if until > deadline.nominal:
            deadline = extended(deadline, until, rolls=period.rolls, calendar=calendar)
    return deadline


def _pushed(until: date, suspensions: Iterable[Suspension]) -> date:
    for suspension in suspensions:
        if suspension.first <= until:
            until += suspension.last - suspension.first + _DAY
    return until


class StripKind(StrEnum):
    """What a day is in the counted strip: 起, counted, not counted, 名义末日, rolled over, 届, the day after."""

    TRIGGER = "trigger"
    COUNTED = "counted"
    REST = "rest"
    SUSPENDED = "suspended"
    NOMINAL = "nominal"
    SKIPPED = "skipped"
    DUE = "due"
    AFTER = "after"


@dataclass(frozen=True)
class StripDay:
    """One cell of the strip.

    `counted_index` which counted day it is (the trigger is 0), None where it is not counted; `rest` whether it
    is a rest day; `mark` 休 or 班 where a notice names the day, and `name` of that.
    """

    day: date
    counted_index: int | None
    kind: StripKind
    rest: bool
    mark: str | None = None
    name: str | None = None


def strip(deadline: Deadline, calendar: Calendar = PUBLISHED) -> list[StripDay]:
    """Every day from the trigger to the day after the due day, numbered as it was counted."""
    cells, index, day = [], 0, deadline.trigger
    while day <= deadline.due + _DAY:
        kind = _strip_kind(day, deadline, calendar)
        counted = kind in (StripKind.COUNTED, StripKind.NOMINAL) or (
            kind is StripKind.DUE and not deadline.rolled and deadline.due != deadline.trigger
        )
        index += counted
        special = calendar.special(day)
        cells.append(
            StripDay(
                day,
                index if counted or kind is StripKind.TRIGGER else None,
                kind,
                is_rest_day(day, calendar),
                special.kind.label if special else None,
                calendar.name_of(day),
            )
        )
        day += _DAY
    return cells


def _strip_kind(day: date, deadline: Deadline, calendar: Calendar) -> StripKind:
    if day > deadline.due:
        return StripKind.AFTER
    if day == deadline.due:
        return StripKind.DUE
    if day == deadline.trigger:
        return StripKind.TRIGGER
    if day == deadline.nominal:
        return StripKind.NOMINAL
    if day > deadline.nominal:
        return StripKind.SKIPPED
    if day in deadline.suspended:
        return StripKind.SUSPENDED
    return StripKind.REST if deadline.working and is_rest_day(day, calendar) else StripKind.COUNTED


def _rolled(deadline: Deadline, *, rolls: bool, calendar: Calendar) -> Deadline:
    if not rolls:
        return deadline
    day, skipped = deadline.nominal, []
    while is_known_year(day.year, calendar) and is_rest_day(day, calendar):
        skipped.append(day)
        day += _DAY
    if not is_known_year(day.year, calendar):
        return replace(deadline, certain=False)
    return replace(deadline, due=day, skipped=tuple(skipped))


def _days_of(suspensions: Iterable[Suspension]) -> Collection[date]:
    return sorted(
        {
            suspension.first + count * _DAY
            for suspension in suspensions
            for count in range((suspension.last - suspension.first).days + 1)
        }
    )


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else f" {number} "


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > date.max.year:
        raise OverflowError("no such year")
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
