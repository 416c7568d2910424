"""The area itself, and how its views find a case: within the user's scope, or 404."""

from flask import Blueprint, abort
from flask_login import current_user

from mediation.models.case import Case
from mediation.operations.access_scope import load_case

blueprint = Blueprint("cases", __name__, url_prefix="/cases")


def the_case(uid: str) -> Case:
    """The case of that uid, if the current user may see it; else 404."""
    case = load_case(current_user, uid)
    if case is None:
        abort(404)
    return case
