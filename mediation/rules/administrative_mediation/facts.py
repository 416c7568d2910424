"""行政调解的守则要问的情况，都是记录在案的。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.administrative_mediation.scope import Subject
from mediation.rules.rights import RightKind


@dataclass(frozen=True)
class Respondent:
    """One respondent: when the copy of the request came to it, what it answered ("" nothing yet, agreed, refused) and
    when; `due` the day by which it should (D19), None while nothing was served."""

    name: str
    served_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    due: date | None = None


@dataclass(frozen=True)
class Entry:
    """What an act puts on record. `on` its day; `party` the respondent it is about, None for none; `ground` a key of
    `words.NOT_OPENED` or `words.ENDED`; `routes` told; `consented_on` the day the last party agreed to be handed over;
    `confirmable`, `number` and `source_on` whether the agreement can be confirmed and what says so."""

    on: date
    party: Respondent | None = None
    ground: str = ""
    reason: str = ""
    routes: tuple[str, ...] = ()
    consented_on: date | None = None
    filed_on: date | None = None
    confirmable: str = ""
    number: str = ""
    source_on: date | None = None


@dataclass(frozen=True)
class AdministrativeFacts:
    """The matter as its rows stand, and what the act at hand adds (`entry`).

    `authority` why the bureau may mediate, with number and day of the document; `handling` the number of the
    infringement case the bureau handles, "" for none; `granted_on` of the patent; `right` the kind of right."""

    today: date
    subject: Subject | None
    requested_on: date | None
    authority: str = ""
    authority_number: str = ""
    authority_on: date | None = None
    handling: str = ""
    right: RightKind | None = None
    granted_on: date | None = None
    applicants: tuple[str, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    opened_on: date | None = None
    sessions: int = 0
    last_session: date | None = None
    terms: bool = False
    signed_on: date | None = None
    ended_on: date | None = None
    confirmable: str = "ask"
    entry: Entry | None = None

    @property
    def unserved(self) -> tuple[str, ...]:
        """Respondents whom no copy has reached."""
        return tuple(each.name for each in self.respondents if each.served_on is None)

    @property
    def silent(self) -> tuple[Respondent, ...]:
        """Respondents who got the copy and have not answered."""
        return tuple(each for each in self.respondents if each.served_on and not each.answer)

    @property
    def refusing(self) -> tuple[str, ...]:
        """Respondents who do not agree."""
        return tuple(each.name for each in self.respondents if each.answer == "refused")

    @property
    def agreed_on(self) -> date | None:
        """The day the last respondent agreed; None unless all did."""
        days = [each.answered_on for each in self.respondents if each.answer == "agreed" and each.answered_on]
        return max(days) if days and len(days) == len(self.respondents) else None


def names(people: Iterable[str]) -> str:
    """`锦时家居、禾间布艺`."""
    return "、".join(people)
