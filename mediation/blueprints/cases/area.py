"""The area itself."""

from flask import Blueprint

from mediation.web.scope import the_case as the_case

blueprint = Blueprint("cases", __name__, url_prefix="/cases")
