"""方案任务: the board of the work plan's items."""

from mediation.blueprints.tasks import routes

__all__ = ["routes"]
