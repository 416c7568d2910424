"""All pages of the area."""

from mediation.blueprints.enterprises import keeping, listing, merging, show
from mediation.blueprints.enterprises.area import blueprint

__all__ = ["blueprint", "keeping", "listing", "merging", "show"]
