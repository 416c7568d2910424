"""A file of some forty pages, set and bound: ours warm, against Chromium from a cold start and typst, same text."""

import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from benchmarks import papers
from benchmarks.desk import temporary_folder
from benchmarks.progress import counted
from benchmarks.report import Figure, at_most, fact, megabytes, milliseconds
from mediation.documents import binding
from mediation.documents.back_cover import back_cover_paper
from mediation.documents.binding import Bound, Kept, Part, Unset
from mediation.documents.catalogue import FORMS
from mediation.documents.composing import compose
from mediation.documents.contents import Listed, contents_paper
from mediation.documents.cover import FileData, cover_paper
from mediation.documents.fidelity import prove
from mediation.documents.press import Press
from mediation.documents.statement import statement_paper

AGREEMENTS = 13
ROUNDS = 5
DATA = FileData(
    "南通市通州区涉家纺行业知识产权纠纷人民调解委员会", "南通云栖锦绣家纺有限公司与梦溪里家纺经营部等著作权纠纷"
)


def run() -> list[Figure]:
    """Thirteen agreements of three pages with cover, contents list, statement and back cover, every one of these read
    back: a draft file, whose papers are all set now, and a file whose papers were issued before."""
    parts = tuple(
        Part(f"人民调解协议书（第{at}份）", (Unset(paper.head.title, "agreement", paper),))
        for at, paper in agreements(AGREEMENTS)
    )
    press = Press()
    try:
        bound = [_bind(parts, press) for _ in counted("rounds", range(ROUNDS + 1), ROUNDS + 1)]
        issued = tuple(_issued(part, press) for part in parts)
        kept = [_bind(issued, press) for _ in counted("rounds", range(ROUNDS + 1), ROUNDS + 1)]
        peak = max(of_workers("VmHWM"))
    finally:
        press.close()
    file = bound[0][1]
    ours, again = (statistics.median(seconds for seconds, _ in each[1:]) for each in (bound, kept))
    joined = _joined()
    typst = statistics.median(papers.alone(papers.typeset, joined)[2:])
    cold = _cold(joined)
    return [
        at_most("forty pages set and bound ÷ Chromium cold", ours, cold, 0.7, milliseconds),
        at_most("forty pages set and bound ÷ typst warm, same faces", ours, typst, 12.0, milliseconds),
        at_most("forty issued pages bound ÷ Chromium cold", again, cold, 0.7, milliseconds),
        at_most("forty issued pages bound ÷ typst warm, same faces", again, typst, 12.0, milliseconds),
        fact("pages of the file", f"{file.sheets}, {megabytes(len(file.pdf))}"),
        fact("most memory of a worker", megabytes(peak)),
    ]


def agreements(number: int) -> Iterator[tuple[int, Any]]:
    """So many invented agreements that differ, counted from 1."""
    from tests.documents.invented import DRAFT, agreement

    for at in range(1, number + 1):
        yield at, agreement(replace(DRAFT, disputes=f"{DRAFT.disputes}（第{at}份）"))


def _issued(part: Part, press: Press) -> Part:
    """The same part as bytes that were set before."""
    (piece,) = part.pieces
    assert isinstance(piece, Unset)
    form = FORMS[piece.form]
    pdf = press.set(compose(form.template, piece.paper, draft=False), form.styles).pdf
    return Part(part.title, (Kept(part.title, lambda: pdf),))


def _bind(parts: tuple[Part, ...], press: Press) -> tuple[float, Bound]:
    started = time.perf_counter()
    ready = binding.ready(parts, press, archive=False, progress=lambda *_: None)
    places = binding.places(ready.parts, duplex=False)
    pages = sum(part.pages for part in ready.parts)
    listed = [Listed(place.title, place.first, place.last) for place in places]
    sheets = {
        "cover": cover_paper(DATA, pages=pages),
        "contents": contents_paper(DATA, listed),
        "statement": statement_paper(DATA, pages=pages, kinds=(("文书", pages),), notes=()),
        "back_cover": back_cover_paper(DATA),
    }
    made = binding.set_sheets(sheets, press, draft=True)
    for form, paper in sheets.items():
        prove(paper, made[form].pdf)
    bound = binding.bind(
        ready.parts,
        press,
        title=DATA.name,
        front=[(form, made[form]) for form in ("cover", "contents")],
        back=[(form, made[form]) for form in ("statement", "back_cover")],
        duplex=False,
        draft=True,
        archive=False,
    )
    return time.perf_counter() - started, bound


def _joined() -> str:
    """The same papers as one page of HTML, for engines that know no files."""
    texts = [compose(FORMS["agreement"].template, paper, draft=True) for _, paper in agreements(AGREEMENTS)]
    bodies = [BeautifulSoup(text, "html5lib").body for text in texts]
    inside = "<hr>".join(body.decode_contents() for body in bodies if body is not None)
    return f"<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'></head><body>{inside}</body></html>"


def _cold(html: str) -> float:
    with temporary_folder() as place:
        page = place / "page.html"
        page.write_text(papers.with_style(html), encoding="utf-8")
        flags = [
            "--headless",
            "--no-sandbox",
            f"--user-data-dir={place / 'profile'}",
            f"--print-to-pdf={place / 'a.pdf'}",
        ]
        return papers.whole([papers.chromium_program(), *flags, page.as_uri()])


def of_workers(line_named: str) -> Iterator[float]:
    """The memory of each worker of this process, in bytes: `VmHWM` the most it held, `VmRSS` what it holds now."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"spawn_main" in (folder / "cmdline").read_bytes():
                lines = (folder / "status").read_text().splitlines()
                yield next(float(line.split()[1]) * 1024 for line in lines if line.startswith(line_named))
        except (FileNotFoundError, ProcessLookupError):
            continue
