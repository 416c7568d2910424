"""海外纠纷应对指导：disputes abroad, the enterprises in them, their guidance, the hundred."""

from mediation.blueprints.overseas_guidance import routes

__all__ = ["routes"]
