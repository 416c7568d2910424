"""指标：every figure with its definition, and the rows behind it."""

from mediation.blueprints.figures import routes

__all__ = ["routes"]
