"""All pages of the area."""

from mediation.blueprints.performance import obligations, urging
from mediation.blueprints.performance.area import blueprint

__all__ = ["blueprint", "obligations", "urging"]
