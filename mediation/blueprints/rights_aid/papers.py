"""The centre's papers: one as a draft or as issued, one printed and kept; what a committee sees of what came over."""

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.rights_aid.area import blueprint, committee, officer, readers, the_matter
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.operations.rights_aid import papers
from mediation.operations.rights_aid.building import gap_of, right_named
from mediation.operations.rights_aid.reading import matter_of_case, parties_named
from mediation.procedures.rights_aid import DOCUMENTS, Service
from mediation.rules.statutes import JIANGSU_IP_37_3, MEDIATION_17
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo, the_case


def _the_form(form: str) -> str:
    if form not in DOCUMENTS:
        abort(404)
    return form


@blueprint.get("/aid/<aid_uid>/papers/<aid_form>.pdf")
@readers
def paper(aid_uid: str, aid_form: str) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    matter, form = the_matter(aid_uid), _the_form(aid_form)
    row = next((row for row in reversed(papers.issued(matter)) if row.form == form), None)
    if row is not None and "draft" not in request.args:
        return pdf_answer(papers.content_of(row), f"{row.number} {row.title}", download="download" in request.args)
    if gap_of(matter, form) is None:
        abort(404)
    title = CENTRE_FORMS[form].title
    return pdf_answer(papers.preview(matter, form, demo=is_demo()).pdf, f"{matter.number} {title}草稿")


@blueprint.post("/aid/<aid_uid>/papers/<aid_form>/printing")
@officer
@reads_first
def print_paper(aid_uid: str, aid_form: str) -> Response:
    """One paper set, proved and put on record."""
    matter, form = the_matter(aid_uid), _the_form(aid_form)
    if gap_of(matter, form) is None:
        abort(404)
    ready = papers.set_paper(matter, form, demo=is_demo())
    begin()
    row = papers.file_paper(the_matter(aid_uid), ready, demo=is_demo(), actor=actor())
    url = url_for("rights_aid.show", aid_uid=aid_uid, _anchor="papers")
    return done(url, f"{row.title}印好了，{row.pages} 页。点“打开”拿 PDF。")


@blueprint.get("/cases/<uid>/aid")
@committee
def of_case(uid: str) -> str:
    """What came over with the case: who asked the centre for what, that the applicant agreed; no opinion, no course."""
    matter = matter_of_case(the_case(uid).id)
    if matter is None:
        abort(404)
    return render_template(
        "rights_aid/of_case.html",
        case=matter.case,
        matter=matter,
        parties=parties_named(matter),
        service=Service(matter.service).label,
        right=right_named(matter),
        laws=(JIANGSU_IP_37_3, MEDIATION_17),
    )
