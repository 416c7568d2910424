"""A table that comes as a file: what Excel and CSV say is read as people see it; what cannot be read is refused in
words."""

import io
import zipfile
from datetime import date

import pytest

from mediation.exchange.sheet_reading import as_pasted, read_cells
from mediation.exchange.workbook import Column, workbook
from mediation.rules.design_preexamination.batch import form_problems, read_batch
from mediation.rules.file_types import FileRefused

HEADS = ("备案主体", "提交日期", "产品名称", "洛迦诺分类", "设计人")
ROW = ("南通云岫床品有限公司", "2026-09-14", "四件套“芦汀”", "06-13", "岑云")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(cells: str, styles: str = "", workbook_settings: str = "") -> bytes:
    """An .xlsx whose one sheet holds `cells`."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook_settings}'
        '<sheets><sheet name="隐" sheetId="1" state="hidden" r:id="rId1"/>'
        '<sheet name="一" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/none.xml"/>'
        '<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


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
    ("cells", "styles", "settings", "expected"),
    [
        pytest.param('<row r="3"><c r="C3"><v>46279</v></c></row>', "", "", [[], [], ["", "", "46279"]], id="gaps"),
        pytest.param(
            '<row><c t="inlineStr"><is><r><t>毛</t></r><r><t>巾</t></r><rPh><t>mao</t></rPh></is></c>'
            '<c t="b"><v>1</v></c><c><v>2.5</v></c><c t="str"><v>公式</v></c></row>',
            "",
            "",
            [["毛巾", "是", "2.5", "公式"]],
            id="runs-truth-number-formula",
        ),
        pytest.param(
            '<row><c s="1"><v>46279</v></c><c s="0"><v>46279</v></c></row>',
            '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>',
            "",
            [["2026-09-14", "46279"]],
            id="a-day-of-the-chinese-edition",
        ),
        pytest.param(
            '<row><c s="0"><v>44817</v></c></row>',
            '<cellXfs><xf numFmtId="14"/></cellXfs>',
            '<workbookPr date1904="1"/>',
            [["2026-09-14"]],
            id="days-from-1904",
        ),
    ],
)
def test_cells_of_a_workbook(cells: str, styles: str, settings: str, expected: list[list[str]]) -> None:
    assert read_cells(book(cells, styles, settings), "一批.xlsx") == expected


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb">]>'


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "一批.csv", "文件是空的", id="empty"),
        pytest.param(b"x" * (5 * 1024 * 1024 + 1), "一批.csv", "超过 5 MB", id="too-large"),
        pytest.param(b"\xd0\xcf\x11\xe0", "一批.xls", "旧的 .xls", id="old-excel"),
        pytest.param(b"\xff\x00\xff", "一批.csv", "读不出来", id="no-text"),
        pytest.param(b"a,b", "一批.xlsx", "XLSX", id="a-csv-named-xlsx"),
        pytest.param(book("").replace(b"rId2", b"rId9", 1), "一批.xlsx", "读不出来", id="a-sheet-that-is-not-there"),
        pytest.param(book("<row><c>"), "一批.xlsx", "读不出来", id="torn"),
        pytest.param(book(f"<row/></sheetData></worksheet>{BOMB}<a><b>"), "一批.xlsx", "读不出来", id="entities"),
        pytest.param(book('<row><c t="s"><v>7</v></c></row>'), "一批.xlsx", "读不出来", id="a-text-that-is-not-there"),
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
