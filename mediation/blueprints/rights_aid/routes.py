"""All pages of the area."""

from mediation.blueprints.rights_aid import acting, experts, intake, listing, papers, show
from mediation.blueprints.rights_aid.area import blueprint

__all__ = ["acting", "blueprint", "experts", "intake", "listing", "papers", "show"]
