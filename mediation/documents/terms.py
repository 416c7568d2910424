"""协议内容：编号、小标题、段落和表格，由条款的用语排成。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Printed
from mediation.rules.clause_wording import Block, Table, Wording
from mediation.rules.figures import item

_KINDS = {"序号": "ordinal", "期次": "ordinal", "付款期限": "day", "金额（元）": "money", "商品链接": "link"}


@dataclass(frozen=True)
class PaperTable:
    """A table of a term: `rows` as wide as `columns`; `total` the row 合计 or (); `foot` pairs below it."""

    columns: Annotated[tuple[str, ...], Printed("表头")]
    rows: Annotated[tuple[tuple[str, ...], ...], Printed("表格")]
    total: Annotated[tuple[str, ...], Printed("合计")] = ()
    foot: Annotated[tuple[tuple[str, str], ...], Printed("表尾")] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """How each column is set: ordinal, day, money, link or words."""
        return tuple(_KINDS.get(column, "words") for column in self.columns)

    @property
    def total_cells(self) -> tuple[tuple[str, str, int], ...]:
        """The row 合计 as (text, kind, columns it spans): its name takes the empty cells behind it."""
        cells: list[tuple[str, str, int]] = []
        for text, kind in zip(self.total, self.kinds, strict=False):
            if cells and not text:
                cells[-1] = (cells[-1][0], "name", cells[-1][2] + 1)
            else:
                cells.append((text, kind if cells else "name", 1))
        return tuple(cells)


@dataclass(frozen=True)
class PaperTerm:
    """One term: `ordinal` （一）, `heading`, then paragraphs and tables."""

    ordinal: Annotated[str, Printed("序号")]
    heading: Annotated[str, Printed("小标题")]
    blocks: Annotated[tuple[str | PaperTable, ...], Printed("内容")]

    @property
    def called(self) -> str:
        """How the proof names this term."""
        return f"协议第{self.ordinal}项"


def paper_term(place: int, wording: Wording) -> PaperTerm:
    """The term at `place` (from 1), as its clause words it."""
    return PaperTerm(item(place), wording.heading.rstrip("。"), tuple(_block(block) for block in wording.blocks))


def _block(block: Block) -> str | PaperTable:
    if isinstance(block, Table):
        return PaperTable(block.columns, block.rows, block.total, block.foot)
    return block
