"""Reports as files: the paper as a draft or as printed, the figures as a workbook, the register of the cases."""

from flask import abort, g, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.reports.area import asked, blueprint, committee, freezers, readers, the_report
from mediation.blueprints.reports.writing import kept_draft
from mediation.exchange.report_book import report_book
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.models.report import Report
from mediation.operations import audit
from mediation.operations.reports import papers, register
from mediation.operations.reports.drafting import KINDS, draft
from mediation.operations.reports.freezing import content_of
from mediation.operations.reports.reading import named
from mediation.rules.reports.content import Content
from mediation.rules.reports.periods import period_of
from mediation.web import shelf_answers
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin
from mediation.web.file_answers import download, pdf_answer
from mediation.web.scope import is_demo


@blueprint.get("/reports/preview.pdf")
@readers
def draft_paper() -> Response:
    """The report as it reads today, as a draft with its watermark."""
    wanted = asked(g.now.date())
    content = draft(wanted.kind, wanted.body, wanted.period, today=g.now.date(), written=kept_draft(wanted))
    name = f"{wanted.body.short_name}{wanted.period.titled}{KINDS[wanted.kind]}草稿"
    return pdf_answer(papers.draft_of(content, demo=is_demo()).pdf, name)


@blueprint.get("/reports/<filed_uid>.pdf")
@readers
def paper(filed_uid: str) -> Response:
    """The printed paper; before that, or with `?draft`, the draft."""
    report = the_report(filed_uid)
    return shelf_answers.shown(papers.SHELF, report, papers.FORM_OF[report.kind])


@blueprint.post("/reports/<filed_uid>/printing")
@freezers
@reads_first
def print_paper(filed_uid: str) -> Response:
    """The paper set, proved and put on record."""
    report = the_report(filed_uid)
    back = url_for("reports.show", filed_uid=filed_uid)
    return shelf_answers.printed(papers.SHELF, lambda: the_report(filed_uid), papers.FORM_OF[report.kind], back)


@blueprint.get("/reports/<filed_uid>.xlsx")
@readers
def sheet(filed_uid: str) -> Response:
    """The figures as a workbook whose totals are formulas over the rows behind them; no name of a party is in it."""
    report = the_report(filed_uid)
    content = content_of(report)
    book = report_book(content, _numbers(content), notes=[*papers.provenance(report), *_written(content)])
    return download(book, f"{_called(report)}.xlsx", XLSX)


def _written(content: Content) -> list[str]:
    return [f"{one.label}：{one.text}" for one in content.passages]


def _numbers(content: Content) -> dict[tuple[str, int], str]:
    ids = {(line.table, row) for line in content.lines for side in (line.rows, line.base) for row, _ in side}
    found: dict[tuple[str, int], str] = {}
    for table in {table for table, _ in ids}:
        known = named(table, [row for name, row in ids if name == table], current_user)
        found |= {(table, row): said[0] for row, said in known.items()}
    return found


def _called(report: Report) -> str:
    period = period_of(report.period)
    assert period is not None
    version = f"（第{report.ordinal}版）" if report.ordinal > 1 else ""
    return f"{report.organisation.short_name}{period.titled}{KINDS[report.kind]}{version}"


@blueprint.post("/reports/<filed_uid>/register.xlsx")
@committee
@reads_first
def cases(filed_uid: str) -> Response:
    """The register of the cases that a return counted, in the columns the justice bureau asks. That names left the
    house stays in the trail."""
    report = the_report(filed_uid)
    if report.kind != "return":
        abort(404)
    content = register.register_of(report, current_user, today=g.now.date())
    begin()
    audit.record(actor(), "export_case_register", report, summary=f"导出{_called(report)}的逐案登记，{content.rows} 件")
    db.session.commit()
    return download(content.book, f"{_called(report)}逐案登记.xlsx", XLSX)
