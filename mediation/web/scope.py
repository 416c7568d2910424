"""How views find a case: within the user's scope, or 404."""

from flask import abort, current_app
from flask_login import current_user

from mediation.models.case import Case
from mediation.operations.access_scope import load_case


def the_case(uid: str) -> Case:
    """The case of that uid, if the current user may see it; else 404."""
    case = load_case(current_user, uid)
    if case is None:
        abort(404)
    return case


def is_demo() -> bool:
    """Whether pages and papers say that their data are invented."""
    return bool(current_app.config["MEDIATION"].demo)
