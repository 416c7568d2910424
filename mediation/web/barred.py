"""A guard's refusal said at the field it is about."""

from collections.abc import Callable, Mapping
from typing import Any

from mediation.extensions import db
from mediation.operations.barred import Barred
from mediation.web.forms import BaseForm


def said_at_its_field(form: BaseForm, act: Callable[[], Any], fields: Mapping[str, str]) -> bool:
    """Whether `act` was done; a guard that refuses what was typed says so at its field, with its article (`fields`
    name of the guard → of the field). What no field is about is raised on."""
    try:
        act()
    except Barred as barred:
        field = fields.get(barred.guard, "")
        if field not in form:
            raise
        # Nothing was put on the row yet: the form is shown again from a fresh reading.
        db.session.rollback()
        article = f"（{barred.statute.short}）" if barred.statute else ""
        form[field].errors = [f"{barred.message}{article}"]
        return False
    return True
