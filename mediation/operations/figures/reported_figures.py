"""Figures that rest on what other bodies reported alone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mediation.indicators import Figure, Indicator, Kind, Period, Reported
from mediation.indicators.reported import covering, growth
from mediation.operations.figures.reported import reported_in
from mediation.operations.settings import setting

NOT_SPLIT = "口径不一致：外报的数没有拆出通州"
MISSING = "还没有外报的数"
PARTS = {
    "enforcement_closing_rate": (("enforcement_closed",), ("enforcement_open", "enforcement_filed")),
    "enforcement_closing_of_due": (("enforcement_closed_due",), ("enforcement_due",)),
    "enforcement_growth": (("enforcement_yearly",), ("enforcement_yearly",)),
}
"""Indicator → the numbers above and below the line; of any other its own name."""
# Scores and yearly figures are not added up: the newest one counts. What was open at the start of a quarter is no
# more cases than what was open at the start of the year.
_ADDED = frozenset({"screened", "prevented"})
_AT_THE_START = frozenset({"enforcement_open"})


def reported_figure(one: Indicator, period: Period, *, today: date) -> Figure:
    """The figure from the checked rows that make up the period; `—` with the reason where one is missing. Nothing is
    computed of a score: it is shown as it was reported."""
    if one.kind is Kind.GROWTH:
        return _growth(one, period, today)
    rows = reported_in(period)
    if one.name in PARTS:
        above, below = (total(kinds, period, rows) for kinds in PARTS[one.name])
        if above is None or below is None:
            return Figure(one, period, today, 0, 0, MISSING)
        return Figure(one, period, today, above, below, _split(rows, one, period))
    used = behind(one, "numerator", period)
    if not used:
        return Figure(one, period, today, 0, 0, MISSING)
    value = sum((row.value for row in used), Decimal())
    shown = used[0].period if one.name not in _ADDED else period
    return Figure(one, shown, today, value, None, "" if all(row.district for row in used) else NOT_SPLIT)


def behind(one: Indicator, side: str, period: Period) -> list[Reported]:
    """The reported rows of one side of a figure."""
    kinds = PARTS.get(one.name, ((one.name,), ()))[0 if side == "numerator" else 1]
    rows = reported_in(period)
    if one.name not in PARTS and one.name not in _ADDED:
        own = [row for row in rows if row.kind in kinds]
        return sorted(own, key=lambda row: (row.period.last, row.period.first))[-1:]
    return [row for kind in kinds for row in _counted(kind, period, rows)]


def total(kinds: Sequence[str], period: Period, reported: Sequence[Reported]) -> Decimal | None:
    """The sum of what was reported of `kinds`; None where one does not make up the period."""
    found = [_counted(kind, period, reported) for kind in kinds]
    return sum((row.value for rows in found for row in rows), Decimal()) if all(found) else None


def _counted(kind: str, period: Period, reported: Sequence[Reported]) -> list[Reported]:
    rows = covering(kind, period, reported)
    return [row for row in rows if kind not in _AT_THE_START or row.period.first == period.first]


def _split(rows: Sequence[Reported], one: Indicator, period: Period) -> str:
    kinds = [kind for side in PARTS.get(one.name, ((one.name,),)) for kind in side]
    used = [row for kind in kinds for row in _counted(kind, period, rows)]
    return "" if all(row.district for row in used) else NOT_SPLIT


def _growth(one: Indicator, period: Period, today: date) -> Figure:
    """From the base year to the last whole year of the period."""
    base = int(setting("growth_base_year", today))
    last = period.last.year if (period.last.month, period.last.day) == (12, 31) else period.last.year - 1
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (base, last)]
    start, end = (total(PARTS[one.name][0], year, reported_in(year)) for year in years)
    if start is None or end is None or last <= base:
        return Figure(one, period, today, 0, 0, MISSING)
    rate = growth(start, end, last - base)
    if rate is None:
        return Figure(one, period, today, 0, 0, f"{base}年是 0，算不出")
    return Figure(one, period, today, rate, 1)
