"""Service satisfaction: totals alone, for no answer may lead to who gave it; so it has no rows to open."""

from mediation.indicators import Figure, Indicator, one_decimal
from mediation.operations.figures.counted import At, Filters
from mediation.operations.satisfaction.reading import satisfaction_in

TOO_FEW = "没有整季度的、够数的答卷"


def satisfaction_figure(one: Indicator, at: At, filters: Filters) -> Figure:
    """Of the whole quarters within the period, as far as they may be published; by committee alone."""
    committees = None if filters.committee is None else [filters.committee]
    found = satisfaction_in(at.period.first, at.period.last, at.today, committees)
    if not found.answered or found.response is None:
        return Figure(one, at.period, at.today, 0, 0, TOO_FEW)
    said = f"回收率 {one_decimal(found.response)}%，发出 {found.given} 份"
    return Figure(one, at.period, at.today, found.satisfied, found.answered, said)
