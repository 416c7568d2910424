"""The area itself, and how its views find a case and its agreements: within the user's scope, or 404."""

from flask import Blueprint, abort
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.operations.agreement.reading import last_agreement
from mediation.procedures.agreement import State
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import requires
from mediation.web.scope import is_demo as is_demo
from mediation.web.scope import the_case as the_case

blueprint = Blueprint("agreements", __name__, url_prefix="/cases/<uid>/agreement")
staff = requires(*COMMITTEE_STAFF)


def the_newest(uid: str) -> Agreement:
    """The newest agreement of the case; 404 when there is none."""
    return last_agreement(the_case(uid)) or abort(404)


def the_draft(uid: str) -> Agreement:
    """The newest agreement while it is being written; else 404."""
    agreement = the_newest(uid)
    if agreement.state != State.DRAFT:
        abort(404)
    return agreement


def the_agreement(uid: str, ordinal: int) -> Agreement:
    """One agreement of the case by its number in order; else 404."""
    case = the_case(uid)
    found = select(Agreement).where(Agreement.case_id == case.id, Agreement.ordinal == ordinal)
    return db.session.scalar(found) or abort(404)
