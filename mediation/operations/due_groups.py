"""Due days in the four groups of the first page and of the reminders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

from mediation.rules.holidays import Calendar, is_rest_day


class DueLine(Protocol):
    """Anything that falls due on a day: `days` from today, negative when past; `what` falls due,
    without a name, of the matter with that `number`."""

    @property
    def on(self) -> date: ...  # noqa: D102
    @property
    def days(self) -> int: ...  # noqa: D102
    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def number(self) -> str: ...  # noqa: D102


Line = TypeVar("Line", bound=DueLine)


@dataclass(frozen=True)
class DueGroups(Generic[Line]):
    """Lines in four groups; the third ends three working days ahead (`soon_until`), the fourth on Sunday."""

    overdue: list[Line]
    today: list[Line]
    soon: list[Line]
    week: list[Line]
    soon_until: date
    week_until: date

    def __len__(self) -> int:
        """How many due days there are."""
        return sum(len(group) for group in (self.overdue, self.today, self.soon, self.week))


def working_day_after(day: date, count: int, days: Calendar) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(1)
        count -= not is_rest_day(day, days)
    return day


def last_day(today: date, days: Calendar) -> date:
    """The last day that stands in a group."""
    return max(working_day_after(today, 3, days), _sunday(today))


def grouped(lines: Iterable[Line], *, today: date, days: Calendar) -> DueGroups[Line]:
    """The lines up to `last_day` in their groups, in the order they came."""
    soon_until, week_until = working_day_after(today, 3, days), _sunday(today)
    listed = [line for line in lines if line.on <= max(soon_until, week_until)]
    return DueGroups(
        overdue=[line for line in listed if line.days < 0],
        today=[line for line in listed if line.days == 0],
        soon=[line for line in listed if line.days > 0 and line.on <= soon_until],
        week=[line for line in listed if line.on > soon_until],
        soon_until=soon_until,
        week_until=week_until,
    )


def _sunday(today: date) -> date:
    return today + timedelta(6 - today.weekday())
