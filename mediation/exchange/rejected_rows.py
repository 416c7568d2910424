"""没有收进来的一批行，退回成一张表。"""

from collections.abc import Iterable, Sequence
from datetime import date

from mediation.exchange.workbook import Column, workbook


def rejected_sheet(heads: Sequence[str], rows: Iterable[Sequence[str]], *, made_on: date) -> bytes:
    """The rows of a batch that were not taken, as they came, with the reason in the last column."""
    columns = [*(Column(head, 18) for head in heads), Column("没有收的原因", 50)]
    return workbook("没有收的", columns, rows, notes=[f"{made_on} 核对。改好以后连表头一起再粘贴，或者整张表传上来。"])
