"""What every template may use: the current user, the top bar, tokens, icons, addresses."""

from typing import Any

from flask import Flask, g, url_for
from flask_login import current_user

from mediation.documents import charts
from mediation.rules.figures import WEEKDAYS
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web import icons
from mediation.web.access import allowed, navigation
from mediation.web.csrf import csrf_token
from mediation.web.forms import form_key

ADDRESSES = {
    "home": "workbench.show",
    "register": "cases.register",
    "search": "cases.index",
    "account": "account.show",
    "jobs": "jobs.index",
    "logout": "account.logout",
    "keys": "account.show",
}


def context(app: Flask) -> dict[str, Any]:
    """Variables of every page."""
    signed_in = current_user.is_authenticated
    return {
        "demo": app.config["MEDIATION"].demo,
        "navigation": navigation(),
        "can_register": signed_in and bool(current_user.roles & COMMITTEE_STAFF),
        "today": g.now.date() if "now" in g else None,
        "posts": _posts(),
        "addresses": {name: url_for(endpoint) for name, endpoint in ADDRESSES.items() if _leads_on(app, endpoint)},
    }


def _leads_on(app: Flask, endpoint: str) -> bool:
    """Whether there is such a page and it is not closed to the current user (a stranger is led to the login)."""
    return endpoint in app.view_functions and (not current_user.is_authenticated or _may(endpoint))


def _posts() -> str:
    """The line under the user's name: roles and bodies, e.g. `调解员·家纺调委会`."""
    if not current_user.is_authenticated:
        return ""
    held = [f"{Role(grant.role).label}·{grant.organisation.short_name}" for grant in current_user.grants]
    return held[0] + (f" 等 {len(held)} 个角色" if len(held) > 1 else "") if held else ""


def init_app(app: Flask) -> None:
    """Register globals, the context and the icons."""
    app.jinja_env.globals.update(csrf_token=csrf_token, form_key=form_key, may=_may, WEEKDAYS=WEEKDAYS)
    app.jinja_env.globals.update(charts=charts)
    app.context_processor(lambda: context(app))
    app.register_blueprint(icons.icons)
    app.jinja_env.globals["icon_href"] = icons.icon_href
    app.view_functions["static"].access = "public"  # type: ignore[attr-defined]


def _may(endpoint: str) -> bool:
    """Whether the current user may open `endpoint`."""
    return bool(current_user.is_authenticated) and allowed(endpoint, current_user.roles)
