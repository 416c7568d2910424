"""All views of the area."""

from mediation.blueprints.agreements import editing, papers, signing
from mediation.blueprints.agreements.area import blueprint

__all__ = ["blueprint", "editing", "papers", "signing"]
