"""The area itself."""

from flask import Blueprint

from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import requires

blueprint = Blueprint("papers", __name__, url_prefix="/cases/<uid>/papers")
staff = requires(*COMMITTEE_STAFF)
