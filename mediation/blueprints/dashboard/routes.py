"""看板: the page a director reads in a minute, and the same on one sheet of A4."""

from dataclasses import replace

from flask import Blueprint, Response, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.dashboard.menus import menus, period_words
from mediation.indicators import Period
from mediation.operations import dashboard
from mediation.operations.dashboard.sheet import sheet_pdf
from mediation.operations.figures import Filters
from mediation.operations.figures.towns import NO_TOWN
from mediation.operations.reports import freezing, reading
from mediation.operations.settings import setting
from mediation.rules.reports.periods import spanning
from mediation.web.access import actor, allowed
from mediation.web.figure_filters import Asked, asked_of, committees, figure_readers
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo

blueprint = Blueprint("dashboard", __name__)
ROWS = "figures.lines"


@blueprint.get("/dashboard")
@figure_readers
def show() -> str:
    """Everything on one page, filtered by the address."""
    asked = _asked()
    return render_template(
        "dashboard/show.html",
        board=dashboard.make(_asking(asked)),
        asked=asked,
        words=period_words(asked.period),
        menus=list(menus(asked, g.now.date())),
        sheet=url_for("dashboard.sheet", **asked.args),
        opens=allowed(ROWS, current_user.roles),
        report=_report(asked),
    )


def _report(asked: Asked) -> tuple[str, str] | None:
    """What leads from here to the report on the same figures, its words and address: the bureau's on all of them, a
    committee's on its own. None for other filters, for a period that no report is made on, and for other readers."""
    today, filters = g.now.date(), asked.filters
    period = spanning(asked.period.first, asked.period.last, today)
    if period is None or filters.kind or filters.source:
        return None
    for kind, body in reading.offered(current_user):
        if filters.committee == (body.id if kind == "return" else None):
            freezes = period.is_over(today) and freezing.may_freeze(kind, body, actor())
            what, words = reading.report_code(kind, body), "冻结为报告" if freezes else "看成报告"
            return words, url_for("reports.preview", what=what, period=period.code)
    return None


@blueprint.get("/dashboard/sheet.pdf")
@figure_readers
def sheet() -> Response:
    """The same on paper."""
    asked = _asked()
    words = period_words(asked.period)
    board = dashboard.make(_asking(asked))
    return pdf_answer(sheet_pdf(board, asked.period, words, g.now, demo=is_demo()), f"工作情况一览 {words}")


def _asked() -> Asked:
    """What the address asks; a town is asked of lists alone."""
    asked = asked_of(request.args, g.now.date())
    return replace(asked, filters=replace(asked.filters, town=""))


def _asking(asked: Asked) -> dashboard.Asking:
    today, bodies = g.now.date(), committees()
    codes = {body.id: body.code for body in bodies}
    towns = setting("district_towns", today)
    opens = allowed(ROWS, current_user.roles)

    def link(name: str, side: str, period: Period, filters: Filters, least: int) -> str:
        # A list by a town that is on no list of towns would be one of all towns.
        if not opens or (filters.town and filters.town not in (NO_TOWN, *towns)):
            return ""
        return Asked(period, filters, codes.get(filters.committee or 0, "")).rows_url(name, side, least=least or None)

    return dashboard.Asking(asked.period, asked.filters, today, {body.id: body.short_name for body in bodies}, link)
