"""Reports on paper: set from what was frozen, so that a later print says the same; drafts from the figures of today."""

from datetime import date
from typing import Any

from mediation.clock import SHANGHAI
from mediation.documents.catalogue import REPORT_FORMS
from mediation.documents.fidelity import prove
from mediation.documents.mediation_return import mediation_return
from mediation.documents.paper import certified
from mediation.documents.press import RenderedPaper, render_document
from mediation.documents.report_sections import opening, sections
from mediation.documents.work_report import work_report
from mediation.extensions import keyring
from mediation.models.report import Report, ReportPaper
from mediation.operations.actor import Actor
from mediation.operations.papers.shelf import Shelf
from mediation.operations.reports.freezing import content_of, may_freeze
from mediation.rules.figures import day
from mediation.rules.reports.changes import from_plain, in_words
from mediation.rules.reports.content import Content, definitions
from mediation.rules.reports.periods import ReportPeriod, period_of

FORM_OF = {"return": "mediation_return", "district": "work_report"}
DISTRICT = "南通市通州区"


def provenance(report: Report) -> list[str]:
    """Who froze it and when, by which definitions, its version, how it is proved; for paper and workbook."""
    at = report.frozen_at.astimezone(SHANGHAI)
    said = [
        f"统计期间 {day(report.first_on)}至{day(report.last_on)}，数据截至{day(report.as_of)}。",
        f"第{report.ordinal}版，{day(at.date())}{at:%H:%M}由{report.frozen_by.display_name}冻结；"
        f"口径 {report.definitions}，内容校验 {report.sha256[:16].upper()}。",
    ]
    if report.ordinal > 1:
        said.append(f"更正第{report.ordinal - 1}版，{in_words(from_plain(report.changes))}：{report.reason}")
    return said


def _build(report: Report, form: str, *, demo: bool) -> Any:
    """The paper of a frozen report, certified."""
    version = f"（第{report.ordinal}版）" if report.ordinal > 1 else ""
    on = report.frozen_at.astimezone(SHANGHAI).date()
    return certified(_composed(content_of(report), version, on, provenance(report), demo), key=keyring().index)


def prove_printable(content: Content, *, demo: bool) -> None:
    """Raises what the paper of `content` would raise once it is frozen: `PaperNotFaithful`, the `PrintingProblem`s."""
    paper = _today(content, demo)
    prove(paper, render_document(FORM_OF[content.kind], paper, draft=False).pdf)


def draft_of(content: Content, *, demo: bool) -> RenderedPaper:
    """The paper as it would read today, with the watermark of a draft. Raises the `PrintingProblem`s."""
    return render_document(FORM_OF[content.kind], _today(content, demo), draft=True)


def _today(content: Content, demo: bool) -> Any:
    period = _period(content.period)
    span = f"统计期间 {day(period.first)}至{day(period.last)}"
    said = [f"{span}，没有冻结，数字还会变；口径 {definitions(content)}。"]
    return _composed(content, "", date.fromisoformat(content.as_of), said, demo)


def _composed(content: Content, version: str, on: date, said: list[str], demo: bool) -> Any:
    period = _period(content.period)
    if content.kind == "return":
        return mediation_return(content, period=f"{period.titled}{version}", provenance=said, demo=demo)
    return work_report(
        district=DISTRICT,
        titled=f"{period.titled}报告{version}",
        dated=f"（{day(on)}）",
        opening=[opening(content, period)],
        sections=sections(content, period),
        signed=content.body_name,
        signed_on=day(on),
        notes=said,
        demo=demo,
    )


def _period(code: str) -> ReportPeriod:
    period = period_of(code)
    assert period is not None
    return period


def _gap(report: Report, form: str) -> str | None:
    return "" if FORM_OF[report.kind] == form else None


def _may_print(report: Report, actor: Actor) -> bool:
    return may_freeze(report.kind, report.organisation, actor)


SHELF = Shelf(
    forms=REPORT_FORMS,
    row=ReportPaper,
    gap_of=_gap,
    build=_build,
    may_print=_may_print,
    refusal="报表由冻结它的角色印：调委会主任，局里的书记员。",
)
