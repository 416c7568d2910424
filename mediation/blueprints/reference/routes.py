"""All page components in all their states, for people who build pages and for tests."""

from flask import Blueprint, render_template

from mediation.blueprints.reference.samples import DUE, TODAY, sample_days, sample_form
from mediation.rules import statutes
from mediation.web.access import any_user

blueprint = Blueprint("reference", __name__)


@blueprint.route("/components")
@any_user
def components() -> str:
    """The living reference."""
    return render_template(
        "reference/components.html",
        form=sample_form(),
        days=sample_days(),
        today=TODAY,
        due=DUE,
        statute=next(one for one in statutes.ALL if one.short == "人民调解法第十七条"),
    )
