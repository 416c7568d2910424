"""期限规则：每条期限的编号、起算的事、长度、依据、由谁办，从哪天起是这样。"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.periods import Deadline, HourPeriod, Period, Suspension, WorkingDayPeriod


@dataclass(frozen=True)
class DeadlineRule:
    """One row of a deadline table, as it reads from a day on.

    `id` e.g. "D01", with a word behind it for what the same rule sets for another course ("D03-simple"); `name` what
    falls due; `trigger` the event, whose day is not counted; `who` acts; `soft` when passing it ends nothing by
    itself; `information` when the desk only tells of it and keeps no clock.

    `setting` the local setting that gives the length (then `period.length` is its default: no law sets it); `given`
    when court or agreement names the day from case to case. `remark` what a reader must know besides.
    `effective_from` and `effective_to` the first and last day of an event that this version is for, None where none
    is known; `earlier` the versions before, newest first, each with the same id and name.
    """

    id: str
    name: str
    trigger: str
    period: Period
    who: str
    soft: bool = False
    information: bool = False
    setting: str = ""
    given: bool = False
    remark: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    earlier: tuple["DeadlineRule", ...] = ()

    def due(self, trigger: date, calendar: Calendar = PUBLISHED, *, suspensions: Iterable[Suspension] = ()) -> Deadline:
        """The deadline for an event on `trigger`, by the version of that day; see `mediation.rules.periods.Period.due`.
        Of a rule with a local `setting` the default length, unless `of_length` gave another."""
        return self.on(trigger).period.due(trigger, calendar, suspensions=suspensions)

    def on(self, day: date) -> "DeadlineRule":
        """The version for an event on `day`; the first one there is, for an event before all of them."""
        versions = list(self.versions())
        return next((one for one in versions if one.effective_from is None or one.effective_from <= day), versions[-1])

    def versions(self) -> Iterator["DeadlineRule"]:
        """All versions, newest first."""
        yield self
        yield from self.earlier

    def of_length(self, length: int) -> "DeadlineRule":
        """The rule with another length in the same unit, from a local setting or named by court or agreement; every
        version takes it. Raises ValueError for a negative length."""
        earlier = tuple(one.of_length(length) for one in self.earlier)
        return replace(self, period=replace(self.period, length=length), earlier=earlier)

    def reservation(self, trigger: date) -> str:
        """What must be said when no version covers an event on `trigger`; "" when one does."""
        version = self.on(trigger)
        if version.effective_from is not None and trigger < version.effective_from:
            return f"这一版自 {version.effective_from} 起适用，起算日更早，请核对当时的规定。"
        if version.effective_to is not None and trigger > version.effective_to:
            return f"这一版只用到 {version.effective_to}，起算日更晚，请核对现在的规定。"
        return ""

    @property
    def rolls_in_words(self) -> str:
        """What happens when the last day is a rest day, e.g. `顺延到下一个工作日`."""
        if isinstance(self.period, WorkingDayPeriod):
            return "只数工作日"
        if isinstance(self.period, HourPeriod) or not self.period.rolls:
            return "不顺延"
        return "逢休息日顺延"

    @property
    def length_in_words(self) -> str:
        """The length, e.g. `30 日`; `由法院、协议定` where it is named from case to case."""
        return "逐案确定" if self.given else self.period.words
