"""All pages of the area."""

from mediation.blueprints.satisfaction import answering, inviting, totals
from mediation.blueprints.satisfaction.area import blueprint

__all__ = ["answering", "blueprint", "inviting", "totals"]
