"""The papers of a case: drafts, printing one, printing the set."""

from mediation.blueprints.papers import routes as routes

__all__ = ["routes"]
