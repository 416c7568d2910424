"""网店投诉：complaints about links on shopping platforms; what a committee sees of links that were handed over."""

from mediation.blueprints.online_shops import routes

__all__ = ["routes"]
