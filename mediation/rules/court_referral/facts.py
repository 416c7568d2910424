"""一件法院委派、委托：规则只看这些事实，不看数据库。

The guards and the next step ask these frozen values and nothing else.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record: its day, and whatever of the rest the act is about. `kind`, `procedure` and
    `channel` keys of `words`; `court` the court's name, `known_court` whether the office's table has it; `taken_on` the
    day of acceptance as it stands; `reasons` keys of `words.REASONS`; `items` the materials handed over, `receiver` to
    whom; `result` a key of `words.COURT_RESULTS`."""

    on: date
    reason: str = ""
    kind: str = ""
    procedure: str = ""
    channel: str = ""
    court: str = ""
    known_court: bool = True
    taken_on: date | None = None
    reasons: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    receiver: str = ""
    result: str = ""


@dataclass(frozen=True)
class ReferralFacts:
    """One case that a court sent, as the rules see it.

    `source` its channel (a key of `rules.sources.SOURCES`); `kind` assignment (委派) or entrustment (委托),
    `procedure` ordinary or simplified of a suit, `channel` paper or platform; `informed_on` the day the information
    came; `taken_on` the day the materials were signed for, or the platform confirmed. Of the mediation: `accepted` the
    committee took the case on, `talking` there are sessions to be stopped, `over` it ended in any way, `ended_on` that
    day, `agreed` an agreement is in force. `written` the report to the court is drawn up. The other days are None until
    they come.
    """

    today: date
    source: str = ""
    kind: str = ""
    procedure: str = ""
    channel: str = ""
    informed_on: date | None = None
    taken_on: date | None = None
    accepted: bool = False
    talking: bool = False
    over: bool = False
    ended_on: date | None = None
    agreed: bool = False
    suspected_on: date | None = None
    suspicion_answered_on: date | None = None
    written: bool = False
    reported_on: date | None = None
    returned_on: date | None = None
    court_result: str = ""
    entry: Entry | None = None

    @property
    def entrusted(self) -> bool:
        """Whether the court had the suit already (委托)."""
        return self.kind == "entrustment"

    @property
    def suspected(self) -> bool:
        """Whether a suspicion was reported that nobody has answered."""
        return self.suspected_on is not None and self.suspicion_answered_on is None
