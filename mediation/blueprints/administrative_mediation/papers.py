"""The bureau's papers: one as a draft or as issued, one printed and kept."""

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.administrative_mediation.area import blueprint, clerk, readers, the_matter
from mediation.documents.catalogue import BUREAU_FORMS
from mediation.operations.administrative_mediation import papers
from mediation.operations.administrative_mediation.building import gap_of
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo


def _the_form(form: str) -> str:
    if form not in BUREAU_FORMS:
        abort(404)
    return form


@blueprint.get("/administrative/<matter_uid>/papers/<paper_form>.pdf")
@readers
def paper(matter_uid: str, paper_form: str) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    matter, form = the_matter(matter_uid), _the_form(paper_form)
    row = next((row for row in reversed(papers.issued(matter)) if row.form == form), None)
    if row is not None and "draft" not in request.args:
        return pdf_answer(papers.content_of(row), f"{matter.number} {row.title}", download="download" in request.args)
    if gap_of(matter, form) is None:
        abort(404)
    title = BUREAU_FORMS[form].title
    return pdf_answer(papers.preview(matter, form, demo=is_demo()).pdf, f"{matter.number} {title}草稿")


@blueprint.post("/administrative/<matter_uid>/papers/<paper_form>/printing")
@clerk
@reads_first
def print_paper(matter_uid: str, paper_form: str) -> Response:
    """One paper set, proved and put on record."""
    matter, form = the_matter(matter_uid), _the_form(paper_form)
    if gap_of(matter, form) is None:
        abort(404)
    ready = papers.set_paper(matter, form, demo=is_demo())
    begin()
    row = papers.file_paper(the_matter(matter_uid), ready, demo=is_demo(), actor=actor())
    url = url_for("administrative_mediation.show", matter_uid=matter_uid, _anchor="papers")
    return done(url, f"{row.title}印好了，{row.pages} 页。点“打开”拿 PDF。")
