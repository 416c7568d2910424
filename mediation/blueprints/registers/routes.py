"""All pages of the area."""

from mediation.blueprints.registers import entries, files, listing
from mediation.blueprints.registers.area import blueprint

__all__ = ["blueprint", "entries", "files", "listing"]
