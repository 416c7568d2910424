"""All pages of the area."""

from mediation.blueprints.dossiers import acts, listing, scores, show, subsidies, versions
from mediation.blueprints.dossiers.area import blueprint

__all__ = ["acts", "blueprint", "listing", "scores", "show", "subsidies", "versions"]
