"""The stylesheet of the pages: the parts in `static/css`, in this order, sent as one file."""

import hashlib
from functools import lru_cache

from mediation.config import ROOT

PARTS = (
    *("tokens", "base", "words", "bar", "page", "panel", "button", "keys", "tag", "law"),
    *("field", "affix", "choice", "form", "form_state", "combobox", "table", "list"),
    *("strip", "case", "course", "work", "editor", "clauses", "states", "intake", "acts", "files", "week"),
    *("transcript", "preexamination", "specimen", "chart", "chart_rows", "board"),
    *("bar_phone", "form_narrow", "table_narrow", "strip_narrow", "case_narrow", "week_narrow", "paper"),
)


@lru_cache
def stylesheet_text() -> str:
    """All parts, one after the other; a part is read once per process."""
    return "\n".join((ROOT / "static" / "css" / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)


@lru_cache
def stylesheet_version() -> str:
    """Part of the stylesheet's address, so that browsers may keep it until it changes."""
    return hashlib.sha256(stylesheet_text().encode()).hexdigest()[:10]
