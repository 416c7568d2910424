"""The area itself, who may open it, and how its settings change."""

from typing import Any

from flask import Blueprint

from mediation.operations import settings
from mediation.rules.roles import Role
from mediation.web.access import actor, requires

blueprint = Blueprint("administration", __name__, url_prefix="/administration")
administrator = requires(Role.ADMINISTRATOR)


def change_settings(values: dict[str, Any], form: Any) -> list[str]:
    """Store what differs from what already holds on the day that `form` names, with its source; returns the names."""
    on = form.effective_from.data
    changed = [name for name, value in values.items() if value != settings.setting(name, on)]
    for name in changed:
        settings.change_setting(name, values[name], effective_from=on, source=form.source.data, actor=actor())
    return changed
