"""One due day of a matter that is no case at a committee."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.operations.deadlines import CaseDeadline, rule_on
from mediation.rules.lifecycle import Transition
from mediation.rules.statutes import Statute


@dataclass(frozen=True)
class MatterDay:
    """`service` the noun of the area ("administrative_mediation") whose page `show` has the matter of that `uid`;
    `what` falls due `on` that day, `about` whom or what where there are several; `days` from today, negative when
    past; `sentence` what to do about it, `action` and `label` the act that does it, "" for the matter's own page;
    `soft` whether passing it ends nothing by itself; `basis` the article behind it, None for the office's own
    limits."""

    service: str
    uid: str
    number: str
    title: str
    on: date
    what: str
    days: int
    sentence: str
    about: str = ""
    soft: bool = True
    basis: Statute | None = None
    action: str = ""
    label: str = ""

    @property
    def said(self) -> str:
        """What falls due and of whom: `陈述意见（绮华布艺商行）`."""
        return f"{self.what}（{self.about}）" if self.about else self.what

    @property
    def key(self) -> str:
        """What tells it from other due days, without naming anybody; the same while its trigger is the same."""
        whom = hashlib.sha256(self.about.encode()).hexdigest()[:8] if self.about else "0"
        return f"{self.uid}-{self.what}-{whom}"


@dataclass(frozen=True)
class Named:
    """The matter that a due day belongs to, as in `MatterDay`."""

    service: str
    uid: str
    number: str
    title: str


def of_clock(
    clock: CaseDeadline, today: date, *, of: Named, sentence: str, act: Transition[Any] | None = None
) -> MatterDay:
    """The due day of a clock that stands in the table of deadlines; `act` the line of the life cycle that keeps it."""
    basis = rule_on(clock.rule, clock.trigger).period.basis
    due = clock.deadline.due
    return MatterDay(
        of.service,
        of.uid,
        of.number,
        of.title,
        due,
        clock.name,
        (due - today).days,
        sentence,
        about=clock.about,
        soft=clock.soft,
        basis=basis[0] if basis else None,
        action=act.action if act else "",
        label=act.label if act else "",
    )
