"""转录单：what is copied to platforms that cannot be connected, and the numbers they gave."""

from mediation.blueprints.transcript import routes

__all__ = ["routes"]
