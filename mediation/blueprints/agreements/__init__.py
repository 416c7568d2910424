"""Agreements: editor, review, paper, signing."""

from mediation.blueprints.agreements import routes

__all__ = ["routes"]
