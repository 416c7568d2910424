"""The cells of a table that somebody made: the first sheet of an Excel workbook, or a CSV, as text."""

import csv
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from xml.etree import ElementTree  # noqa: S405  (see `_parsed`)

from mediation.rules.file_types import MB, XLSX, FileRefused, extension_of, recognise

ACCEPTED = ".xlsx,.csv"
MOST_BYTES = 5 * MB
MOST_XML = 20 * MB
MOST_ROWS, MOST_COLUMNS = 5000, 100
UNREADABLE = "这个表格读不出来。用 Excel、WPS 打开后另存为 .xlsx，再传。"

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Formats of days that a workbook does not spell out, those of the Chinese edition among them.
_DAY_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}

Table = list[list[str]]


def read_cells(content: bytes, name: str) -> Table:
    """The rows of the table `name`, each a list of texts; days as 2026-09-14, empty rows kept so that a place in the
    list is a place in the sheet. Raises `FileRefused` with one Chinese sentence."""
    if not content:
        raise FileRefused("文件是空的。看看选对了没有，再传一次。")
    if len(content) > MOST_BYTES:
        raise FileRefused(f"表格超过 {MOST_BYTES // MB} MB。一天的件不会这么大，看看选对了没有。")
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
        with zipfile.ZipFile(BytesIO(content)) as book:
            path, later = _first_sheet(book)
            shared = _shared(book)
            days = _day_styles(book)
            sheet = _parsed(book, path)
        return _rows(sheet, shared, days, _EPOCHS[later])
    except (KeyError, ValueError, IndexError, ElementTree.ParseError, zipfile.BadZipFile, OSError, EOFError):
        raise FileRefused(UNREADABLE) from None


def _parsed(book: zipfile.ZipFile, path: str) -> ElementTree.Element:
    """A part of the workbook. Nothing that declares entities is parsed, so none expands."""
    if book.getinfo(path).file_size > MOST_XML:
        raise FileRefused("表格太大，读不出来。只留要登记的那一张、那几行，另存后再传。")
    text = book.read(path).decode("utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FileRefused(UNREADABLE)
    return ElementTree.fromstring(text)  # noqa: S314


def _first_sheet(book: zipfile.ZipFile) -> tuple[str, bool]:
    """Where the first sheet that is shown lies, and whether days count from 1904."""
    root = _parsed(book, "xl/workbook.xml")
    settings = root.find(f"{_MAIN}workbookPr")
    later = settings is not None and settings.get("date1904") in ("1", "true")
    sheets = [sheet for sheet in root.iter(f"{_MAIN}sheet") if sheet.get("state", "visible") == "visible"]
    wanted = sheets[0].get(_REL)
    for link in _parsed(book, "xl/_rels/workbook.xml.rels"):
        if link.get("Id") == wanted:
            target = link.get("Target", "")
            return (target.removeprefix("/") if target.startswith("/") else f"xl/{target}"), later
    raise KeyError(wanted)


def _shared(book: zipfile.ZipFile) -> list[str]:
    """The texts that cells name by their place."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(item) for item in _parsed(book, "xl/sharedStrings.xml").findall(f"{_MAIN}si")]


def _text(item: ElementTree.Element) -> str:
    """A text with its runs; how a name is read aloud (`rPh`) is left out."""
    runs = [item, *item.findall(f"{_MAIN}r")]
    return "".join(part.text or "" for run in runs for part in run.findall(f"{_MAIN}t"))


def _day_styles(book: zipfile.ZipFile) -> set[int]:
    """Which styles of cells show a number as a day."""
    if "xl/styles.xml" not in book.namelist():
        return set()
    root = _parsed(book, "xl/styles.xml")
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    formats = [] if styles is None else [int(one.get("numFmtId", "0")) for one in styles]
    return {place for place, one in enumerate(formats) if one in _DAY_FORMATS or _shows_a_day(own.get(one, ""))}


def _shows_a_day(code: str) -> bool:
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code)
    return bool(re.search(r"[yd]", plain, re.IGNORECASE))


def _rows(sheet: ElementTree.Element, shared: list[str], days: set[int], epoch: date) -> Table:
    table: Table = []
    for row in sheet.iter(f"{_MAIN}row"):
        place = int(row.get("r", len(table) + 1))
        if place > MOST_ROWS:
            break
        table.extend([] for _ in range(place - 1 - len(table)))
        table.append(_cells(row, shared, days, epoch))
    return table


def _cells(row: ElementTree.Element, shared: list[str], days: set[int], epoch: date) -> list[str]:
    found: dict[int, str] = {}
    for cell in row.findall(f"{_MAIN}c"):
        column = _column(cell.get("r", ""), len(found))
        if column < MOST_COLUMNS:
            found[column] = _cell(cell, shared, days, epoch).strip()
    return [found.get(column, "") for column in range(max(found, default=-1) + 1)]


def _column(reference: str, otherwise: int) -> int:
    """`C7` is column 2."""
    letters = re.match(r"[A-Z]+", reference)
    if letters is None:
        return otherwise
    number = 0
    for letter in letters[0][:4]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(cell: ElementTree.Element, shared: list[str], days: set[int], epoch: date) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v", "")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _text(inline)
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind == "b":
        return {"1": "是", "0": "否"}.get(value, "")
    if kind == "d":
        return value[:10]
    if kind == "n" and value:
        return _number(float(value), int(cell.get("s", "0")) in days, epoch)
    return value


def _number(value: float, is_day: bool, epoch: date) -> str:
    if is_day and 0 < value < 2_958_466:
        return (epoch + timedelta(days=int(value))).isoformat()
    return str(int(value)) if value.is_integer() else repr(value)
