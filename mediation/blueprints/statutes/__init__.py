"""The words of the articles the program cites."""

from mediation.blueprints.statutes import routes

__all__ = ["routes"]
