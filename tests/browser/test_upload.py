"""Uploading with scripts: every file has its own progress and its own answer; what is refused waits to be mended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from mediation.app import create_app
from mediation.rules.roles import Role
from tests import people
from tests import sample_files as made
from tests.blueprints.matter import Matter, register
from tests.browser.conftest import PATIENCE
from tests.browser.desk import Desk
from tests.browser.hands import log_in, press

UPLOAD = "上传"


def given(name: str, content: bytes) -> dict[str, object]:
    """A file as the browser is handed one."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture
def matter(fresh_data: Path) -> Matter:
    """A dispute on the desk, beside the server."""
    app = create_app({"data_dir": fresh_data, "database_url": f"sqlite:///{fresh_data / 'mediation.sqlite3'}"})
    return register(app, people.create(app, Role.MEDIATOR), conflict_decision="none", conflict_reason="已核对")


@pytest.fixture
def page(matter: Matter, desk_at: Callable[..., Desk], screen: Callable[..., Page], fresh_data: Path) -> Page:
    """The upload page before its mediator."""
    page = screen(desk_at(fresh_data))
    log_in(page, matter.person.login_name)
    page.goto(matter.url("files"))
    return page


def row(page: Page, name: str) -> object:
    return page.locator("[data-queue] > li", has_text=name)


def test_each_file_has_its_progress_and_its_answer(page: Page) -> None:
    sent: list[str] = []

    def away(route: Route) -> None:
        sent.append(route.request.method)
        route.abort() if len(sent) == 3 else route.continue_()

    page.route("**/files", away)
    page.watch.expect("net::ERR_FAILED")  # type: ignore[attr-defined]
    page.set_input_files(
        "#files", [given("合同.pdf", made.pdf(2)), given("照片.jpg", made.EXE), given("表.xlsx", made.xlsx())]
    )
    page.set_input_files("#photos", [given("拍的.jpg", made.jpeg())])
    expect(page.locator("[data-queue] > li")).to_have_count(4)
    page.get_by_role("button", name=UPLOAD, exact=True).click()
    expect(row(page, "拍的.jpg")).to_have_attribute("data-state", "kept", timeout=PATIENCE)
    expect(row(page, "合同.pdf")).to_contain_text("已收下")
    expect(row(page, "照片.jpg")).to_contain_text("文件名写的是 JPG，其实是程序。")
    expect(row(page, "表.xlsx")).to_contain_text("网断了，这个没有传上。")
    # Only what was not kept is sent again.
    page.get_by_role("button", name=UPLOAD, exact=True).click()
    expect(row(page, "表.xlsx")).to_have_attribute("data-state", "kept")
    assert len(sent) == 6
    with page.expect_navigation():
        row(page, "照片.jpg").get_by_role("button").click()
    expect(page.locator("#parts .file__name a")).to_have_text(["合同", "拍的", "表"])


def test_a_photo_is_turned_on_its_page(page: Page, matter: Matter) -> None:
    page.set_input_files("#photos", [given("拍的.jpg", made.jpeg(60, 40))])
    press(page, UPLOAD)
    with page.expect_navigation():
        page.get_by_role("link", name="拍的", exact=True).click()
    shown = page.locator(".preview__page")
    sizes = []
    for turn in ("右转", "左转", "左转"):
        sizes.append(shown.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])"))
        press(page, turn)
    assert sizes == [[60, 40], [40, 60], [60, 40]]
    expect(page.get_by_text("已转 270 度")).to_be_visible()
