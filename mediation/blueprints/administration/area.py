"""The area itself, and who may open it."""

from flask import Blueprint

from mediation.rules.roles import Role
from mediation.web.access import requires

blueprint = Blueprint("administration", __name__, url_prefix="/administration")
administrator = requires(Role.ADMINISTRATOR)
