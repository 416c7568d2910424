"""文书用的哪一版：what issued papers carry, what is in force today, which open cases a change touches."""

from flask import g, render_template, request
from flask_login import current_user

from mediation.blueprints.dossiers.area import blueprint, staff
from mediation.operations.access_scope import visible_cases
from mediation.operations.dossier import law_of_its_day
from mediation.web.numbers import row_number


@blueprint.get("/papers/versions")
@staff
def versions() -> str:
    """Template and law of every issued paper against today's; the open cases a newer rule touches."""
    visible, today = visible_cases(current_user), g.now.date()
    after = request.args.get("after", type=row_number)
    return render_template(
        "dossiers/versions.html",
        forms=law_of_its_day.form_versions(visible),
        changes=law_of_its_day.changes(today),
        touched=law_of_its_day.touched(visible, today=today, after=after),
        began_on=law_of_its_day.began_on,
        first=after is None,
    )
