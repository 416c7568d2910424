"""Fixtures of the browser tests: Debian's Chromium, the real server, people at their screens."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.desk import Desk, flask
from tests.browser.watch import Watch

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk_at() -> Iterator[Callable[..., Desk]]:
    """Starts servers: `desk_at(folder, MEDIATION_DEMO="1")`; they are stopped at the end of the file."""
    started: list[Desk] = []

    def start(data_dir: Path, **settings: str) -> Desk:
        started.append(Desk(data_dir, **settings))
        return started[-1].start()

    yield start
    for desk in started:
        desk.stop()


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a desk that was set up and has no account."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    flask(folder, "init")
    return folder


@pytest.fixture(scope="module")
def fresh_data(empty_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it for one file of tests."""
    folder = tmp_path_factory.mktemp("desk") / "data"
    shutil.copytree(empty_data, folder, ignore=shutil.ignore_patterns("*.writer"))
    return folder


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a browser of one person: `screen(desk)`, with options of a browser context; `page.watch` is its watch.
    Nothing may go wrong on any of its pages."""
    opened: list[tuple[Any, Watch]] = []

    def open_it(desk: Desk, **options: Any) -> Page:
        settled = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1280, "height": 900}}
        context = chromium.new_context(base_url=desk.url, **{**settled, **options})
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, desk.url)
        opened.append((context, watch))
        page = context.new_page()
        page.watch = watch  # type: ignore[attr-defined]
        return page

    yield open_it
    for context, _ in opened:
        context.close()
    assert [said for _, watch in opened for said in watch.wrong] == []
