"""All page components in all their states, for people who build pages and for tests."""

from flask import Blueprint, render_template

from mediation.web.access import any_user

blueprint = Blueprint("reference", __name__)


@blueprint.get("/components")
@any_user
def components() -> str:
    """The living reference."""
    return render_template("reference/components.html")
