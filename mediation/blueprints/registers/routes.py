"""All pages of the area."""

from mediation.blueprints.registers import consultations, entries, files, listing, typical_cases
from mediation.blueprints.registers.area import blueprint

__all__ = ["blueprint", "consultations", "entries", "files", "listing", "typical_cases"]
