"""The pages of overseas guidance: a Schedule A matter from the clue to released funds, what is refused and at which
field, foreign days in both times, the hundred with its reasons, the sheet, who may see it."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance, OverseasNode
from mediation.models.user import User
from mediation.operations import stray_files
from mediation.operations.matter_days import all_days
from mediation.operations.settings import calendar
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY = TODAY.isoformat(), (TODAY - timedelta(1)).isoformat()
TOMORROW = (TODAY + timedelta(1)).isoformat()
DISPUTE = {
    "kind": "schedule_a",
    "jurisdiction": "US",
    "forum": "伊利诺伊北区联邦地区法院",
    "case_number": "1:26-cv-00001",
    "opponent": "Example Prints LLC",
    "opponent_firm": "Smith & Lee LLP",
    "frozen": "18420.35",
    "currency": "USD",
    "hs_codes": "6302.31，63041910",
    "noticed_on": YESTERDAY,
}
FIRM = {
    "party-kind": "company",
    "party-name": "南通远帆家居用品有限公司",
    "party-identity_number": credit_code(1),
    "party-town": "川姜镇",
    "shop": "YF Home（ASIN：B0EXAMPLE1）",
    "on": YESTERDAY,
}


@pytest.fixture
def officer(visitor_for: Callable[..., Visitor]) -> Visitor:
    """Somebody of the centre who guides."""
    return visitor_for(Role.OVERSEAS_OFFICER, "rights_centre", name="季承安")


def registered(officer: Visitor, status: int = 200, **changes: str) -> Page:
    return officer.submit(officer.get("/overseas/new"), "dispute", status=status, **{**DISPUTE, **changes})


def found_in(officer: Visitor, url: str, status: int = 200, **changes: str) -> Page:
    return officer.submit(officer.get(f"{url}/enterprises"), "enterprise", status=status, **{**FIRM, **changes})


def address(page: Page) -> str:
    return str(page.answer.request.path)


def act(officer: Visitor, url: str, name: str, status: int = 200, **typed: object) -> Page:
    return officer.submit(officer.get(f"{url}/{name}"), "act", status=status, on=YESTERDAY, **typed)


def told(officer: Visitor, url: str) -> Page:
    return act(officer, url, "tell", how="phone", whom="仇知秋", receipt="通话记录3号")


def entered(officer: Visitor, url: str, status: int = 200, **changes: str) -> Page:
    typed = {"given_on": YESTERDAY, "channel": "visit", "content": "讲应诉期限和举证。", "proof": "签收单3号"}
    return officer.submit(officer.get(f"{url}/entries/new"), "entry", status=status, **{**typed, **changes})


def test_a_schedule_a_matter_from_the_clue_to_released_funds(app: Flask, officer: Visitor) -> None:
    page = registered(officer)
    dispute = address(page)
    assert page.h1 == f"海{TODAY.year}-001" and "18,420.35 美元" in page.text and "6302.31、63041910" in page.text
    page = found_in(officer, dispute)
    url = address(page)
    assert page.h1 == "南通远帆家居用品有限公司" and "待告知" in page.text
    officer.get(f"{url}/entries/new", status=409)
    page = act(officer, url, "tell", status=422, how="phone", whom="仇知秋", receipt="")
    assert "没有填回执" in page.errors["receipt"]
    told(officer, url)
    assert "第十三条" in officer.get(f"{url}/send_evidence", status=409).text
    act(officer, url, "want")
    act(officer, url, "grade", choice="major")
    page = act(officer, url, "advise", text="先核对送达文书。\n保存销售数据，不要删除。")
    assert f"通海指〔{TODAY.year}〕1号" in page.text
    page = act(officer, url, "refer", status=422, names="smith & lee, llp\n甲律所", checked="y")
    assert "不能列进名单" in page.errors["names"]
    page = act(officer, url, "refer", status=422, names="甲律所\n甲律所", checked="y")
    assert "只有一家" in page.errors["names"]
    act(officer, url, "refer", names="乙律所\n甲律所", checked="y")
    act(officer, url, "warn", how="visit", whom="仇知秋")
    act(officer, url, "send_evidence", text="销售数据两页，给美国律师")
    act(officer, url, "plan", choice="settle")
    act(officer, url, "track", text="对方报价")
    act(officer, url, "conclude", choice="released")
    page = act(officer, url, "review", text="店铺已恢复", typical="y")
    assert "已回访" in page.text and "解冻" in page.text
    with app.app_context():
        row = db.session.scalars(select(OverseasGuidance)).one()
        assert (row.state, row.result, row.typical, row.experts) == ("reviewed", "released", True, ["乙律所", "甲律所"])
        assert [step.action for step in row.steps][0] == "identify" and len(row.steps) == 12
        db.session.rollback()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"kind": ""}, "kind", "没有选", id="no-kind"),
        pytest.param({"opponent": ""}, "opponent", "没有填对方", id="no-opponent"),
        pytest.param({"currency": ""}, "currency", "没有选币种", id="amount-without-currency"),
        pytest.param({"frozen": "一万八"}, "frozen", "读不出", id="amount-in-words"),
        pytest.param({"hs_codes": "63A2"}, "hs_codes", "不是海关编码", id="hs-code"),
        pytest.param({"noticed_on": TOMORROW}, "noticed_on", "还没到", id="a-day-to-come"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    officer: Visitor, changes: dict[str, str], field: str, words: str
) -> None:
    assert words in registered(officer, status=422, **changes).errors[field]


def test_a_dispute_stands_once_and_an_enterprise_once_in_it(app: Flask, officer: Visitor) -> None:
    url = address(registered(officer))
    page = registered(officer, status=422)
    assert f"海{TODAY.year}-001" in page.errors["case_number"]
    found_in(officer, url)
    assert "已经在这件纠纷里" in found_in(officer, url, status=422).errors["party-name"]
    assert "早于获知" in found_in(officer, url, status=422, **{
        "party-name": "别家", "party-identity_number": credit_code(2), "on": "2020-01-01"}).errors["on"]  # fmt: skip
    assert "校验" in found_in(officer, url, status=422, **{
        "party-identity_number": "91320612MA2X7K3D5Q"}).errors["party-identity_number"]  # fmt: skip
    page = officer.submit(officer.get(f"{url}/particulars"), "particulars", opponent="Another LLC")
    assert "Another LLC" in page.text
    assert "Another" in officer.get("/overseas?q=Another").text
    nothing = officer.get("/overseas?q=没有这家&kind=dmca")
    assert "没有找到" in nothing.text
    # The tabs count what the search finds.
    assert officer.get("/overseas").soup.select(".tabs__count") and not nothing.soup.select(".tabs__count")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(OverseasGuidance)) == 1
        db.session.rollback()


def test_foreign_days_are_proposed_confirmed_and_shown_in_both_times(app: Flask, officer: Visitor) -> None:
    url = address(registered(officer))
    assert "联邦民事诉讼规则第65条" in officer.get(url).text
    page = officer.get(f"{url}/nodes/new?usual=0")
    page = officer.submit(page, "node", status=422, event="", day="")
    assert "没有填当地日期" in page.errors["day"]
    page = officer.submit(page, "node", event="2027-05-28")
    assert "2027-06-11 23:59" in page.text and "2027-06-12 12:59" in page.text and "建议，没有核" in page.text
    with app.app_context():
        uid = db.session.scalars(select(OverseasNode.uid)).one()
        db.session.rollback()
    edit = officer.get(f"{url}/nodes/{uid}")
    page = officer.submit(edit, "node", status=422, standing="confirmed")
    assert "没有填依据" in page.errors["source"]
    page = officer.submit(page, "node", source="临时限制令（第11号）", hour="17:00")
    assert "2027-06-12 06:00" in page.text and "照文书核过" in page.text
    gap = officer.submit(
        officer.get(f"{url}/nodes/new"), "node", status=422, name="听证", day="2027-03-14", hour="2:30", source="通知"
    )
    assert "02:30不存在" in gap.errors["hour"]
    twice = officer.submit(gap, "node", status=422, day="2026-11-01", hour="01:30")
    assert "有两次" in twice.errors["later"]
    page = officer.submit(twice, "node", later="second")
    assert "2026-11-01 15:30" in page.text
    assert "不是一个钟点" in officer.submit(
        officer.get(f"{url}/nodes/new"), "node", status=422, name="答辩", day="2027-07-01", hour="25:00", source="传票"
    ).errors["hour"]  # fmt: skip
    officer.get(f"{url}/nodes/没有", status=404)


def test_days_and_alerts_stand_on_the_first_page(app: Flask, officer: Visitor) -> None:
    url = address(registered(officer, **{"case_number": ""}))
    guidance = address(found_in(officer, url))
    told(officer, guidance)
    act(officer, guidance, "want")
    # 北京时间 the day after, so that T-7 is today
    local = TODAY + timedelta(6)
    officer.submit(
        officer.get(f"{url}/nodes/new"), "node", name="提交答辩", day=local.isoformat(), hour="23:59", source="传票"
    )
    page = officer.get("/")
    assert "提前7天提醒：提交答辩" in page.text and "首次意见" in page.text
    with app.app_context():
        user = db.session.scalars(select(User).where(User.display_name == "季承安")).one()
        found = {(line.what, line.days) for line in all_days(user, today=TODAY, calendar=calendar())}
        assert found == {
            ("首次意见", 0), ("提交答辩", 7), ("提前7天提醒：提交答辩", 0), ("提前3天提醒：提交答辩", 4),
            ("提前1天提醒：提交答辩", 6),
        }  # fmt: skip
        db.session.rollback()


def test_the_hundred_says_beside_each_why_it_counts_or_not(app: Flask, officer: Visitor) -> None:
    url = address(registered(officer))
    firms = [
        ("南通甲家纺有限公司", {}, {"confirmed_on": YESTERDAY, "confirmed_by": "经理"}),
        ("南通乙家纺有限公司", {}, {}),
        ("南通丙家纺有限公司", {"party-town": "三星镇"}, {"confirmed_on": YESTERDAY, "confirmed_by": "经理"}),
        ("南通丁家纺有限公司", {}, {"channel": "training", "confirmed_on": YESTERDAY, "confirmed_by": "经理"}),
        ("南通戊家纺有限公司", {"party-town": ""}, {"confirmed_on": YESTERDAY, "confirmed_by": "经理"}),
    ]
    for serial, (name, place, confirmed) in enumerate(firms, 1):
        number = credit_code(serial)
        guidance = address(
            found_in(officer, url, **{**FIRM, "party-name": name, "party-identity_number": number, **place})
        )
        told(officer, guidance)
        entered(officer, guidance, **confirmed)
    plan = officer.get("/overseas/counting/plan")
    assert "通政发〔2023〕4号" in plan.text
    page = officer.submit(plan, "plan", status=422, first=TOMORROW, last=DAY, source="")
    assert set(page.errors) == {"last", "source"}
    page = officer.submit(page, "plan", first="2025-01-01", last="2099-12-31", source="局办公会纪要〔2026〕1号")
    figures = [" ".join(each.get_text().split()) for each in page.soup.select(".figure__number")]
    assert figures == ["1", "1", "1"] and "南通甲家纺" in page.text
    assert "企业没有确认" in officer.get("/overseas/counting?part=not_yet").text
    assert "三星镇，不在本区" in officer.get("/overseas/counting?part=outside").text
    assert "只有集中培训" in officer.get("/overseas/counting?part=training").text
    assert "没有填镇街" in officer.get("/overseas/counting?part=unclear").text
    answer = officer.client.send("/overseas/counting.xlsx")  # type: ignore[attr-defined]
    with ZipFile(BytesIO(answer.data)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert all(said in words for said in ("南通甲家纺有限公司", "计入", "签收单3号", credit_code(1), "企业没有确认。"))


def test_what_the_enterprise_confirmed_stays(app: Flask, officer: Visitor) -> None:
    guidance = address(found_in(officer, address(registered(officer))))
    told(officer, guidance)
    assert set(entered(officer, guidance, status=422, channel="", content="").errors) == {"channel", "content"}
    assert "确认人" in entered(officer, guidance, status=422, confirmed_on=DAY).errors["confirmed_by"]
    assert "早于" in entered(officer, guidance, status=422, given_on="2026-01-01").errors["given_on"]
    entered(officer, guidance)
    with app.app_context():
        uid = db.session.scalars(select(OverseasEntry.uid)).one()
        db.session.rollback()
    page = officer.get(f"{guidance}/entries/{uid}")
    officer.submit(page, "entry", confirmed_on=DAY, confirmed_by="仇知秋")
    assert "不能改" in officer.get(f"{guidance}/entries/{uid}", status=409).text


def test_the_sheet_is_printed_proved_and_kept(app: Flask, officer: Visitor) -> None:
    dispute = address(registered(officer))
    guidance = address(found_in(officer, dispute))
    assert officer.client.get(f"{guidance}/sheet.pdf").status_code == 404
    told(officer, guidance)
    act(officer, guidance, "want")
    act(officer, guidance, "grade", choice="general")
    act(officer, guidance, "advise", text="先核对送达文书。")
    assert officer.client.get(f"{guidance}/sheet.pdf").data[:5] == b"%PDF-"
    page = officer.seen(officer.client.post(
        f"{guidance}/sheet/printing", data={"csrf_token": officer.client.token()}, follow_redirects=True,  # type: ignore[attr-defined]
    ))  # fmt: skip
    assert "已印" in page.text
    officer.submit(
        officer.get(f"{dispute}/nodes/new"),
        "node",
        name="提交答辩",
        day="2027-06-22",
        hour="23:59",
        source="传票（第15号）",
    )
    assert "记录改过" in officer.get(guidance).text
    with app.app_context():
        row = db.session.scalars(select(OverseasGuidance)).one()
        assert row.papers[0].file in stray_files.named() and row.papers[0].number == row.sheet_number
        db.session.rollback()


def test_only_those_who_guide_find_it_and_only_their_own(officer: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    url = address(registered(officer))
    for role in (Role.EXAMINER, Role.AID_OFFICER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR):
        visitor_for(role).get(url, status=404)
    bureau = visitor_for(Role.OVERSEAS_OFFICER, "bureau", name="局里的指导专员")
    bureau.get(url, status=404)
    assert registered(bureau).h1 == f"海{TODAY.year}-001"
    assert "南通" not in bureau.get("/overseas").text


def test_a_form_counts_once(app: Flask, officer: Visitor) -> None:
    page = officer.get("/overseas/new")
    for _ in range(2):
        officer.submit(page, "dispute", **DISPUTE)
    with app.app_context():
        rows = db.session.scalars(select(OverseasDispute)).all()
        assert [(row.number, row.noticed_on) for row in rows] == [
            (f"海{TODAY.year}-001", date.fromisoformat(YESTERDAY))
        ]
        db.session.rollback()
