"""All pages of the area."""

from mediation.blueprints.transcript import numbers, show
from mediation.blueprints.transcript.area import blueprint

__all__ = ["blueprint", "numbers", "show"]
