"""一项义务的事实：履行的规则只看这些，不看数据库。"""

from dataclasses import dataclass
from datetime import date

from mediation.rules.performance.obligations import Kind


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record. `on` its day; `amount` in 分; `proof` a file or a note says how it is known;
    `ground` a key of `words.GROUNDS`; `reason` free text; `due_on` a day read from the agreement's words."""

    on: date
    amount: int | None = None
    proof: bool = False
    ground: str = ""
    reason: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class ObligationFacts:
    """One obligation as the rules see it on the day `today`.

    `effective_on` of its agreement; `amount` and `paid` in 分; `due_on` the last day, None where the words fix none,
    `words` whether the agreement's words had to be read for it; `done_on` the day it was performed; `disputed` the
    parties are at odds over it; `ended` a key of `words.GROUNDS`. A page that only asks which acts are open has no
    `entry`.
    """

    today: date
    effective_on: date
    kind: Kind
    amount: int | None = None
    paid: int = 0
    due_on: date | None = None
    words: bool = False
    done_on: date | None = None
    disputed: bool = False
    ended: str = ""
    entry: Entry | None = None

    @property
    def rest(self) -> int:
        """What is still owed, in 分; 0 where no sum is owed."""
        return (self.amount or 0) - self.paid
