"""人民调解案件情况统计表：照司法行政机关的栏目填，一块一张小表。栏目是本单位的数据，不是官方表式。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.rules.reports.content import Content, Line

TITLE = "人民调解案件情况统计表"
WIDEST = 8
"""So many columns stand side by side; more go on below."""

NO_FORM = "栏目见于别处系统程序里的表头，不是官方表式；照区司法局的表核对。空格由填表的人填。"


@dataclass(frozen=True)
class Band:
    """Columns side by side: their heads and, below each, its figure; `spare` how many stay empty to the right edge."""

    heads: Annotated[tuple[str, ...], Printed("栏目")]
    figures: Annotated[tuple[str, ...], Printed("数字")]
    spare: Annotated[int, UNPRINTED] = 0


@dataclass(frozen=True)
class ReturnBlock:
    """One block of the form."""

    title: Annotated[str, Printed("表头")]
    bands: tuple[Band, ...]

    @property
    def called(self) -> str:
        """How the proof names this block."""
        return self.title


@dataclass(frozen=True)
class MediationReturn:
    """The form in the order of print; `counted` how each figure was counted, `provenance` who froze it, when, and by
    which definitions."""

    head: Head
    blocks: tuple[ReturnBlock, ...]
    doubts: Annotated[tuple[str, ...], Printed("没有核上的")]
    form_note: Annotated[str, Printed("表式的说明")]
    provenance: Annotated[tuple[str, ...], Printed("冻结")]
    counted: Annotated[tuple[str, ...], Printed("怎么数的")]


def mediation_return(
    content: Content, *, period: str, provenance: Sequence[str], demo: bool = False
) -> MediationReturn:
    """The form of `content` for `period` in words (`2026年第三季度`)."""
    return MediationReturn(
        head=Head(committee=content.body_name, title=TITLE, number=period, demo=demo),
        blocks=tuple(ReturnBlock(block.title, tuple(_bands(block.lines))) for block in content.blocks),
        doubts=content.notes,
        form_note=NO_FORM,
        provenance=tuple(provenance),
        counted=tuple(
            f"{line.label}：{line.definition}。"
            for line in content.lines
            if not line.by_hand and not line.key.startswith("type-")
        ),
    )


def _bands(lines: Sequence[Line]) -> Iterator[Band]:
    for start in range(0, len(lines), WIDEST):
        part = lines[start : start + WIDEST]
        spare = WIDEST - len(part) if len(lines) > WIDEST else 0
        yield Band(tuple(line.label for line in part), tuple(line.shown for line in part), spare)
