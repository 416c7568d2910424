"""履行：what was paid and done of an agreement, urging, what the debtor promised."""

from mediation.blueprints.performance import routes

__all__ = ["routes"]
