"""The list of requests, by where they stand."""

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.evaluation_reports.area import STATE_TAGS, blueprint, readers
from mediation.operations.evaluation_reports import reading
from mediation.operations.settings import calendar
from mediation.procedures.evaluation_report import State
from mediation.rules.evaluation_report.words import REQUESTERS
from mediation.web.clock import clock_of
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number


@blueprint.get("/evaluation-reports")
@readers
def index() -> str:
    """One group at a time, the newest first, with the nearest clock of each; the year's figures."""
    asked, words, today = request.args.get("group", ""), request.args.get("q", "").strip()[:60], g.now.date()
    group = asked if asked in reading.GROUPS else "centre"
    numbers, days = reading.counts(current_user, words=words), calendar()
    page = reading.page(current_user, group, words=words, after=request.args.get("after", type=row_number))
    rows = []
    for report in page.rows:
        running = next((clock for clock in reading.clocks(report, days) if not clock.settled), None)
        rows.append((report, running and clock_of(running, today, days)))
    kept = {"group": group, "q": words or None}
    return render_template(
        "evaluation_reports/index.html",
        rows=rows,
        group=group,
        words=words,
        measures=reading.measures(current_user, today.year),
        year=today.year,
        tabs=group_tabs(reading.GROUPS, numbers, group, "evaluation_reports.index", q=words or None),
        next_url=url_for("evaluation_reports.index", **kept, after=page.after) if page.after else "",
        tags=STATE_TAGS,
        State=State,
        requesters=REQUESTERS,
    )
