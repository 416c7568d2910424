"""All views of the area."""

from mediation.blueprints.cases import acts, intake, listing, page
from mediation.blueprints.cases.area import blueprint

__all__ = ["acts", "blueprint", "intake", "listing", "page"]
