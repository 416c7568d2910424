"""All views of the area."""

from mediation.blueprints.papers import binding, printing
from mediation.blueprints.papers.area import blueprint

__all__ = ["binding", "blueprint", "printing"]
