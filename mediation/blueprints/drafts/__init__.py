"""Autosave."""

from mediation.blueprints.drafts import routes

__all__ = ["routes"]
