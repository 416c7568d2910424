"""工作报告：照公文格式（GB/T 9704）写的月报、季报、年报；每一句里的数都是冻结内容里的一项。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.charts import Columns
from mediation.documents.paper import UNPRINTED, Head, Printed

TITLE = "知识产权纠纷多元化解工作"


@dataclass(frozen=True)
class TableRow:
    """One row: the name, then its figures; `summed` for the last one."""

    cells: Annotated[tuple[str, ...], Printed("数")]
    summed: Annotated[bool, UNPRINTED] = False


@dataclass(frozen=True)
class ReportTable:
    """A table with its caption over it (`表1　2025年纠纷办理情况`); `look` names its widths in the style
    sheet, `sides` where each stands: l, r or c."""

    caption: Annotated[str, Printed("表题")]
    heads: Annotated[tuple[str, ...], Printed("表头")]
    rows: tuple[TableRow, ...]
    look: Annotated[str, UNPRINTED] = ""
    sides: Annotated[str, UNPRINTED] = ""


@dataclass(frozen=True)
class ReportChart:
    """A chart with its caption below it; its words are proven where charts are drawn."""

    drawn: Annotated[Columns, UNPRINTED]
    caption: Annotated[str, Printed("图题")]


@dataclass(frozen=True)
class Part:
    """What stands under `（一）…`, or, with an empty heading, straight under the section."""

    heading: Annotated[str, Printed("标题")]
    paragraphs: Annotated[tuple[str, ...], Printed("正文")]
    tables: tuple[ReportTable, ...] = ()
    charts: tuple[ReportChart, ...] = ()
    small: bool = False

    @property
    def called(self) -> str:
        """How the proof names this part."""
        return self.heading


@dataclass(frozen=True)
class Section:
    """What stands under `一、…`."""

    heading: Annotated[str, Printed("标题")]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class WorkReport:
    """The report in the order of print. The title is the district, what the work is, and the period, of `head`."""

    head: Head
    dated: Annotated[str, Printed("题下日期")]
    opening: Annotated[tuple[str, ...], Printed("导语")]
    sections: tuple[Section, ...]
    signed: Annotated[str, Printed("落款")]
    signed_on: Annotated[str, Printed("成文日期")]
    notes: Annotated[tuple[str, ...], Printed("说明")]

    @property
    def tables(self) -> Iterator[ReportTable]:
        """Every table in the order of print."""
        return (table for section in self.sections for part in section.parts for table in part.tables)


def work_report(
    *,
    district: str,
    titled: str,
    dated: str,
    opening: Sequence[str],
    sections: Sequence[Section],
    signed: str,
    signed_on: str,
    notes: Sequence[str],
    demo: bool = False,
) -> WorkReport:
    """The report of `district` (`南通市通州区`) on a period (`2025年度报告`)."""
    head = Head(committee=district, title=TITLE, number=titled, demo=demo)
    return WorkReport(head, dated, tuple(opening), tuple(sections), signed, signed_on, tuple(notes))
