"""What happens in each invented dispute: when, where, how it ends. Drawn once from a fixed seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mediation.rules.holidays import is_rest_day

SEED = 20221101
TODAY = date(2026, 11, 20)
PER_YEAR = {2022: 34, 2023: 44, 2024: 52, 2025: 58, 2026: 64}
DISPUTES = {"copyright": 9, "design": 4, "trademark": 4, "other_patent": 1, "trade_secret": 1, "unfair_competition": 1}
FINISHED = {
    **{"agreement": 45, "confirmed": 14, "partial": 3, "oral": 5},
    **{"failed": 13, "refused": 6, "withdrawn": 8, "declined": 6},
}
UNDER_WAY = 28
LAST_TO_END = date(2026, 9, 30)
"""What was registered later cannot have been agreed on, paid and closed by the last day of the story."""
RUNNING = (
    *("registered", "accepted", "mediating", "suspended", "drafting", "signing", "effective"),
    *("turned away", "broken off"),
)
FROM_COURT = {3: "COURT_PRE", 10: "COURT_POST", 17: "ONLINE"}
# By how recent they are, see `RUNNING`: registered, accepted, mediating, suspended, effective, turned away, broken off.
UNDER_WAY_AT_COURT = {
    9: "ONLINE",
    10: "COURT_PRE",
    11: "COURT_POST",
    12: "ONLINE",
    15: "COURT_POST",
    7: "ONLINE",
    8: "COURT_PRE",
    17: "COURT_PRE",
}


@dataclass(frozen=True)
class Plan:
    """One dispute: `ending` a key of `FINISHED` or one of `RUNNING`; `respondents` how many; `amount` in 元."""

    number: int
    day: date
    committee: str
    dispute: str
    ending: str
    respondents: int
    instalments: int
    amount: int
    source: str
    online: bool


def working_day(day: date) -> date:
    """`day`, or the next working day."""
    while is_rest_day(day):
        day += timedelta(1)
    return day


def plans(limit: int | None = None) -> Iterator[Plan]:
    """All disputes in the order of their registration; with `limit` the latest so many."""
    random = Random(SEED)  # noqa: S311 - a story, not a secret
    days = _with_room(sorted(_days(random)))
    made = [_plan(random, number, day, len(days)) for number, day in enumerate(days)]
    yield from made if limit is None else made[-limit:]


def _days(random: Random) -> Iterator[date]:
    for year, count in PER_YEAR.items():
        last = TODAY if year == TODAY.year else date(year, 12, 25)
        span = (last - date(year, 1, 4)).days
        for _ in range(count):
            yield working_day(date(year, 1, 4) + timedelta(random.randrange(span)))


def _with_room(days: list[date]) -> list[date]:
    """Those under way have days of their own, the last weeks: the others of this year are taken from all its months."""
    past = [day for day in days if day.year < TODAY.year]
    this = [day for day in days if TODAY.year == day.year and day <= LAST_TO_END]
    ended = len(days) - len(past) - UNDER_WAY
    return [*past, *(this[place * len(this) // ended] for place in range(ended)), *days[-UNDER_WAY:]]


def _court(recent: int, number: int) -> str:
    """Which disputes a court sent: a fixed few, those under way so that each state of a referral is there."""
    if recent <= UNDER_WAY:
        return UNDER_WAY_AT_COURT.get(recent, "")
    return FROM_COURT.get(number % 21, "")


def _plan(random: Random, number: int, day: date, total: int) -> Plan:
    recent = total - number
    if recent <= UNDER_WAY:
        day = working_day(TODAY - timedelta(1 + recent * 32 // UNDER_WAY))
    dispute = random.choices(list(DISPUTES), list(DISPUTES.values()))[0]
    committee = "textile" if dispute in ("copyright", "design") or random.random() < 0.4 else "district"
    ending = (
        RUNNING[recent % len(RUNNING)]
        if recent <= UNDER_WAY
        else random.choices(list(FINISHED), list(FINISHED.values()))[0]
    )
    drawn = random.choices(("APPLY", "PROACTIVE", "AGENCY", "MARKET", "GUIDE_COURT"), (70, 8, 10, 7, 5))[0]
    return Plan(
        number=number,
        day=min(day, TODAY),
        committee=committee,
        dispute=dispute,
        ending=ending,
        respondents=random.choices((1, 2), (80, 20))[0],
        instalments=random.choices((0, 2, 3), (60, 20, 20))[0],
        amount=random.choice((3000, 6000, 8000, 12000, 18000, 26000, 30000, 45000, 66000, 86000, 120000)),
        source=_court(recent, number) or drawn,
        online=random.random() < 0.5,
    )
