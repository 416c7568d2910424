"""工作情况一览：看板的一页 A4，黑白复印也看得清。数都来自指标，这里只排版。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.charts import Columns, Look
from mediation.documents.paper import UNPRINTED, Head, Printed

TITLE = "知识产权纠纷多元化解工作情况一览"


@dataclass(frozen=True)
class SheetTarget:
    """One target of the plan: what is asked, what was done (`96.4%（212/220）`), the bar and its tick as parts of the
    width, `state` good, warn, bad or "" and its word."""

    label: Annotated[str, Printed("目标")]
    required: Annotated[str, Printed("要求")]
    done: Annotated[str, Printed("完成")]
    word: Annotated[str, Printed("状态")]
    state: Annotated[str, UNPRINTED]
    progress: Annotated[float | None, UNPRINTED]
    goal: Annotated[float | None, UNPRINTED]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class SheetBar:
    """A lying bar, `share` of the longest."""

    label: Annotated[str, Printed("名称")]
    shown: Annotated[str, Printed("件数")]
    share: Annotated[float, UNPRINTED]
    look: Annotated[Look, UNPRINTED]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class SheetTable:
    """A table: heads and rows of words; the first column names the row."""

    heads: Annotated[tuple[str, ...], Printed("表头")]
    rows: tuple["SheetRow", ...]


@dataclass(frozen=True)
class SheetRow:
    """One row of a table."""

    cells: Annotated[tuple[str, ...], Printed("数")]


@dataclass(frozen=True)
class DashboardSheet:
    """The whole sheet, in the order of print. `share` is drawn; its words are proven where the chart is."""

    head: Head
    period: Annotated[str, Printed("统计期间")]
    as_of: Annotated[str, Printed("数据截至")]
    edition: Annotated[str, Printed("口径")]
    targets: tuple[SheetTarget, ...]
    share: Annotated[Columns, UNPRINTED]
    share_said: Annotated[str, Printed("占比的说明")]
    committees: SheetTable
    rates: Annotated[str, Printed("成功率")]
    accepted: Annotated[str, Printed("受理件数")]
    kinds: tuple[SheetBar, ...]
    sources: tuple[SheetBar, ...]
    funnel: tuple[SheetBar, ...]
    works: SheetTable
    towns: SheetTable
    notes: Annotated[tuple[str, ...], Printed("口径")]
    office: Annotated[str, UNPRINTED]
