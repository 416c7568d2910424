"""All pages of the area."""

from mediation.blueprints.evaluation_reports import intake, listing, show
from mediation.blueprints.evaluation_reports.area import blueprint

__all__ = ["blueprint", "intake", "listing", "show"]
