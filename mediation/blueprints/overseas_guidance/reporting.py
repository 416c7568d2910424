"""年度报告：a year by kind, country, product and result, what was recovered, studies without names; on paper and as a
workbook."""

from flask import abort, g, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.overseas_guidance.area import blueprint, officer, the_office
from mediation.documents.overseas_yearly_report import APART, results_said, rows_said, summary
from mediation.exchange.workbook import XLSX
from mediation.operations.overseas_guidance import yearly
from mediation.rules.overseas_guidance.words import CURRENCIES
from mediation.web.file_answers import download, pdf_answer
from mediation.web.scope import is_demo


@blueprint.get("/overseas/report")
@officer
def report() -> str:
    """One year, `?year=2025`; this year unless asked otherwise."""
    today, year = g.now.date(), _year()
    first, last = yearly.years(current_user, today)
    seen = yearly.year_of(current_user, year, today)
    return render_template(
        "overseas_guidance/report.html",
        year=year,
        earlier=year - 1 if year > first else None,
        later=year + 1 if year < last else None,
        seen=seen,
        summary=summary(seen.found, seen.guided, today),
        results=results_said(seen.found),
        currencies=CURRENCIES,
        rows_said=rows_said,
        apart=APART,
    )


@blueprint.get("/overseas/report.<any(pdf, xlsx):kind>")
@officer
def report_file(kind: str) -> Response:
    """The same on paper or as a workbook."""
    year, today = _year(), g.now.date()
    name = f"海外纠纷应对指导年度报告{year}"
    if kind == "xlsx":
        return download(yearly.as_sheet(current_user, year, today=today), f"{name}.xlsx", XLSX)
    return pdf_answer(yearly.as_pdf(current_user, the_office(), year, today=today, demo=is_demo()), name)


def _year() -> int:
    asked = request.args.get("year", str(g.now.year))
    if not (asked.isascii() and asked.isdecimal() and 2014 <= int(asked[:5]) <= 2099):
        abort(404)
    return int(asked)
