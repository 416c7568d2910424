"""人民调解证据材料清单：收到的每一份证据，谁交的、从哪里来、是不是原件（人民调解法第二十七条）。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed

TITLE = "人民调解证据材料清单"


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence: `ordinal` from 1, `name`, `origin` 来源, `submitter`, `extent` sheets handed in and pages
    of the file (`3／5`), `kind` 原件 or 复印件, `received` the day (`2026-03-12`). What is "" is left to the pen."""

    ordinal: Annotated[str, Printed("序号")]
    name: Annotated[str, Printed("名称")]
    origin: Annotated[str, Printed("来源")]
    submitter: Annotated[str, Printed("提交人")]
    extent: Annotated[str, Printed("份数页数")]
    kind: Annotated[str, Printed("原件或复印件")]
    received: Annotated[str, Printed("提交日期")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return f"第{self.ordinal}项的"


@dataclass(frozen=True)
class EvidenceListPaper:
    """The list in the order of print, any number of lines; `submitters` sign below it, each once."""

    head: Head
    lines: tuple[EvidenceLine, ...]
    submitters: Annotated[tuple[str, ...], Printed("提交人签名栏")]


def evidence_list_paper(
    lines: tuple[EvidenceLine, ...], *, committee: str, number: str, demo: bool = False
) -> EvidenceListPaper:
    """The list of these lines."""
    return EvidenceListPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        lines=lines,
        submitters=tuple(dict.fromkeys(line.submitter for line in lines if line.submitter)),
    )
