"""休息日：周六、周日、法定节假日和调休，按国务院办公厅每年的放假通知（全国年节及纪念日放假办法第七条）。

The published table is data (`holidays.csv`); a feast is a rest day because its year's notice says so, never
because of its name (除夕 is one only since 2025).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

# 放假办法第二条, without 节: a notice says 清明 or 清明节.
FEASTS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")


class DayKind(StrEnum):
    """What a notice makes of a day: `rest` 休, `work` 班 (a Saturday or Sunday worked in exchange)."""

    REST = "rest"
    WORK = "work"

    @property
    def label(self) -> str:
        """The one-sign mark in a calendar: `休` or `班`."""
        return "休" if self is DayKind.REST else "班"


class SpecialDay(NamedTuple):
    """A day that a notice names: `name` of the feast, e.g. "春节"; `source` the notice's title."""

    day: date
    kind: DayKind
    name: str
    source: str


@dataclass(frozen=True)
class Calendar:
    """Which days are rest days, as a value. Raises ValueError for a day named twice.

    `days` the named days. A year is known (`years`) when each of the seven feasts of 放假办法第二条 has a rest day
    in it; outside known years only Saturdays and Sundays are sure to be rest days and nothing is rolled.
    """

    days: frozenset[SpecialDay]
    years: frozenset[int] = field(init=False, repr=False, compare=False)
    _by_day: dict[date, SpecialDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day = {special.day: special for special in self.days}
        if len(by_day) < len(self.days):
            raise ValueError("同一天登记了两次。每天只留一条。")
        object.__setattr__(self, "_by_day", by_day)
        object.__setattr__(self, "years", _complete_years(self.days))

    def special(self, day: date) -> SpecialDay | None:
        """The entry for `day`, or None for a day that no notice names."""
        return self._by_day.get(day)

    def name_of(self, day: date) -> str | None:
        """The feast, `国庆节调休上班` for a worked weekend, or None for a day that no notice names."""
        special = self._by_day.get(day)
        if special is None:
            return None
        return special.name if special.kind is DayKind.REST else f"{special.name}调休上班"

    def with_days(self, days: Iterable[tuple[date, str, str, str]]) -> "Calendar":
        """A calendar with the office's additions (day, kind `rest` or `work`, name, source).

        For a day already named, the addition wins. Raises ValueError for another kind.
        """
        added = {day: SpecialDay(day, DayKind(kind), name, source) for day, kind, name, source in days}
        return Calendar(frozenset((self._by_day | added).values()))


def _complete_years(days: Iterable[SpecialDay]) -> frozenset[int]:
    named: dict[int, set[str]] = {}
    for special in days:
        if special.kind is DayKind.REST:
            named.setdefault(special.day.year, set()).update(feast for feast in FEASTS if feast in special.name)
    return frozenset(year for year, feasts in named.items() if len(feasts) == len(FEASTS))


def read_days(lines: Iterable[str]) -> list[SpecialDay]:
    """Special days from CSV lines with the columns day (ISO), kind (rest or work), name, source.

    Raises ValueError with a Chinese sentence that names the line.
    """
    days = []
    for number, row in enumerate(csv.DictReader(lines), start=2):
        try:
            days.append(SpecialDay(date.fromisoformat(row["day"]), DayKind(row["kind"]), row["name"], row["source"]))
        except (KeyError, TypeError, ValueError):
            raise ValueError(
                f"第{number}行读不懂：要有 day（如2027-01-01）、kind（rest或work）、name、source。"
            ) from None
    return days


def _published() -> Calendar:
    with Path(__file__).with_name("holidays.csv").open(encoding="utf-8", newline="") as table:
        return Calendar(frozenset(read_days(table)))


PUBLISHED = _published()


def is_rest_day(day: date, calendar: Calendar = PUBLISHED) -> bool:
    """Whether `day` is a Saturday, Sunday or holiday and not worked in exchange.

    In a year whose notice is missing only Saturdays and Sundays count; ask `is_known_year`.
    """
    special = calendar.special(day)
    return day.weekday() >= 5 if special is None else special.kind is DayKind.REST


def missing_feasts(year: int, calendar: Calendar = PUBLISHED) -> tuple[str, ...]:
    """The feasts that have no rest day in `year` yet: while one is missing, the year is not known."""
    named = "".join(one.name for one in calendar.days if one.day.year == year and one.kind is DayKind.REST)
    return tuple(feast for feast in FEASTS if feast not in named)


def is_known_year(year: int, calendar: Calendar = PUBLISHED) -> bool:
    """Whether the whole notice for `year` is in the calendar."""
    return year in calendar.years
