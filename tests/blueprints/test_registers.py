"""The pages of the registers: an entry from the form to the workbook, what is refused and at which field, the paper
that proves it, who came, who keeps and who reads which register."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.extensions import db
from mediation.models.register import Attendance, RegisterEntry, RegisterFile
from mediation.operations import stray_files
from mediation.rules.roles import Role
from tests import sample_files
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY, TOMORROW = (str(TODAY + timedelta(days)) for days in (0, -1, 1))
DIAGNOSIS = {
    "day": YESTERDAY,
    "what": "strategy",
    "title": "南通清和家纺有限公司",
    "code": "91320612MA1XXTT09B",
    "group": "listed",
    "tag_source": "交易所公告",
    "tag_on": YESTERDAY,
    "adviser": "服务顾问",
}
MEETING = {"day": YESTERDAY, "title": "电商案件证据标准", "convener": "领导小组办公室", "attended": "区法院\n区检察院"}
TRAINING = {"day": YESTERDAY, "group": "enforcement", "title": "专利侵权判定实务", "term": "1", "manner": "onsite"}


@pytest.fixture
def clerk(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The bureau's clerk."""
    return visitor_for(Role.CLERK, "bureau", name="鲍言蹊")


def entered(clerk: Visitor, kind: str, status: int = 200, **typed: str) -> Page:
    return clerk.submit(clerk.get(f"/registers/{kind}/new"), "entry", status=status, **typed)


def address(page: Page) -> str:
    return str(page.answer.request.path)


def test_a_joint_meeting_counts_once_its_minutes_are_attached(app: Flask, clerk: Visitor) -> None:
    page = entered(clerk, "joint_meeting", **MEETING)
    url = address(page)
    assert "还没有附会议纪要，不计入" in page.text
    assert "没有附，不计" in clerk.get("/registers/joint_meeting").text
    form = clerk.get(f"{url}/files")
    page = clerk.submit(form, "attach", purpose="minutes", files=(BytesIO(sample_files.pdf()), "纪要.pdf"))
    assert "不计入。" not in page.text and "纪要.pdf" in page.text
    with app.app_context():
        row = db.session.scalars(select(RegisterFile)).one()
        assert (row.purpose, row.media_type) == ("minutes", "application/pdf")
        assert row.file in stray_files.named()
        uid = row.uid
    assert clerk.client.get(f"{url}/files/{uid}").data == sample_files.pdf()


def test_a_training_with_who_came_is_corrected_and_taken_along(app: Flask, clerk: Visitor) -> None:
    url = address(entered(clerk, "training", **TRAINING))
    listed = "杜若水，区市场监管局\n\n杜若水，区市场监管局\n辛夷, 区法院\n"
    page = clerk.submit(clerk.get(f"{url}/attendance"), "attendance-form", people=listed)
    assert "杜若水" in page.text and "2 人" in page.text
    page = clerk.submit(clerk.get(f"{url}/correction"), "entry", title="专利侵权判定", teacher="辛夷")
    assert page.h1 == "专利侵权判定"
    with app.app_context():
        entry = db.session.scalars(select(RegisterEntry)).one()
        assert (entry.group, entry.data) == ("enforcement", {"term": 1, "manner": "onsite", "teacher": "辛夷"})
        assert [(row.name, row.body) for row in db.session.scalars(select(Attendance))] == [
            ("杜若水", "区市场监管局"),
            ("辛夷", "区法院"),
        ]
    book = clerk.client.send("/registers/training/workbook")
    assert "专利侵权判定" in ZipFile(BytesIO(book.data)).read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    ("kind", "typed", "field", "said"),
    [
        ("joint_meeting", {**MEETING, "day": TOMORROW}, "day", "这一天还没到"),
        ("joint_meeting", {**MEETING, "convener": "　"}, "convener", "没有填召集单位"),
        ("training", {**TRAINING, "group": ""}, "group", "没有填培训对象"),
        ("training", {**TRAINING, "until": "2020-01-01"}, "until", "结束不会早于开始"),
        ("training", {**TRAINING, "term": "一"}, "term", "这不是一个数"),
        (
            "research_trip",
            {"day": YESTERDAY, "group": "mediation", "title": "调解", "place": "南通市通州区川姜镇"},
            "place",
            "方案要的是区外调研",
        ),
        (
            "honour",
            {"day": YESTERDAY, "group": "star", "title": "清和家纺有限公司", "body": "区政府", "document": ""},
            "document",
            "没有填认定文号",
        ),
        (
            "crime_link",
            {"day": YESTERDAY, "group": "out", "title": "销售假冒商品", "body": "公安", "answered_on": "2020-01-01"},
            "answered_on",
            "反馈不会早于移送",
        ),
        ("diagnosis", {**DIAGNOSIS, "code": "91320612MA1XXTT090"}, "code", "最后一位校验不对"),
        ("diagnosis", {**DIAGNOSIS, "tag_source": ""}, "tag_source", "没有填类别的依据"),
        ("diagnosis", {**DIAGNOSIS, "tag_on": ""}, "tag_on", "没有填依据的日期"),
    ],
    ids=[
        "not-yet",
        "blank",
        "no-audience",
        "ends-before",
        "no-number",
        "at-home",
        "no-document",
        "answered-before",
        "wrong-code",
        "no-ground",
        "no-day",
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    clerk: Visitor, kind: str, typed: dict[str, str], field: str, said: str
) -> None:
    page = entered(clerk, kind, status=422, **typed)
    assert list(page.errors) == [field] and said in page.errors[field]
    assert page.form("entry").select_one(f"[name=title][value={typed['title']}]")


def test_an_enterprise_is_diagnosed_once_however_its_code_is_typed(clerk: Visitor) -> None:
    entered(clerk, "diagnosis", **DIAGNOSIS)
    entered(clerk, "diagnosis", **{**DIAGNOSIS, "code": " 91320612ma1xxtt09b", "what": "diagnosis"})
    entered(
        clerk,
        "diagnosis",
        **{**DIAGNOSIS, "code": "91320612MA1XXTT176", "group": "other", "tag_source": "", "tag_on": ""},
    )
    days = f"since={YESTERDAY}&until={YESTERDAY}"
    rows = clerk.get(f"/figures/enterprises_diagnosed/numerator?{days}").soup.select("tbody tr")
    assert len(rows) == 2
    listed = clerk.get("/registers/diagnosis?group=listed").soup.select("tbody tr")
    assert len(listed) == 2


def test_a_file_that_is_none_is_refused(clerk: Visitor) -> None:
    url = address(entered(clerk, "joint_meeting", **MEETING))
    form = clerk.get(f"{url}/files")
    bad = clerk.submit(form, "attach", status=422, files=(BytesIO(b"MZ\x90"), "纪要.pdf"))
    assert "files" in bad.errors
    assert "没有选文件" in clerk.submit(form, "attach", status=422).errors["files"]


def test_two_people_on_one_entry_see_both_texts(clerk: Visitor) -> None:
    url = address(entered(clerk, "joint_meeting", **MEETING))
    first, second = clerk.get(f"{url}/correction"), clerk.get(f"{url}/correction")
    clerk.submit(first, "entry", decided="统一证据标准")
    page = clerk.submit(second, "entry", status=409, decided="另行研究")
    assert "统一证据标准" in page.text and "另行研究" in page.text


def test_each_register_lets_in_who_keeps_it(visitor_for: Callable[..., Visitor], clerk: Visitor) -> None:
    """The overseas officer keeps trainings and finds no other register; the director reads all and keeps trainings; the
    bureau's viewer reads; a committee's clerk finds nothing."""
    meeting = address(entered(clerk, "joint_meeting", **MEETING))
    training = address(entered(clerk, "training", **TRAINING))
    officer = visitor_for(Role.OVERSEAS_OFFICER)
    own = address(entered(officer, "training", **{**TRAINING, "group": "exporters", "title": "出口企业商标布局"}))
    officer.get(f"{own}/correction")
    assert officer.client.get(meeting).status_code == 404
    assert officer.client.get(f"{training}/correction").status_code == 404
    clerk.get(f"{own}/correction")
    director, viewer = visitor_for(Role.DIRECTOR), visitor_for(Role.BUREAU_VIEWER)
    for reader in (director, viewer):
        reader.get(meeting)
        assert reader.client.get("/registers/joint_meeting/new").status_code == 404
    entered(director, "training", **{**TRAINING, "group": "mediators"})
    assert viewer.client.get("/registers/training/new").status_code == 404
    for stranger in (Role.CLERK, Role.MEDIATOR, Role.EXAMINER, Role.AUDITOR, Role.ADMINISTRATOR):
        assert visitor_for(stranger).client.get("/registers").status_code == 404


def test_a_register_is_searched_filtered_and_paged(clerk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, title in enumerate(("示例甲会议", "示例乙会议", "示例丙会议")):
        entered(clerk, "joint_meeting", **{**MEETING, "title": title, "day": str(TODAY - timedelta(40 + 400 * place))})
    page = clerk.get("/registers/joint_meeting")
    places = [page.text.index(name) for name in ("示例甲", "示例乙", "示例丙")]
    assert places == sorted(places)
    old = (TODAY - timedelta(440)).year
    assert "示例甲" not in clerk.get(f"/registers/joint_meeting?q=示例乙 检察&year={old}").text
    assert "没有找到" in clerk.get("/registers/joint_meeting?q=没有这样的").text
    assert "示例丙" in clerk.get("/registers/joint_meeting?unproved=1&after=1").text
    assert "登记会议" not in clerk.get("/registers").text
