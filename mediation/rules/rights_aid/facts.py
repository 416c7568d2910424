"""维权援助的守则要问的情况，都是记录在案的。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.rights_aid.words import Service


@dataclass(frozen=True)
class Expert:
    """An expert for one matter: its term in the register (None: open), when it signed that it has no conflict and that
    it keeps silence, when it was appointed."""

    name: str
    term_from: date | None = None
    term_until: date | None = None
    free_on: date | None = None
    silent_on: date | None = None
    appointed_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """What an act puts on record. `on` its day; `until` a later last day, or the one by which gaps are to be filled;
    `told_on` the day a refusal was told; `expert` whom it is about; `ground` a key of `words.REFUSALS`; `result` one of
    `words.RESULTS`; `body` who gets the matter; `amount` recovered, in 分, with its `basis`; `approved_by` who agreed
    to the longer term of a difficult matter; `answer` a key of `words.SATISFACTION`; `consented_on` the day the
    applicant agreed to be handed over."""

    on: date
    until: date | None = None
    told_on: date | None = None
    expert: Expert | None = None
    ground: str = ""
    reason: str = ""
    text: str = ""
    result: str = ""
    body: str = ""
    amount: int | None = None
    basis: str = ""
    difficult: bool = False
    approved_by: str = ""
    answer: str = ""
    consented_on: date | None = None
    archive_number: str = ""


@dataclass(frozen=True)
class AidFacts:
    """The matter as its rows stand, and what the act at hand adds (`entry`). `gaps_until` the day by which gaps in the
    papers are to be filled, None while none were asked for; `due` the last day of the work as it stands."""

    today: date
    service: Service
    applied_on: date | None
    applicants: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    gaps_until: date | None = None
    gaps_asked_on: date | None = None
    accepted_on: date | None = None
    due: date | None = None
    suspended_on: date | None = None
    experts: tuple[Expert, ...] = ()
    opinions: int = 0
    last_opinion: date | None = None
    concluded_on: date | None = None
    result: str = ""
    closed_on: date | None = None
    place: str = ""
    entry: Entry | None = None

    @property
    def appointed(self) -> tuple[Expert, ...]:
        """The experts who may work on it."""
        return tuple(each for each in self.experts if each.appointed_on)

    @property
    def named(self) -> tuple[Expert, ...]:
        """Those who were asked and are not appointed yet."""
        return tuple(each for each in self.experts if not each.appointed_on)


def names(people: Iterable[str]) -> str:
    """`岑望、俞清和`."""
    return "、".join(people)
