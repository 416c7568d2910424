"""What every page fetches: the stylesheet, and a small sprite cut out of the one in the installed Bootstrap-Flask.

The package's sprite has two thousand icons and weighs 1.1 MB, which a browser would parse on every page; ours has
only those that the templates name.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import flask_bootstrap
from flask import Blueprint, Response, url_for

from mediation.web.access import public
from mediation.web.stylesheet import stylesheet_text, stylesheet_version

NAMES = frozenset(
    [
        "archive",
        "arrow-counterclockwise",
        "arrow-down",
        "arrow-left",
        "arrow-repeat",
        "arrow-right",
        "arrow-up",
        "award",
        "ban",
        "bank",
        "bell",
        "book",
        "bookmark",
        "box-arrow-right",
        "box-arrow-up-right",
        "briefcase",
        "building",
        "calendar",
        "calendar-check",
        "calendar-event",
        "calendar-week",
        "calendar2-week",
        "calendar3",
        "camera",
        "chat-left-text",
        "check",
        "check-circle",
        "check-circle-fill",
        "check-lg",
        "chevron-down",
        "chevron-left",
        "chevron-right",
        "chevron-up",
        "circle",
        "clipboard",
        "clock",
        "clock-fill",
        "clock-history",
        "copy",
        "dash",
        "dash-circle",
        "dash-lg",
        "download",
        "envelope",
        "exclamation-circle",
        "exclamation-octagon-fill",
        "exclamation-triangle",
        "exclamation-triangle-fill",
        "eye",
        "eye-slash",
        "file-earmark-check",
        "file-earmark-excel",
        "file-earmark-lock",
        "file-earmark-pdf",
        "file-earmark-plus",
        "file-earmark-text",
        "file-earmark-zip",
        "files",
        "flag",
        "folder",
        "folder2-open",
        "funnel",
        "gear",
        "geo-alt",
        "globe",
        "grip-vertical",
        "hash",
        "hourglass-split",
        "house",
        "image",
        "inbox",
        "info-circle",
        "info-circle-fill",
        "journal-text",
        "key",
        "keyboard",
        "layers",
        "lightbulb",
        "lightning-charge-fill",
        "link-45deg",
        "list",
        "list-check",
        "list-ul",
        "lock",
        "lock-fill",
        "mic",
        "paperclip",
        "patch-check",
        "pause-circle",
        "pen",
        "pencil",
        "people",
        "people-fill",
        "person",
        "person-add",
        "person-badge",
        "person-check",
        "person-x",
        "phone",
        "pin-angle",
        "plus",
        "plus-lg",
        "printer",
        "question-circle",
        "receipt",
        "record-circle",
        "reply",
        "save",
        "search",
        "send",
        "share",
        "shield-check",
        "shield-lock",
        "shop",
        "shop-window",
        "shuffle",
        "slash-circle",
        "sort-down",
        "stack",
        "stop-circle",
        "stopwatch",
        "table",
        "tag",
        "telephone",
        "trash",
        "trash3",
        "unlock",
        "upload",
        "wifi-off",
        "x",
        "x-circle",
        "x-circle-fill",
        "x-lg",
        "x-octagon-fill",
    ]
)

icons = Blueprint("icons", __name__)


@lru_cache
def sprite_text() -> str:
    """The SVG sprite with the icons in `NAMES`; raises ValueError if the package no longer has one of them."""
    package = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"
    symbols = re.findall(r'<symbol [^>]*id="([^"]+)".*?</symbol>', package.read_text(encoding="utf-8"), re.DOTALL)
    whole = dict(
        zip(symbols, re.findall(r"<symbol .*?</symbol>", package.read_text(encoding="utf-8"), re.DOTALL), strict=True)
    )
    missing = NAMES - whole.keys()
    if missing:
        raise ValueError(f"icons not in {package.name}: {', '.join(sorted(missing))}")
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(whole[name] for name in sorted(NAMES))}</svg>'


@lru_cache
def sprite_version() -> str:
    """Part of the sprite's address, so that browsers may keep it."""
    return hashlib.sha256(sprite_text().encode()).hexdigest()[:10]


def icon_href(name: str) -> str:
    """The address of one icon for `<use href>`; a name outside `NAMES` shows nothing (a test looks for those)."""
    return f"{url_for('icons.sprite', v=sprite_version())}#{name}"


@icons.get("/icons.svg")
@public
def sprite() -> Response:
    """The sprite."""
    return Response(sprite_text(), mimetype="image/svg+xml")


@icons.get("/static/css/desk.css")
@public
def stylesheet() -> Response:
    """The stylesheet; it stands among its parts because they name pictures beside them."""
    return Response(stylesheet_text(), mimetype="text/css")


@icons.app_template_global()
def stylesheet_href() -> str:
    """The address of the stylesheet for `<link>`."""
    return url_for("icons.stylesheet", v=stylesheet_version())
