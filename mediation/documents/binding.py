"""卷宗成册：every paper and scan of a file at its place, under one running number (人民调解法第二十七条：一案一卷).

Papers are set and foreign files opened in the workers of the press, never in the process that asks. What cannot be
placed is named with its reason. Numbers begin behind the contents list; statement and back cover carry none.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from mediation.documents.catalogue import FORMS
from mediation.documents.composing import compose
from mediation.documents.press import CannotPrint, Press, PrintingProblem, RenderedPaper, RenderTimeout

Progress = Callable[[int, str], None]
"""Told how many pieces are ready, and the name of the last one."""

BLANK = -1
"""The source of a sheet that stays empty."""

_TOGETHER = 12
_WAITING = 2


class CannotPlace(Exception):
    """A file that cannot be put into the file; the message says why in Chinese."""


@dataclass(frozen=True)
class Unset:
    """A paper that is set now, as a draft."""

    title: str
    form: str
    paper: object


@dataclass(frozen=True)
class Kept:
    """A paper that was set and issued: `read` gives its bytes or raises `CannotPlace`."""

    title: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Scan:
    """A file that was handed in or scanned: PDF, JPEG or PNG, printed `rotation` degrees clockwise."""

    title: str
    read: Callable[[], bytes]
    rotation: int = 0


@dataclass(frozen=True)
class Absent:
    """Something that has no pages to print, with the reason."""

    title: str
    reason: str


Piece = Unset | Kept | Scan | Absent


@dataclass(frozen=True)
class Part:
    """One line of the contents list and the pieces it stands for."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Unplaced:
    """What is not in the bound file, of which part, and why."""

    part: str
    title: str
    reason: str


@dataclass(frozen=True)
class Place:
    """Where a part stands: `first` and `last` running page, None when nothing of it could be placed."""

    title: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Placed:
    """A4 pages made of a file: `pdf` holds `pages` of them; the file has `total`."""

    pdf: bytes
    pages: int
    total: int


@dataclass(frozen=True)
class Run:
    """`pages` pages of `pdf` from page `first` (from 0)."""

    pdf: bytes = field(repr=False)
    first: int
    pages: int


@dataclass(frozen=True)
class ReadyPiece:
    """A piece as A4 pages; `scan` when it lies inside margins of its own."""

    title: str
    runs: tuple[Run, ...]
    scan: bool

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return sum(run.pages for run in self.runs)


@dataclass(frozen=True)
class ReadyPart:
    """A part and those of its pieces that could be made into pages."""

    title: str
    pieces: tuple[ReadyPiece, ...]

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return sum(piece.pages for piece in self.pieces)


@dataclass(frozen=True)
class Ready:
    """All parts as pages, and what could not be made into any."""

    parts: tuple[ReadyPart, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True)
class Sheet:
    """One page of the file: page `page` of source number `source`, or a `BLANK`; `number` its running number, None
    where none is stamped; `mirrored` a scan whose binding margin must lie at the right."""

    source: int
    page: int = 0
    number: int | None = None
    mirrored: bool = False


@dataclass(frozen=True)
class Bookmark:
    """A name in the side panel: the sheet it leads to (from 0), and those under it."""

    title: str
    sheet: int
    under: tuple["Bookmark", ...] = ()


@dataclass(frozen=True)
class Assembly:
    """What one PDF is made of. `sources` are PDFs; `draft` stamps 草稿 beside every number; `archive` asks for
    PDF/A-2b, for which no source may hold a face that is not embedded."""

    title: str
    sources: tuple[bytes, ...]
    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]
    draft: bool = False
    archive: bool = False


@dataclass(frozen=True)
class Bound:
    """The bound file: `pages` under the running number, `sheets` in all, `places` of its parts in order."""

    pdf: bytes = field(repr=False)
    sha256: str
    pages: int
    sheets: int
    places: tuple[Place, ...]


def ready(parts: Sequence[Part], press: Press, *, archive: bool, progress: Progress) -> Ready:
    """Every piece of `parts` as A4 pages. In the archive copy foreign pages are drawn, because it must not depend on
    faces that they do not bring along. Raises `CannotPrint`."""
    names = [(at, number) for at, part in enumerate(parts) for number in range(len(part.pieces))]
    pieces = {name: parts[name[0]].pieces[name[1]] for name in names}
    unset = {name: piece for name, piece in pieces.items() if isinstance(piece, Unset)}
    kept = {name: piece for name, piece in pieces.items() if isinstance(piece, Kept | Scan)}
    made: dict[_Name, _Made] = {name: piece.reason for name, piece in pieces.items() if isinstance(piece, Absent)}
    for name, result in chain(_set_now(unset, press), _opened(kept, press, archive=archive)):
        made[name] = result
        progress(len(made), pieces[name].title)
    return Ready(
        tuple(ReadyPart(part.title, tuple(_ready_pieces(at, part, made))) for at, part in enumerate(parts)),
        tuple(
            Unplaced(parts[name[0]].title, pieces[name].title, reason)
            for name in names
            if isinstance(reason := made[name], str)
        ),
    )


def set_sheets(papers: Mapping[str, object], press: Press, *, draft: bool) -> dict[str, RenderedPaper]:
    """The papers of these forms, set side by side. Raises the `PrintingProblem`s."""
    waiting = {}
    for slug, paper in papers.items():
        form = FORMS[slug]
        waiting[slug] = press.begin(compose(form.template, paper, draft=draft), form.styles)
    return {slug: answer() for slug, answer in waiting.items()}


def places(parts: Sequence[ReadyPart], *, duplex: bool) -> tuple[Place, ...]:
    """The running pages of each part. In a file printed on both sides a part begins on an odd page, the empty back
    before it counted, so that numbers and sheets of paper agree."""
    found, used = [], 0
    for part in parts:
        if not part.pages:
            found.append(Place(part.title))
            continue
        used += used % 2 if duplex else 0
        found.append(Place(part.title, used + 1, used + part.pages))
        used += part.pages
    return tuple(found)


def bind(
    parts: Sequence[ReadyPart],
    press: Press,
    *,
    title: str,
    front: Sequence[tuple[str, RenderedPaper]],
    back: Sequence[tuple[str, RenderedPaper]],
    duplex: bool,
    draft: bool,
    archive: bool,
) -> Bound:
    """One PDF of the sheets in `front` (cover and contents), all `parts` and the sheets in `back`, each named in the
    side panel. Raises the `PrintingProblem`s."""
    laid = _Laying(duplex=duplex)
    for name, paper in front:
        laid.unnumbered(name, paper)
    found = places(parts, duplex=duplex)
    laid.pad()
    laid.begin_numbers()
    for part in parts:
        if part.pages:
            laid.part(part)
    for name, paper in back:
        laid.unnumbered(name, paper)
    job = Assembly(title, tuple(laid.sources), tuple(laid.sheets), tuple(laid.bookmarks), draft, archive)
    pdf = press.ask(_assemble, job)()
    last = max((place.last or 0 for place in found), default=0)
    return Bound(pdf, hashlib.sha256(pdf).hexdigest(), last, len(laid.sheets), found)


class _Laying:
    """Lays sheet upon sheet."""

    def __init__(self, *, duplex: bool) -> None:
        self.duplex, self.numbered_from = duplex, 0
        self.sheets: list[Sheet] = []
        self.bookmarks: list[Bookmark] = []
        self.sources: list[bytes] = []
        self.known: dict[int, int] = {}

    def pad(self) -> None:
        """What comes next begins on a right-hand page, if that is asked."""
        if self.duplex and len(self.sheets) % 2:
            self.sheets.append(Sheet(BLANK))

    def begin_numbers(self) -> None:
        """The next sheet is page 1."""
        self.numbered_from = len(self.sheets)

    def unnumbered(self, name: str, paper: RenderedPaper) -> None:
        self.pad()
        self.bookmarks.append(Bookmark(name, len(self.sheets)))
        source = self.source(paper.pdf)
        self.sheets += [Sheet(source, page) for page in range(paper.pages)]

    def part(self, part: ReadyPart) -> None:
        self.pad()
        start = len(self.sheets)
        under = []
        for piece in part.pieces:
            under.append(Bookmark(piece.title, len(self.sheets)))
            for run in piece.runs:
                self.run(run, scan=piece.scan)
        self.bookmarks.append(Bookmark(part.title, start, tuple(under) if len(under) > 1 else ()))

    def run(self, run: Run, *, scan: bool) -> None:
        source = self.source(run.pdf)
        for page in range(run.first, run.first + run.pages):
            number = len(self.sheets) - self.numbered_from + 1
            mirrored = scan and self.duplex and number % 2 == 0
            self.sheets.append(Sheet(source, page, number, mirrored))

    def source(self, pdf: bytes) -> int:
        if id(pdf) not in self.known:
            self.known[id(pdf)] = len(self.sources)
            self.sources.append(pdf)
        return self.known[id(pdf)]


_Name = tuple[int, int]
_Made = tuple[Run, ...] | str


def _ready_pieces(at: int, part: Part, made: dict[_Name, _Made]) -> Iterator[ReadyPiece]:
    for number, piece in enumerate(part.pieces):
        runs = made[at, number]
        if not isinstance(runs, str):
            yield ReadyPiece(piece.title, runs, isinstance(piece, Scan))


def _set_now(pieces: dict[_Name, Unset], press: Press) -> Iterator[tuple[_Name, _Made]]:
    """Papers set together share their faces, so each worker gets a heap of them."""
    texts = {name: _text(piece) for name, piece in pieces.items()}
    heaps = [(heap, press.ask(_set_all, [texts[name] for name in heap])) for heap in _heaps(texts, press.workers)]
    for heap, answer in heaps:
        try:
            yield from zip(heap, _runs(answer()), strict=True)
        except CannotPrint:
            raise
        except PrintingProblem:
            for name in heap:
                yield name, _set_alone(texts[name], press)


def _text(piece: Unset) -> tuple[str, tuple[str, ...]]:
    form = FORMS[piece.form]
    return compose(form.template, piece.paper, draft=True), form.styles


def _heaps(texts: dict[_Name, tuple[str, tuple[str, ...]]], workers: int) -> list[list[_Name]]:
    """As many heaps as there are workers, or more when they would be high, about equally long to set."""
    count = min(len(texts), max(workers, -(-len(texts) // _TOGETHER)))
    heaps: list[list[_Name]] = [[] for _ in range(count)]
    heights = [0] * count
    for name in sorted(texts, key=lambda name: -len(texts[name][0])):
        lowest = heights.index(min(heights))
        heaps[lowest].append(name)
        heights[lowest] += len(texts[name][0])
    return heaps


def _runs(answer: tuple[bytes, tuple[int, ...]]) -> Iterator[tuple[Run, ...]]:
    pdf, counts = answer
    first = 0
    for count in counts:
        yield (Run(pdf, first, count),)
        first += count


def _set_alone(text: tuple[str, tuple[str, ...]], press: Press) -> _Made:
    try:
        (runs,) = _runs(press.ask(_set_all, [text])())
    except PrintingProblem as problem:
        return problem.message
    return runs


def _opened(pieces: dict[_Name, Kept | Scan], press: Press, *, archive: bool) -> Iterator[tuple[_Name, _Made]]:
    """A few files at a time: what waits for a worker waits in memory."""
    waiting: deque[tuple[_Name, bytes, Callable[[], Placed | str]]] = deque()

    def finish() -> tuple[_Name, _Made]:
        name, content, answer = waiting.popleft()
        return name, _placed(pieces[name], content, answer, press, archive=archive)

    for name, piece in pieces.items():
        try:
            content = piece.read()
        except CannotPlace as cannot:
            yield name, str(cannot)
            continue
        waiting.append((name, content, _ask(piece, content, press, archive=archive, start=0)))
        if len(waiting) > _WAITING * press.workers:
            yield finish()
    while waiting:
        yield finish()


def _placed(
    piece: Kept | Scan, content: bytes, answer: Callable[[], Placed | str], press: Press, *, archive: bool
) -> _Made:
    runs: list[Run] = []
    try:
        while True:
            placed = answer()
            if isinstance(placed, str):
                return placed
            runs.append(Run(content if isinstance(piece, Kept) else placed.pdf, 0, placed.pages))
            so_far = sum(run.pages for run in runs)
            if so_far >= placed.total:
                return tuple(runs)
            answer = _ask(piece, content, press, archive=archive, start=so_far)
    except CannotPrint:
        raise
    except RenderTimeout:
        return f"超过{press.timeout:.0f}秒还没有排好，已停下"
    except PrintingProblem:
        return "打不开：处理它的进程退出了"


def _ask(piece: Kept | Scan, content: bytes, press: Press, *, archive: bool, start: int) -> Callable[[], Placed | str]:
    if isinstance(piece, Kept):
        return press.ask(_check, content)
    return press.ask(_place, content, piece.rotation, archive, start)


def _set_all(texts: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[bytes, tuple[int, ...]]:
    from mediation.documents import render

    return render.render_all(texts)


def _place(content: bytes, rotation: int, raster: bool, start: int) -> Placed | str:  # noqa: FBT001
    from mediation.documents import scans

    try:
        return scans.place(content, rotation, raster=raster, start=start)
    except CannotPlace as cannot:
        return str(cannot)


def _check(content: bytes) -> Placed | str:
    from mediation.documents import scans

    try:
        return scans.check(content)
    except CannotPlace as cannot:
        return str(cannot)


def _assemble(job: Assembly) -> bytes:
    from mediation.documents import assembling

    return assembling.assemble(job)
