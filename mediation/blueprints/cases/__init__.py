"""Cases: list, intake, the case page and its acts."""

from mediation.blueprints.cases import routes

__all__ = ["routes"]
