"""The area itself."""

from flask import Blueprint

from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import requires

blueprint = Blueprint("scheduled_sessions", __name__, url_prefix="/sessions")
staff = requires(*COMMITTEE_STAFF)
keepers = requires(Role.DIRECTOR, Role.CLERK)
