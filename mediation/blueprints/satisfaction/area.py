"""The area itself: who may open which page."""

from flask import Blueprint
from werkzeug.wrappers import Response

from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import requires

blueprint = Blueprint("satisfaction", __name__)
staff = requires(*COMMITTEE_STAFF)
readers = requires(*COMMITTEE_STAFF, Role.BUREAU_VIEWER)

Answer = Response | str | tuple[str, int]
