"""等申请人的日子分开数：发出意见的次日起到答复的那天，不算中心的周期。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.rules.holidays import PUBLISHED, Calendar, is_rest_day
from mediation.rules.periods import Suspension

_DAY = timedelta(1)


@dataclass(frozen=True)
class Opinion:
    """One opinion: `ordinal` from 1; `before` whether it was sent before the request was accepted (补正); `due` by when
    it should be answered; `answered_on` None while nothing came."""

    ordinal: int
    issued_on: date
    due: date
    answered_on: date | None = None
    before: bool = False


def waits(opinions: Iterable[Opinion], until: date) -> list[Suspension]:
    """The days on which the applicant was waited for, up to `until` for an opinion that nobody answered: the day of
    issue is the centre's, the day of the answer the applicant's."""
    found = []
    for each in opinions:
        first, last = each.issued_on + _DAY, min(each.answered_on or until, until)
        if first <= last:
            found.append(Suspension(first, last))
    return found


def working_days(
    after: date, until: date, calendar: Calendar = PUBLISHED, *, without: Sequence[Suspension] = ()
) -> int:
    """Working days from the day after `after` to `until`, those of `without` left out; 0 on the day itself."""
    count, day = 0, after
    while day < until:
        day += _DAY
        off = any(wait.first <= day <= wait.last for wait in without)
        count += not off and not is_rest_day(day, calendar)
    return count


def waited(opinions: Iterable[Opinion], after: date, until: date, calendar: Calendar = PUBLISHED) -> int:
    """Working days of those that the applicant took: what a cycle has with waiting less what it has without. Only the
    days of the waits are looked at: a list asks this of every row, also of one that came in years ago."""
    days = set[date]()
    for wait in waits(opinions, until):
        first, last = max(wait.first, after + _DAY), min(wait.last, until)
        days.update(first + timedelta(number) for number in range((last - first).days + 1))
    return sum(not is_rest_day(day, calendar) for day in days)
