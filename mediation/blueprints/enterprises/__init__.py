"""The enterprise record: its list, its page, what is written in it, two made one."""

from mediation.blueprints.enterprises import routes

__all__ = ["routes"]
