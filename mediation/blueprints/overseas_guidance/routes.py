"""All pages of the area."""

from mediation.blueprints.overseas_guidance import counting, disputes, guidance, listing, nodes, papers
from mediation.blueprints.overseas_guidance.area import blueprint

__all__ = ["blueprint", "counting", "disputes", "guidance", "listing", "nodes", "papers"]
