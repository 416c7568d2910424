"""司法确认：the committee's list, the application for one agreement and its acts; the court's own list and answers."""

from mediation.blueprints.judicial_confirmation import routes

__all__ = ["routes"]
