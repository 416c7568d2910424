"""The living reference of the page components."""

from mediation.blueprints.reference import routes

__all__ = ["routes"]
