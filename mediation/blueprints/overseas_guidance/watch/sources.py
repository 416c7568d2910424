"""The monitored sources: which, how often, when last."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.watch.forms import SourceForm
from mediation.models.overseas_watch import MonitoredSource
from mediation.operations.overseas_guidance.watch import sources as operations
from mediation.operations.overseas_guidance.watch.waiting import undecided
from mediation.operations.versions import EditConflict
from mediation.rules.overseas_guidance.watching import SOURCES
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

BACK = "overseas_guidance.watch_sources"


@blueprint.get("/overseas/watch/sources")
@officer
def watch_sources() -> str:
    """All of them, the ones in use first."""
    today = g.now.date()
    rows = [(row, operations.is_due(row, today)) for row in operations.sources_of(current_user)]
    return render_template("overseas_guidance/watch/sources.html", rows=rows, kinds=SOURCES, today=today)


@blueprint.route("/overseas/watch/sources/<source_uid>", methods=["GET", "POST"])
@officer
def watch_source(source_uid: str) -> Answer:
    """A source, `new` or one that is there."""
    row = _the_source(source_uid) if source_uid != "new" else None
    form = SourceForm(request.form or None, data=_stored(row) or {"every_days": 7})

    def put() -> None:
        kept = _the_source(source_uid) if row is not None else None
        operations.keep(the_office(), kept, form.values(), seen_version=form.version.data, actor=actor())

    if request.method == "POST" and form.validate():
        try:
            if said_at_field(form, put, {"name_is_free": "name"}):
                return done(url_for(BACK), f"“{form.name.data}”已登记。")
        except EditConflict as conflict:
            raise in_words_of(form, _stored(row), conflict) from None
    waiting, _ = undecided(current_user).get(row.id, (0, None)) if row else (0, None)
    text = render_template(
        "overseas_guidance/watch/source.html",
        form=form,
        source=row,
        due=row is not None and operations.is_due(row, g.now.date()),
        waiting=waiting,
    )
    return (text, 422) if request.method == "POST" else text


@blueprint.post("/overseas/watch/sources/<source_uid>/looks")
@officer
def watch_look(source_uid: str) -> Answer:
    """It was looked at today and had nothing new."""
    row = _the_source(source_uid)
    operations.look_at(row, on=g.now.date(), actor=actor())
    return done(url_for(BACK), f"已登记今天看过“{row.name}”。")


def _the_source(uid: str) -> MonitoredSource:
    return operations.load(current_user, uid) or abort(404)


def _stored(row: MonitoredSource | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*operations.LABELS, "version")} if row else {}
