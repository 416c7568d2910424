"""文书目录：现在能出哪些文书，各用哪个模板，什么时候该有。"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mediation.documents.composing import STYLES, TEMPLATES


@dataclass(frozen=True)
class PaperForm:
    """One kind of paper. `slug` its name in addresses and commands; `template` and `styles` what sets it, with
    `parts` the templates it includes; `law` the texts its fixed words rest on, with their years; `due` when the
    case must have it."""

    slug: str
    title: str
    template: str
    parts: tuple[str, ...]
    styles: tuple[str, ...]
    law: str
    due: str

    @property
    def template_version(self) -> str:
        """Eight hex digits that change whenever the template or its styles do."""
        return _version(self)

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """Top, right, bottom and left margin of its sheets in points, as its styles set them."""
        return _margins(self.styles)


_ALL = (
    PaperForm(
        slug="agreement",
        title="人民调解协议书",
        template="agreement.html",
        parts=("paper.html", "signing.html", "terms.html"),
        styles=("paper.css", "signing.css", "letter.css", "agreement.css"),
        law="人民调解法2010，江苏省人民调解条例2015",
        due="调解达成书面协议时",
    ),
    PaperForm(
        slug="oral_agreement",
        title="人民调解口头协议登记表",
        template="oral_agreement.html",
        parts=("paper.html", "signing.html"),
        styles=("paper.css", "signing.css", "form.css", "oral_agreement.css"),
        law="人民调解法2010，江苏省人民调解条例2015",
        due="调解达成口头协议时",
    ),
)

_LENGTH = {"mm": 72 / 25.4, "pt": 1.0}
_MARGIN = re.compile(r"@page \{\s*margin: ([^;]+);")


FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _ALL}
"""Every paper this program sets, by slug."""


def form_of(paper: Any) -> PaperForm:
    """The form a paper is set in, known by its title. KeyError when there is none."""
    return {form.title: form for form in _ALL}[paper.head.title]


@cache
def _margins(styles: tuple[str, ...]) -> tuple[float, float, float, float]:
    found = [_MARGIN.search((STYLES / name).read_text(encoding="utf-8")) for name in styles]
    lengths = [match[1].split() for match in found if match][-1]
    top, right, bottom, left = (float(length[:-2]) * _LENGTH[length[-2:]] for length in lengths)
    return top, right, bottom, left


@cache
def _version(form: PaperForm) -> str:
    files = [TEMPLATES / name for name in (form.template, *form.parts)] + [STYLES / name for name in form.styles]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:8]
