"""Whether the desk is alive and ready."""

from mediation.blueprints.health import routes

__all__ = ["routes"]
