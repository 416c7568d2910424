"""What the current user may reach: a case or 404, their committees, the people on their lists."""

from collections.abc import Mapping

from flask import abort, current_app
from flask_login import current_user
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.access_scope import load_case
from mediation.operations.workload import mediators_on_list
from mediation.rules.roles import COMMITTEE_STAFF, Role


def the_case(uid: str) -> Case:
    """The case of that uid, if the current user may see it; else 404."""
    return load_case(current_user, uid) or abort(404)


def is_demo() -> bool:
    """Whether pages and papers say that their data are invented."""
    return bool(current_app.config["MEDIATION"].demo)


def own_body(*roles: Role, kind: str = "") -> Organisation:
    """Where the current user holds one of `roles`, of that `kind` where one is named; the first of several; else
    404."""
    query = select(Organisation).where(Organisation.id.in_(sorted(current_user.organisation_ids(*roles))))
    if kind:
        query = query.where(Organisation.kind == kind)
    return db.session.scalar(query.order_by(Organisation.id).limit(1)) or abort(404)


def committees() -> dict[str, Organisation]:
    """The committees where the user works, by code."""
    mine = sorted(current_user.organisation_ids(*COMMITTEE_STAFF))
    rows = db.session.scalars(select(Organisation).where(Organisation.id.in_(mine)).order_by(Organisation.id))
    return {body.code: body for body in rows}


def mediators(bodies: Mapping[str, Organisation]) -> dict[str, User]:
    """Who is on their lists, by uid."""
    return {one.user.uid: one.user for one in mediators_on_list([body.id for body in bodies.values()])}
