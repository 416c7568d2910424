"""All pages of the area."""

from mediation.blueprints.administrative_mediation import acting, handing_over, intake, listing, papers, show
from mediation.blueprints.administrative_mediation.area import blueprint

__all__ = ["acting", "blueprint", "handing_over", "intake", "listing", "papers", "show"]
