"""没有收进来的一批行，退回成一张表。"""

from collections.abc import Iterable, Sequence
from datetime import date

from mediation.exchange.workbook import Column, workbook

REASON = "没有收的原因"


def rejected_sheet(heads: Sequence[str], rows: Iterable[tuple[Sequence[str], str]], *, made_on: date) -> bytes:
    """The rows of a batch that were not taken, each as it came with its reason, which stands in the last column. The
    reasons of an earlier time are left out: such a sheet is mended and brought again as it is."""
    kept = [place for place, head in enumerate(heads) if head != REASON]
    columns = [*(Column(heads[place], 18) for place in kept), Column(REASON, 50)]
    filled = [[*(cells[place] if place < len(cells) else "" for place in kept), reason] for cells, reason in rows]
    notes = [f"{made_on} 核对。在“没有收的”这一张上改好，整个文件再传上来，或者连表头一起再粘贴。"]
    return workbook("没有收的", columns, filled, notes=notes, notes_apart=True)
