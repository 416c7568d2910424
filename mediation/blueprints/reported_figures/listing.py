"""The list of reported figures; one figure with its versions; the paper it came with."""

from flask import abort, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.reported_figures.area import STATE_TAGS, blueprint, readers, the_figure
from mediation.operations.received_files import opened
from mediation.operations.reported_figures import acts, reading
from mediation.procedures.reported_figure import State
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS, plain
from mediation.web.access import actor
from mediation.web.file_answers import download
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number


@blueprint.get("/reported-figures")
@readers
def index() -> str:
    """One group at a time, the newest first, of all kinds or of one."""
    asked, kind = request.args.get("group", ""), request.args.get("kind", "")
    group, kind = asked if asked in reading.GROUPS else "open", kind if kind in KINDS else ""
    numbers = reading.counts(current_user, kind)
    page = reading.page(current_user, group, kind=kind, after=request.args.get("after", type=row_number))
    kept = {"kind": kind or None}
    return render_template(
        "reported_figures/index.html",
        rows=[(row, KINDS[row.kind], KINDS[row.kind].shown(reading.numbers_of(row))) for row in page.rows],
        group=group,
        group_label=reading.GROUPS[group][0],
        kind=kind,
        kinds=KINDS,
        tabs=group_tabs(reading.GROUPS, numbers, group, "reported_figures.index", **kept),
        next_url=url_for("reported_figures.index", group=group, **kept, after=page.after) if page.after else "",
        coverages=COVERAGES,
        tags=STATE_TAGS,
        State=State,
    )


@blueprint.get("/reported-figures/<figure_uid>")
@readers
def show(figure_uid: str) -> str:
    """One version: its numbers, definition, paper, who entered and who checked it; the other versions."""
    row = the_figure(figure_uid)
    kind, numbers = KINDS[row.kind], reading.numbers_of(row)
    return render_template(
        "reported_figures/show.html",
        row=row,
        kind=kind,
        numbers=[(each, plain(numbers[each.name]) if each.name in numbers else "") for each in kind.numbers],
        versions=[(each, kind.shown(reading.numbers_of(each))) for each in reading.versions_of(row)],
        acts=acts.open_acts(row, actor=actor()),
        coverages=COVERAGES,
        tags=STATE_TAGS,
        State=State,
    )


@blueprint.get("/reported-figures/<figure_uid>/paper")
@readers
def paper(figure_uid: str) -> Response:
    """The paper as it was handed in."""
    row = the_figure(figure_uid).paper
    if row is None:
        abort(404)
    return download(opened(row, "这份附件"), row.name, row.media_type)
