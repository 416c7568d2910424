"""One sheet of an Excel workbook: what people typed stays text, whatever it looks like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | Decimal | date | None


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in characters, and whether it holds 元 with two decimals."""

    head: str
    width: int = 12
    money: bool = False


def workbook(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    notes: Sequence[str],
    notes_apart: bool = False,
) -> bytes:
    """An .xlsx with the sheet `title`: heads in the first row, which stays in sight, then `rows`, then `notes`; with
    `notes_apart` on a sheet of their own, so that the first one can be read back as it is."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(title[:31])
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        looks = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
            "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        }
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, head)
        last = 0
        for last, row in enumerate(rows, 1):  # noqa: B007  (the notes stand below the last row)
            for place, cell in enumerate(row):
                _write(sheet, last, place, cell, columns[place], looks)
        beside, first = (book.add_worksheet("说明"), 0) if notes_apart else (sheet, last + 2)
        for place, note in enumerate(notes, first):
            beside.write_string(place, 0, note)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return target.getvalue()


def _write(sheet, line: int, place: int, cell: Cell, column: Column, looks) -> None:  # type: ignore[no-untyped-def]
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(line, place, cell, looks["day"])
    elif isinstance(cell, str):
        sheet.write_string(line, place, cell, looks["text"])
    else:
        sheet.write_number(line, place, cell, looks["money" if column.money else "text"])
