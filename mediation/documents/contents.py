"""卷内目录（人民调解法第二十七条；239号文书格式：序号、文书名称、页号、备注）。

Every sheet of it has room for 21 lines, empty ones printed to the foot, so that nothing can be slipped in by hand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.cover import FileData
from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.typesetting import lines

TITLE = "卷内目录"
ROWS = 21
"""Lines of one sheet."""

_LINE, _NEXT_LINE = 9.5, 6.35
"""Millimetres: height of a row of one line, and what each further line adds."""
_TITLE_EMS, _REMARK_EMS = 15.0, 8.0


@dataclass(frozen=True)
class ContentsRow:
    """One paper: its `ordinal`, `title`, `pages` (`3`, `3—4`, "" for what has none in the file) and `remark`."""

    ordinal: Annotated[str, Printed("的序号")]
    title: Annotated[str, Printed("")]
    pages: Annotated[str, Printed("的页号")] = ""
    remark: Annotated[str, Printed("的备注")] = ""

    @property
    def called(self) -> str:
        """How the proof names this row."""
        return f"目录里的《{self.title}》"


@dataclass(frozen=True)
class ContentsSheet:
    """The `rows` of one sheet and how many `blanks` fill it."""

    rows: tuple[ContentsRow, ...]
    blanks: Annotated[int, UNPRINTED]


@dataclass(frozen=True)
class ContentsPaper:
    """The list in the order of print."""

    head: Head
    file_number: Annotated[str, Printed("卷号")]
    sheets: tuple[ContentsSheet, ...]


@dataclass(frozen=True)
class Listed:
    """A paper as the list names it: `first` and `last` running page, None for what has no page in the file."""

    title: str
    first: int | None = None
    last: int | None = None
    remark: str = ""

    @property
    def pages(self) -> str:
        """`3`, `3—4`, or nothing."""
        if self.first is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def contents_paper(data: FileData, listed: Iterable[Listed]) -> ContentsPaper:
    """The contents list of a file, numbered in the order given."""
    rows = [ContentsRow(str(place), one.title, one.pages, one.remark) for place, one in enumerate(listed, 1)]
    return ContentsPaper(
        head=Head(title=TITLE, number=data.number, demo=data.demo),
        file_number=data.file_number,
        sheets=tuple(_sheets(rows)),
    )


def _sheets(rows: list[ContentsRow]) -> Iterator[ContentsSheet]:
    """A row of several lines takes the room of more than one, so that the list never runs over its sheet."""
    room, taken = ROWS * _LINE, 0.0
    sheet: list[ContentsRow] = []
    for row in rows:
        if taken + _height(row) > room + 0.01:
            yield ContentsSheet(tuple(sheet), int((room - taken) / _LINE + 0.01))
            sheet, taken = [], 0.0
        sheet.append(row)
        taken += _height(row)
    yield ContentsSheet(tuple(sheet), int((room - taken) / _LINE + 0.01))


def _height(row: ContentsRow) -> float:
    high = max(lines(row.title, _TITLE_EMS), lines(row.remark, _REMARK_EMS))
    return _LINE + (high - 1) * _NEXT_LINE
