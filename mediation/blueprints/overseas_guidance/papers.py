"""The guidance sheet of one enterprise: as a draft or as issued, printed and kept."""

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.overseas_guidance.area import blueprint, officer, the_guidance
from mediation.operations.overseas_guidance import papers
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo


@blueprint.get("/overseas/guidance/<guidance_uid>/sheet.pdf")
@officer
def sheet(guidance_uid: str) -> Response:
    """The newest issued sheet; before that, or with `?draft`, the draft with its watermark."""
    row = the_guidance(guidance_uid)
    if row.papers and "draft" not in request.args:
        kept = row.papers[-1]
        return pdf_answer(papers.content_of(kept), f"{kept.number} {kept.title}", download="download" in request.args)
    if papers.gap_of(row):
        abort(404)
    return pdf_answer(papers.preview(row, demo=is_demo()).pdf, f"{row.sheet_number} {papers.FORM.title}草稿")


@blueprint.post("/overseas/guidance/<guidance_uid>/sheet/printing")
@officer
@reads_first
def print_sheet(guidance_uid: str) -> Response:
    """The sheet set, proved and put on record."""
    row = the_guidance(guidance_uid)
    ready = papers.set_sheet(row, demo=is_demo())
    begin()
    kept = papers.file_sheet(the_guidance(guidance_uid), ready, demo=is_demo(), actor=actor())
    url = url_for("overseas_guidance.guidance", guidance_uid=guidance_uid, _anchor="sheet")
    return done(url, f"{kept.title}印好了，{kept.pages} 页。点“打开”拿 PDF。")
