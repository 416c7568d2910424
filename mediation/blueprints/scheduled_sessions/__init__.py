"""日程: the week of a committee's sessions, and the rooms they are held in."""

from mediation.blueprints.scheduled_sessions import routes

__all__ = ["routes"]
