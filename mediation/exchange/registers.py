"""A register of the work plan as a workbook, one line an entry."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from mediation.exchange.workbook import Cell, Column, workbook
from mediation.rules.registers.kinds import Kind, Type


class Attached(Protocol):
    """What of a row the sheet needs besides its words."""

    day: date
    until_on: date | None
    files: Sequence[object]
    attendance: Sequence[object]


WIDTHS = {Type.TEXT: 40, Type.DAY: 12, Type.WHOLE: 10, Type.CHOICE: 16, Type.LINE: 22, Type.YES: 8, Type.CODE: 20}


def register_sheet(kind: Kind, rows: Sequence[tuple[Mapping[str, str], Attached]], *, made_on: date) -> bytes:
    """The .xlsx of `rows` (field → words, and the row); days and whole numbers stay what they are."""
    columns = [Column("序号", 6), *(Column(one.label, WIDTHS[one.type]) for one in kind.fields), Column("附件", 8)]
    if kind.attendance:
        columns.append(Column("签到（人）", 10))
    notes = [
        f"{kind.label}台账，{made_on.isoformat()} 导出。方案位置：{kind.plan}（通政发〔2023〕4号）。",
        f"怎么数：{kind.counts}",
    ]
    return workbook(kind.label, columns, (_cells(kind, place, *row) for place, row in enumerate(rows, 1)), notes=notes)


def _cells(kind: Kind, place: int, words: Mapping[str, str], row: Attached) -> list[Cell]:
    cells: list[Cell] = [place]
    for one in kind.fields:
        said = words[one.name]
        if one.type is Type.DAY and said:
            cells.append(date.fromisoformat(said))
        elif one.type is Type.WHOLE and said:
            cells.append(int(said))
        else:
            cells.append(said)
    return [*cells, len(row.files), *([len(row.attendance)] if kind.attendance else [])]
