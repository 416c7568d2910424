"""All views of the area."""

from mediation.blueprints.cases import acts, batch, files, intake, listing, page
from mediation.blueprints.cases.area import blueprint

__all__ = ["acts", "batch", "blueprint", "files", "intake", "listing", "page"]
