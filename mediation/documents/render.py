"""The printing worker's side, and the only importer of WeasyPrint: loaded in worker processes alone (press.py).

One font configuration and one parsed style sheet per worker; nothing is fetched from anywhere.
"""

import gc
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import weasyprint
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from mediation.documents import justification
from mediation.documents.composing import STYLES

_log = logging.getLogger(__name__)


class FetchRefused(ValueError):
    """A paper asked for something outside itself."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Opens `data:` and nothing else: the faces come from the font folder through fontconfig. A paper that asks
    for a file, a page or an attachment is not rendered at all."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The content of a `data:` address; raises `FetchRefused` for any other."""
        if not url.lower().startswith("data:"):
            self.refused.append(url[:80])
            raise FetchRefused(f"文书要取外部内容，已拒绝：{url[:80]}")
        return super().fetch(url, headers)


@cache
def _fonts() -> FontConfiguration:
    if weasyprint.__version__ in justification.TESTED_WITH:
        justification.install(inline, line_break)
    else:
        _log.warning("WeasyPrint %s is not the tested version: lines stay ragged", weasyprint.__version__)
    return FontConfiguration()


@cache
def _style(name: str) -> weasyprint.CSS:
    text = (STYLES / name).read_text(encoding="utf-8")
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=ClosedFetcher())


def render(html: str, styles: tuple[str, ...]) -> tuple[bytes, int]:
    """`html` set with the print styles of these names → (PDF/A bytes, number of pages).

    The same input gives the same bytes: no date or random identifier goes in. Raises FatalURLFetchingError or
    `FetchRefused` when the paper asks for anything outside itself.
    """
    pdf, (pages,) = render_all(((html, styles),))
    return pdf, pages


def render_all(papers: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[bytes, tuple[int, ...]]:
    """Several papers, each (html, styles) and laid out alone, one behind the other → (PDF/A bytes, pages of each).
    Faces are embedded once for all of them, which is most of the time one short paper takes."""
    try:
        return _written(papers)
    finally:
        # What a paper leaves in circles is little, but were it kept while the next one is set, a worker would grow. All
        # of it is young.
        gc.collect(1)


def _written(papers: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[bytes, tuple[int, ...]]:
    fetcher = ClosedFetcher()
    documents = [_laid_out(html, styles, fetcher) for html, styles in papers]
    together = documents[0].copy([page for document in documents for page in document.pages])
    pdf: bytes = together.write_pdf(pdf_variant="pdf/a-2u")
    if fetcher.refused:
        # Drawings swallow what went wrong inside them.
        raise FetchRefused(f"文书要取外部内容，已拒绝：{fetcher.refused[0]}")
    return pdf, tuple(len(document.pages) for document in documents)


def _laid_out(html: str, styles: tuple[str, ...], fetcher: ClosedFetcher) -> Any:
    return weasyprint.HTML(string=html, url_fetcher=fetcher).render(
        font_config=_fonts(), stylesheets=[_style(name) for name in styles], pdf_variant="pdf/a-2u"
    )


def warm_up() -> None:
    """Load fonts and style sheets before the first paper comes."""
    styles = tuple(sorted(path.name for path in STYLES.glob("*.css")))
    render("<html lang='zh'><title>warm</title><p>仿宋</p></html>", styles)
    # What is loaded now stays for good: the collector need not look at it again with every paper.
    gc.collect()
    gc.freeze()
    # A laid-out paper is a million objects that all live until it is written: looking through them finds nothing.
    gc.set_threshold(200_000, 20, 50)
