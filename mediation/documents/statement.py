"""卷宗情况说明：页数、缺件、复印件、未能装订的材料（档案法；239号文书格式；司发通〔2010〕239号没有另设备考表）。"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.cover import FileData
from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day

TITLE = "卷宗情况说明"


@dataclass(frozen=True)
class StatementPaper:
    """The sheet in the order of print: `count` how many pages of what, `notes` what is to be said about them,
    who compiled and who checked and when ("" stays for the pen); `changes` how many lines for what comes later."""

    head: Head
    file_number: Annotated[str, Printed("卷号")]
    count: Annotated[str, Printed("页数与材料")]
    notes: Annotated[tuple[str, ...], Printed("需要说明的情况")]
    compiled_by: Annotated[str, Printed("立卷人")]
    compiled_on: Annotated[str, Printed("立卷日期")]
    checked_by: Annotated[str, Printed("检查人")]
    checked_on: Annotated[str, Printed("检查日期")]
    changes: Annotated[int, UNPRINTED] = 4


def statement_paper(
    data: FileData, *, pages: int, kinds: Iterable[tuple[str, int]], notes: Iterable[str]
) -> StatementPaper:
    """The statement of a file of `pages` pages; `kinds` how many of them of each kind of material, `notes` one
    sentence each; what the office wrote itself (`data.statement`) comes last."""
    parts = "，".join(f"{name} {count} 页" for name, count in kinds if count)
    said = (*notes, *paragraphs(data.statement))
    return StatementPaper(
        head=Head(title=TITLE, number=data.number, demo=data.demo),
        file_number=data.file_number,
        count=f"本卷共 {pages} 页（不含封面、目录和本说明）。" + (f"其中：{parts}。" if parts else ""),
        notes=tuple(f"{place}. {sentence}" for place, sentence in enumerate(said, 1)),
        compiled_by=data.compiled_by,
        compiled_on=day(data.compiled_on) if data.compiled_on else "",
        checked_by=data.checked_by,
        checked_on=day(data.checked_on) if data.checked_on else "",
    )
