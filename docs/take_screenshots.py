"""Takes the pictures of the handbook from the invented data set: `make docs`.

Loads the data into a folder of its own, serves it on a free port of this machine, visits pages as people of every
role, and writes docs/images/*.png. Nothing of a real desk is touched.
"""

import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
FLASK = [str(Path(sys.executable).with_name("flask")), "--app", "wsgi"]
CASES = "40"
LARGEST = 150_000
COLOURS = 128
HEIGHT = 1000


@contextmanager
def desk() -> Iterator[str]:
    """The invented data, served; gives the address."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env = {**kept, "MEDIATION_DEMO": "1", "MEDIATION_DATA_DIR": folder}
        subprocess.run([*FLASK, "demo", "load", "--cases", CASES], cwd=ROOT, env=env, check=True)  # noqa: S603
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen([*FLASK, "serve", "--port", str(port)], cwd=ROOT, env=env)  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


class Photographer:
    """One person's browser; `shoot` keeps what is in the window."""

    def __init__(self, browser: Browser, address: str, login: str = "", width: int = 1280) -> None:
        context = browser.new_context(base_url=address, locale="zh-CN", timezone_id="Asia/Shanghai")
        self.page: Page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        if login:
            self.go("/login")
            self.page.fill("[name=login_name]", login)
            self.page.fill("[name=password]", _password())
            self.page.click("main button.button--primary")
            self.page.wait_for_load_state()

    def go(self, path: str) -> "Photographer":
        """Open a page."""
        self.page.goto(path)
        return self

    def case(self, state: str, path: str = "", *, wanted: str = "") -> "Photographer":
        """Open a page of the first case in `state` whose page has `wanted`."""
        self.go(f"/cases?state={state}")
        found = [link.get_attribute("href") for link in self.page.locator("main tbody th a, main tbody td a").all()]
        for href in dict.fromkeys(filter(None, found)):
            answer = self.page.goto(f"{href}{path}")
            if answer and answer.ok and (not wanted or self.page.locator(wanted).count()):
                return self
        raise SystemExit(f"no case in state {state} shows {wanted or path}")

    def first(self, path: str) -> "Photographer":
        """Open the first record of a list."""
        link = self.go(path).page.locator("main tbody a, main .rows a").first.get_attribute("href")
        if link is None:
            raise SystemExit(f"nothing to open on {path}")
        return self.go(link)

    def shoot(self, name: str, start: str = "", height: int = HEIGHT) -> None:
        """Keep the window as docs/images/<name>.png, from the element `start` on."""
        self.page.wait_for_load_state("networkidle")
        if start:
            self.page.locator(start).first.evaluate("element => element.scrollIntoView({block: 'start'})")
        self.page.set_viewport_size({"width": self.page.viewport_size["width"], "height": height})  # type: ignore[index]
        keep(name, self.page.screenshot())
        self.page.set_viewport_size({"width": self.page.viewport_size["width"], "height": HEIGHT})  # type: ignore[index]


def keep(name: str, picture: bytes) -> None:
    """Write one picture, small enough to live in the repository."""
    IMAGES.mkdir(exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    path = IMAGES / f"{name}.png"
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            return
    raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")


def _password() -> str:
    from mediation.demonstration.accounts import PASSWORD

    return PASSWORD


def stranger(browser: Browser, address: str) -> None:
    """Nobody logged in."""
    Photographer(browser, address).go("/login").shoot("login", height=420)


def mediator(browser: Browser, address: str) -> None:
    """A mediator's day."""
    one = Photographer(browser, address, "mediator")
    one.go("/").shoot("workbench")
    intake(one)
    one.case("registered", "/consents", wanted="form#act").shoot("consents")
    one.case("registered").shoot("case-registered", height=700)
    one.case("mediating").shoot("case")
    one.case("mediating", "/sessions", wanted="form#act").shoot("session")
    one.case("agreed", "/agreement", wanted="form#agreement").shoot("editor")
    one.case("agreed", "/agreement", wanted="form#sign").shoot("signing")
    one.case("concluded", "/agreement", wanted=".columns__rail").shoot("effective")
    one.case("mediating", "/reach-agreement", wanted="form#act").shoot("reaching", height=760)
    one.case("mediating", "/termination", wanted="form#act").shoot("termination")
    one.go("/cases").shoot("cases", height=760)
    one.go("/parties").shoot("parties", height=600)
    one.go("/account").shoot("account", height=760)
    one.page.locator("h1").click()
    one.page.keyboard.press("?")
    one.shoot("keys", height=620)


def intake(one: Photographer) -> None:
    """The intake screen with a known party offered while its initials are typed."""
    one.go("/cases/new").page.wait_for_load_state("networkidle")
    page = one.page
    page.keyboard.press("Space")
    page.locator('[name="applicants-0-name"]').focus()
    page.keyboard.type("nt")
    page.locator("[role=listbox] [role=option]").first.wait_for()
    one.shoot("intake")
    page.keyboard.press("Escape")
    page.locator('[name="applicants-0-name"]').fill("")


def phone(browser: Browser, address: str) -> None:
    """The same desk in the hand."""
    one = Photographer(browser, address, "mediator", width=360)
    one.go("/").shoot("workbench-phone", height=800)


def centre(browser: Browser, address: str) -> None:
    """The rights centre at work."""
    one = Photographer(browser, address, "examiner")
    one.go("/preexaminations/log").shoot("preexaminations", height=620)
    one.first("/preexaminations/log").shoot("preexamination")
    one.go("/applicants").shoot("applicants", height=620)
    one = Photographer(browser, address, "aid")
    one.first("/online-shops").shoot("online-shop")
    one.first("/fairs?group=past").shoot("fair", height=760)


def abroad(browser: Browser, address: str) -> None:
    """Guidance to exporters."""
    one = Photographer(browser, address, "overseas")
    one.first("/overseas").shoot("overseas")
    one.go("/overseas/counting").shoot("hundred", height=860)
    one.go("/overseas/watch").shoot("watch", height=860)


def bureau(browser: Browser, address: str) -> None:
    """Figures, registers and reports."""
    one = Photographer(browser, address, "bureau-clerk")
    one.go("/dashboard").shoot("dashboard")
    one.go("/figures").shoot("figures", height=760)
    one.go("/registers").shoot("registers", height=760)
    one.go("/tasks").shoot("tasks", height=700)
    one.go("/reported-figures").shoot("reported-figures", height=620)
    one.first("/reports").shoot("report")
    one.first("/administrative").shoot("administrative")


def committee(browser: Browser, address: str) -> None:
    """What a director looks at, and what goes to the court and the archive."""
    one = Photographer(browser, address, "director")
    one.first("/confirmations").shoot("confirmation")
    one.case("closed", "?part=papers").shoot("papers")
    one.go("/enterprises").shoot("enterprises", height=620)


def administrator(browser: Browser, address: str) -> None:
    """Accounts and the office."""
    one = Photographer(browser, address, "admin")
    one.go("/administration/users").shoot("users", height=760)
    one.go("/administration/users/new").shoot("new-user", height=760)
    one.go("/administration/office").shoot("office")


def auditor(browser: Browser, address: str) -> None:
    """The trail."""
    Photographer(browser, address, "auditor").go("/audit/").shoot("audit", height=700)


SITTINGS: tuple[Callable[[Browser, str], None], ...] = (
    *(stranger, mediator, phone, committee, centre, abroad, bureau),
    *(administrator, auditor),
)


def main() -> None:
    """Take all pictures."""
    sys.path.insert(0, str(ROOT))
    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for sitting in SITTINGS:
            sitting(browser, address)
        browser.close()
    print("\n".join(sorted(f"{path.name} {path.stat().st_size}" for path in IMAGES.glob("*.png"))))  # noqa: T201


if __name__ == "__main__":
    main()
