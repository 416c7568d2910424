"""外报数据的两张 Excel：填报模板，和没有收进来的行。"""

from collections.abc import Iterable, Sequence
from datetime import date

from mediation.exchange.workbook import Column, workbook
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS
from mediation.rules.reported_figures.sheet import HEADS

WIDE = {"definition": 50, "kind": 30, "body": 34, "definition_key": 24, "paper_number": 24}


def template_sheet() -> bytes:
    """The heads, and below them which numbers each kind asks for."""
    columns = [Column(names[0], WIDE.get(name, 14)) for name, names in HEADS.items()]
    asked = [f"{kind.label}：{'、'.join(number.label for number in kind.numbers)}" for kind in KINDS.values()]
    notes = [
        "一行一个数。填好以后连表头一起选中，复制，粘贴到“从表格录入”。下面这些说明不用复制。",
        f"统计范围：{'、'.join(COVERAGES.values())}。统计期写成 2025-01-01、2025-12-31。",
        "数据种类和各自要填的数：",
        *asked,
    ]
    return workbook("外报数据模板", columns, [], notes=notes)


def rejected_figures(heads: Sequence[str], rows: Iterable[Sequence[str]], *, made_on: date) -> bytes:
    """The rows of a batch that were not taken, as they came, with the reason in the last column."""
    columns = [*(Column(head, 18) for head in heads), Column("没有收的原因", 50)]
    return workbook("没有收的", columns, rows, notes=[f"{made_on} 核对。改好以后连表头一起再粘贴。"])
