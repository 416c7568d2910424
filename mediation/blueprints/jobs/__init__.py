"""Long work: how far it is, its result, stopping it."""

from mediation.blueprints.jobs import routes as routes

__all__ = ["routes"]
