"""备案的守则要问的情况，都是记录在案的。"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Suspended:
    """One suspension of the registration: its first day, the last day that was announced, and the day it was lifted
    (None: it was not). It stops on the day before it was lifted, not by itself."""

    since: date
    until: date
    lifted_on: date | None = None


@dataclass(frozen=True)
class Lapse:
    """A gap in the validity: it was over after `last_day` and came back on `renewed_on`."""

    last_day: date
    renewed_on: date


@dataclass(frozen=True)
class Entry:
    """What an act puts on record. `on` its day; `until` the last day of the suspension or of the validity; `valid_from`
    of an admission; `document` the number of the letter that says so; `missing` conditions that are not met;
    `corrected` the days of a correction in the order in which they must come, each with what it is the day of."""

    on: date
    reason: str = ""
    document: str = ""
    valid_from: date | None = None
    until: date | None = None
    missing: tuple[str, ...] = ()
    corrected: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class ApplicantFacts:
    """A registration as its rows stand, and what the act at hand adds (`entry`). `last_on` the day of its newest step;
    `ended_as` the state that ended it, "" for none; `live_number` another registration of the same party that still
    stands, "" for none."""

    today: date
    applied_on: date | None = None
    checked_on: date | None = None
    sent_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    suspensions: tuple[Suspended, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    ended_on: date | None = None
    ended_as: str = ""
    last_on: date | None = None
    live_number: str = ""
    entry: Entry | None = None
