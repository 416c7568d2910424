"""What was typed is there again: after a crash, an ended login, a lost line, a second click, a colleague's change."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from mediation.app import create_app
from mediation.rules.roles import Role
from tests import people
from tests.blueprints.matter import Matter, register
from tests.browser.desk import Desk
from tests.browser.hands import fill, log_in, open_all, press, send
from tests.people import Person

FACTS = "夜市摊位上的被套和申请人登记的花型一模一样。"
SEED = "<img src=x onerror=alert(1)>"


@dataclass
class Office:
    """A running desk with two mediators of one committee; `app` reads and writes the same data beside it."""

    desk: Desk
    app: Flask
    first: Person
    second: Person

    def matter(self) -> Matter:
        """A dispute of the first mediator whose parties have settled."""
        return register(self.app, self.first).settle()


@pytest.fixture(scope="module")
def office(fresh_data: Path, desk_at: Callable[..., Desk]) -> Office:
    """Two people at work."""
    app = create_app({"data_dir": fresh_data, "database_url": f"sqlite:///{fresh_data / 'mediation.sqlite3'}"})
    first, second = (people.create(app, Role.MEDIATOR, name=name) for name in ("陈晓芸", "周立群"))
    return Office(desk_at(fresh_data), app, first, second)


@pytest.fixture
def intake(office: Office, screen: Callable[..., Page]) -> Page:
    """The first mediator before an empty intake screen."""
    page = screen(office.desk)
    log_in(page, office.first.login_name)
    open_intake(page)
    return page


def open_intake(page: Page) -> None:
    """The intake screen, its scripts at work, an older draft thrown away."""
    page.goto("/cases/new")
    if page.get_by_role("button", name="丢弃草稿").count():
        press(page, "丢弃草稿")
    page.wait_for_load_state("networkidle")


def saved(page: Page) -> None:
    """Wait until the page says that the draft is kept."""
    expect(page.locator("[data-draft-state]").first).to_have_attribute("data-state", "saved", timeout=15_000)


def test_draft_is_kept_five_seconds_after_typing_stops_and_a_reload_brings_it_back(intake: Page) -> None:
    intake.locator("[name=facts]").focus()
    intake.keyboard.type(FACTS)
    intake.wait_for_timeout(3500)
    assert intake.locator("[data-draft-state]").first.get_attribute("data-state") is None
    saved(intake)
    intake.reload()
    expect(intake.locator("[name=facts]")).to_have_value(FACTS)
    expect(intake.locator("main")).to_contain_text("找回没交的草稿")


def test_draft_is_kept_when_a_field_is_left(intake: Page) -> None:
    fill(intake, {"facts": FACTS})
    intake.locator("[name=facts]").focus()
    intake.keyboard.press("Tab")
    expect(intake.locator("[data-draft-state]").first).to_have_attribute("data-state", "saved", timeout=3000)


def test_killed_server_gives_back_what_was_typed_up_to_the_kill(office: Office, intake: Page) -> None:
    intake.watch.expect("ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET")  # type: ignore[attr-defined]
    fill(intake, {"facts": FACTS})
    intake.locator("[name=facts]").blur()
    saved(intake)
    office.desk.kill()
    intake.locator("[name=facts]").focus()
    intake.keyboard.press("End")
    intake.keyboard.type("还有枕套。")
    intake.keyboard.press("Tab")
    expect(intake.locator("[data-draft-trouble]").first).to_contain_text("网断了。你写的留在本页")
    office.desk.start()
    saved(intake)
    intake.reload()
    expect(intake.locator("[name=facts]")).to_have_value(FACTS + "还有枕套。")


def test_lost_line_is_said_and_the_draft_saved_once_it_is_back(intake: Page) -> None:
    intake.watch.expect("ERR_INTERNET_DISCONNECTED")  # type: ignore[attr-defined]
    intake.context.set_offline(True)
    fill(intake, {"facts": FACTS})
    intake.locator("[name=facts]").blur()
    expect(intake.locator("[data-draft-state]").first).to_have_attribute("data-state", "offline")
    expect(intake.locator("[data-draft-trouble]").first).to_be_visible()
    intake.context.set_offline(False)
    saved(intake)


def let_logins_run_out(office: Office) -> None:
    """Make every login a day older than it is: the clock of a test cannot be turned."""
    with closing(sqlite3.connect(office.desk.data_dir / "mediation.sqlite3")) as database:
        database.execute("UPDATE login_session SET created_at = datetime(created_at, '-1 day') || '.000000'")
        database.commit()


def test_login_that_ran_out_in_mid_form_gives_the_typed_text_back(office: Office, intake: Page) -> None:
    let_logins_run_out(office)
    fill(intake, {"facts": FACTS})
    press(intake, "登记，取得登记号")
    expect(intake.locator("main")).to_contain_text("写到一半的内容已存成草稿")
    send(intake, {"login_name": office.first.login_name, "password": people.PASSWORD}, button="登录")
    expect(intake.get_by_role("heading", level=1)).to_have_text("登记纠纷")
    expect(intake.locator("[name=facts]")).to_have_value(FACTS)


def test_page_left_open_goes_on_after_a_login_in_another_window(office: Office, intake: Page) -> None:
    let_logins_run_out(office)
    fill(intake, {"facts": FACTS})
    intake.locator("[name=facts]").blur()
    expect(intake.locator("[data-draft-trouble]").first).to_contain_text("登录过期了")
    other = intake.context.new_page()
    log_in(other, office.first.login_name)
    other.close()
    intake.locator("[name=facts]").focus()
    intake.keyboard.press("End")
    intake.keyboard.type("还有枕套。")
    intake.keyboard.press("Tab")
    saved(intake)
    intake.reload()
    expect(intake.locator("[name=facts]")).to_have_value(FACTS + "还有枕套。")


def register_with(page: Page, text: str, name: str) -> None:
    """Fill in all that intake asks for, `text` wherever words are free."""
    fill(page, {"dispute_type": "copyright", "facts": text, "committee": "textile"})
    for row, shown in (("applicants-0", f"{name}甲"), ("respondents-0", f"{name}乙")):
        page.locator(f'[name="{row}-name"]').fill(shown)
        page.keyboard.press("Escape")
        open_all(page)
        fill(page, {f"{row}-kind": "company", f"{row}-head_name": text, f"{row}-address": text})


def test_double_click_registers_one_case(office: Office, intake: Page) -> None:
    register_with(intake, "同一花型。", "双击家纺")
    with intake.expect_navigation():
        intake.get_by_role("button", name="登记，取得登记号").dblclick()
    expect(intake.locator("main")).to_contain_text("已登记")
    intake.goto("/cases?q=双击家纺甲")
    expect(intake.locator("main tbody tr")).to_have_count(1)


def test_markup_typed_anywhere_is_shown_as_text(intake: Page) -> None:
    register_with(intake, SEED, SEED)
    open_all(intake)
    fill(intake, {"rights-0-title": SEED, "applicants-0-shop": SEED, "requests": SEED, "source_letter": SEED})
    expect(intake.locator("#committee-proposal")).to_contain_text("建议区知识产权调委会")
    fill(intake, {"committee_reason": SEED})
    press(intake, "登记，取得登记号")
    case = intake.url
    expect(intake.locator(".case-head__parties")).to_contain_text(SEED)
    for path in ("", "?part=records", "/consents", "/sessions", "/particulars"):
        intake.goto(case + path)
        assert intake.locator("main img[src='x']").count() == 0
    for path in ("/cases?q=onerror", "/parties?q=onerror"):
        intake.goto(path)
        assert intake.locator("main img[src='x']").count() == 0


def test_markup_in_records_is_shown_as_text(office: Office, screen: Callable[..., Page]) -> None:
    matter = register(office.app, office.first).prepare()
    page = screen(office.desk)
    log_in(page, office.first.login_name)
    page.goto(matter.url("sessions"))
    words = dict.fromkeys(("place", "subject", "recorder", "text", "agreed_facts", "proposals-0-text", "who_*"), SEED)
    fill(page, {**words, "started_at": "00:01", "came_*": "yes", "result": "continue", "proposals-0-kind": "other"})
    press(page, "登记调解会")
    expect(page.locator("main")).to_contain_text("第1次调解会")
    for part in ("records", "proposals", "course"):
        page.goto(matter.url(f"?part={part}"))
        assert page.locator("main img[src='x']").count() == 0
    page.goto(matter.url("notes"))
    fill(page, {"text": SEED})
    press(page, "存手记")
    assert page.locator("main img[src='x']").count() == 0


def test_second_of_two_colleagues_sees_both_texts_and_keeps_the_own(
    office: Office, screen: Callable[..., Page]
) -> None:
    matter = office.matter()
    first, second = screen(office.desk), screen(office.desk)
    for page, person in ((first, office.first), (second, office.second)):
        log_in(page, person.login_name)
        page.goto(matter.url("agreement"))
        if page.get_by_role("button", name="开始拟", exact=True).count():
            press(page, "开始拟")
        page.wait_for_load_state("networkidle")
    for page, text in ((first, "甲写的事实。"), (second, "乙写的事实。")):
        fill(page, {"facts": text})
        with page.expect_navigation():
            page.get_by_role("button", name="保存", exact=True).first.click()
    expect(second.get_by_role("heading", level=1)).to_have_text(re.compile("先保存了，两份写得不一样"))
    expect(second.locator("main")).to_contain_text("甲写的事实。")
    expect(second.locator("textarea[name=facts]")).to_have_value("乙写的事实。")
    press(second, "照这样保存")
    expect(second.locator("[name=facts]")).to_have_value("乙写的事实。")
    first.goto(matter.url("agreement"))
    expect(first.locator("[name=facts]")).to_have_value("乙写的事实。")
