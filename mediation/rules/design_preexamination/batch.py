"""从表格粘贴的一批：表头认得出来，一行一件，每行说得出能不能收、为什么。"""

import re
from collections.abc import Mapping
from datetime import date

from mediation.rules.design_preexamination.designs import Shape, class_refusal, read_class
from mediation.rules.design_preexamination.words import PAPERS
from mediation.rules.pasted_table import Batch, BatchRow, read_day, read_table

HEADS: Mapping[str, tuple[str, ...]] = {
    "applicant_name": ("备案主体", "申请人", "企业"),
    "submitted_on": ("提交日期", "提交时间", "提交日"),
    "product": ("产品名称", "产品"),
    "class_number": ("洛迦诺分类", "分类号", "分类"),
    "shape": ("申请形式", "申请类型"),
    "designs": ("各项设计", "设计项", "成套各件"),
    "designers": ("设计人",),
    "agency": ("代理机构",),
    "attorney": ("代理师", "代理人"),
    "colour": ("请求色彩", "请求保护色彩"),
    "papers": ("材料",),
    "examiner": ("主办", "预审员"),
    "reader": ("复核", "复核人"),
}
"""Field → the heads by which its column is known, the usual one first."""

NEEDED = ("applicant_name", "submitted_on", "product", "class_number", "designers")
MOST = 200
"""Rows of one batch."""

_SHAPES = {
    **{shape.label: shape for shape in Shape},
    "成套产品": Shape.SET,
    "相似设计": Shape.SIMILAR,
    "局部设计": Shape.PARTIAL,
    "": Shape.SINGLE,
}


def read_batch(text: str) -> Batch:
    """The pasted cells, parted by tabs as a spreadsheet copies them. Raises `UnreadableBatch`."""
    return read_table(text, HEADS, needed=NEEDED, most=MOST)


def read_shape(text: str) -> Shape | None:
    """The shape by its name; single where none is written, None where it is not known."""
    return _SHAPES.get(text.strip())


def read_papers(text: str) -> tuple[str, ...]:
    """Keys of `PAPERS` that are named; the request and the description where the column is empty."""
    named = tuple(key for key, label in PAPERS.items() if label in text)
    return named if text.strip() else ("request", "brief")


def read_lines(text: str) -> str:
    """Designs parted by `；`, `、` or line ends, one a line."""
    return "\n".join(part.strip() for part in re.split(r"[；;、\n]", text) if part.strip())


def form_problems(row: BatchRow, today: date) -> list[str]:
    """What is wrong with how the row is written."""
    typed, found = row.typed, []
    labels = {field: HEADS[field][0] for field in HEADS}
    found += [f"没有填{labels[field]}。" for field in NEEDED if not typed.get(field)]
    found += [f"{labels[field]}太长。" for field, text in typed.items() if field != "designs" and len(text) > 200]
    if typed.get("submitted_on"):
        day = read_day(typed["submitted_on"])
        if day is None:
            found.append("提交日期看不懂，写成 2026-09-14。")
        elif day > today:
            found.append("提交日期还没有到。")
    if typed.get("class_number") and (refused := class_refusal(read_class(typed["class_number"]))):
        found.append(refused.message)
    if read_shape(typed.get("shape", "")) is None:
        found.append("申请形式只有单件、成套、相似、局部。")
    return found
