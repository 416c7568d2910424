"""The area itself: who may open it, how its states look, how a view finds a figure."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.organisation import Organisation
from mediation.models.reported_figure import ReportedFigure
from mediation.operations.reported_figures.reading import load_figure
from mediation.procedures.reported_figure import State
from mediation.rules.roles import Role
from mediation.web.access import requires
from mediation.web.scope import own_body

blueprint = Blueprint("reported_figures", __name__)
readers = requires(Role.CLERK, Role.BUREAU_VIEWER, at="bureau")
clerk = requires(Role.CLERK, at="bureau")

Answer = Response | str | tuple[str, int]

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.ENTERED: "warn",
    State.RETURNED: "bad",
    State.CHECKED: "good",
    State.SUPERSEDED: "ended",
}

# The field that each guard is about, by the names the forms of this area use.
FIELDS = {
    "period_is_right": "until_on",
    "period_is_over": "until_on",
    "definition_is_written": "definition",
    "reason_is_given": "reason",
    "entered_once": "from_on",
}


def the_figure(figure_uid: str) -> ReportedFigure:
    """The version of that uid, if the current user may see it; else 404."""
    return load_figure(current_user, figure_uid) or abort(404)


def the_bureau() -> Organisation:
    """Where the clerk works."""
    return own_body(Role.CLERK, kind="bureau")
