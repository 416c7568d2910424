"""Totals by committee and quarter."""

from flask import g, render_template
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.satisfaction.area import blueprint, readers
from mediation.extensions import db
from mediation.indicators import one_decimal
from mediation.models.organisation import Organisation
from mediation.operations.satisfaction import reading
from mediation.operations.settings import setting
from mediation.rules import satisfaction as rules


@blueprint.get("/satisfaction")
@readers
def index() -> str:
    """What may be published; of the rest, why not."""
    today = g.now.date()
    shown = reading.cells(today, reading.committees_for(current_user))
    bodies = {body.id: body for body in db.session.scalars(select(Organisation))}
    with_words = reading.reads_words(current_user)
    return render_template(
        "satisfaction/index.html",
        cells=[(cell, bodies[cell.committee_id], reading.words_of(cell) if with_words else []) for cell in shown],
        years=[(bodies[committee], year, tally) for committee, year, tally in reading.years(shown, today)],
        with_words=with_words,
        least=setting("satisfaction_min_answers", today),
        percent=lambda value: "—" if value is None else f"{one_decimal(value)}%",
        rules=rules,
        grades=rules.GRADES,
    )
