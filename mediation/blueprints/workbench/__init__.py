"""The first page after login."""

from mediation.blueprints.workbench import routes

__all__ = ["routes"]
