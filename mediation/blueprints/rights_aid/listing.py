"""The list of applications, by where they stand."""

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.rights_aid.area import STATE_TAGS, blueprint, readers
from mediation.operations.rights_aid import reading
from mediation.operations.rights_aid.clocks import of_matter
from mediation.operations.settings import calendar
from mediation.procedures.rights_aid import Service, State
from mediation.rules.rights_aid.words import SERVICES
from mediation.web.clock import clock_of
from mediation.web.numbers import row_number


@blueprint.get("/aid")
@readers
def index() -> str:
    """One group at a time, the newest first, with the nearest clock of each; the filter stays in the address."""
    asked, service = request.args.get("group", ""), request.args.get("service", "")
    chosen = reading.Filter(
        group=asked if asked in reading.GROUPS else "deciding",
        service=service if service in {kind.value for kind in Service} else "",
        mine=bool(request.args.get("mine")),
    )
    kept = {"service": chosen.service or None, "mine": "1" if chosen.mine else None}
    numbers = reading.counts(current_user, chosen)
    page = reading.page(current_user, chosen, after=request.args.get("after", type=row_number))
    days, today = calendar(), g.now.date()
    rows = []
    for matter in page.rows:
        running = next((clock for clock in of_matter(matter, days, today) if not clock.settled), None)
        rows.append((matter, running and clock_of(running, today, days)))
    address = lambda **values: url_for("rights_aid.index", **{"group": chosen.group, **kept, **values})  # noqa: E731
    return render_template(
        "rights_aid/index.html",
        rows=rows,
        chosen=chosen,
        services=SERVICES,
        tabs=[
            {"name": label, "count": numbers[name] or None, "url": address(group=name), "current": name == chosen.group}
            for name, (label, _) in reading.GROUPS.items()
        ],
        address=address,
        next_url=address(after=page.after) if page.after else "",
        tags=STATE_TAGS,
        State=State,
        Service=Service,
    )
