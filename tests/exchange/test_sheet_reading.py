"""A table that comes as a file: what Excel and CSV say is read as people see it; what cannot be read is refused in
words."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from mediation.exchange.sheet_reading import as_pasted, read_cells
from mediation.exchange.workbook import Column, workbook
from mediation.rules.design_preexamination.batch import form_problems, read_batch
from mediation.rules.file_types import FileRefused

HEADS = ("备案主体", "提交日期", "产品名称", "洛迦诺分类", "设计人")
ROW = ("南通云岫床品有限公司", "2026-09-14", "四件套“芦汀”", "06-13", "岑云")


def book(fill: Callable[[Workbook, Worksheet], object], **settings: bool) -> bytes:
    """An .xlsx whose first sheet is hidden and whose second one `fill` writes."""
    out = io.BytesIO()
    with Workbook(out, settings) as made:
        first, second = made.add_worksheet("隐"), made.add_worksheet("一")
        second.activate()
        second.set_first_sheet()
        first.hide()
        first.write(0, 0, "别读这一张")
        fill(made, second)
    return out.getvalue()


def _runs(made: Workbook, sheet: Worksheet) -> None:
    sheet.write_rich_string(0, 0, "毛", made.add_format({"bold": True}), "巾", "被")
    sheet.write_boolean(0, 1, True)
    sheet.write_number(0, 2, 2.5)
    sheet.write_formula(0, 3, '="公"&"式"', None, "公式")


def _a_day(made: Workbook, sheet: Worksheet) -> None:
    sheet.write_number(0, 0, 46279, made.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
    sheet.write_number(0, 1, 46279)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(",".join(HEADS).encode("utf-8-sig") + b"\r\n" + ",".join(ROW).encode(), id="utf-8"),
        pytest.param(f"{','.join(HEADS)}\n{','.join(ROW)}".encode("gb18030"), id="chinese-windows"),
        pytest.param(f"{chr(9).join(HEADS)}\n{chr(9).join(ROW)}".encode("utf-16"), id="unicode-text"),
        pytest.param(f"{';'.join(HEADS)}\n{';'.join(ROW)}".encode(), id="semicolons"),
    ],
)
def test_a_csv_in_each_way_that_excel_writes_it(content: bytes) -> None:
    assert read_cells(content, "一批.csv") == [list(HEADS), list(ROW)]


def test_a_workbook_as_people_see_it() -> None:
    made = workbook(
        "一批",
        [Column(head) for head in HEADS],
        [(ROW[0], date(2026, 9, 14), *ROW[2:]), (None, None, "毛巾")],
        notes=(),
    )
    assert read_cells(made, "一批.XLSX") == [list(HEADS), list(ROW), ["", "", "毛巾"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(book(lambda _, sheet: sheet.write_number("C3", 46279)), [[], [], ["", "", "46279"]], id="gaps"),
        pytest.param(book(_runs), [["毛巾被", "是", "2.5", "公式"]], id="runs-truth-number-formula"),
        pytest.param(book(_a_day), [["2026-09-14", "46279"]], id="a-day-of-the-chinese-edition"),
        pytest.param(
            book(
                lambda made, sheet: sheet.write_datetime(
                    0, 0, datetime(2026, 9, 14, 8, 30), made.add_format({"num_format": "yyyy-mm-dd"})
                ),
                date_1904=True,
            ),
            [["2026-09-14"]],
            id="days-from-1904",
        ),
    ],
)
def test_cells_of_a_workbook(content: bytes, expected: list[list[str]]) -> None:
    assert read_cells(content, "一批.xlsx") == expected


def _with(content: bytes, part: str, text: bytes) -> bytes:
    """The workbook with one of its parts put in place of what was there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as there, zipfile.ZipFile(out, "w") as made:
        for name in there.namelist():
            made.writestr(name, text if name == part else there.read(name))
    return out.getvalue()


PLAIN = book(lambda _, sheet: sheet.write(0, 0, "毛巾"))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "一批.csv", "文件是空的", id="empty"),
        pytest.param(b"x" * (5 * 1024 * 1024 + 1), "一批.csv", "超过 5 MB", id="too-large"),
        pytest.param(b"\xd0\xcf\x11\xe0", "一批.xls", "旧的 .xls", id="old-excel"),
        pytest.param(b"\xff\x00\xff", "一批.csv", "读不出来", id="no-text"),
        pytest.param(b"a,b", "一批.xlsx", "XLSX", id="a-csv-named-xlsx"),
        pytest.param(PLAIN[: len(PLAIN) // 2], "一批.xlsx", "XLSX", id="torn"),
        pytest.param(
            _with(PLAIN, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row><c"),
            "一批.xlsx",
            "读不出来",
            id="a-sheet-torn",
        ),
        pytest.param(_with(PLAIN, "xl/workbook.xml", b"<workbook/>"), "一批.xlsx", "读不出来", id="no-sheet"),
    ],
)
def test_what_cannot_be_read(content: bytes, name: str, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read_cells(content, name)


def test_a_row_keeps_its_place_in_the_sheet_and_a_class_made_a_day_is_named() -> None:
    table = [list(HEADS), [], [*ROW[:3], "2026-06-13", ROW[4]], ["两\n行", '引"号', "", "", ""]]
    batch = read_batch(as_pasted(table))
    assert [row.place for row in batch.rows] == [3, 4]
    assert batch.rows[1].cells[:2] == ("两\n行", '引"号')
    assert form_problems(batch.rows[0], date(2026, 9, 14)) == [
        "洛迦诺分类被表格软件改成了日期。把这一栏设成“文本”，重填一次，如 06-13。"
    ]
