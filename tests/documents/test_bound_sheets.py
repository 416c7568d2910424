"""The four sheets that only a file has: what is on record is printed, the rest is left to the pen; nothing is cut."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mediation.documents.back_cover import back_cover_paper
from mediation.documents.contents import ROWS, Listed, contents_paper
from mediation.documents.cover import FileData, cover_paper
from mediation.documents.fidelity import missing_on, prove
from mediation.documents.press import RenderedPaper
from mediation.documents.statement import statement_paper
from tests.documents.sheets import pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

BLANK = FileData(
    "南通市通州区涉家纺行业知识产权纠纷人民调解委员会", "南通云栖锦绣家纺有限公司与梦溪里家纺经营部著作权纠纷"
)
DATA = replace(
    BLANK,
    file_number="2026-家纺-0035",
    number="通家知调〔2026〕35号",
    mediators=("周堃", "沈知秋"),
    began=date(2026, 3, 4),
    ended=date(2026, 3, 18),
    compiled_by="何叶",
    compiled_on=date(2026, 10, 20),
    checked_by="章和宁",
    checked_on=date(2026, 10, 21),
    retention="三十年",
    remarks="另有样布一袋",
    statement="样布2块不便装订，另袋存放（袋号35-01）。\n第29页左下角有装订孔，不影响正文。",
    demo=True,
)
LONG_NAME = "、".join(f"南通第{at}家纺织品有限公司" for at in range(1, 13)) + "商标权纠纷"


@pytest.mark.parametrize(
    "data",
    [BLANK, DATA, replace(DATA, name=LONG_NAME), replace(DATA, name=LONG_NAME[:80])],
    ids=["blank", "filled", "twelve parties", "six parties"],
)
@pytest.mark.parametrize("draft", [False, True], ids=["issued", "draft"])
def test_the_cover_prints_all_that_is_on_record_on_one_sheet(
    rendered: Rendering, data: FileData, *, draft: bool
) -> None:
    paper = cover_paper(data, pages=36)
    made = rendered("cover", paper, draft=draft)
    prove(paper, made.pdf)
    assert made.pages == 1
    assert "本卷共36页" in text(sheets(made.pdf)[0])


def test_what_is_not_on_record_stays_blank_for_the_pen() -> None:
    assert cover_paper(BLANK, pages=None).pages == "本卷共　　　页"
    values = {row.label: row.value for row in cover_paper(BLANK, pages=0).rows}
    assert {label for label, value in values.items() if value} == {"卷名"}
    assert cover_paper(replace(BLANK, began=date(2026, 3, 4)), pages=0).rows[4].value == "自2026年3月4日　至"


def test_sheets_that_only_a_file_has_carry_no_page_number_of_their_own(rendered: Rendering) -> None:
    for form, paper in (
        ("cover", cover_paper(DATA, pages=36)),
        ("contents", contents_paper(DATA, [Listed("人民调解申请书", 1, 1)])),
        ("back_cover", back_cover_paper(DATA)),
    ):
        made = rendered(form, paper)
        prove(paper, made.pdf)
        assert pages_with(made.pdf, "第1页") == []
    statement = statement_paper(DATA, pages=36, kinds=(("文书", 36),), notes=())
    assert pages_with(rendered("statement", statement).pdf, "第1页共1页") == [1]


def test_a_paper_that_must_be_numbered_is_still_told_off(rendered: Rendering) -> None:
    statement = statement_paper(DATA, pages=36, kinds=(), notes=())
    unnumbered = rendered("contents", contents_paper(DATA, []))
    assert "页码" in [one.what for one in missing_on(statement, unnumbered.pdf)]


@pytest.mark.parametrize(
    ("count", "sheets_needed"), [(0, 1), (1, 1), (ROWS, 1), (ROWS + 1, 2), (2 * ROWS, 2), (2 * ROWS + 1, 3)]
)
def test_the_contents_list_is_filled_with_empty_lines_to_the_foot(count: int, sheets_needed: int) -> None:
    paper = contents_paper(DATA, [Listed(f"材料{at}", at, at) for at in range(1, count + 1)])
    assert [len(sheet.rows) + sheet.blanks for sheet in paper.sheets] == [ROWS] * sheets_needed
    assert [row.ordinal for sheet in paper.sheets for row in sheet.rows] == [str(at) for at in range(1, count + 1)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([Listed(f"材料{at}", at, at + 1) for at in range(1, 2 * ROWS + 2)], id="short names"),
        pytest.param(
            [
                Listed(f"授权委托书（{'南通市家纺设计创新与知识产权保护联合会' * (1 + at % 3)}第{at}代理人）", at, at)
                for at in range(1, 41)
            ],
            id="names of two to five lines",
        ),
        pytest.param([Listed("录像", None, None, "其中1件复印件，另有12件另存" * 2)] * 30, id="long remarks"),
        pytest.param([Listed("https://example.com/" + "a" * 90, 1, 1)] * 12, id="Latin names"),
    ],
)
def test_every_sheet_of_the_contents_list_is_one_page(rendered: Rendering, rows: list[Listed]) -> None:
    """Rows of several lines push others to the next sheet, never over the foot of their own."""
    paper = contents_paper(DATA, rows)
    made = rendered("contents", paper)
    prove(paper, made.pdf)
    assert made.pages == len(paper.sheets)


def test_pages_are_named_as_in_a_contents_list() -> None:
    assert [Listed("x", *pages).pages for pages in ((3, 3), (3, 4), (None, None))] == ["3", "3—4", ""]


def test_the_statement_says_what_is_to_be_said_in_order(rendered: Rendering) -> None:
    kinds = (("文书", 18), ("身份证明", 5), ("空白背页", 0))
    paper = statement_paper(DATA, pages=23, kinds=kinds, notes=("缺：人民调解回访记录。",))
    prove(paper, rendered("statement", paper).pdf)
    assert paper.count == "本卷共 23 页（不含封面、目录和本说明）。其中：文书 18 页，身份证明 5 页。"
    assert paper.notes == (
        "1. 缺：人民调解回访记录。",
        "2. 样布2块不便装订，另袋存放（袋号35-01）。",
        "3. 第29页左下角有装订孔，不影响正文。",
    )


def test_a_statement_longer_than_its_sheet_runs_on(rendered: Rendering) -> None:
    paper = statement_paper(
        DATA, pages=9, kinds=(), notes=[f"第{at}件材料没有装订进来：文件损坏，打不开。" for at in range(90)]
    )
    made = rendered("statement", paper)
    prove(paper, made.pdf)
    assert made.pages > 2
