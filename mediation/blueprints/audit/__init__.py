"""The audit trail as the auditor reads it."""

from mediation.blueprints.audit import routes

__all__ = ["routes"]
