"""报表：looked at as they read today, frozen, corrected, printed and taken as workbooks."""

from mediation.blueprints.reports import routes

__all__ = ["routes"]
