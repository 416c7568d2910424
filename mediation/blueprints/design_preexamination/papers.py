"""The centre's papers: one as a draft or as issued, one printed and kept; the log of a month or a year."""

from datetime import date

from flask import g, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.design_preexamination.area import blueprint, examiner, readers, the_centre, the_request
from mediation.blueprints.design_preexamination.listing import month_of
from mediation.exchange.workbook import XLSX
from mediation.indicators import Period
from mediation.operations.design_preexamination import log
from mediation.operations.design_preexamination.building import NO_OPINION, OPINION_FORM
from mediation.operations.design_preexamination.papers import SHELF
from mediation.rules.reports.periods import Length, containing
from mediation.web import shelf_answers
from mediation.web.access import reads_first
from mediation.web.file_answers import download, pdf_answer
from mediation.web.scope import is_demo


@blueprint.get("/preexaminations/<preexamination_uid>/papers/<preexamination_form>/<int:ordinal>.pdf")
@readers
def paper(preexamination_uid: str, preexamination_form: str, ordinal: int) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    subject = _subject(preexamination_form, ordinal)
    return shelf_answers.shown(SHELF, the_request(preexamination_uid), preexamination_form, subject)


@blueprint.post("/preexaminations/<preexamination_uid>/papers/<preexamination_form>/<int:ordinal>/printing")
@examiner
@reads_first
def print_paper(preexamination_uid: str, preexamination_form: str, ordinal: int) -> Response:
    """One paper set, proved and put on record."""
    back = url_for("design_preexamination.show", preexamination_uid=preexamination_uid, _anchor="papers")
    subject = _subject(preexamination_form, ordinal)
    return shelf_answers.printed(
        SHELF, lambda: the_request(preexamination_uid), preexamination_form, back, subject=subject
    )


def _subject(form: str, ordinal: int) -> str:
    return str(ordinal) if form == OPINION_FORM else NO_OPINION


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
    month = containing(first, Length.MONTH)
    return Period(month.first, month.last), month.label
