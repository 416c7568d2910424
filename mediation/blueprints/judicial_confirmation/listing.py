"""The committee's list of applications, by where they stand."""

from flask import render_template, request
from flask_login import current_user

from mediation.blueprints.judicial_confirmation.area import STATE_TAGS, blueprint, staff
from mediation.operations.judicial_confirmation import register
from mediation.operations.settings import calendar
from mediation.procedures.judicial_confirmation import DEADLINES
from mediation.web.access import actor
from mediation.web.group_tabs import group_tabs


@blueprint.get("/confirmations")
@staff
def index() -> str:
    """One group at a time: agreements whose thirty days run, what is prepared, what waits for a court, what is over."""
    asked = request.args.get("group", "")
    group = asked if asked in register.GROUPS else "open"
    numbers = register.counts(current_user)
    tabs = group_tabs(register.GROUPS, numbers, group, "judicial_confirmation.index")
    rows = register.rows(current_user, group, today=actor().today, calendar=calendar())
    return render_template(
        "judicial_confirmation/index.html",
        rows=rows,
        group=group,
        tabs=tabs,
        tags=STATE_TAGS,
        today=actor().today,
        most=register.MOST,
        rule_names={rule.id: rule.name for rule in DEADLINES.values()},
    )
