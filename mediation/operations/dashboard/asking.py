"""What the dashboard is asked, and how a figure on it leads to its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.indicators import ALL, Figure, Kind, Period
from mediation.operations.dashboard.board import Opened
from mediation.operations.figures import Filters

Link = Callable[[str, str, Period, Filters, int], str]
"""Name of an indicator, side (numerator or denominator), period, filters, the least days of a row (0 for all of them) →
the address of its rows, "" for who may not open any."""

SIDES = {"numerator": "", "denominator": "（分母）"}


@dataclass(frozen=True)
class Asking:
    """A period, filters, the day of the question; `committees` id → name; `link` to the rows of a figure."""

    period: Period
    filters: Filters
    today: date
    committees: Mapping[int, str]
    link: Link

    def opened(
        self,
        name: str,
        shown: str,
        said: str = "",
        side: str = "numerator",
        period: Period | None = None,
        within: Mapping[str, Any] | None = None,
        least: int = 0,
    ) -> Opened:
        """`shown` as the figure of an indicator, narrowed to the rows it counts by the fields `within` of the filters,
        and to those that took `least` days or more."""
        narrowed = replace(self.filters, **(within or {}))
        label = f"{said or ALL[name].label}{SIDES[side]}：{shown}"
        return Opened(shown, self.link(name, side, period or self.period, narrowed, least), label)

    def count(self, figure: Figure, said: str = "", side: str = "numerator") -> Opened:
        """One side of a figure that was counted."""
        value = figure.numerator if side == "numerator" else figure.denominator
        shown = money(int(value or 0)) if figure.indicator.kind is Kind.AMOUNT else number(int(value or 0))
        return self.opened(figure.indicator.name, shown, said, side, figure.period)


def unfinished(quarter: Period) -> str:
    """`*` behind the name of a quarter that is cut."""
    return "" if quarter.last.month % 3 == 0 and quarter.last.day >= 30 else "*"


def number(value: int) -> str:
    """`1,286`."""
    return f"{value:,}"


def money(value: int) -> str:
    """分 as 万元: `1,286.40`."""
    return f"{value / 1_000_000:,.2f}"


def percent(part: int, whole: int) -> str:
    """`79.9%`, `—` of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


def of_whole(figure: Figure) -> str:
    """`318 / 330`."""
    return f"{int(figure.numerator):,} / {int(figure.denominator or 0):,}"
