"""The words of the articles that the program cites."""

from flask import Blueprint, render_template

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
