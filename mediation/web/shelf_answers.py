"""The papers of a register of its own over the web: one as a draft or as issued, one printed and kept."""

from collections.abc import Callable
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from mediation.files import content_of
from mediation.operations.papers.shelf import Shelf
from mediation.web.access import actor
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.numbers import row_number
from mediation.web.scope import is_demo


def shown(shelf: Shelf, matter: Any, form: str, subject: str = "") -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark; with `?issued=2` the second
    that was printed. 404 for what the matter's course does not call for."""
    kept = shelf.issued_of(matter, form, subject)
    if "issued" in request.args:
        asked = request.args.get("issued", type=row_number)
        kept = kept[asked - 1 : asked] if asked else []
        if not kept:
            abort(404)
    if kept and "draft" not in request.args:
        row = kept[-1]
        return pdf_answer(content_of(row), f"{row.number} {row.title}", download="download" in request.args)
    _called_for(shelf, matter, form, subject)
    title = shelf.forms[form].title
    return pdf_answer(shelf.preview(matter, form, subject, demo=is_demo()).pdf, f"{matter.number} {title}草稿")


def printed(
    shelf: Shelf, load: Callable[[], Any], form: str, back: str, *, subject: str = "", then: str = "点“打开”拿 PDF。"
) -> Response:
    """One paper set, proved and put on record; `load` gives the matter, again once writing has begun; `then` says what
    comes next."""
    matter = load()
    _called_for(shelf, matter, form, subject)
    ready = shelf.set_paper(matter, form, subject, demo=is_demo())
    begin()
    row = shelf.file_paper(load(), ready, demo=is_demo(), actor=actor())
    return done(back, f"{row.title}印好了，{row.pages} 页。{then}")


def _called_for(shelf: Shelf, matter: Any, form: str, subject: str) -> None:
    if form not in shelf.forms or not shelf.calls_for(matter, form, subject):
        abort(404)
