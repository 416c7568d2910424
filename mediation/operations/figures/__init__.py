"""指标在本系统里怎么数：the figures of `mediation.indicators`, their rows, and their groups for charts."""

from mediation.operations.figures.counted import Filters
from mediation.operations.figures.grouped import (
    by_committee,
    by_kind,
    by_period,
    by_quarter,
    by_source,
    by_town,
    by_year,
    months,
    quarters,
    years,
)
from mediation.operations.figures.lines import at_least, count_and_sum
from mediation.operations.figures.measuring import Spread, asks_days, days, figure, figures, is_sum, rows, worth
from mediation.operations.figures.shares import share_of, shares

__all__ = [
    "Filters",
    "Spread",
    "asks_days",
    "at_least",
    "by_committee",
    "by_kind",
    "by_period",
    "by_quarter",
    "by_source",
    "by_town",
    "by_year",
    "count_and_sum",
    "days",
    "figure",
    "figures",
    "is_sum",
    "months",
    "quarters",
    "rows",
    "share_of",
    "shares",
    "worth",
    "years",
]
