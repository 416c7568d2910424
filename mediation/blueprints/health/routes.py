"""Whether the desk is alive, and whether it can work."""

import shutil

from flask import Blueprint, current_app, g, jsonify
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from mediation import migrating
from mediation.documents.fonts import missing
from mediation.extensions import db
from mediation.operations.settings import calendar
from mediation.rules.holidays import is_known_year
from mediation.web.access import public

blueprint = Blueprint("health", __name__)
ROOM = 50 * 1024 * 1024


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Database, disk, this year's holiday table, and what papers are set with; 503 names what fails, nothing else. A
    year whose notice is not out is named too, but the desk goes on: its deadlines say that they are not rolled."""
    try:
        known = is_known_year(g.now.year, calendar())
        migrated = migrating.current(db.session.connection()) == migrating.newest()
        answers = True
    except SQLAlchemyError:
        known = migrated = answers = False
    free = shutil.disk_usage(current_app.config["MEDIATION"].data_dir).free
    checks = {
        "database": answers,
        "migrated": migrated,
        "holidays": known,
        "disk": free > ROOM,
        "papers": not missing(),
    }
    ready = all(good for name, good in checks.items() if name != "holidays")
    return jsonify(status="ok" if ready else "not ready", checks=checks), 200 if ready else 503
