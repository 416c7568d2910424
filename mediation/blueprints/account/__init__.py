"""Logging in, one's own account, the first administrator."""

from mediation.blueprints.account import routes

__all__ = ["routes"]
