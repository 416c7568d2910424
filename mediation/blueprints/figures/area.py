"""The area itself: who may open it."""

from flask import Blueprint

from mediation.rules.roles import Role
from mediation.web.access import requires

blueprint = Blueprint("figures", __name__, url_prefix="/figures")
# Numbers have no names. Rows have none either, but they are of records, which the administrator reads none of.
readers = requires(Role.DIRECTOR, Role.BUREAU_VIEWER, Role.AUDITOR, Role.ADMINISTRATOR)
row_readers = requires(Role.DIRECTOR, Role.BUREAU_VIEWER, Role.AUDITOR)
