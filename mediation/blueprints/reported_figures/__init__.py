"""外报数据：figures that other bodies report, entered by one person and checked by another."""

from mediation.blueprints.reported_figures import routes

__all__ = ["routes"]
