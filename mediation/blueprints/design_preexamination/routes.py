"""All pages of the area."""

from mediation.blueprints.design_preexamination import (
    acting,
    batch,
    intake,
    limits,
    listing,
    measuring,
    papers,
    pictures,
    show,
)
from mediation.blueprints.design_preexamination.area import blueprint

__all__ = ["acting", "batch", "blueprint", "intake", "limits", "listing", "measuring", "papers", "pictures", "show"]
