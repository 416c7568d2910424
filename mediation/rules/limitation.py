"""诉讼时效：三年，提出调解请求之日中断，调解终结时重新计算（民法典第一百八十八、一百九十五条，诉讼时效规定第十二至十四条）。

Shown as information to the mediator, never as legal advice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.periods import Deadline, YearPeriod
from mediation.rules.statutes import Statute


class InterruptionKind(StrEnum):
    """What stops the running time and starts it anew (中断)."""

    MEDIATION_REQUEST = "mediation_request"
    DEMAND = "demand"
    ACKNOWLEDGMENT = "acknowledgment"
    REPORT = "report"
    SUIT = "suit"

    @property
    def label(self) -> str:
        """E.g. `权利人请求调解`."""
        return _LABELS[self]

    @property
    def statute(self) -> Statute:
        """The article by which it interrupts."""
        return _STATUTES[self]


_LABELS = {
    InterruptionKind.MEDIATION_REQUEST: "权利人请求调解",
    InterruptionKind.DEMAND: "权利人要求履行",
    InterruptionKind.ACKNOWLEDGMENT: "义务人同意履行",
    InterruptionKind.REPORT: "权利人报案或者控告",
    InterruptionKind.SUIT: "权利人起诉或者申请仲裁",
}

_STATUTES = {
    InterruptionKind.MEDIATION_REQUEST: statutes.LIMITATION_12,
    InterruptionKind.DEMAND: statutes.CIVIL_195,
    InterruptionKind.ACKNOWLEDGMENT: statutes.LIMITATION_14,
    InterruptionKind.REPORT: statutes.LIMITATION_13,
    InterruptionKind.SUIT: statutes.CIVIL_195,
}

# A demand or a promise is over on the day it is made; the others open a proceeding that ends later.
_AT_ONCE = frozenset({InterruptionKind.DEMAND, InterruptionKind.ACKNOWLEDGMENT})


@dataclass(frozen=True)
class Interruption:
    """`on` the day of the request, demand or promise; `ended_on` the day its proceeding ended, None if it runs."""

    kind: InterruptionKind
    on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class Limitation:
    """How the time stands.

    `expires` the end of the time now running, None while a proceeding keeps it from running; `interruptions`
    those that took effect, in order; `late` those that came when the time was over; `cap` the twentieth year
    after the harm, None where the day of harm is not known; `statutes` the articles used.
    """

    expires: Deadline | None
    interruptions: tuple[Interruption, ...]
    late: tuple[Interruption, ...]
    cap: date | None
    statutes: tuple[Statute, ...]


def limitation(
    known_on: date,
    interruptions: Iterable[Interruption] = (),
    *,
    harmed_on: date | None = None,
    basis: Statute = statutes.CIVIL_188_1,
    calendar: Calendar = PUBLISHED,
) -> Limitation:
    """The limitation of a claim whose holder knew of the harm and of who did it on `known_on`.

    For a debt in instalments `known_on` is the last due day (民法典第一百八十九条). `basis` is the article that
    sets the three years, for patents 专利法第七十四条. Only the right-holder's own request interrupts: a mediation
    that the committee opens of itself is none. Raises ValueError when an interruption ends before it began.
    """
    three_years = YearPeriod(3, basis=(basis,))
    expires: Deadline | None = three_years.due(known_on, calendar)
    taken: list[Interruption] = []
    late: list[Interruption] = []
    for event in sorted(interruptions, key=lambda event: event.on):
        end = _end(event)
        if expires is not None and event.on > expires.due:
            late.append(event)
            continue
        taken.append(event)
        if end is None:
            expires = None
        elif expires is not None and end > expires.trigger:
            expires = three_years.due(end, calendar)
    cap = YearPeriod(20, rolls=False).due(harmed_on).due if harmed_on else None
    return Limitation(expires, tuple(taken), tuple(late), cap, _used(basis, taken, cap))


def _end(event: Interruption) -> date | None:
    if event.kind in _AT_ONCE:
        return event.on
    if event.ended_on is not None and event.ended_on < event.on:
        raise ValueError(f"{event.kind.label}的程序终结日{event.ended_on}早于提出日{event.on}。")
    return event.ended_on


def _used(basis: Statute, taken: list[Interruption], cap: date | None) -> tuple[Statute, ...]:
    used = [basis, *(event.kind.statute for event in taken)]
    if taken:
        used.append(statutes.CIVIL_195)
    if cap:
        used.append(statutes.CIVIL_188_2)
    return tuple(dict.fromkeys(used))
