"""The cells of a table that somebody made: the first sheet of an Excel workbook, or a CSV, as text."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO

from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

from mediation.rules.file_types import MB, XLSX, FileRefused, extension_of, recognise

ACCEPTED = ".xlsx,.csv"
MOST_BYTES = 5 * MB
MOST_ROWS, MOST_COLUMNS = 5000, 100
UNREADABLE = "这个表格读不出来。用 Excel、WPS 打开后另存为 .xlsx，再传。"

Table = list[list[str]]


def read_cells(content: bytes, name: str) -> Table:
    """The rows of the table `name`, each a list of texts; days as 2026-09-14, empty rows kept so that a place in the
    list is a place in the sheet. Raises `FileRefused` with one Chinese sentence."""
    if not content:
        raise FileRefused("文件是空的。看看选对了没有，再传一次。")
    if len(content) > MOST_BYTES:
        raise FileRefused(f"表格超过 {MOST_BYTES // MB} MB。看看选对了没有；真有这么多，分成几张表再传。")
    kind = extension_of(name)
    if kind == "csv":
        return list(_of_csv(content))
    if kind == "xlsx":
        recognise(content, name, among=(XLSX,))
        return _of_workbook(content)
    raise FileRefused("只收 .xlsx 和 .csv。旧的 .xls 用 Excel、WPS 打开后另存为 .xlsx，再传。")


def as_pasted(table: Table) -> str:
    """The cells as a spreadsheet copies them: parted by tabs, one row a line."""
    out = StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(row or [""] for row in table)
    return out.getvalue().rstrip("\n")


def _of_csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    head = text.partition("\n")[0]
    parted_by = max("\t,;", key=head.count)
    try:
        for place, row in enumerate(csv.reader(StringIO(text), delimiter=parted_by)):
            if place >= MOST_ROWS:
                return
            yield [cell.strip() for cell in row[:MOST_COLUMNS]]
    except csv.Error:
        raise FileRefused(UNREADABLE) from None


def _decoded(content: bytes) -> str:
    """UTF-8, what Excel calls Unicode text, or the encoding of Chinese Windows."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused(UNREADABLE)


def _of_workbook(content: bytes) -> Table:
    try:
        with load_workbook(BytesIO(content)) as book:
            shown = [one.name for one in book.sheets_metadata if one.visible is SheetVisibleEnum.Visible]
            rows = book.get_sheet_by_name(shown[0]).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    except (CalamineError, PasswordError, ValueError, IndexError, OSError):
        raise FileRefused(UNREADABLE) from None
    return [_trimmed([_text(cell) for cell in row[:MOST_COLUMNS]]) for row in rows]


def _trimmed(cells: list[str]) -> list[str]:
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _text(cell: object) -> str:
    """A cell as people see it: whole numbers without a point, days as 2026-09-14."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()
