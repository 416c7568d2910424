"""One paper as a draft or as issued; printed alone; the set printed in one step."""

from typing import Any

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.papers.area import blueprint, staff
from mediation.documents.catalogue import FORMS
from mediation.models.case import Case
from mediation.operations import jobs
from mediation.operations.case_keys import content_of
from mediation.operations.papers.checklist import SheetOfCase, checklist, row_of
from mediation.operations.papers.copies import MOST, usual_copies
from mediation.operations.papers.issuing import file_sheet, preview, set_sheet
from mediation.operations.papers.making import Making
from mediation.operations.papers.printing import default_set
from mediation.operations.papers.sheets import sheet_named
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from mediation.web import job_runner
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import pdf_answer
from mediation.web.paper_standing import LOOKS
from mediation.web.scope import is_demo, the_case

# Issued on their own pages, after the review and with the number of copies they name.
AGREEMENTS = ("agreement", "oral_agreement")


@blueprint.get("/<key>.pdf")
@staff
def show(uid: str, key: str) -> Response:
    """The issued paper; before that, or with `?draft`, the draft with its watermark."""
    case = the_case(uid)
    row = _row(case, key)
    if row.document is not None and "draft" not in request.args:
        return pdf_answer(content_of(row.document), f"{case.number} {row.title}", download="download" in request.args)
    return pdf_answer(preview(_making(case, row.sheet)).pdf, f"{case.number} {row.title}草稿")


@blueprint.post("/<key>/printing")
@staff
@reads_first
def print_one(uid: str, key: str) -> Response:
    """One paper set, proved and put on record."""
    case = the_case(uid)
    row = _row(case, key)
    if row.sheet.form in AGREEMENTS:
        raise ActionRefused(f"{row.title}在协议页上出，那里先审查条款。")
    making = _making(case, row.sheet)
    ready = set_sheet(making)
    begin()
    copies = usual_copies(case, row.sheet, actor().today)
    document = file_sheet(making, ready, copies=copies, actor=actor())
    return done(_back(case), f"{document.title}印好了，{document.pages} 页，按 {copies} 份打印。点“打开”拿 PDF。")


@blueprint.route("/printing", methods=["GET", "POST"])
@staff
def print_set(uid: str) -> Response | str | tuple[str, int]:
    """Which papers and how many copies; what is ready goes on record, all of it comes as one PDF."""
    case, who = the_case(uid), actor()
    rows = [row for row in checklist(case, today=who.today, demo=is_demo()) if row.is_paper]
    copies = {row.sheet.key: usual_copies(case, row.sheet, who.today) for row in rows}
    if request.method != "POST":
        # A page that is about some of them says which.
        ticked = set(request.args.getlist("sheet")) or {row.sheet.key for row in default_set(rows)}
        return _set_page(case, rows, copies, ticked)
    draft = "draft" in request.form
    wanted, error = _wanted(rows, copies, draft=draft)
    if error:
        return _set_page(case, rows, copies, set(request.form.getlist("sheet")), error=error), 422
    asked = {"case": case.uid, "sheets": wanted, "draft": draft}
    title = f"{case.number} {'文书草稿' if draft else '成套文书'} {len(wanted)} 种"
    job = jobs.ask("print_set", asked, title=title, steps=len(wanted), actor=who, case=case)
    return job_runner.lead_to(job)


def _wanted(rows: list[SheetOfCase], copies: dict[str, int], *, draft: bool) -> tuple[list[list[Any]], str]:
    """The sheets ticked with their copies, which are put into `copies`; a sentence when they cannot be printed."""
    chosen = set(request.form.getlist("sheet"))
    for row in rows:
        typed = request.form.get(f"copies-{row.sheet.key}", "").strip()
        if row.sheet.key in chosen and typed:
            if not typed.isdecimal() or not 1 <= int(typed) <= MOST:
                return [], f"{row.title}的份数写成 1 到 {MOST} 的整数，现在是“{typed}”。"
            copies[row.sheet.key] = int(typed)
    picked = [row for row in rows if row.sheet.key in chosen]
    if not picked:
        return [], "一种也没有勾。勾上要印的。"
    gaps = [row for row in picked if row.gaps and row.document is None]
    if gaps and not draft:
        return [], f"{gaps[0].title}还缺内容：{gaps[0].gaps[0].sentence}补上再印，或者勾“印成草稿”。"
    return [[row.sheet.key, copies[row.sheet.key]] for row in picked], ""


def _set_page(case: Case, rows: list[SheetOfCase], copies: dict[str, int], ticked: set[str], error: str = "") -> str:
    return render_template(
        "papers/printing.html",
        case=case,
        rows=rows,
        copies=copies,
        ticked=ticked,
        error=error,
        draft="draft" in request.form,
        looks=LOOKS,
        most=MOST,
    )


def _row(case: Case, key: str) -> SheetOfCase:
    """The row of that key that is a paper of its own; else 404."""
    sheet = sheet_named(case, key)
    if sheet is None or sheet.files or FORMS[sheet.form].bound:
        abort(404)
    return row_of(_making(case, sheet))


def _making(case: Case, sheet: Sheet) -> Making:
    return Making(case, sheet, actor().today, is_demo())


def _back(case: Case) -> str:
    return url_for("cases.show", uid=case.uid, part="papers", _anchor="parts")
