"""人民调解结案报告表：本地用表，不在239号文书格式之内。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day

TITLE = "人民调解结案报告表"


@dataclass(frozen=True)
class ClosingReportPaper:
    """The report in the order of print. `file_number` "" before the file has one, `accepted_on` of a case that was
    turned away, `closed_on` before it is closed: blank cells. The day of filling in is left to the pen."""

    head: Head
    file_number: Annotated[str, Printed("卷号")]
    body: Annotated[str, Printed("承办单位")]
    mediators: Annotated[str, Printed("承办人")]
    accepted_on: Annotated[str, Printed("受案时间")]
    closed_on: Annotated[str, Printed("结案时间")]
    source: Annotated[str, Printed("案件来源")]
    matter: Annotated[str, Printed("纠纷类型")]
    parties: Annotated[tuple[str, ...], Printed("当事人信息")]
    facts: Annotated[tuple[str, ...], Printed("简要事实")]
    result: Annotated[tuple[str, ...], Printed("结果")]


def closing_report(
    *,
    committee: str,
    number: str,
    file_number: str,
    mediators: Sequence[str],
    accepted_on: date | None,
    closed_on: date | None,
    source: str,
    matter: str,
    parties: Sequence[str],
    facts: str,
    result: Sequence[str],
    demo: bool = False,
) -> ClosingReportPaper:
    """The report of one case; `parties` one line each, `result` one sentence each."""
    return ClosingReportPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        file_number=file_number,
        body=committee,
        mediators="、".join(mediators),
        accepted_on=day(accepted_on) if accepted_on else "",
        closed_on=day(closed_on) if closed_on else "",
        source=source,
        matter=matter,
        parties=tuple(parties),
        facts=paragraphs(facts),
        result=tuple(result),
    )
