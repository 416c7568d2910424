"""Paper and template made into the one HTML text that is set. Nothing undefined, nothing unescaped."""

from dataclasses import replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mediation.config import ROOT
from mediation.documents import charts
from mediation.documents.paper import Head
from mediation.documents.typesetting import spread, typeset

TEMPLATES = ROOT / "templates" / "documents"
STYLES = ROOT / "static" / "css" / "print"


@cache
def environment() -> Environment:
    """The papers' own templates: strict, escaping, without anything of the web pages."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(typeset=typeset, spread=spread, qr=qr)
    made.globals.update(charts=charts)
    return made


def compose(template: str, paper: object, *, draft: bool) -> str:
    """The HTML of `paper` in `template`. A draft says so across every sheet and carries no verification code."""
    head: Head = getattr(paper, "head")  # noqa: B009 - papers share no base class
    if draft:
        head = replace(head, code="", digest="")
    return environment().get_template(template).render(paper=paper, head=head, draft=draft)


def qr(text: str) -> Markup:
    """`text` as a QR code, an SVG that takes the size its style gives it."""
    # Loaded when the first paper is set: the desk starts sooner.
    import segno

    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S704
