"""指标的数：one or many figures of a period in few statements, and the rows behind each side of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Select

from mediation.indicators import ALL, Figure, Indicator, Kind, Period, Source
from mediation.operations.figures.counted import At, Counted, Filters, Rows
from mediation.operations.figures.counting import spread, sums
from mediation.operations.figures.lines import lines, together
from mediation.operations.figures.registry import COUNTED, RESOLVED
from mediation.operations.figures.reported_figures import reported_figure
from mediation.operations.figures.satisfaction import satisfaction_figure
from mediation.operations.figures.shares import share_of
from mediation.operations.figures.working_days import cycle_of, cycles

NOT_SPLIT = "不按调委会、类型、来源、镇街分"
SIDES = ("numerator", "denominator")


def figure(name: str, period: Period, filters: Filters = Filters(), *, today: date) -> Figure:  # noqa: B008 (frozen)
    """One figure. KeyError for an unknown name."""
    return figures([name], period, filters, today=today)[name]


def figures(
    names: Iterable[str],
    period: Period,
    filters: Filters = Filters(),  # noqa: B008 (frozen)
    *,
    today: date,
) -> dict[str, Figure]:
    """The figures of `names` in a period, those of one table and day by one statement. KeyError for an unknown name."""
    at, wanted = At(period, today), {name: ALL[name] for name in names}
    counted = {name: COUNTED[name] for name in wanted if name in COUNTED}
    sides = {
        (name, side): rows
        for name, one in counted.items()
        if not one.spread
        for side in SIDES
        if (rows := one.side(side)) is not None
    }
    found = sums(sides, at, filters)
    totals = {key: groups.get((), 0) for key, groups in found.items()}
    return {name: _figure(one, at, filters, counted.get(name), totals) for name, one in wanted.items()}


def _figure(
    one: Indicator, at: At, filters: Filters, counted: Counted | None, totals: Mapping[tuple[str, str], int]
) -> Figure:
    if one.name == "mediation_share":
        return share_of(at.period, filters, today=at.today).figure(at.today)
    if one.source is Source.REPORTED:
        return reported_figure(one, at.period, today=at.today)
    if one.name == "service_satisfaction":
        return satisfaction_figure(one, at, filters)
    assert counted is not None, f"nothing counts {one.name}"
    partial = NOT_SPLIT if filters.set and counted.numerator.base.cases is None else ""
    if counted.spread:
        return _days(one, at, filters, counted, partial)
    below = totals[one.name, "denominator"] if counted.denominator is not None else None
    return Figure(one, at.period, at.today, totals[one.name, "numerator"], below, partial)


def _days(one: Indicator, at: At, filters: Filters, counted: Counted, partial: str) -> Figure:
    found = days(one.name, at.period, filters, today=at.today)
    value = found.mean if counted.spread == "mean" else found.median
    if value is None:
        return Figure(one, at.period, at.today, 0, 0, partial, counted=0)
    return Figure(one, at.period, at.today, value, None, partial, counted=found.count)


@dataclass(frozen=True)
class Spread:
    """Days over `count` rows: the middle one (of two their mean), the day within which nine in ten are, the mean; None
    where there is no row."""

    count: int
    median: Decimal | None = None
    p90: int | None = None
    mean: Decimal | None = None


def days(
    name: str,
    period: Period,
    filters: Filters = Filters(),  # noqa: B008 (frozen)
    *,
    today: date,
) -> Spread:
    """How the days of an indicator of kind DAYS lie. KeyError for another."""
    counted, at = COUNTED[name], At(period, today)
    if counted.spread == "working days":
        return spread_of(cycle_of(at))
    return spread_of(spread(counted.numerator, at, filters))


def spread_of(by_days: Mapping[int, int]) -> Spread:
    """The middle, the nine-in-ten and the mean of days, given how many rows have how many."""
    count = sum(by_days.values())
    if not count:
        return Spread(0)
    total = sum(one * many for one, many in by_days.items())

    def at_place(place: int) -> int:
        """The days of the row at `place` from 1, the shortest first."""
        seen = 0
        for one in sorted(by_days):
            seen += by_days[one]
            if seen >= place:
                return one
        raise ValueError(place)

    middle = Fraction(at_place((count + 1) // 2) + at_place(count // 2 + 1), 2)
    nine = -(-9 * count // 10)
    return Spread(count, _decimal(middle), at_place(nine), _decimal(Fraction(total, count)))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def rows(
    name: str,
    side: str,
    period: Period,
    filters: Filters = Filters(),  # noqa: B008 (frozen)
    *,
    today: date,
) -> Select[Any] | None:
    """The lines (`lines.COLUMNS`) of one side of a figure, as many or adding up to as much as the figure says; None
    where it has no rows of ours (外报, no denominator; that of the share is a sum of its parts).
    KeyError for an unknown name or side."""
    ALL[name]
    if side not in SIDES:
        raise KeyError(side)
    at = At(period, today)
    if name == "mediation_share":
        if side == "denominator":
            return None
        # What the bureau resolved is not split: with filters it is neither in the figure nor among its rows.
        sides = [COUNTED[each].numerator for each in RESOLVED]
        return together(*(lines(each, at, filters) for each in sides if not filters.set or each.base.cases is not None))
    found: Rows | None = COUNTED[name].side(side) if name in COUNTED else None
    return None if found is None else lines(found, at, filters)


def worth(name: str, found: Sequence[Any]) -> list[int]:
    """What each of some lines adds to its figure: its value, or the working days where those make the figure."""
    counted = COUNTED.get(name)
    if counted is None or counted.spread != "working days":
        return [int(line.value or 0) for line in found]
    known = cycles([line.id for line in found])
    return [known.get(line.id, 0) for line in found]


def asks_days(name: str) -> bool:
    """Whether each line of a figure adds its days, so that one can ask for those that took long."""
    counted = COUNTED.get(name)
    return counted is not None and counted.spread in ("middle", "mean")


def is_sum(indicator: Indicator) -> bool:
    """Whether the figure is the sum of its lines' values rather than their number."""
    counted = COUNTED.get(indicator.name)
    return indicator.kind is not Kind.DAYS and counted is not None and counted.numerator.value is not None
