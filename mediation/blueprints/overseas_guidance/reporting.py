"""年度报告：a year by kind, country, product and result, what was recovered, studies without names; on paper and as a
workbook."""

from flask import abort, g, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.overseas_guidance.area import blueprint, officer, the_office
from mediation.documents.overseas_yearly_report import APART, rows_said, told
from mediation.exchange.workbook import XLSX
from mediation.operations.overseas_guidance import yearly
from mediation.rules.overseas_guidance.recovered import shown_rate
from mediation.rules.overseas_guidance.report import TABLES, money, rows
from mediation.rules.overseas_guidance.words import CURRENCIES, JURISDICTIONS, KINDS, RECOVERED, RESULTS
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
        told=told(seen.found, seen.guided, today),
        currencies=CURRENCIES,
        rows_said=rows_said,
        apart=APART,
    )


WORDS = {"kind": KINDS, "place": JURISDICTIONS, "result": RESULTS}
UNITS = {
    "matters": "新获知的纠纷",
    "parts": "新获知的纠纷里的企业",
    "ended": "有结果的企业",
    "guided": "受到合格指导的企业",
    "money": "挽回损失",
}


@blueprint.get("/overseas/report/<any(matters, parts, ended, guided, money):unit>")
@officer
def report_rows(unit: str) -> str:
    """The rows behind one number of the year: `?year=2025`, of the line `key` in `table`."""
    year, table, key = _year(), request.args.get("table", "all"), request.args.get("key", "")
    if table not in TABLES or unit == "money" and key not in RECOVERED:
        abort(404)
    seen = yearly.year_of(current_user, year, g.now.date())
    found = rows(seen.matters, year, table, key)
    named = RECOVERED[key] if unit == "money" else WORDS.get(table, {}).get(key, key)
    parts = {part.uid: part for row in seen.disputes.values() for part in row.guidances}
    return render_template(
        "overseas_guidance/report_rows.html",
        year=year,
        unit=unit,
        title="，".join(filter(None, (UNITS[unit], named))),
        new=[seen.disputes[matter.number] for matter in found.new],
        parts=[parts[part.uid] for _, part in (found.parts if unit == "parts" else found.ended)],
        money=[
            (parts[part.uid], row) for _, part, row in money(seen.matters, year) if row.kind == key and not row.same_as
        ],
        lines=seen.lines,
        disputes=seen.disputes,
        kinds=KINDS,
        places=JURISDICTIONS,
        results=RESULTS,
        shown_rate=shown_rate,
        currencies=CURRENCIES,
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
