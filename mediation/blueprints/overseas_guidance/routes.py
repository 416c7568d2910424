"""All pages of the area."""

from mediation.blueprints.overseas_guidance import (
    counting,
    disputes,
    entries,
    guidance,
    limits,
    listing,
    nodes,
    outcomes,
    papers,
    reporting,
)
from mediation.blueprints.overseas_guidance.area import blueprint
from mediation.blueprints.overseas_guidance.watch import clues, intake, notes, sources, working

__all__ = [
    "blueprint",
    "counting",
    "disputes",
    "entries",
    "guidance",
    "limits",
    "listing",
    "nodes",
    "outcomes",
    "papers",
    "reporting",
]
__all__ += ["clues", "intake", "notes", "sources", "working"]
