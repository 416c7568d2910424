"""预审台账：一个月、一年的预审，一行一件。和导出的 Excel 是同一份数据。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed

TITLE = "外观设计专利申请预审台账"


@dataclass(frozen=True)
class LogLine:
    """One request in the order of print."""

    number: Annotated[str, Printed("预审编号")]
    applicant: Annotated[str, Printed("备案主体")]
    product: Annotated[str, Printed("产品")]
    class_number: Annotated[str, Printed("分类")]
    people: Annotated[str, Printed("主办、复核")]
    submitted: Annotated[str, Printed("提交")]
    accepted: Annotated[str, Printed("受理")]
    opinions: Annotated[str, Printed("意见")]
    waited: Annotated[str, Printed("等申请人")]
    conclusion: Annotated[str, Printed("结论")]
    filing: Annotated[str, Printed("申请号")]
    result: Annotated[str, Printed("结果")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.number


@dataclass(frozen=True)
class PreexaminationLogPaper:
    """The log of a period: the figures in a sentence each, then the lines."""

    head: Head
    summary: Annotated[tuple[str, ...], Printed("合计")]
    lines: tuple[LogLine, ...]


def log_paper(
    lines: Sequence[LogLine], *, centre: str, period: str, summary: Sequence[str], demo: bool = False
) -> PreexaminationLogPaper:
    """The log of `period` (`2026年9月`)."""
    head = Head(committee=centre, title=TITLE, number=period, demo=demo)
    return PreexaminationLogPaper(head, tuple(summary), tuple(lines))
