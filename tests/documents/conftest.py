"""One press for all tests of papers: workers are warmed once and ended at the end."""

from collections.abc import Callable, Iterator

import pytest

from mediation.documents import press
from mediation.documents.fonts import missing
from mediation.documents.press import RenderedPaper

Rendering = Callable[..., RenderedPaper]


@pytest.fixture(scope="session")
def rendered() -> Iterator[Rendering]:
    """Sets a paper in a form and keeps it: the same paper is set once however many tests look at it."""
    assert missing() == []
    kept: dict[tuple[str, object, bool], RenderedPaper] = {}

    def render(form: str, paper: object, *, draft: bool = False) -> RenderedPaper:
        asked = (form, paper, draft)
        if asked not in kept:
            kept[asked] = press.render_document(form, paper, draft=draft)
        return kept[asked]

    yield render
    press.close()
