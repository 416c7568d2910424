"""All views of the area."""

from mediation.blueprints.cases import acts, batch, intake, listing, page
from mediation.blueprints.cases.area import blueprint

__all__ = ["acts", "batch", "blueprint", "intake", "listing", "page"]
