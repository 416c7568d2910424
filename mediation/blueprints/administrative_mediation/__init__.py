"""行政调解：the bureau's requests, their acts and papers; what a committee sees of one that was handed over."""

from mediation.blueprints.administrative_mediation import routes

__all__ = ["routes"]
