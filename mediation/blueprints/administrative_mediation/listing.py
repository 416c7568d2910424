"""The bureau's list of requests, by where they stand."""

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.administrative_mediation.area import STATE_TAGS, blueprint, readers
from mediation.operations.administrative_mediation import reading
from mediation.operations.administrative_mediation.clocks import of_matter
from mediation.operations.settings import calendar
from mediation.procedures.administrative_mediation import State, Subject
from mediation.web.clock import clock_of
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number


@blueprint.get("/administrative")
@readers
def index() -> str:
    """One group at a time, the newest first, with the nearest clock of each."""
    asked = request.args.get("group", "")
    group = asked if asked in reading.GROUPS else "asking"
    numbers = reading.counts(current_user)
    page = reading.page(current_user, group, after=request.args.get("after", type=row_number))
    days, today = calendar(), g.now.date()
    rows = []
    for matter in page.rows:
        running = next((clock for clock in of_matter(matter, days, today) if not clock.settled), None)
        rows.append((matter, running and clock_of(running, today, days)))
    return render_template(
        "administrative_mediation/index.html",
        rows=rows,
        group=group,
        tabs=group_tabs(reading.GROUPS, numbers, group, "administrative_mediation.index"),
        next_url=url_for("administrative_mediation.index", group=group, after=page.after) if page.after else "",
        tags=STATE_TAGS,
        State=State,
        Subject=Subject,
    )
