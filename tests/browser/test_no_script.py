"""The core of the walk with scripts switched off: every button and link works by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from mediation import clock
from mediation.app import create_app
from mediation.rules.roles import Role
from tests import people
from tests.blueprints.matter import code, register
from tests.browser.desk import Desk
from tests.browser.hands import fill, follow, log_in, press, send
from tests.people import Person

TODAY = clock.today().isoformat()


@pytest.fixture
def app(fresh_data: Path) -> Flask:
    """The desk's data, to be written beside the server."""
    return create_app({"data_dir": fresh_data, "database_url": f"sqlite:///{fresh_data / 'mediation.sqlite3'}"})


@pytest.fixture
def person(app: Flask) -> Person:
    """A mediator of the textile committee."""
    return people.create(app, Role.MEDIATOR, name="陈晓芸")


@pytest.fixture
def page(fresh_data: Path, person: Person, desk_at: Callable[..., Desk], screen: Callable[..., Page]) -> Page:
    """The mediator logged in, without scripts."""
    page = screen(desk_at(fresh_data), java_script_enabled=False)
    log_in(page, person.login_name)
    return page


def unfold(page: Page, words: str) -> None:
    """Open the folded part whose summary has `words`; browsers do this without scripts."""
    page.locator("main summary", has_text=words).first.click()


def test_dispute_is_registered_and_accepted_without_scripts(page: Page) -> None:
    page.goto("/cases/new")
    fill(page, {"dispute_type": "design", "committee": "textile", "facts": "被套的图案与授权外观设计相同。"})
    for row, name, body in (
        ("applicants-0", "南通素锦家纺有限公司", "91320612MA2X7K3D5"),
        ("respondents-0", "南通沐棠纺织品有限公司", "91320612MA24QT8P1"),
    ):
        unfold_row(page, row)
        values = {"name": name, "kind": "company", "identity_number": code(body), "head_name": "顾素锦"}
        fill(page, {f"{row}-{field}": value for field, value in values.items()})
    press(page, "再加一个被申请人")
    expect(page.locator("[name=respondents-1-name]")).to_be_visible()
    expect(page.locator("[name=applicants-0-name]")).to_have_value("南通素锦家纺有限公司")
    unfold_row(page, "respondents-1")
    fill(page, {"respondents-1-name": "曹棉语", "respondents-1-kind": "person"})
    press(page, "登记，取得登记号")
    expect(page.locator("main")).to_contain_text("已登记，登记号")
    follow(page, "登记征询")
    fill(page, {"answer_*": "agreed", "on_*": TODAY, "at_*": "00:01", "manner_*": "phone"})
    press(page, "登记征询")
    follow(page, "受理")
    send(page, {"on": TODAY}, button="受理，编案号")
    expect(page.locator("main")).to_contain_text(f"通纺知调〔{TODAY[:4]}〕")


def unfold_row(page: Page, row: str) -> None:
    """Open the particulars of a new party, unless they stand open."""
    if not page.locator(f"[name={row}-head_name]").is_visible():
        page.locator(f"#details-{row} summary").click()


def test_agreement_is_written_issued_signed_and_sealed_without_scripts(page: Page, app: Flask, person: Person) -> None:
    matter = register(app, person).settle()
    page.goto(matter.url("agreement"))
    if page.get_by_role("button", name="开始拟", exact=True).count():
        press(page, "开始拟")
    fill(page, {"disputes": "是否停止使用，赔偿多少。"})
    unfold(page, "从条款库加")
    with page.expect_navigation():
        page.locator(".library").get_by_role("button", name="赔偿", exact=True).click()
    term = page.locator("[name=term]").last.input_value().partition(":")[0]
    values = {"amount": "66000", "by": "2027-03-01", "method": "cash", "liability": "joint"}
    fill(page, {f"t-{term}-{name}": value for name, value in values.items()})
    press(page, "保存")
    expect(page.locator("main")).to_contain_text("陆万陆仟元整")
    keep_all_warnings(page)
    with page.expect_navigation():
        page.get_by_role("button", name="出签署版", exact=True).click()
    press(page, "出签署版")
    expect(page.locator("main")).to_contain_text("签署版已出")
    fill(page, {"p-*": True, "m-*": True})
    press(page, "登记勾选的签名")
    send(page, {"sealed_on": TODAY}, button="登记盖章")
    expect(page.locator(".columns__rail")).to_contain_text("起生效")


def keep_all_warnings(page: Page) -> None:
    """Keep each warning with a reason, one after the other."""
    review = page.locator("#review-panel")
    for _ in range(10):
        if not review.locator("summary", has_text="写理由保留").count():
            return
        review.locator("summary", has_text="写理由保留").first.click()
        review.locator("input[name^='why ']").first.fill("当事人都清楚，先签。")
        with page.expect_navigation():
            review.get_by_role("button", name="保留", exact=True).first.click()
    raise AssertionError(review.inner_text())
