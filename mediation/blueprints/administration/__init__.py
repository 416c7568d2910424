"""People, roles, local settings, the court table."""

from mediation.blueprints.administration import routes

__all__ = ["routes"]
