"""展会驻点：events, shifts, complaints at the stalls; what a committee sees of one that was handed over."""

from mediation.blueprints.fairs import routes

__all__ = ["routes"]
