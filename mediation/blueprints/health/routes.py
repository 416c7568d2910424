"""Whether the desk is alive, and whether it can work."""

import shutil

from flask import Blueprint, current_app, g, jsonify
from sqlalchemy import text
from werkzeug.wrappers import Response

from mediation.extensions import db
from mediation.operations.settings import calendar
from mediation.rules.holidays import is_known_year
from mediation.web.access import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Database, disk and this year's holiday table; 503 names what fails, nothing else."""
    checks = {
        "database": db.session.scalar(text("SELECT 1")) == 1,
        "disk": shutil.disk_usage(current_app.config["MEDIATION"].data_dir).free > 50 * 1024 * 1024,
        "holidays": is_known_year(g.now.year, calendar()),
    }
    return jsonify(status="ok" if all(checks.values()) else "not ready", checks=checks), 200 if all(
        checks.values()
    ) else 503
