"""预审台账：the log of a month or a year as a paper and as a workbook, from the same rows."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import selectinload

from mediation.documents.preexamination_log import LogLine, PreexaminationLogPaper, log_paper
from mediation.documents.press import render_document
from mediation.exchange.preexamination_sheets import log_sheet
from mediation.exchange.workbook import Cell
from mediation.extensions import db
from mediation.indicators import Period
from mediation.indicators.preexamination import COUNTS, MEASURES, SHOWN, short
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.design_preexamination.clocks import days_waited
from mediation.operations.design_preexamination.figures import figures_of, measured
from mediation.operations.design_preexamination.listing import OUTCOMES
from mediation.operations.design_preexamination.reading import TOGETHER
from mediation.operations.settings import calendar
from mediation.procedures.design_preexamination import Shape
from mediation.rules.design_preexamination.words import NOT_FILED, REFUSED, SCREENING
from mediation.rules.holidays import Calendar

MOST = 5000
"""Rows of one file."""


def rows_of(user: User, period: Period) -> list[Row]:
    """What was submitted within the period, in the order of the numbers, at most `MOST`."""
    query = visible_preexaminations(user).where(Row.submitted_on.between(period.first, period.last))
    together = (*TOGETHER, selectinload(Row.designs), selectinload(Row.views), selectinload(Row.screenings))
    return list(db.session.scalars(query.options(*together).order_by(Row.year, Row.serial).limit(MOST)))


def as_pdf(user: User, centre: Organisation, period: Period, named: str, *, today: date, demo: bool) -> bytes:
    """The log on paper. Raises the `PrintingProblem`s."""
    return render_document("preexamination_log", _paper(user, centre, period, named, today, demo), draft=False).pdf


def as_sheet(user: User, period: Period, named: str, *, today: date) -> bytes:
    """The log as a workbook, with the measures and their formulas below it."""
    days = calendar()
    notes = [*summary(user, period), *(f"{one.label}：{one.formula}。{one.pitfalls[0]}" for one in MEASURES.values())]
    return log_sheet(named, [_cells(row, days, today) for row in rows_of(user, period)], notes=notes)


def summary(user: User, period: Period) -> list[str]:
    """The figures of the period in a sentence each, never a share without its n and N."""
    found = figures_of("", "", [row for row, _ in measured(user, period)], period)
    counted = "，".join(f"{short(COUNTS[name])} {found.counts[name]} 件" for name in SHOWN)
    shares = [
        f"{MEASURES[name].label} {share.percent}%（{len(share.part)} / {len(share.whole)}）"
        for name, share in found.shares.items()
        if share.percent is not None
    ]
    cycle = found.cycle
    said = (
        f"周期中位 {cycle.median_all:g} 个工作日，其中等申请人 {cycle.median_waited:g} 个"
        if cycle.median_all is not None
        else ""
    )
    return [text for text in (counted, "，".join(shares), said) if text]


def _paper(
    user: User, centre: Organisation, period: Period, named: str, today: date, demo: bool
) -> PreexaminationLogPaper:  # fmt: skip
    days = calendar()
    lines = [_line(row, days, today) for row in rows_of(user, period)]
    return log_paper(lines, centre=centre.name, period=named, summary=summary(user, period), demo=demo)


def _line(row: Row, days: Calendar, today: date) -> LogLine:
    ended = row.publication_number or (f"{OUTCOMES[row.result]} {_short(row.result_on)}" if row.result else "")
    return LogLine(
        number=row.number,
        applicant=row.applicant_name,
        product=row.product,
        class_number=row.class_number,
        people="、".join(filter(None, (row.examiner.display_name, row.reader.display_name if row.reader else ""))),
        submitted=_short(row.submitted_on),
        accepted=_short(row.accepted_on),
        opinions=str(len(row.opinions) or ""),
        waited=str(days_waited(row, days, today) or ""),
        conclusion=f"{OUTCOMES[row.outcome]} {_short(row.concluded_on)}" if row.outcome else "",
        filing=row.filing_number,
        result=ended,
    )


def _short(day: date | None) -> str:
    return f"{day:%m-%d}" if day else ""


def _cells(row: Row, days: Calendar, today: date) -> Sequence[Cell]:
    why = NOT_FILED.get(row.not_filed_ground, "") or row.cancel_reason
    reason = "：".join(filter(None, (REFUSED.get(row.ground, ""), row.reason if row.outcome != "passed" else "")))
    consistent = "" if row.consistent is None else "一致" if row.consistent else "不一致"
    return (
        row.number,
        row.applicant_name,
        row.standing,
        row.product,
        row.class_number,
        row.class_edition,
        Shape(row.shape).label,
        len(row.designs),
        len(row.views),
        "是" if row.colour else "否",
        row.designers,
        row.agency,
        row.attorney,
        row.submitted_on,
        row.examiner.display_name,
        row.reader.display_name if row.reader else "",
        row.accepted_on,
        len(row.opinions),
        days_waited(row, days, today),
        OUTCOMES.get(row.outcome, ""),
        row.concluded_on,
        reason,
        SCREENING[row.screenings[-1].conclusion] if row.screenings else "",
        row.filed_on,
        row.filing_number,
        row.paid_on,
        consistent,
        row.marked_on,
        OUTCOMES.get(row.result, ""),
        row.result_on,
        row.publication_number,
        why,
    )
