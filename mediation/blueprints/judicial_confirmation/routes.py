"""All pages of the area."""

from mediation.blueprints.judicial_confirmation import bundling, court, listing, preparing, show
from mediation.blueprints.judicial_confirmation.area import blueprint

__all__ = ["blueprint", "bundling", "court", "listing", "preparing", "show"]
