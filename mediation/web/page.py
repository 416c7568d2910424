"""What every template may use: the current user, the top bar, tokens, icons."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import flask_bootstrap
from flask import Blueprint, Flask, Response, g, send_file, url_for
from flask_login import current_user

from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import allowed, navigation, public
from mediation.web.csrf import csrf_token
from mediation.web.forms import form_key

icons = Blueprint("icons", __name__)


@lru_cache
def _sprite() -> Path:
    return Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"


@icons.get("/icons.svg")
@public
def sprite() -> Response:
    """The icon sprite, straight from the installed package."""
    return send_file(_sprite(), mimetype="image/svg+xml", max_age=86400)


def context(app: Flask) -> dict[str, Any]:
    """Variables of every page."""
    signed_in = current_user.is_authenticated
    return {
        "demo": app.config["MEDIATION"].demo,
        "navigation": navigation(),
        "can_register": signed_in and bool(current_user.roles & COMMITTEE_STAFF),
        "today": g.now.date() if "now" in g else None,
        "icon_sprite": url_for("icons.sprite"),
        "posts": _posts(),
    }


def _posts() -> str:
    """The line under the user's name: roles and bodies, e.g. `调解员·家纺调委会`."""
    if not current_user.is_authenticated:
        return ""
    return "、".join(
        dict.fromkeys(f"{Role(grant.role).label}·{grant.organisation.short_name}" for grant in current_user.grants)
    )


def init_app(app: Flask) -> None:
    """Register globals, the context and the icons."""
    app.jinja_env.globals.update(csrf_token=csrf_token, form_key=form_key, may=_may)
    app.context_processor(lambda: context(app))
    app.register_blueprint(icons)
    app.view_functions["static"].access = "public"  # type: ignore[attr-defined]


def _may(endpoint: str) -> bool:
    """Whether the current user may open `endpoint`."""
    return bool(current_user.is_authenticated) and allowed(endpoint, current_user.roles)
