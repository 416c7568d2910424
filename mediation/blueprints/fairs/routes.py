"""All pages of the area."""

from mediation.blueprints.fairs import acting, events, hall, handing_over, show
from mediation.blueprints.fairs.area import blueprint

__all__ = ["acting", "blueprint", "events", "hall", "handing_over", "show"]
