"""预审的守则要问的情况，都是记录在案的。"""

from dataclasses import dataclass
from datetime import date

from mediation.rules.design_preexamination.designs import Design, Shape
from mediation.rules.design_preexamination.waiting import Opinion
from mediation.rules.lifecycle import Refusal


@dataclass(frozen=True)
class Entry:
    """What an act puts on record. `on` its day; `ground` a key of the words of the act; `text` what an opinion says;
    `screening` a key of `words.SCREENING`; `consistent` whether the filed text is the one that passed."""

    on: date
    ground: str = ""
    reason: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    screening: str = ""
    consistent: bool | None = None
    paid_on: date | None = None


@dataclass(frozen=True)
class PreexaminationFacts:
    """The request as its rows stand, and what the act at hand adds (`entry`).

    `standing` why the applicant's registration does not hold on the day of submission, "" when it holds; `quota_left`
    pieces of the year, None where there is no quota; `class_listed` whether the centre accepts the class on that day;
    `agency_listed` None without an agency; `gaps` what the pictures lack; `papers` keys of `words.PAPERS` that came;
    `screening` the newest conclusion, "" for none. `examiner` and `reader` uids, "" for none."""

    today: date
    submitted_on: date | None = None
    standing: str = ""
    quota_left: int | None = None
    class_number: str = ""
    class_listed: bool = True
    agency_listed: bool | None = None
    filed_before: bool = False
    shape: Shape = Shape.SINGLE
    designs: tuple[Design, ...] = ()
    gaps: tuple[Refusal, ...] = ()
    papers: tuple[str, ...] = ()
    examiner: str = ""
    reader: str = ""
    opinions: tuple[Opinion, ...] = ()
    screening: str = ""
    accepted_on: date | None = None
    concluded_on: date | None = None
    filed_on: date | None = None
    paid_on: date | None = None
    consistent: bool | None = None
    checked_on: date | None = None
    marked_on: date | None = None
    entry: Entry | None = None

    @property
    def open_opinion(self) -> Opinion | None:
        """The opinion that waits for its answer."""
        return next((each for each in self.opinions if each.answered_on is None), None)

    @property
    def last_step(self) -> date | None:
        """The newest day on record before a conclusion."""
        days = [self.submitted_on, self.accepted_on]
        days += [day for each in self.opinions for day in (each.issued_on, each.answered_on)]
        return max((day for day in days if day), default=None)
