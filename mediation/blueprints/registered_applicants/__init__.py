"""备案主体：registrations with the centre, their acts, quotas and sanctions; agencies; accepted classes."""

from mediation.blueprints.registered_applicants import routes

__all__ = ["routes"]
