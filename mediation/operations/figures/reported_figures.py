"""Figures that rest on what other bodies reported alone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mediation.indicators import Figure, Indicator, Period, Reported
from mediation.indicators.reported import covering

MISSING = "还没有外报的数"
_PARTS = {
    "enforcement_closing_rate": (("enforcement_closed",), ("enforcement_open", "enforcement_filed")),
    "enforcement_closing_of_due": (("enforcement_closed_due",), ("enforcement_due",)),
}


def reported_figure(one: Indicator, period: Period, reported: Sequence[Reported], as_of: date) -> Figure:
    """The figure from the checked rows that make up the period; `—` with the reason where one is missing. Nothing is
    computed of a score: it is shown as it was reported."""
    if one.name in _PARTS:
        above, below = (_total(kinds, period, reported) for kinds in _PARTS[one.name])
        if above is None or below is None:
            return Figure(one, period, as_of, 0, 0, MISSING)
        return Figure(one, period, as_of, above, below)
    value = _total((one.name,), period, reported)
    if value is None:
        return Figure(one, period, as_of, 0, 0, MISSING)
    return Figure(one, period, as_of, value)


def _total(kinds: Sequence[str], period: Period, reported: Sequence[Reported]) -> Decimal | None:
    found = [covering(kind, period, reported) for kind in kinds]
    return sum((row.value for rows in found for row in rows), Decimal()) if all(found) else None
