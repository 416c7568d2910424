"""转录单 by keyboard: one key copies the next column that the case can fill, and moves on."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from mediation.app import create_app
from mediation.rules.roles import Role
from tests import people
from tests.blueprints.matter import register
from tests.browser.desk import Desk
from tests.browser.hands import log_in


def test_one_key_copies_column_after_column(
    fresh_data: Path, desk_at: Callable[..., Desk], screen: Callable[..., Page]
) -> None:
    app = create_app({"data_dir": fresh_data, "database_url": f"sqlite:///{fresh_data / 'mediation.sqlite3'}"})
    matter = register(app, people.create(app, Role.MEDIATOR)).accept()
    page = screen(desk_at(fresh_data), permissions=["clipboard-read", "clipboard-write"])
    log_in(page, matter.person.login_name)
    page.goto(matter.url("transcript/nanjing"))
    clipboard = "navigator.clipboard.readText()"
    said, title = page.locator("[data-said]"), matter.read(lambda case: case.title)
    # The key works from the moment the page marks the line that comes next.
    expect(page.locator("[data-next]")).to_have_count(1)

    page.keyboard.press("c")
    expect(said).to_contain_text("已复制“纠纷名称”，前面的编号要自己填。下一栏“涉及人数”。")
    assert page.evaluate(clipboard) == title
    page.keyboard.press("c")
    expect(said).to_contain_text("已复制“涉及人数”，前面的纠纷类型、案件评估、激烈程度、纠纷等级要自己填。")
    assert page.evaluate(clipboard) == "3"
    # A button takes a column out of turn; the key goes on behind it.
    page.get_by_role("button", name="复制简要情况").click()
    expect(said).to_contain_text("下一栏“调解结果”")
    assert page.evaluate(clipboard) == matter.read(lambda case: case.facts)

    # What was copied is still said when the page comes again, as after a minute of whole numbers.
    page.reload()
    expect(page.locator("[data-copied]")).to_have_count(3)
    # In a field the key is a letter; switched off it is nothing.
    page.get_by_label("平台给的编号").press("c")
    expect(page.get_by_label("平台给的编号")).to_have_value("c")
    page.evaluate("localStorage.setItem('single-keys', 'off')")
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(page.locator("[data-copied]")).to_have_count(3)
    page.evaluate("localStorage.removeItem('single-keys')")
    page.keyboard.press("c")
    expect(page.locator("[data-copied]")).to_have_count(4)
    assert page.evaluate(clipboard) == "调解中"
