"""The notice to the platform: a draft, printed and kept."""

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.online_shops.area import blueprint, centre, the_complaint
from mediation.operations.online_shops import papers
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.numbers import row_number
from mediation.web.scope import is_demo


@blueprint.get("/online-shops/<complaint_uid>/notice.pdf")
@centre
def notice(complaint_uid: str) -> Response:
    """The draft with its watermark; with `?issued=2` the second that was printed."""
    complaint = the_complaint(complaint_uid)
    asked = request.args.get("issued", type=row_number)
    if asked is None:
        pdf = papers.preview(complaint, demo=is_demo()).pdf
        return pdf_answer(pdf, f"{complaint.number} {papers.FORM.title}草稿")
    kept = papers.issued(complaint)
    if not 1 <= asked <= len(kept):
        abort(404)
    return pdf_answer(papers.content_of(kept[asked - 1]), f"{complaint.number} {papers.FORM.title} {asked}")


@blueprint.post("/online-shops/<complaint_uid>/notice/printing")
@centre
@reads_first
def print_notice(complaint_uid: str) -> Response:
    """The notice set, proved and put on record."""
    ready = papers.set_paper(the_complaint(complaint_uid), demo=is_demo())
    begin()
    row = papers.file_paper(the_complaint(complaint_uid), ready, demo=is_demo(), actor=actor())
    url = url_for("online_shops.show", complaint_uid=complaint_uid, _anchor="notice")
    return done(url, f"{row.title}印好了，{row.pages} 页。发出以后登记发通知。")
