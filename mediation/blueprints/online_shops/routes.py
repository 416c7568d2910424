"""All pages of the area."""

from mediation.blueprints.online_shops import acting, handing_over, intake, notices, show
from mediation.blueprints.online_shops.area import blueprint

__all__ = ["acting", "blueprint", "handing_over", "intake", "notices", "show"]
