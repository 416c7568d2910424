"""Reports on paper: set from what was frozen, so that a later print says the same; drafts from the figures of today."""

from typing import Any

from mediation.clock import SHANGHAI
from mediation.documents.catalogue import REPORT_FORMS
from mediation.documents.mediation_return import mediation_return
from mediation.documents.paper import certified
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import keyring
from mediation.models.report import Report, ReportPaper
from mediation.operations.actor import Actor
from mediation.operations.papers.shelf import Shelf
from mediation.operations.reports.freezing import content_of, may_freeze
from mediation.rules.figures import day
from mediation.rules.reports.content import Content, definitions
from mediation.rules.reports.periods import ReportPeriod, period_of

FORM_OF = {"return": "mediation_return"}


def provenance(report: Report) -> list[str]:
    """Who froze it and when, by which definitions, its version, how it is proved; for paper and workbook."""
    at = report.frozen_at.astimezone(SHANGHAI)
    said = [
        f"统计期间 {day(report.first_on)}至{day(report.last_on)}，数据截至{day(report.as_of)}。",
        f"第{report.ordinal}版，{day(at.date())}{at:%H:%M}由{report.frozen_by.display_name}冻结；"
        f"口径 {report.definitions}，内容校验 {report.sha256[:16].upper()}。",
    ]
    if report.ordinal > 1:
        said.append(f"更正第{report.ordinal - 1}版，{len(report.changes)} 个数有变：{report.reason}")
    return said


def _build(report: Report, form: str, *, demo: bool) -> Any:
    """The paper of a frozen report, certified."""
    period = _period(report.period)
    version = f"（第{report.ordinal}版）" if report.ordinal > 1 else ""
    made = _composed(content_of(report), period, version, provenance(report), demo)
    return certified(made, key=keyring().index)


def draft_of(content: Content, *, demo: bool) -> RenderedPaper:
    """The paper as it would read today, with the watermark of a draft. Raises the `PrintingProblem`s."""
    period = _period(content.period)
    said = [
        f"统计期间 {day(period.first)}至{day(period.last)}，没有冻结，数字还会变；口径 {definitions(content)}。",
    ]
    return render_document(FORM_OF[content.kind], _composed(content, period, "", said, demo), draft=True)


def _composed(content: Content, period: ReportPeriod, version: str, said: list[str], demo: bool) -> Any:
    return mediation_return(content, period=f"{period.titled}{version}", provenance=said, demo=demo)


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
