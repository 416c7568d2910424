"""What people do with their hands: go to a page, fill in what a form asks for, press a button; or only press keys."""

from collections.abc import Mapping

from playwright.sync_api import Page

# Pinyin and the choice among what it offers.
KEYS_OF_A_CHARACTER = 3
PASSWORD = "Landing-Blau-2026"
# What counts in a form: an attribute says which field it is, and a mouse is noticed even when a script moves it.
NOTICE_MOUSE = """
window.mouse = 0;
for (const kind of ["mousedown", "pointerdown", "touchstart"]) {
  addEventListener(kind, (event) => { window.mouse += event.isTrusted ? 1 : 0; }, true);
}
"""


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Log in through the form."""
    page.goto("/login")
    send(page, {"login_name": name, "password": password}, button="登录")


def send(page: Page, typed: Mapping[str, str | list[str] | bool], button: str) -> None:
    """Fill in the form of the page's main part, press its button, wait for the page it leads to."""
    fill(page, typed)
    press(page, button)


def press(page: Page, button: str) -> None:
    """Press the button of that name in the page's main part; the next page is there when this returns."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=button, exact=True).first.click()


def follow(page: Page, link: str) -> None:
    """Follow the link of that name in the page's main part."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=link, exact=True).first.click()


def open_all(page: Page) -> None:
    """Unfold every part of the page that is folded away."""
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")


def fill(page: Page, typed: Mapping[str, str | list[str] | bool]) -> None:
    """Field name → what to type or choose, True to tick. A name that ends in `*` means every field that begins so."""
    for name, value in typed.items():
        sign = f'[name^="{name[:-1]}"]' if name.endswith("*") else f'[name="{name}"]'
        fields = page.locator(f"main {sign}")
        assert fields.count(), f"no field {name} on {page.title()}"
        _put(fields, value)


def _put(fields: object, value: str | list[str] | bool) -> None:
    for field in fields.all():  # type: ignore[attr-defined]
        kind = field.evaluate("field => field.type")
        if kind in {"radio", "checkbox"}:
            wanted = value is True or field.get_attribute("value") in ([value] if isinstance(value, str) else value)
            if wanted:
                field.check(force=True)
        elif value is True:
            continue
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


class Keyboard:
    """Somebody who never touches the mouse: counts keys pressed and characters typed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0
        self.fields: list[str] = []

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, once the page answers to keys."""
        self.page.locator("html[data-behaviours=attached]").wait_for(state="attached")
        for _ in range(times):
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        self.fields.append(self.focused)
        self.page.keyboard.type(text)
        self.keys += sum(1 if letter.isascii() else KEYS_OF_A_CHARACTER for letter in text)

    @property
    def focused(self) -> str:
        """The name of what has the focus: of a field, else its words."""
        return str(
            self.page.evaluate(
                "() => { const on = document.activeElement; return on.name && on.name !== 'add' ? on.name"
                " : (on.getAttribute('aria-label') ?? on.textContent).trim(); }"
            )
        )

    def tab_to(self, name: str, most: int = 40) -> None:
        """Tab until that field (or button, by its words) has the focus."""
        for _ in range(most):
            if self.focused == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} not reached in {most} tabs; stopped at {self.focused}")
