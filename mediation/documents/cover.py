"""卷宗封面（人民调解法第二十七条；239号文书格式：委员会名称、卷名、卷号、案号、人民调解员、调解日期、立卷、保管期限）。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.typesetting import lines
from mediation.rules.figures import day

TITLE = "卷宗封面"
HEADING = "人民调解卷宗"

_LINE_EMS = 21.0
_ROOMY, _CLOSE = 2, 6


@dataclass(frozen=True)
class CoverHead(Head):
    """The head of a sheet that does not print its own name and carries the number among its rows."""

    title: Annotated[str, UNPRINTED] = ""
    number: Annotated[str, UNPRINTED] = ""


@dataclass(frozen=True)
class CoverRow:
    """One line of the cover; an empty `value` stays a blank line for the pen."""

    label: Annotated[str, Printed("栏目名")]
    value: Annotated[str, Printed("")] = ""

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class CoverPaper:
    """The cover in the order of print: `heading` 人民调解卷宗, the `rows`, how many `pages` the file has; `setting`
    how close it is set: "", close, or closest for the names of many parties."""

    head: CoverHead
    heading: Annotated[str, Printed("卷宗名称")]
    rows: tuple[CoverRow, ...]
    pages: Annotated[str, Printed("页数")]
    setting: Annotated[str, UNPRINTED] = ""


@dataclass(frozen=True)
class FileData:
    """What is on record of a file: `name` 卷名, `file_number` 卷号, `number` 案号, the `mediators`, the days mediation
    began and ended, who compiled and checked it and when, `retention` 保管期限, `remarks`. Empty what is not."""

    committee: str
    name: str
    file_number: str = ""
    number: str = ""
    mediators: tuple[str, ...] = ()
    began: date | None = None
    ended: date | None = None
    compiled_by: str = ""
    compiled_on: date | None = None
    checked_by: str = ""
    checked_on: date | None = None
    retention: str = ""
    remarks: str = ""
    statement: str = ""
    demo: bool = False


def cover_paper(data: FileData, *, pages: int | None) -> CoverPaper:
    """The cover of a file of `pages` numbered pages; None while they are not counted: a blank for the pen."""
    rows = (
        ("卷名", data.name),
        ("卷号", data.file_number),
        ("案号", data.number),
        ("人民调解员", "　".join(data.mediators)),
        ("调解日期", _period(data)),
        ("立卷人", data.compiled_by),
        ("立卷日期", day(data.compiled_on) if data.compiled_on else ""),
        ("保管期限", data.retention),
        ("备注", data.remarks),
    )
    return CoverPaper(
        head=CoverHead(committee=data.committee, title=TITLE, number=data.number, demo=data.demo),
        heading=HEADING,
        rows=tuple(CoverRow(label, value) for label, value in rows),
        pages="本卷共　　　页" if pages is None else f"本卷共 {pages} 页",
        setting=_setting(rows),
    )


def _setting(rows: Iterable[tuple[str, str]]) -> str:
    """So that the names of many parties stay on the one sheet, the white around them shrinks first, then the type."""
    further = sum(lines(value, _LINE_EMS) - 1 for _, value in rows)
    return "" if further <= _ROOMY else "close" if further <= _CLOSE else "closest"


def _period(data: FileData) -> str:
    if data.began is None:
        return ""
    return f"自{day(data.began)}　至{day(data.ended) if data.ended else ''}"
