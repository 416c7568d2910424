"""All pages of the area."""

from mediation.blueprints.rights_aid import acting, alerts, experts, grants, intake, listing, papers, show
from mediation.blueprints.rights_aid.area import blueprint

__all__ = ["acting", "alerts", "blueprint", "experts", "grants", "intake", "listing", "papers", "show"]
