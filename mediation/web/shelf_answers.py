"""The papers of a register of its own over the web: one as a draft or as issued, one printed and kept."""

from collections.abc import Callable
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from mediation.operations.papers.shelf import Shelf, content_of
from mediation.web.access import actor
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo


def shown(shelf: Shelf, matter: Any, form: str) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark. 404 for what the matter's
    course does not call for."""
    _known(shelf, form)
    row = next((row for row in reversed(shelf.issued(matter)) if row.form == form), None)
    if row is not None and "draft" not in request.args:
        return pdf_answer(content_of(row), f"{row.number} {row.title}", download="download" in request.args)
    _called_for(shelf, matter, form)
    title = shelf.forms[form].title
    return pdf_answer(shelf.preview(matter, form, demo=is_demo()).pdf, f"{matter.number} {title}草稿")


def printed(shelf: Shelf, load: Callable[[], Any], form: str, back: str) -> Response:
    """One paper set, proved and put on record; `load` gives the matter, again once writing has begun."""
    _known(shelf, form)
    matter = load()
    _called_for(shelf, matter, form)
    ready = shelf.set_paper(matter, form, demo=is_demo())
    begin()
    row = shelf.file_paper(load(), ready, demo=is_demo(), actor=actor())
    return done(back, f"{row.title}印好了，{row.pages} 页。点“打开”拿 PDF。")


def _known(shelf: Shelf, form: str) -> None:
    if form not in shelf.forms:
        abort(404)


def _called_for(shelf: Shelf, matter: Any, form: str) -> None:
    if shelf.gap_of(matter, form) is None:
        abort(404)
