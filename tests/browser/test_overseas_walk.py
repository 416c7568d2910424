"""Overseas guidance in a real browser: a Schedule A matter from the clue to the released funds and the study without
names, by the overseas officer."""

import contextvars
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from mediation import clock
from mediation.app import create_app
from mediation.extensions import db
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.browser.desk import Desk as Server
from tests.browser.hands import fill, follow, log_in
from tests.operations.conftest import credit_code
from tests.people import Person

DAY = clock.today().isoformat()
FIRM = "南通远帆家居用品有限公司"
STUDY = "某企业的账户被冻结，应诉以后解冻。"


@pytest.fixture(scope="module")
def officer(fresh_data: Path) -> Person:
    """Somebody of the centre who guides."""

    def create() -> Person:
        app = create_app({"data_dir": fresh_data})
        person = people.create(app, Role.OVERSEAS_OFFICER, "rights_centre", name="季承安")
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        return person

    return contextvars.Context().run(create)


@pytest.fixture(scope="module")
def desk(officer: Person, fresh_data: Path, desk_at: Callable[..., Server]) -> Server:
    """The running desk."""
    return desk_at(fresh_data)


def sent(page: Page, form: str, typed: dict[str, str | list[str] | bool]) -> None:
    """The form of that id filled in and sent."""
    fill(page, typed)
    with page.expect_navigation():
        page.locator(f"main form#{form} button[type=submit]").last.click()


def test_a_schedule_a_matter_from_the_clue_to_released_funds(
    officer: Person, desk: Server, screen: Callable[..., Page]
) -> None:
    """Each step at its page; evidence before its notice and a study with a name are refused."""
    page = screen(desk)
    log_in(page, officer.login_name, officer.password)
    main = page.locator("main")
    page.goto("/overseas/new")
    clue = {
        "kind": "schedule_a",
        "jurisdiction": "US",
        "case_number": "1:26-cv-00001",
        "opponent": "Example Prints LLC",
    }
    sent(page, "dispute", {**clue, "products": "被套", "frozen": "18420.35", "currency": "USD", "noticed_on": DAY})
    follow(page, "加企业")
    firm = {"party-kind": "company", "party-name": FIRM, "party-identity_number": credit_code(1)}
    sent(page, "enterprise", {**firm, "party-town": "川姜镇"})
    url = page.url

    def act(name: str, typed: dict[str, str | list[str] | bool]) -> None:
        page.goto(f"{url}/{name}")
        sent(page, "act", typed)

    act("tell", {"how": "phone", "whom": "仇知秋", "receipt": "通话记录3号"})
    page.watch.expect("status of 409")  # type: ignore[attr-defined]
    page.goto(f"{url}/send_evidence")
    expect(main).to_contain_text("第十三条")
    act("want", {})
    act("grade", {"choice": "major"})
    act("advise", {"text": "先核对送达文书。"})
    act("refer", {"names": "甲律所\n乙律所", "checked": True})
    act("warn", {"how": "visit", "whom": "仇知秋"})
    act("send_evidence", {"text": "销售数据两页"})
    act("plan", {"choice": "defend"})
    page.goto(f"{url}/entries/new")
    receipt = {"name": "签收单.png", "mimeType": "image/png", "buffer": sample_files.png(200, 100)}
    page.locator("main input[type=file]").set_input_files([receipt])
    entry = {"channel": "visit", "content": "讲应诉期限和举证。", "confirmed_on": DAY, "confirmed_by": "仇知秋"}
    sent(page, "entry", entry)
    expect(main).to_contain_text("附件 1 个")
    act("conclude", {"choice": "released"})
    money = {"kind": "released", "amount": "18420.35", "currency": "USD", "basis": "平台解冻通知"}
    page.goto(f"{url}/recoveries/new")
    sent(page, "recovery", {**money, "rate": "7.1021", "rate_source": "外汇交易中心中间价", "rate_on": DAY})
    expect(main).to_contain_text("130,823.17")
    act("review", {"text": "店铺已恢复", "typical": True})
    page.goto(f"{url}/study")
    page.watch.expect("status of 422")  # type: ignore[attr-defined]
    sent(page, "study-form", {"title": "一家企业应诉", "text": "远帆公司的账户被冻结。"})
    expect(main).to_contain_text("第1段第1个字起的“远帆”是企业的名称")
    sent(page, "study-form", {"text": STUDY})
    page.goto("/overseas/report")
    expect(main).to_contain_text("18,420.35美元")
    answer = page.request.get("/overseas/report.pdf")
    printed = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    assert STUDY in printed and "远帆" not in printed and "130,823.17元" in printed
