"""A report as it would read today: composed from the figures, nothing stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mediation.models.organisation import Organisation
from mediation.operations.reports import counting
from mediation.operations.reports.district import district
from mediation.operations.reports.layout import layout_on
from mediation.rules.reports import mediation_return
from mediation.rules.reports.content import Content
from mediation.rules.reports.passages import Passage
from mediation.rules.reports.periods import ReportPeriod

KINDS = {"district": "工作报告", "return": "人民调解案件情况统计"}


def draft(
    kind: str, body: Organisation, period: ReportPeriod, *, today: date, written: Sequence[Passage] = ()
) -> Content:
    """The report of `kind` (a key of `KINDS`) of that body on the period, counted today, with what people wrote."""
    counted = _return(body, period, today) if kind == "return" else district(body, period, today=today)
    return replace(counted, passages=tuple(written))


def _return(committee: Organisation, period: ReportPeriod, today: date) -> Content:
    layout = layout_on(today)
    cases = counting.ended_cases(committee.id, period.first, period.last, today=today)
    found = mediation_return.blocks(cases, layout)
    return Content(
        kind="return",
        body=committee.code,
        body_name=committee.name,
        period=period.code,
        as_of=today.isoformat(),
        blocks=found,
        notes=tuple(mediation_return.doubts(found, layout)),
    )
