"""The area itself: who may open it."""

from flask import Blueprint

from mediation.rules.roles import Role
from mediation.web.access import requires_at

blueprint = Blueprint("figures", __name__, url_prefix="/figures")
# Numbers have no names. Rows have none either, but they are of records, which the administrator reads none of.
# The bureau's clerk freezes the district's report and reads what it is made of.
POSTS = {
    "committee": frozenset({Role.DIRECTOR}),
    "bureau": frozenset({Role.BUREAU_VIEWER, Role.CLERK}),
    "office": frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
}
readers = requires_at(POSTS)
row_readers = requires_at({**POSTS, "office": frozenset({Role.AUDITOR})})
