"""The words of the articles that the program cites."""

from flask import Blueprint, abort, render_template

from mediation.rules.statutes import ALL
from mediation.web.access import any_user

blueprint = Blueprint("statutes", __name__, url_prefix="/statutes")


@blueprint.get("/")
@any_user
def index() -> str:
    """Every cited article, by law."""
    laws: dict[tuple[str, str], list[object]] = {}
    for statute in ALL:
        laws.setdefault((statute.law, statute.version), []).append(statute)
    return render_template("statutes/index.html", laws=laws)


@blueprint.get("/<law>/<version>/<article>")
@any_user
def show(law: str, version: str, article: str) -> str:
    """One article's words."""
    found = [s for s in ALL if (s.law, s.version, s.article) == (law, version, article)]
    if not found:
        abort(404)
    return render_template("statutes/show.html", statutes=found)
