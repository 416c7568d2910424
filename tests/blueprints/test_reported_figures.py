"""The pages of 外报数据: entered by one person, checked by another, corrected by a new version, pasted from a sheet."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from mediation.exchange.rejected_rows import REASON
from mediation.exchange.sheet_reading import as_pasted, read_cells
from mediation.exchange.workbook import Column, workbook
from mediation.extensions import db, writing
from mediation.models.reported_figure import ReportedFigure
from mediation.operations import file_check
from mediation.operations.reported_figures.reading import reported_in
from mediation.rules.roles import Role
from tests import sample_files
from tests.people import Person
from tests.visitor import Page, Visitor

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
COURT = "南通通州湾江海联动开发示范区人民法院"
TYPED = {
    "body": COURT,
    "from_on": "2025-01-01",
    "until_on": "2025-12-31",
    "number_concluded": "31",
    "definition_key": "按被告计件",
    "definition": "按被告计件，当事人或者行为在通州的，按结案日。",
    "paper_number": "示例函〔2026〕1号",
}


@pytest.fixture
def clerk(visitor_for: Callable[..., Visitor]) -> Visitor:
    return visitor_for(Role.CLERK, "bureau", name="鲍言蹊")


@pytest.fixture
def second(visitor_for: Callable[..., Visitor]) -> Visitor:
    return visitor_for(Role.CLERK, "bureau", name="方令仪")


def address(page: Page) -> str:
    return str(page.answer.request.path)


def entered(clerk: Visitor, kind: str = "court_judgments", status: int = 200, **changes: object) -> Page:
    page = clerk.get(f"/reported-figures/new?kind={kind}")
    return clerk.submit(page, "figure", status=status, **{**TYPED, **changes})


def act(visitor: Visitor, url: str, name: str, /, status: int = 200, **typed: object) -> Page:
    return visitor.submit(
        visitor.get(f"{url}/{name}"), "figure" if name == "correct" else "act", status=status, **typed
    )


def _form(name: str) -> str:
    return "figure" if name == "correct" else "act"


def counted(app: Flask) -> list[tuple[str, str, int]]:
    with app.app_context():
        rows = reported_in(*YEAR)
        return [(name, row.body, int(value)) for row in rows for name, value in row.figures.items()]


def test_a_figure_counts_when_a_second_person_has_checked_it(app: Flask, clerk: Visitor, second: Visitor) -> None:
    page = entered(clerk, paper=(BytesIO(sample_files.pdf()), "来文.pdf"))
    url = address(page)
    assert "待复核" in page.text and "这是你自己录的" in page.text and counted(app) == []
    assert clerk.get(f"{url}/check", status=409) and counted(app) == []
    assert second.client.get(f"{url}/paper").mimetype == "application/pdf"
    page = act(second, url, "check", note="与来文一致")
    assert "已复核" in page.text and "方令仪" in page.text
    assert counted(app) == [("court_judgments", COURT, 31)]
    with app.app_context():
        (row,) = reported_in(*YEAR)
        assert (row.paper, row.entered_by, row.checked_by) == ("示例函〔2026〕1号", "鲍言蹊", "方令仪")
        assert [checked.said for checked in file_check.check_files()] == [""]


def test_a_correction_takes_the_place_of_the_old_version_only_once_it_is_checked(
    app: Flask, clerk: Visitor, second: Visitor
) -> None:
    url = address(entered(clerk))
    act(second, url, "check")
    refused = act(second, url, "correct", 422, number_concluded="29", reason="")
    assert "没有填原因" in refused.errors["reason"]
    page = act(second, url, "correct", number_concluded="29", reason="法院来函更正")
    newer = address(page)
    assert counted(app) == [("court_judgments", COURT, 31)]
    assert "有更正" in clerk.get(url).text and clerk.get(f"{url}/correct", status=409)
    act(clerk, newer, "send_back", reason="附件里是30")
    assert "退回" in clerk.get(newer).text and counted(app) == [("court_judgments", COURT, 31)]
    newest = address(act(second, newer, "correct", number_concluded="30", reason="照附件"))
    assert "第 3 版" in act(clerk, newest, "check").text
    assert counted(app) == [("court_judgments", COURT, 30)]
    assert "有新版" in clerk.get(url).text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"body": ""}, "body", "没有填报送单位", id="no-body"),
        pytest.param({"definition": ""}, "definition", "没有填口径说明", id="no-definition"),
        pytest.param({"number_concluded": "三十一"}, "number_concluded", "不是一个数", id="no-number"),
        pytest.param({"until_on": "2024-12-31"}, "until_on", "早于", id="ends-before-it-begins"),
        pytest.param({"until_on": "2099-12-31"}, "until_on", "还没有过完", id="not-over"),
        pytest.param({"paper": (BytesIO(b"no pdf"), "来文.pdf")}, "paper", "", id="no-paper"),
    ],
)
def test_what_cannot_be_entered_is_said_at_its_field(
    app: Flask, clerk: Visitor, changes: dict[str, object], field: str, words: str
) -> None:
    page = entered(clerk, status=422, **changes)
    assert words in page.errors[field] and "示例函〔2026〕1号" in str(page.soup)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ReportedFigure)) == 0


def test_more_closed_than_there_were_is_said_at_the_number(clerk: Visitor) -> None:
    more = {"number_opened": "4", "number_filed": "96", "number_closed": "101", "number_concluded": None}
    page = entered(clerk, "enforcement_closing", 422, **more)
    assert "= 100" in page.errors["number_closed"]
    page = entered(clerk, "enforcement_closing", **{**more, "number_closed": "95"})
    assert "95 件" in page.text and "没有报" in page.text


def test_neither_number_nor_paper_is_not_checked_and_one_figure_is_entered_once(
    clerk: Visitor, second: Visitor
) -> None:
    url = address(entered(clerk, paper_number=""))
    assert "没有文号，也没有附件" in second.get(f"{url}/check", status=409).text
    assert "录过了" in entered(second, status=422).errors["from_on"]
    assert "没有选文件" in act(second, url, "attach", 422).errors["paper"]
    act(second, url, "attach", paper=(BytesIO(sample_files.jpeg()), "来文.jpg"))
    assert "已复核" in act(second, url, "check").text


def test_a_sheet_is_looked_at_before_it_is_taken_and_what_is_bad_comes_back(
    app: Flask, clerk: Visitor, second: Visitor
) -> None:
    assert clerk.client.get("/reported-figures/template.xlsx").data.startswith(b"PK")
    head = "数据种类\t报送单位\t统计期起\t统计期止\t统计范围\t口径名称\t口径说明\t文号\t审结、办结"
    good = (
        "仲裁裁决\t南通仲裁委员会\t2025-01-01\t2025-12-31\t全市\t按案号\t全市的数，分不出通州\t示例仲函〔2026〕2号\t4"
    )
    cells = "\n".join((head, good, good, good.replace("\t4", "\t约四件")))
    page = clerk.submit(clerk.get("/reported-figures/sheet"), "batch", press="do=look", cells=cells)
    assert "能录入 1 行，不能收 2 行" in page.text and "和上面一行是同一个数" in page.text
    answer = clerk.client.send("/reported-figures/sheet", cells=cells, do="sheet")
    assert answer.data.startswith(b"PK") and counted(app) == []
    page = clerk.submit(page, "batch", press="do=take", cells=cells)
    assert "仲裁裁决" in page.text and "分不出通州" in page.text
    assert clerk.submit(clerk.get("/reported-figures/sheet"), "batch", status=422, cells="随便写的").errors["cells"]
    assert "录过了" in clerk.submit(clerk.get("/reported-figures/sheet"), "batch", press="do=look", cells=cells).text
    with app.app_context():
        uid = db.session.scalars(select(ReportedFigure.uid)).one()
    assert "口径不一致" in act(second, f"/reported-figures/{uid}", "check").text


def test_the_template_filled_in_is_uploaded_as_it_is_and_a_torn_file_loses_nothing(app: Flask, clerk: Visitor) -> None:
    row = ("仲裁裁决", "南通仲裁委员会", date(2025, 1, 1), date(2025, 12, 31), "通州", "按案号", "按立案号。", "", 4)
    heads = ["数据种类", "报送单位", "统计期起", "统计期止", "统计范围", "口径名称", "口径说明", "文号", "审结、办结"]
    bad = (*row[:1], "", *row[2:])
    made = workbook("外报数据模板", [Column(head) for head in heads], [row, bad], notes=("说明",), notes_apart=True)
    page = clerk.get("/reported-figures/sheet")
    torn = (BytesIO(made[: len(made) // 2]), "外报.xlsx")
    page = clerk.submit(page, "batch", status=422, press="do=take", sheet=torn, cells="粘过的")
    assert "XLSX 文件不完整" in page.errors["sheet"] and "粘过的" in page.form("batch").textarea.text
    assert list(page.errors) == ["sheet"]
    page = clerk.submit(page, "batch", press="do=take", sheet=(BytesIO(made), "外报.xlsx"))
    assert "能录入 1 行，不能收 1 行" in page.text and counted(app) == []
    # What comes back is mended and uploaded as it is: its notes are no row, and its reasons no column.
    answer = clerk.client.send("/reported-figures/sheet", cells=page.form("batch").textarea.text, do="sheet")
    back = read_cells(answer.data, "没有收的.xlsx")
    assert back == [[*heads, REASON], [*map(str, bad), "没有填报送单位。"]]
    again = clerk.submit(page, "batch", press="do=look", sheet=(BytesIO(answer.data), "没有收的.xlsx"))
    assert "能录入 0 行，不能收 1 行" in again.text
    answer = clerk.client.send("/reported-figures/sheet", cells=as_pasted(back), do="sheet")
    assert read_cells(answer.data, "没有收的.xlsx") == back
    assert "仲裁裁决" in clerk.submit(page, "batch", press="do=take").text


def test_a_viewer_reads_and_nobody_else_finds_it(client_for: Callable[..., object], clerk: Visitor) -> None:
    url = address(entered(clerk))
    for role, place, status in (
        (Role.BUREAU_VIEWER, None, 200),
        (Role.CLERK, "textile", 404),
        (Role.DIRECTOR, None, 404),
        (Role.AUDITOR, None, 404),
        (Role.ADMINISTRATOR, None, 404),
    ):
        client = client_for(role, place)
        assert client.get(url).status_code == status, role  # type: ignore[attr-defined]
        assert client.get(f"{url}/correct").status_code == 404, role  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("checked_by_id = entered_by_id, checked_at = entered_at, state = 'checked'", id="checks-own"),
        pytest.param("state = 'checked'", id="counts-unchecked"),
        pytest.param("definition = ''", id="no-definition"),
        pytest.param("until_on = '2024-01-01'", id="ends-before-it-begins"),
        pytest.param("ordinal = 2", id="corrects-nothing"),
    ],
)
def test_the_database_keeps_what_must_never_be_false(app: Flask, clerk: Visitor, change: str) -> None:
    entered(clerk)
    with app.app_context(), writing(), pytest.raises(IntegrityError):
        db.session.execute(text(f"UPDATE reported_figure SET {change}"))  # noqa: S608 - written above


def test_the_database_counts_a_body_once_for_the_same_days(
    app: Flask, clerk: Visitor, second: Visitor, user_for: Callable[..., Person]
) -> None:
    act(second, address(entered(clerk)), "check")
    with app.app_context(), writing(), pytest.raises(IntegrityError):
        columns = ReportedFigure.__table__.columns.keys()
        listed = ", ".join(columns)
        other = ", ".join({"id": "id + 1", "uid": "'another'"}.get(name, name) for name in columns)
        db.session.execute(text(f"INSERT INTO reported_figure ({listed}) SELECT {other} FROM reported_figure"))  # noqa: S608
