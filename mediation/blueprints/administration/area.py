"""The area itself, who may open it, and how its settings change."""

from typing import Any

from flask import Blueprint

from mediation.operations import settings
from mediation.rules.roles import Role
from mediation.web.access import actor, requires

blueprint = Blueprint("administration", __name__, url_prefix="/administration")
administrator = requires(Role.ADMINISTRATOR)


def change_settings(values: dict[str, Any], current: dict[str, Any], form: Any) -> None:
    """Store what differs from `current`, from the day and with the source that `form` names."""
    for name, value in values.items():
        if value != current[name]:
            settings.change_setting(
                name, value, effective_from=form.effective_from.data, source=form.source.data, actor=actor()
            )
