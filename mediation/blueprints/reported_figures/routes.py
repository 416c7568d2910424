"""All pages of the area."""

from mediation.blueprints.reported_figures import acting, listing, sheet
from mediation.blueprints.reported_figures.area import blueprint

__all__ = ["acting", "blueprint", "listing", "sheet"]
