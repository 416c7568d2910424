"""看板：the plan's targets, the share, the committees, what follows an agreement, on one page."""

from mediation.blueprints.dashboard import routes

__all__ = ["routes"]
