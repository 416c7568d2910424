"""All pages of the area."""

from mediation.blueprints.figures import lines, listing
from mediation.blueprints.figures.area import blueprint

__all__ = ["blueprint", "lines", "listing"]
