"""A hundred agreements at once: two workers against one, against LibreOffice's batch, and the memory they hold."""

import shutil
import subprocess
import time
from dataclasses import dataclass

from benchmarks import papers
from benchmarks.desk import temporary_folder
from benchmarks.dossier import agreements, of_workers
from benchmarks.progress import Counter
from benchmarks.report import Figure, at_least, at_most, fact, megabytes, per_second
from mediation.documents.catalogue import FORMS
from mediation.documents.composing import compose
from mediation.documents.press import Press

AGREEMENTS = 100
WARM = 10
"""So many papers are set before memory is looked at first: each worker has opened its faces by then."""


@dataclass(frozen=True)
class Printed:
    """`rate` agreements a second; the bytes that the workers held together at `first` and at `last`."""

    rate: float
    first: float
    last: float


def run() -> list[Figure]:
    """The same hundred texts for each side."""
    template = FORMS["agreement"].template
    texts = [compose(template, paper, draft=False) for _, paper in agreements(AGREEMENTS)]
    one, two = (_printed(texts, workers) for workers in (1, 2))
    figures = [
        at_least("two workers ÷ one", two.rate, one.rate, 1.8, per_second),
        at_most("memory after the last ÷ after the first ones, two workers", two.last, two.first, 1.1, megabytes),
    ]
    program = shutil.which("soffice")
    if program is None:
        return [*figures, fact("two workers ÷ LibreOffice's batch", "not measured: soffice is not installed")]
    return [
        *figures,
        at_least("two workers ÷ LibreOffice's batch", two.rate, _converted(program, texts), 1.5, per_second),
    ]


def _printed(texts: list[str], workers: int) -> Printed:
    press, count = Press(workers=workers), Counter(f"agreements, {workers} at once")
    try:
        for finish in [press.begin(text, FORMS["agreement"].styles) for text in texts[:WARM]]:
            finish()
        first, started = sum(of_workers("VmRSS")), time.perf_counter()
        for done, finish in enumerate([press.begin(text, FORMS["agreement"].styles) for text in texts], 1):
            finish()
            count(done, AGREEMENTS)
        rate = AGREEMENTS / (time.perf_counter() - started)
        return Printed(rate, first, sum(of_workers("VmRSS")))
    finally:
        press.close()


def _converted(program: str, texts: list[str]) -> float:
    """Agreements a second of one LibreOffice that is given all of them in one command."""
    with temporary_folder() as place:
        for at, text in enumerate(texts):
            (place / f"{at:03}.html").write_text(papers.with_style(text), encoding="utf-8")
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(place)]
        started = time.perf_counter()
        subprocess.run(
            [*command, *map(str, sorted(place.glob("*.html")))],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
        )
        seconds = time.perf_counter() - started
        made = len(list(place.glob("*.pdf")))
        if made != len(texts):
            raise RuntimeError(f"LibreOffice made {made} of {len(texts)} files")
        return made / seconds
