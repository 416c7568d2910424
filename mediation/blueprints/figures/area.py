"""The area itself: who may open it."""

from flask import Blueprint

from mediation.rules.roles import Role
from mediation.web.access import requires_at

blueprint = Blueprint("figures", __name__, url_prefix="/figures")
# Numbers have no names. Rows have none either, but they are of records, which the administrator reads none of.
_POSTS = {"bureau": frozenset({Role.BUREAU_VIEWER, Role.CLERK}), "committee": frozenset({Role.DIRECTOR})}
readers = requires_at({**_POSTS, "office": frozenset({Role.ADMINISTRATOR, Role.AUDITOR})})
row_readers = requires_at({**_POSTS, "office": frozenset({Role.AUDITOR})})
