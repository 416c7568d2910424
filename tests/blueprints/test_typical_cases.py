"""The pages of typical cases and of the plan's board: a case of a committee from selection to publication, names found
with their place, another person's approval; items judged year by year and taken along."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.extensions import db
from mediation.models.plan_task import PlanTask, PlanTaskYear
from mediation.models.typical_case import TypicalCase
from mediation.rules.registers.plan_items import ITEMS
from mediation.rules.roles import Role
from tests.blueprints.matter import Matter
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY = str(TODAY)
CHOSEN = {
    "source": "区人民法院判决",
    "hidden": "南通栖禾家纺有限公司\n沈秋月",
    "title": "花型著作权侵权案",
    "reason": "快速维权",
}


@pytest.fixture
def clerk(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The bureau's clerk."""
    return visitor_for(Role.CLERK, "bureau", name="鲍言蹊")


def chosen(keeper: Visitor, status: int = 200, **changes: str) -> Page:
    return keeper.submit(keeper.get("/typical-cases/new"), "select", status=status, **{**CHOSEN, **changes})


def act(keeper: Visitor, url: str, name: str, status: int = 200, **typed: object) -> Page:
    return keeper.submit(keeper.get(f"{url}/{name}"), "act", status=status, **typed)


def test_from_selection_to_publication(app: Flask, clerk: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    director = visitor_for(Role.DIRECTOR)
    url = str(chosen(clerk).answer.request.path)
    assert director.client.get(url).status_code == 404
    bad = act(clerk, url, "deidentify", status=422, text="甲公司起诉。\n栖禾家纺与沈 秋月达成协议。")
    assert "第2段第1字“栖禾”" in bad.errors["text"] and "第2段第6字“沈 秋月”" in bad.errors["text"]
    assert "沈 秋月达成协议" in bad.text
    page = act(clerk, url, "deidentify", text="甲公司起诉。\n双方达成协议。")
    assert "要请另一位审核" in page.text
    assert clerk.client.get(f"{url}/approve").status_code == 409
    act(director, url, "approve")
    assert director.client.get(f"{url}/publish").status_code == 409
    page = act(clerk, url, "publish", place="局网站")
    assert "已发布" in page.text
    with app.app_context():
        row = db.session.scalars(select(TypicalCase)).one()
        assert (row.state, row.published_at, row.hidden_sealed is not None) == ("published", "局网站", True)
    assert "花型著作权侵权案" in director.get("/typical-cases?group=published").text


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"source": ""}, "source"), ({"hidden": ""}, "hidden"), ({"title": ""}, "title")],
    ids=["no-source", "no-names", "no-title"],
)
def test_what_cannot_be_selected_is_said_at_its_field(clerk: Visitor, changes: dict[str, str], field: str) -> None:
    assert list(chosen(clerk, status=422, **changes).errors) == [field]


def test_a_case_of_the_desk_is_its_directors_to_select(visitor_for: Callable[..., Visitor], matter: Matter) -> None:
    """Not before it is over; another committee's director finds no such case, nor does the bureau."""
    number = matter.uid
    director, other = visitor_for(Role.DIRECTOR), visitor_for(Role.DIRECTOR, "district")
    page = chosen(director, status=422, case=number, source="", hidden="")
    assert "还没有结案" in page.errors["case"]
    assert "没有找到" in chosen(other, status=422, case=number, source="", hidden="").errors["case"]


def test_the_board_has_every_item_and_is_judged_year_by_year(app: Flask, clerk: Visitor) -> None:
    page = clerk.get("/tasks")
    assert all(item.title in page.text for item in ITEMS)
    with app.app_context():
        uid = db.session.scalars(select(PlanTask.uid).where(PlanTask.number == "三（三）1")).one()
    form, later = clerk.get(f"/tasks/{uid}/progress"), clerk.get(f"/tasks/{uid}/progress")
    shown = "纪要 /registers/joint_meeting\n示例文1号"
    clerk.submit(form, "year-progress", progress="behind", note="只开了一次", evidence=shown)
    page = clerk.get(f"/tasks/{uid}")
    assert page.soup.select_one('a[href="/registers/joint_meeting"]') and "示例文1号" in page.text
    assert "联席会议制度" in clerk.get("/tasks?progress=behind").text
    assert "三（九）5" not in clerk.get("/tasks?progress=behind").text
    again = clerk.submit(later, "year-progress", status=409, progress="done", note="开了两次")
    assert "只开了一次" in again.text
    with app.app_context():
        row = db.session.scalars(select(PlanTaskYear)).one()
        assert row.evidence == [
            {"text": "纪要", "path": "/registers/joint_meeting"},
            {"text": "示例文1号", "path": ""},
        ]
    book = clerk.client.send("/tasks/evaluation")
    assert "只开了一次" in ZipFile(BytesIO(book.data)).read("xl/sharedStrings.xml").decode()


def test_items_are_data(clerk: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    new = clerk.get("/tasks/new")
    assert "已经有了" in clerk.submit(new, "task", status=422, number="四1", title="重复").errors["number"]
    page = clerk.submit(new, "task", number="补1", title="专项行动", last_year="2026")
    url = str(page.answer.request.path)
    page = clerk.submit(clerk.get(f"{url}/correction"), "task", title="专项行动（2026）")
    assert "专项行动（2026）" in page.h1
    wrong = clerk.submit(clerk.get(f"{url}/correction"), "task", status=422, last_year="2021")
    assert list(wrong.errors) == ["last_year"]
    viewer = visitor_for(Role.BUREAU_VIEWER)
    viewer.get(url)
    assert viewer.client.get(f"{url}/correction").status_code == 404
