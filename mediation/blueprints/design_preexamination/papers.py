"""The centre's papers: one as a draft or as issued, one printed and kept; the log of a month or a year."""

from datetime import date, timedelta

from flask import abort, g, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.design_preexamination.area import blueprint, examiner, readers, the_centre, the_request
from mediation.blueprints.design_preexamination.listing import month_of
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.exchange.workbook import XLSX
from mediation.indicators import Period
from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations.design_preexamination import log, papers
from mediation.operations.design_preexamination.building import OPINION_FORM, due_papers
from mediation.operations.design_preexamination.listing import month_after
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download, pdf_answer
from mediation.web.scope import is_demo


def _the_paper(row: DesignPreexamination, form: str, ordinal: int) -> tuple[str, int]:
    """The form and the opinion that it is about, 0 for none; 404 for what the request has not come to."""
    named = (form, ordinal if form == OPINION_FORM else 0)
    return named if named in due_papers(row) else abort(404)


@blueprint.get("/preexaminations/<preexamination_uid>/papers/<preexamination_form>/<int:ordinal>.pdf")
@readers
def paper(preexamination_uid: str, preexamination_form: str, ordinal: int) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    row = the_request(preexamination_uid)
    form, place = _the_paper(row, preexamination_form, ordinal)
    kept = [each for each in papers.issued(row) if (each.form, each.subject) == (form, str(place))]
    if kept and "draft" not in request.args:
        content = papers.content_of(kept[-1])
        return pdf_answer(content, f"{row.number} {kept[-1].title}", download="download" in request.args)
    title = CENTRE_FORMS[form].title
    return pdf_answer(papers.preview(row, form, place, demo=is_demo()).pdf, f"{row.number} {title}草稿")


@blueprint.post("/preexaminations/<preexamination_uid>/papers/<preexamination_form>/<int:ordinal>/printing")
@examiner
@reads_first
def print_paper(preexamination_uid: str, preexamination_form: str, ordinal: int) -> Response:
    """One paper set, proved and put on record."""
    row = the_request(preexamination_uid)
    form, place = _the_paper(row, preexamination_form, ordinal)
    ready = papers.set_paper(row, form, place, demo=is_demo())
    begin()
    made = papers.file_paper(the_request(preexamination_uid), ready, demo=is_demo(), actor=actor())
    url = url_for("design_preexamination.show", preexamination_uid=preexamination_uid, _anchor="papers")
    return done(url, f"{made.title}印好了，{made.pages} 页。点“打开”拿 PDF。")


@blueprint.get("/preexaminations/log.<any(pdf, xlsx):kind>")
@readers
def log_file(kind: str) -> Response:
    """The log of `?month=2026-09` or `?year=2026`, this month unless asked otherwise, on paper or as a workbook."""
    period, named = _period()
    today, name = g.now.date(), f"预审台账{named}"
    if kind == "xlsx":
        return download(log.as_sheet(current_user, period, named, today=today), f"{name}.xlsx", XLSX)
    return pdf_answer(log.as_pdf(current_user, the_centre(), period, named, today=today, demo=is_demo()), name)


def _period() -> tuple[Period, str]:
    year = request.args.get("year", type=int)
    if year and 2014 <= year <= 2099:
        return Period(date(year, 1, 1), date(year, 12, 31)), f"{year}年"
    first = month_of(request.args.get("month", "")) or g.now.date().replace(day=1)
    return Period(first, month_after(first) - timedelta(1)), f"{first.year}年{first.month}月"
