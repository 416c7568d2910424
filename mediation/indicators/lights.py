"""红绿灯：一个数离目标多远，达标、落后还是未达。"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from mediation.indicators.definition import Figure, rounded


@dataclass(frozen=True)
class Light:
    """达标, 落后 or 未达, with the kind of tag (good, warn, bad) and what is lacking."""

    word: str
    kind: str
    lacking: str = ""


def light_of(found: Figure, today: date) -> Light | None:
    """How a figure stands against its target; None without a target or without a whole figure. Behind while there is
    time until the target's last day, missed after it."""
    target, value = found.indicator.target, found.value
    if target is None or value is None or found.partial:
        return None
    if target.reached(value):
        return Light("达标", "good")
    lacking = rounded(Fraction(target.value) - value, 1)
    said = f"差 {lacking.normalize():f}"
    if target.by is None or today <= target.by:
        return Light("落后", "warn", said)
    return Light("未达", "bad", said)
