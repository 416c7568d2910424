"""One agreement as PDF: ours warm, against naive WeasyPrint with the system's Noto, Chromium and typst, same text."""

import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag

from benchmarks.desk import temporary_folder
from benchmarks.progress import counted
from benchmarks.report import Figure, at_most, fact, milliseconds
from mediation.documents.catalogue import FORMS
from mediation.documents.composing import compose
from mediation.documents.fonts.faces import configuration, folder

ROUNDS = 12
Job = Callable[[str], list[float]]
NAIVE = """
@page { size: A4; margin: 35mm 26mm 32mm 28mm;
  @bottom-center { content: "第" counter(page) "页 共" counter(pages) "页" } }
html { font: 14pt/1.5 "Noto Serif CJK SC" }
h1, h2, h3, th { font-family: "Noto Sans CJK SC"; font-weight: bold }
strong, b, dt { font-weight: bold }
table { border-collapse: collapse } td, th { border: 0.5pt solid; padding: 2pt }
"""


def run(seed: int) -> list[Figure]:
    """Measure every engine in a process of its own; `seed` changes nothing, the paper is always the same."""
    from tests.documents.invented import agreement

    html = compose(FORMS["agreement"].template, agreement(), draft=False)
    engines: dict[str, Job] = {"ours": ours, "naive": naive, "chromium": chromium, "typst": typeset}
    times = {name: alone(job, html) for name, job in counted("engines", engines.items(), len(engines))}
    warm = {name: statistics.median(each[2:]) for name, each in times.items()}
    fresh, cold = _fresh(html)
    figures = [
        at_most("agreement warm ÷ naive WeasyPrint + Noto", warm["ours"], warm["naive"], 0.5, milliseconds),
        at_most("agreement warm ÷ Chromium warm", warm["ours"], warm["chromium"], 1.0, milliseconds),
        at_most("agreement warm ÷ typst warm, same faces", warm["ours"], warm["typst"], 6.0, milliseconds),
        at_most("first PDF in a fresh process ÷ Chromium cold", fresh, cold, 0.6, milliseconds),
    ]
    return [*figures, fact("characters in the paper", f"{len(BeautifulSoup(html, 'html5lib').get_text()):,}")]


def alone(job: Job, html: str) -> list[float]:
    """The times of `job` in a fresh interpreter, so that no engine's memory or fonts help another."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply_async(job, (html,)).get(timeout=300)


def _rounds(act: Callable[[], Any]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return times


def ours(html: str) -> list[float]:
    """As a worker of the press does it."""
    os.environ["FONTCONFIG_FILE"] = str(configuration(folder()))
    from mediation.documents import render

    render.warm_up()
    return _rounds(lambda: render.render(html, FORMS["agreement"].styles))


def naive(html: str) -> list[float]:
    """WeasyPrint as its manual begins: a string in, bytes out, the system's faces."""
    import weasyprint

    return _rounds(lambda: weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=NAIVE)]))


def chromium(html: str) -> list[float]:
    """One browser, one page, printed again and again."""
    from playwright.sync_api import sync_playwright

    styled = with_style(html)
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
        page = browser.new_page()

        def act() -> None:
            page.set_content(styled)
            page.pdf(prefer_css_page_size=True)

        times = _rounds(act)
        browser.close()
    return times


def typeset(html: str) -> list[float]:
    """typst with our faces loaded once: what the same text could take at best."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder())])
    # A number that changes keeps typst from handing out what it remembers.
    numbers = iter(range(10**6))
    text = _as_typst(html)
    return _rounds(lambda: typst.compile(f"// {next(numbers)}\n{text}".encode(), font_paths=fonts, format="pdf"))


def _as_typst(html: str) -> str:
    faces = '("Mediation Fang", "Mediation Rare", "Mediation Rarest")'
    head = f'#set page(paper: "a4", margin: 28mm, numbering: "1")\n#set text(font: {faces}, size: 14pt, lang: "zh")\n'
    body = BeautifulSoup(html, "html5lib").body
    assert body is not None
    blocks = [
        _block(tag) for tag in body.find_all(["h1", "h2", "h3", "p", "li", "dt", "dd", "table"]) if _outermost(tag)
    ]
    return head + "\n\n".join(blocks)


def _outermost(tag: Tag) -> bool:
    return tag.find_parent(["table", "p", "li", "dd"]) is None


def _block(tag: Tag) -> str:
    if tag.name == "table":
        rows = [row.find_all(["td", "th"]) for row in tag.find_all("tr")]
        columns = max(len(row) for row in rows)
        cells = [f"[{_words(cell)}]" for row in rows for cell in row + [""] * (columns - len(row))]
        return f"#table(columns: {columns}, {', '.join(cells)})"
    if tag.name in {"h1", "h2", "h3"}:
        return f'#text(font: "Mediation Title", size: 18pt)[{_words(tag)}]'
    return _words(tag)


def _words(tag: Tag | str) -> str:
    text = tag if isinstance(tag, str) else tag.get_text(" ", strip=True)
    return "".join(f"\\{sign}" if sign in "\\#$*_`<>@[]=-+/~'\"" else sign for sign in text)


def with_style(html: str) -> str:
    """`html` in the plain style of the other engines."""
    return html.replace("</head>", f"<style>{NAIVE}</style></head>", 1)


def chromium_program() -> str:
    """Where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise RuntimeError("Chromium is missing: apt-get install chromium")
    return found


def _fresh(html: str) -> tuple[float, float]:
    """Seconds of one whole process, start to finish: ours, and Chromium's own command. Medians of three."""
    with temporary_folder() as place:
        source, page = place / "paper.html", place / "page.html"
        source.write_text(html, encoding="utf-8")
        page.write_text(with_style(html), encoding="utf-8")
        mine = [sys.executable, "-m", "benchmarks.first_paper", str(source)]
        flags = [
            "--headless",
            "--no-sandbox",
            f"--user-data-dir={place / 'profile'}",
            f"--print-to-pdf={place / 'a.pdf'}",
        ]
        theirs = [chromium_program(), *flags, page.as_uri()]
        return whole(mine), whole(theirs)


def whole(command: list[str]) -> float:
    """Seconds of one whole process, start to finish: the median of three."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        times.append(time.perf_counter() - started)
    return statistics.median(times)
