"""All pages of the area."""

from mediation.blueprints.overseas_guidance import counting, disputes, guidance, listing, nodes, papers
from mediation.blueprints.overseas_guidance.area import blueprint
from mediation.blueprints.overseas_guidance.watch import clues, intake, notes, sources, working

__all__ = ["blueprint", "counting", "disputes", "guidance", "listing", "nodes", "papers"]
__all__ += ["clues", "intake", "notes", "sources", "working"]
