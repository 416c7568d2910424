"""预审指标：every figure with its formula, n of N, and the rows behind it."""

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.design_preexamination.area import blueprint, readers
from mediation.indicators import Period
from mediation.indicators.preexamination import COUNTS, MEASURES, SHOWN, short
from mediation.operations.design_preexamination import figures
from mediation.web.figure_filters import period_of


@blueprint.get("/preexaminations/measures")
@readers
def measures() -> str:
    """The measures of a period, this year unless asked otherwise."""
    today = g.now.date()
    period = period_of(request.args) or Period(today.replace(month=1, day=1), today)

    def rows(figure: str, side: str = "whole", *, of: Period = period, **more: str) -> str:
        """The address of the rows behind a figure."""
        days = {"since": of.first.isoformat(), "until": of.last.isoformat()}
        return url_for("design_preexamination.log", figure=figure, side=side, **days, **more)

    return render_template(
        "design_preexamination/measures.html",
        board=figures.board(current_user, period),
        period=period,
        measures=MEASURES,
        counts=COUNTS,
        shown=SHOWN,
        short=short,
        rows=rows,
    )
