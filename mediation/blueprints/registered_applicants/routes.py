"""All pages of the area."""

from mediation.blueprints.registered_applicants import agencies, classes, correcting, listing, sanctions, show, yearly
from mediation.blueprints.registered_applicants.area import blueprint

__all__ = ["agencies", "blueprint", "classes", "correcting", "listing", "sanctions", "show", "yearly"]
