"""外报数据的填报模板。"""

from mediation.exchange.workbook import Column, workbook
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS
from mediation.rules.reported_figures.sheet import HEADS

WIDE = {"definition": 50, "kind": 30, "body": 34, "definition_key": 24, "paper_number": 24}


def template_sheet() -> bytes:
    """The heads, and on a second sheet which numbers each kind asks for: a filled one is uploaded as it is."""
    columns = [Column(names[0], WIDE.get(name, 14)) for name, names in HEADS.items()]
    asked = [f"{kind.label}：{'、'.join(number.label for number in kind.numbers)}" for kind in KINDS.values()]
    notes = [
        "在“外报数据模板”这一张上填，一行一个数。填好以后在“从表格录入”上传，或者连表头一起复制，粘贴。",
        f"统计范围：{'、'.join(COVERAGES.values())}。统计期写成 2025-01-01、2025-12-31。",
        "数据种类和各自要填的数：",
        *asked,
    ]
    return workbook("外报数据模板", columns, [], notes=notes, notes_apart=True)
