"""看板: the page a director reads in a minute, and the same on one sheet of A4."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.dashboard.menus import menus, period_words
from mediation.indicators import Period
from mediation.operations import dashboard
from mediation.operations.dashboard.sheet import sheet_pdf
from mediation.operations.figures import Filters
from mediation.operations.figures.towns import NO_TOWN
from mediation.operations.reports.freezing import freezable
from mediation.operations.settings import setting
from mediation.rules.reports.periods import spanning
from mediation.rules.roles import Role
from mediation.web.access import actor, allowed, requires_at
from mediation.web.figure_filters import Asked, asked_of, committees
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo

blueprint = Blueprint("dashboard", __name__)
# The bureau's clerk freezes the district's report and reads what it is made of.
readers = requires_at(
    {
        "committee": frozenset({Role.DIRECTOR}),
        "bureau": frozenset({Role.BUREAU_VIEWER, Role.CLERK}),
        "office": frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
    }
)
ROWS = "figures.lines"


@blueprint.get("/dashboard")
@readers
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
        freezing=list(_freezing(asked)),
        opens=allowed(ROWS, current_user.roles),
    )


def _freezing(asked: Asked) -> Iterator[tuple[str, str]]:
    """(text, address) of each report on the period that the reader freezes; of the filters only the committee tells
    which."""
    period = spanning(asked.period.first, asked.period.last)
    if period is None or period.first > g.now.date():
        return
    own = [(kind, body) for kind, body in freezable(actor()) if kind != "return" or asked.committee in ("", body.code)]
    for kind, body in own:
        whose = f"（{body.short_name}）" if len(own) > 1 else ""
        yield f"冻结为报告{whose}", url_for("reports.preview", what=f"{kind}:{body.code}", period=period.code)


@blueprint.get("/dashboard/sheet.pdf")
@readers
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

    def link(name: str, side: str, period: Period, filters: Filters) -> str:
        # A list by a town that is on no list of towns would be one of all towns.
        if not opens or (filters.town and filters.town not in (NO_TOWN, *towns)):
            return ""
        return Asked(period, filters, codes.get(filters.committee or 0, "")).rows_url(name, side)

    return dashboard.Asking(asked.period, asked.filters, today, {body.id: body.short_name for body in bodies}, link)
