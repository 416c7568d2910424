"""报表的期间：月、季、年，都按公历。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.rules.figures import han


class Length(StrEnum):
    """How long a report looks back."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def label(self) -> str:
        """`月报`, `季报` or `年报`."""
        return {"month": "月报", "quarter": "季报", "year": "年报"}[self.value]


_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.YEAR: 12}
_CODE = re.compile(r"(20[0-9]{2})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True)
class ReportPeriod:
    """The `place`th month or quarter (from 1) of `year`, or the whole year (place 1)."""

    length: Length
    year: int
    place: int = 1

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.place - 1) * _MONTHS[self.length] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def code(self) -> str:
        """`2026`, `2026-Q3` or `2026-09`, for addresses."""
        tail = {Length.MONTH: f"-{self.place:02d}", Length.QUARTER: f"-Q{self.place}", Length.YEAR: ""}
        return f"{self.year}{tail[self.length]}"

    @property
    def label(self) -> str:
        """`2026年`, `2026年第三季度`, `2026年9月`, as sentences begin."""
        tail = {Length.MONTH: f"{self.place}月", Length.QUARTER: f"第{han(self.place)}季度", Length.YEAR: ""}
        return f"{self.year}年{tail[self.length]}"

    @property
    def titled(self) -> str:
        """`2026年度`, `2026年第三季度`, `2026年9月`, as titles say."""
        return f"{self.label}度" if self.length is Length.YEAR else self.label

    @property
    def whole(self) -> str:
        """`全年`, `本季度`, `本月`."""
        return {"month": "本月", "quarter": "本季度", "year": "全年"}[self.length]

    @property
    def compared(self) -> str:
        """What the same period a year before is called beside it: `上年` or `上年同期`."""
        return "上年" if self.length is Length.YEAR else "上年同期"

    @property
    def next(self) -> "ReportPeriod":
        """The one after it."""
        last = 12 // _MONTHS[self.length]
        if self.place == last:
            return ReportPeriod(self.length, self.year + 1)
        return ReportPeriod(self.length, self.year, self.place + 1)

    @property
    def year_before(self) -> "ReportPeriod":
        """The same period of the year before."""
        return ReportPeriod(self.length, self.year - 1, self.place)

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.last < today


def period_of(code: str) -> ReportPeriod | None:
    """The period of that `code`; None for what is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, quarter, month = found.groups()
    if quarter:
        return ReportPeriod(Length.QUARTER, int(year), int(quarter))
    return ReportPeriod(Length.MONTH, int(year), int(month)) if month else ReportPeriod(Length.YEAR, int(year))


def containing(day: date, length: Length) -> ReportPeriod:
    """The period of that `length` in which the day lies."""
    return ReportPeriod(length, day.year, (day.month - 1) // _MONTHS[length] + 1)


def month_after(day: date) -> date:
    """The first day of the month after that of `day`."""
    return containing(day, Length.MONTH).next.first


def spanning(first: date, last: date, today: date) -> ReportPeriod | None:
    """The period that begins on `first` and ends on `last`, or has come as far as `last` today; the longest of those
    that fit, None where none does."""
    for length in (Length.YEAR, Length.QUARTER, Length.MONTH):
        found = containing(first, length)
        if found.first == first and (found.last == last or last == today < found.last):
            return found
    return None


def recent(today: date, length: Length, many: int) -> Iterator[ReportPeriod]:
    """The `many` newest, the one that `today` lies in first."""
    period = containing(today, length)
    for _ in range(many):
        yield period
        period = containing(period.first - timedelta(days=1), length)
