"""展会驻点：起止日、班次（展会知识产权保护由主办方、承办方负责，本中心派人驻点；班次是本中心自己的安排）。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.figures import day
from mediation.rules.lifecycle import Refusal

_HOUR = re.compile(r"([01]?\d|2[0-3])[:：]?([0-5]\d)")


@dataclass(frozen=True)
class Shift:
    """One person at one post: `begins` and `ends` as `09:00`."""

    day: date
    begins: str
    ends: str
    person: str
    post: str = ""


def hour(text: str) -> str:
    """`9:00`, `0900`, `９：００` as `09:00`; "" where it is no time of day."""
    found = _HOUR.fullmatch(text.strip().translate(str.maketrans("０１２３４５６７８９", "0123456789")))
    return f"{int(found[1]):02d}:{found[2]}" if found else ""


def event_refusal(from_on: date, until_on: date) -> Refusal | None:
    """What speaks against the days of an event."""
    if until_on < from_on:
        return Refusal(f"结束的{day(until_on)}早于开始的{day(from_on)}。核对日期。")
    return None


def shift_refusal(shift: Shift, from_on: date, until_on: date) -> Refusal | None:
    """What speaks against one shift of an event from `from_on` to `until_on`."""
    if not from_on <= shift.day <= until_on:
        return Refusal(f"展会是{day(from_on)}到{day(until_on)}，{day(shift.day)}不在里面。")
    if shift.ends <= shift.begins:
        return Refusal("下班的时间要晚于上班的时间。")
    return None


def clash(shift: Shift, others: Iterable[Shift]) -> Refusal | None:
    """Nobody stands at two posts at once."""
    for other in others:
        together = other.day == shift.day and other.begins < shift.ends and shift.begins < other.ends
        if together and other.person == shift.person:
            return Refusal(f"{shift.person}那天 {other.begins} 到 {other.ends} 已经在{other.post or '别处'}值班。")
    return None
