"""All pages of the area."""

from mediation.blueprints.court_referral import acting, show
from mediation.blueprints.court_referral.area import blueprint

__all__ = ["acting", "blueprint", "show"]
