"""The pages of 展会驻点: an event with its shifts, a complaint taken in the hall with photographs, what came of it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from mediation import clock, files
from mediation.extensions import db, writing
from mediation.models.document import Attachment
from mediation.models.fair import FairComplaint, FairPhoto, FairShift
from mediation.operations import file_check, stray_files
from mediation.operations.case_keys import content_of
from mediation.rules.roles import Role
from tests import sample_files
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY = TODAY.isoformat(), (TODAY - timedelta(1)).isoformat()
FAIR = {
    "name": "家纺秋季博览会",
    "place": "会展中心 A 馆",
    "organiser": "示例会展公司",
    "from_on": YESTERDAY,
    "until_on": (TODAY + timedelta(1)).isoformat(),
}
STALL = {
    "stall": "B3-12",
    "exhibitor": "棉语小铺",
    "goods": "四件套",
    "right_kind": "copyright",
    "right_number": "苏作登字-2025-F-00218843",
    "right_title": "春溪缠枝",
    "facts": "展位上的四件套与登记的花型相同。",
    "party-kind": "company",
    "party-name": "南通栖禾家纺有限公司",
    "party-identity_number": credit_code(1),
}


@pytest.fixture
def aid(visitor_for: Callable[..., Visitor]) -> Visitor:
    return visitor_for(Role.AID_OFFICER, name="程书瑶")


@pytest.fixture
def fair(aid: Visitor) -> str:
    return address(aid.submit(aid.get("/fairs/new"), "event", **FAIR))


def address(page: Page) -> str:
    return str(page.answer.request.path)


def received(aid: Visitor, fair: str, **changes: object) -> Page:
    return aid.submit(aid.get(f"{fair}/receive"), "receive", **{**STALL, **changes})


def act(aid: Visitor, url: str, action: str, /, status: int = 200, **typed: object) -> Page:
    return aid.submit(aid.get(f"{url}/acts/{action}"), "act", status=status, **typed)


def shot(name: str = "展位.jpg") -> tuple[BytesIO, str]:
    return BytesIO(sample_files.jpeg()), name


def test_from_the_hall_to_the_walk_past_the_stall(app: Flask, aid: Visitor, fair: str) -> None:
    page = received(aid, fair, photos=shot())
    url = address(page)
    assert page.h1 == f"展{TODAY.year}-001" and "核验权属" in page.text
    picture = page.soup.select_one("img.preview__page")["src"]  # type: ignore[index]
    assert aid.client.get(str(picture)).mimetype == "image/jpeg"
    refused = act(aid, url, "end", 422, result="withdrawn", reason="撤下")
    assert "还没有告知展位" in refused.errors["result"] and "第四十一条第三款" in refused.errors["result"]
    aid.get(f"{url}/acts/tell_stall", status=409)
    act(aid, url, "check_title", reason="登记证书原件")
    page = act(aid, url, "tell_stall", on=DAY, at="９：05")
    after = TODAY + timedelta(1)
    assert f"到{after.month}月{after.day}日09:05满二十四小时" in page.text.replace(" ", "")
    act(aid, url, "record_statement", reason="称有授权，没有带证据", at="1530")
    page = act(aid, url, "end", result="covered", reason="主办方在场，当场遮盖")
    assert "已处理" in page.text and "遮盖" in page.text
    assert "已跟踪" in act(aid, url, "follow_up", reason="没有再摆出来").text
    assert "遮盖" in aid.get(fair).text
    with app.app_context():
        assert [checked.said for checked in file_check.check_files()] == [""]
        assert stray_files.named() == {db.session.scalars(select(FairPhoto.file)).one()}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"stall": ""}, "stall", "没有填展位号", id="no-stall"),
        pytest.param({"right_number": "", "right_title": ""}, "right_number", "至少填一样", id="no-right"),
        pytest.param(
            {"received_on": (TODAY - timedelta(2)).isoformat()}, "received_on", "展会是", id="before-the-event"
        ),
        pytest.param({"photos": (BytesIO(b"no picture"), "展位.jpg")}, "photos", "展位.jpg", id="no-picture"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    app: Flask, aid: Visitor, fair: str, changes: dict[str, object], field: str, words: str
) -> None:
    page = aid.submit(aid.get(f"{fair}/receive"), "receive", status=422, **{**STALL, **changes})
    assert words in page.errors[field] and "花型相同" in page.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(FairComplaint)) == 0


def test_everything_that_lacks_is_said_at_once(aid: Visitor, fair: str) -> None:
    page = aid.submit(aid.get(f"{fair}/receive"), "receive", status=422, **{**STALL, "stall": "", "facts": ""})
    assert set(page.errors) == {"stall", "facts"}


def test_what_is_typed_in_the_hall_is_found_again_and_a_double_post_counts_once(
    app: Flask, aid: Visitor, fair: str
) -> None:
    uid = fair.rpartition("/")[2]
    aid.client.send(f"/drafts/fairs.receive:{uid}", stall="C1-08", received_on=DAY, draft_title="展会投诉")
    assert aid.get("/").soup.select_one(f'a[href="{fair}/receive"][aria-label^="接着填"]')
    page = aid.get(f"{fair}/receive")
    assert page.soup.select_one("#stall")["value"] == "C1-08"  # type: ignore[index]
    first, again = (aid.submit(page, "receive", **STALL) for _ in range(2))
    assert address(first) == address(again)
    assert aid.get("/").soup.select_one('a[aria-label^="接着填"]') is None
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(FairComplaint)) == 1


def test_shifts_lie_within_the_event_and_are_counted(app: Flask, aid: Visitor, fair: str) -> None:
    shift = {"day": DAY, "begins": "9:00", "ends": "1200", "post": "一号馆", "person": "季文竹（市监局）"}
    for changes, field, words in (
        ({"day": (TODAY + timedelta(2)).isoformat()}, "day", "不在里面"),
        ({"ends": "08:00"}, "day", "晚于"),
        ({"begins": "早上"}, "begins", "不是一个时间"),
        ({"person": ""}, "person", "没有选人"),
    ):
        page = aid.submit(aid.get(f"{fair}/shifts"), "shift", status=422, **{**shift, **changes})
        assert words in page.errors[field]
    page = aid.submit(aid.get(f"{fair}/shifts"), "shift", **shift)
    assert "季文竹（市监局）" in aid.get("/").text
    page = aid.submit(page, "shift", status=422, **{**shift, "begins": "11:00", "ends": "13:00"})
    assert "已经在一号馆" in page.errors["person"]
    link = str(aid.get(fair).soup.select_one('a[aria-label*="咨询人次"]')["href"])  # type: ignore[index]
    assert "咨询 12 人次" in aid.submit(aid.get(link), "count", consultations="12").text
    page = aid.submit(aid.get(f"{fair}/particulars"), "event", status=422, until_on=YESTERDAY)
    assert "已经有班次或者投诉" in page.errors["until_on"]
    page = aid.submit(aid.get("/fairs/new"), "event", status=422, **{**FAIR, "until_on": "2020-01-01"})
    assert "早于开始" in page.errors["until_on"]
    assert aid.client.send(link, remove="1").status_code == 303
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(FairShift)) == 0


def test_a_complaint_becomes_a_mediation_seen_from_both_sides(
    app: Flask, aid: Visitor, fair: str, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(aid, fair, photos=shot()))
    page = aid.get(f"{url}/hand-over")
    assert page.soup.select_one("#respondent-name")["value"] == "棉语小铺"  # type: ignore[index]
    assert "怎样" in page.text
    kind = {"respondent-kind": "sole_trader"}
    assert "没有写说明" in aid.submit(page, "hand-over", status=422, **kind).errors["reason"]
    assert "已转调解" in aid.submit(page, "hand-over", reason="双方当面同意，材料一并提供", **kind).text
    aid.get(f"{url}/acts/end", status=409)
    with app.app_context():
        case = db.session.scalars(select(FairComplaint)).one().case
        assert case is not None
        uid, number = case.uid, case.dispute_number
        assert "展位 B3-12" in case.facts and number == f"展{TODAY.year}-001"
        [photo] = db.session.scalars(select(Attachment).where(Attachment.case_id == case.id))
        assert (photo.purpose, photo.title, photo.name) == ("evidence", "展位 B3-12 照片 1", "展位.jpg")
        assert photo.origin == f"家纺快维中心转来，展{TODAY.year}-001"
        assert photo.party is not None and photo.party.side == "applicant"
        assert content_of(photo) == sample_files.jpeg()
        with pytest.raises(files.FileChanged):
            files.read(photo.file, photo.sha256)
    director = visitor_for(Role.DIRECTOR)
    assert "看转来的材料" in director.get(f"/cases/{uid}").text
    assert "家纺秋季博览会" in director.get(f"/cases/{uid}/fair").text
    link = director.get(f"/cases/{uid}/fair").soup.select_one(f'a[href*="{uid}?part=files"]')
    assert "展位 B3-12 照片 1" in director.get(str(link["href"])).text  # type: ignore[index]
    assert [director.client.get(each).status_code for each in (url, fair, "/fairs")] == [404] * 3
    assert aid.client.get(f"/cases/{uid}").status_code == 404


@pytest.mark.parametrize(
    ("table", "change"),
    [
        pytest.param("fair", "until_on = '2020-01-01'", id="an-event-that-ends-before-it-begins"),
        pytest.param("fair_complaint", "stall = ''", id="no-stall"),
        pytest.param("fair_complaint", "told_on = received_on", id="told-before-the-check"),
        pytest.param(
            "fair_complaint",
            "state = 'ended', result = 'covered', ended_on = received_on",
            id="covered-before-told",
        ),
    ],
)
def test_the_database_repeats_what_must_never_be_false(
    app: Flask, aid: Visitor, fair: str, table: str, change: str
) -> None:
    received(aid, fair)
    with app.app_context(), writing(), pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {change}"))  # noqa: S608 - the test's own words
