"""The press: same bytes for the same paper, nothing fetched, hung and greedy papers killed, no process left."""

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from mediation.documents.press import (
    MEMORY,
    CannotPrint,
    Press,
    RenderedPaper,
    RenderFailed,
    RenderTimeout,
    render_document,
)
from tests.documents.invented import DRAFT, agreement
from tests.documents.sheets import sheets, text

Rendering = Callable[..., RenderedPaper]
STYLES = ("paper.css", "letter.css")


def workers() -> set[int]:
    """The process ids of all this process's printing workers."""
    return {int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit() and is_worker(folder)}


def is_worker(folder: Path) -> bool:
    """Whether the process of that folder is a child of this one, started by multiprocessing, and still there."""
    try:
        state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        return int(parent) == os.getpid() and state != "Z" and b"spawn_main" in (folder / "cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def page(body: str, head: str = "") -> str:
    """A sheet around `body`."""
    return f"<html lang='zh-CN'><head>{head}</head><body data-number='' data-code='' data-demo=''>{body}</body></html>"


ENDLESS = page("".join(f"<p>第{line}行：乙方应当停止生产、销售。</p>" for line in range(20000)))


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    """A press of one worker with the limits of the office."""
    made = Press(workers=1)
    yield made
    made.close()


def test_the_same_paper_gives_the_same_bytes(rendered: Rendering) -> None:
    first, again = rendered("agreement", agreement()), render_document("agreement", agreement(), draft=False)
    assert (first.sha256, first.pdf) == (again.sha256, again.pdf)
    assert len(first.sha256) == 64
    assert first.pdf.startswith(b"%PDF-1.7")
    assert first.pages == 3


def test_another_paper_gives_other_bytes(rendered: Rendering) -> None:
    other = agreement(replace(DRAFT, facts=DRAFT.facts.replace("46套", "47套")))
    assert rendered("agreement", other).sha256 != rendered("agreement", agreement()).sha256


def test_an_unknown_form_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        render_document("love_letter", agreement(), draft=True)


class Listener:
    """A real server on loopback that counts who comes."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.hits.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """The server that must not be visited."""
    made = Listener()
    yield made
    made.close()


REQUESTS = {
    "a picture from the net": ("<img src='{url}/a.png'>", ""),
    "a picture from this machine": ("<img src='file://{file}'>", ""),
    "a style sheet from the net": ("", "<link rel=stylesheet href='{url}/a.css'>"),
    "an imported style": ("", "<style>@import url('{url}/b.css');</style>"),
    "a background": ("<p style=\"background:url('{url}/c.png')\">甲</p>", ""),
    "a font": ("<p style='font-family:x'>甲</p>", "<style>@font-face{{font-family:x;src:url('{url}/d.ttf')}}</style>"),
    "a font file of this machine": ("", "<style>@font-face{{font-family:x;src:url('file://{file}')}}</style>"),
    "an attachment of a file": ("", "<link rel=attachment href='file://{file}'>"),
    "an attachment from the net": ("", "<link rel=attachment href='{url}/e'>"),
    "a picture inside a drawing": (
        "<svg width='9' height='9'><image href='{url}/f.png' width='9' height='9'/></svg>",
        "",
    ),
    "ftp": ("<img src='ftp://127.0.0.1/a.png'>", ""),
}


@pytest.mark.parametrize(("body", "head"), REQUESTS.values(), ids=REQUESTS)
def test_nothing_is_fetched(press: Press, listener: Listener, tmp_path: Path, body: str, head: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    known = {"url": listener.url, "file": str(secret)}
    with pytest.raises(RenderFailed, match="排不出来"):
        press.set(page(body.format(**known), head.format(**known)), STYLES)
    assert listener.hits == []


def test_pictures_inside_the_paper_are_drawn(press: Press) -> None:
    dot = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV"
        "AAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    )
    assert b"/Image" in press.set(page(f"<img src='{dot}' style='width:9pt'>甲"), STYLES).pdf


def test_markup_in_a_name_stays_text(rendered: Rendering, listener: Listener) -> None:
    hostile = f"<img src={listener.url}/x><link rel=attachment href=file:///etc/passwd>"
    paper = agreement(replace(DRAFT, facts=hostile, terms=()))
    assert hostile.replace(" ", "") in text(sheets(rendered("agreement", paper).pdf)[0])
    assert listener.hits == []


def test_a_paper_that_takes_too_long_is_killed_and_the_next_one_is_set() -> None:
    before = workers()
    press = Press(workers=1, timeout=2.0)
    try:
        assert press.set(page("甲"), STYLES).pages == 1
        (worker,) = workers() - before
        with pytest.raises(RenderTimeout, match="排版超过2秒，已停下"):
            press.set(ENDLESS, STYLES)
        assert press.set(page("乙"), STYLES).pages == 1
        assert worker not in workers()
    finally:
        press.close()


def test_a_worker_that_dies_fails_its_paper_and_the_next_one_is_set() -> None:
    before = workers()
    press = Press(workers=1)
    try:
        press.set(page("甲"), STYLES)
        (worker,) = workers() - before
        killer = threading.Timer(0.5, os.kill, (worker, signal.SIGKILL))
        killer.start()
        with pytest.raises(RenderFailed, match="排版进程意外退出"):
            press.set(ENDLESS, STYLES)
        assert press.set(page("乙"), STYLES).pages == 1
    finally:
        press.close()


def test_a_worker_has_no_more_memory_than_it_may(press: Press) -> None:
    press.set(page("甲"), STYLES)
    limits = [resource.prlimit(worker, resource.RLIMIT_AS) for worker in workers()]
    assert limits
    assert set(limits) == {(MEMORY, MEMORY)}


def test_closing_leaves_no_process() -> None:
    before = workers()
    press = Press(workers=2)
    press.set(page("甲"), STYLES)
    assert len(workers() - before) == 2
    press.close()
    assert workers() - before == set()


def test_a_machine_without_fonts_says_what_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEDIATION_FONT_DIR", str(tmp_path))
    with pytest.raises(CannotPrint, match="mediation.documents.fonts install"):
        Press(workers=1).set(page("甲"), STYLES)


def test_the_web_process_does_not_load_weasyprint() -> None:
    code = "import sys, mediation.documents.press, mediation.documents.fidelity; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=os.environ).returncode == 0
