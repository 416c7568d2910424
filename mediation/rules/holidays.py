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


class DayKind(StrEnum):
    """What a notice makes of a day: `rest` 休, `work` 班 (a Saturday or Sunday worked in exchange)."""

    REST = "rest"
    WORK = "work"

    @property
    def label(self) -> str:
        """The one-sign mark in a calendar: `休` or `班`."""
        return "休" if self is DayKind.REST else "班"


@dataclass(frozen=True)
class SpecialDay:
    """A day that a notice names: `name` of the feast, e.g. "春节"; `source` the notice's title."""

    day: date
    kind: DayKind
    name: str
    source: str


@dataclass(frozen=True)
class Calendar:
    """Which days are rest days, as a value.

    `days` the named days, one each; `years` the years whose notice is in `days` as a whole. Outside them only
    Saturdays and Sundays are rest days, and nothing that depends on it is certain. Raises ValueError for a day
    named twice.
    """

    days: frozenset[SpecialDay]
    years: frozenset[int]
    _by_day: dict[date, SpecialDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day = {special.day: special for special in self.days}
        if len(by_day) < len(self.days):
            raise ValueError("同一天登记了两次。每天只留一条。")
        object.__setattr__(self, "_by_day", by_day)

    def special(self, day: date) -> SpecialDay | None:
        """The entry for `day`, or None for a day that no notice names."""
        return self._by_day.get(day)

    def name_of(self, day: date) -> str | None:
        """The feast, `国庆节调休上班` for a worked weekend, or None for a day that no notice names."""
        special = self._by_day.get(day)
        if special is None:
            return None
        return special.name if special.kind is DayKind.REST else f"{special.name}调休上班"

    def with_days(self, days: Iterable[SpecialDay], *, years: Iterable[int] = ()) -> "Calendar":
        """A calendar with the office's additions; for a day already named, the addition wins.

        `years` are the years whose notice is now complete: single days do not make a year known.
        """
        merged = self._by_day | {special.day: special for special in days}
        return Calendar(frozenset(merged.values()), self.years | frozenset(years))


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
        return Calendar(frozenset(read_days(table)), frozenset(range(2022, 2027)))


PUBLISHED = _published()


def is_rest_day(day: date, calendar: Calendar = PUBLISHED) -> bool:
    """Whether `day` is a Saturday, Sunday or holiday and not worked in exchange.

    In a year whose notice is missing only Saturdays and Sundays count; ask `is_known_year`.
    """
    special = calendar.special(day)
    return day.weekday() >= 5 if special is None else special.kind is DayKind.REST


def is_known_year(year: int, calendar: Calendar = PUBLISHED) -> bool:
    """Whether the whole notice for `year` is in the calendar."""
    return year in calendar.years
