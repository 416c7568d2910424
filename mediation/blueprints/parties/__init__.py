"""The register of people and enterprises."""

from mediation.blueprints.parties import routes

__all__ = ["routes"]
