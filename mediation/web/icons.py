"""What every page fetches: the stylesheet, and a small sprite cut out of the one in the installed Bootstrap-Flask.

The package's sprite has two thousand icons and weighs 1.1 MB, which a browser would parse on every page; ours has
only those whose names stand in quotes somewhere in the templates or the program.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import flask_bootstrap
from flask import Blueprint, Response, request, url_for

from mediation.config import ROOT
from mediation.web.access import public
from mediation.web.stylesheet import stylesheet_text, stylesheet_version

icons = Blueprint("icons", __name__)

_SYMBOL = re.compile(r'<symbol [^>]*id="([^"]+)".*?</symbol>', re.DOTALL)
_QUOTED = re.compile(r"""["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")


def package_icons() -> dict[str, str]:
    """Every icon of the installed package: name → `<symbol>` element."""
    path = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"
    return {symbol[1]: symbol[0] for symbol in _SYMBOL.finditer(path.read_text(encoding="utf-8"))}


@lru_cache
def sprite_text() -> str:
    """The SVG sprite of the icons that this program names."""
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "mediation").rglob("*.py")]
    named = {name for source in sources for name in _QUOTED.findall(source.read_text(encoding="utf-8"))}
    symbols = (symbol for name, symbol in sorted(package_icons().items()) if name in named)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'


@lru_cache
def sprite_version() -> str:
    """Part of the sprite's address, so that browsers may keep it."""
    return hashlib.sha256(sprite_text().encode()).hexdigest()[:10]


@lru_cache(maxsize=8)
def _sprite_href(mounted_at: str) -> str:
    return url_for("icons.sprite", v=sprite_version())


def icon_href(name: str) -> str:
    """The address of one icon for `<use href>`. A list has eighty icons, so the sprite's address is made once for each
    place the program is mounted at."""
    return f"{_sprite_href(request.script_root)}#{name}"


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
