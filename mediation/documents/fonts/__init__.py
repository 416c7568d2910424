"""The faces that papers are set in: which they are, where they lie, whether all is there."""

from mediation.documents.fonts.check import missing
from mediation.documents.fonts.faces import FACES, Face, folder

__all__ = ["FACES", "Face", "folder", "missing"]
