"""一份协议的司法确认：规则只看这些事实，不看数据库。

The guards, the checks of eligibility and the next step ask these frozen values and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.agreement.finding import Finding
from mediation.rules.lifecycle import Refusal
from mediation.rules.periods import Deadline


@dataclass(frozen=True)
class Applicant:
    """A party of the agreement. `signer` who signs the application for it, "" while nobody is on record, and
    `signed_on` when; `bar` why that person may not apply on that day, "" when they may."""

    key: str
    name: str
    signer: str = ""
    signed_on: date | None = None
    bar: str = ""


@dataclass(frozen=True)
class Supplement:
    """What the court asked to have supplied: `asked_on` the day of its notice, `due_on` the last day it set,
    `supplied_on` None while it waits."""

    asked_on: date
    due_on: date
    supplied_on: date | None = None


@dataclass(frozen=True)
class Obstacle:
    """耽误期限的事由 (民事诉讼法第八十六条). `ended_on` the day the obstacle was gone, None while it lasts; `asked_on`
    when the court was asked for more time, None while it was not; `answer` granted, refused or ""."""

    ended_on: date | None = None
    asked_on: date | None = None
    answer: str = ""
    asked_late: bool = False


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record: its day, and whatever of the rest the act is about. `receipt_on` the day
    the court got the application; `ground` a key of `words.NOT_ACCEPTED` or `words.REJECTED`; `set_day` a last day
    that the court sets."""

    on: date
    reason: str = ""
    ground: str = ""
    number: str = ""
    set_day: date | None = None
    ended_on: date | None = None
    objector: str = ""


@dataclass(frozen=True)
class ConfirmationFacts:
    """One agreement and its application, as the rules see them.

    `written` and `in_force` of the agreement, `effective_on` its day; `window` the thirty days as they are
    counted today, `alarm_over` the last day of those from the earliest signature where they are over and others run;
    `entrusted` the court had accepted the suit before it entrusted the mediation; `findings` what
    the review of the agreement finds; `terms` how many terms it has. `court` chosen, `court_bar` what stands against
    it; `lacking` the materials still to come. The days of the course are None until they come.
    """

    today: date
    written: bool = True
    in_force: bool = True
    effective_on: date | None = None
    window: Deadline | None = None
    alarm_over: date | None = None
    entrusted: bool = False
    findings: tuple[Finding, ...] = ()
    terms: int = 0
    applicants: tuple[Applicant, ...] = ()
    court: str = ""
    court_bar: Refusal | None = None
    lacking: tuple[str, ...] = ()
    obstacle: Obstacle | None = None
    filed_on: date | None = None
    received_on: date | None = None
    supplements: tuple[Supplement, ...] = ()
    accepted_on: date | None = None
    heard_on: date | None = None
    decided_on: date | None = None
    unserved: tuple[str, ...] = ()
    served_on: tuple[date, ...] = ()
    entry: Entry | None = None

    @property
    def missed(self) -> bool:
        """Whether the thirty days are over and nothing was filed in them."""
        return self.filed_on is None and self.window is not None and self.today > self.window.due

    @property
    def unsigned(self) -> tuple[Applicant, ...]:
        """The parties whose application is not on record."""
        return tuple(each for each in self.applicants if each.signed_on is None)

    @property
    def waiting_supplement(self) -> Supplement | None:
        """What the court waits for, the earliest day first; None when nothing."""
        waiting = [each for each in self.supplements if each.supplied_on is None]
        return min(waiting, key=lambda each: each.due_on, default=None)


def names(applicants: Iterable[Applicant]) -> str:
    """`锦时家居、禾间布艺`."""
    return "、".join(each.name for each in applicants)
