"""All pages of the area."""

from mediation.blueprints.judicial_confirmation import answering, bundling, court, listing, preparing, show
from mediation.blueprints.judicial_confirmation.area import blueprint

__all__ = ["answering", "blueprint", "bundling", "court", "listing", "preparing", "show"]
