"""期限规则：每条期限的编号、起算的事、长度、依据和由谁办。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.periods import Deadline, Period, Suspension


@dataclass(frozen=True)
class DeadlineRule:
    """One row of a deadline table.

    `id` e.g. "D01"; `name` what falls due; `trigger` the event, whose day is not counted; `who` acts;
    `soft` when passing it ends nothing by itself.
    """

    id: str
    name: str
    trigger: str
    period: Period
    who: str
    soft: bool = False

    def due(self, trigger: date, calendar: Calendar = PUBLISHED, *, suspensions: Iterable[Suspension] = ()) -> Deadline:
        """The deadline for an event on `trigger`; see `mediation.rules.periods.Period.due`."""
        return self.period.due(trigger, calendar, suspensions=suspensions)
