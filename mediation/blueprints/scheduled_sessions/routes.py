"""All pages of the area."""

from mediation.blueprints.scheduled_sessions import rooms, week
from mediation.blueprints.scheduled_sessions.area import blueprint

__all__ = ["blueprint", "rooms", "week"]
