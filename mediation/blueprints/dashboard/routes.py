"""看板: the page a director reads in a minute, and the same on one sheet of A4."""

from flask import Blueprint, Response, current_app, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.dashboard.menus import menus
from mediation.indicators import Period
from mediation.models.organisation import Organisation
from mediation.operations import dashboard
from mediation.operations.dashboard.sheet import sheet_pdf
from mediation.operations.figures import Filters
from mediation.rules.roles import Role
from mediation.web.access import allowed, requires
from mediation.web.asked_figures import AskedFigures, PeriodForm, all_committees, period_words
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo

blueprint = Blueprint("dashboard", __name__)
readers = requires(Role.BUREAU_VIEWER, Role.DIRECTOR, Role.ADMINISTRATOR, Role.AUDITOR)
ROWS = "figures.rows"


@blueprint.get("/dashboard")
@readers
def show() -> tuple[str, int] | str:
    """Everything on one page, filtered by the address."""
    today, bodies, form = g.now.date(), all_committees(), PeriodForm(request.args)
    form.validate()
    asked = AskedFigures.read(request.args, form, bodies, today)
    page = render_template(
        "dashboard/show.html",
        board=dashboard.make(_asking(asked, bodies)),
        day=today,
        words=period_words(asked.period),
        menus=list(menus(asked, form, bodies, today, "dashboard.show")),
        form=form,
        sheet=url_for("dashboard.sheet", **asked.args(today)),
        opens=_opens(),
        indicators=url_for("figures.index", **asked.args(today)) if _has("figures.index") else "",
    )
    return (page, 422) if form.errors else page


@blueprint.get("/dashboard/sheet.pdf")
@readers
def sheet() -> Response:
    """The same on paper."""
    today, bodies, form = g.now.date(), all_committees(), PeriodForm(request.args)
    form.validate()
    asked = AskedFigures.read(request.args, form, bodies, today)
    words = period_words(asked.period)
    board = dashboard.make(_asking(asked, bodies))
    return pdf_answer(sheet_pdf(board, asked.period, words, g.now, demo=is_demo()), f"工作情况一览 {words}")


def _asking(asked: AskedFigures, bodies: dict[str, Organisation]) -> dashboard.Asking:
    names = {body.id: body.short_name for body in bodies.values()}
    codes = {body.id: code for code, body in bodies.items()}
    opens, today = _opens(), g.now.date()

    def link(name: str, side: str, period: Period, filters: Filters) -> str:
        if not opens:
            return ""
        wanted = AskedFigures(period, codes.get(filters.committee or 0, ""), filters.kind, filters.source)
        town = {"town": filters.town} if filters.town else {}
        return url_for(ROWS, name=name, side=side, **wanted.args(today), **town)

    return dashboard.Asking(asked.period, asked.filters(bodies), today, names, link)


def _has(endpoint: str) -> bool:
    return endpoint in current_app.view_functions and allowed(endpoint, current_user.roles)


def _opens() -> bool:
    """Whether the rows behind a figure are shown to this reader."""
    return _has(ROWS)
