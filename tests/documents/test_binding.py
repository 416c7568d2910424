"""Binding: every paper at its place under one running number, foreign files made safe A4 pages, an archive copy that
stands alone."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.annotations import FreeText, Link, Rectangle
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from mediation.documents import binding, scans
from mediation.documents.back_cover import back_cover_paper
from mediation.documents.binding import Absent, Bound, CannotPlace, Kept, Part, Place, Ready, Scan, Unplaced, Unset
from mediation.documents.contents import Listed, contents_paper
from mediation.documents.cover import FileData, cover_paper
from mediation.documents.press import Press
from mediation.documents.statement import statement_paper
from tests.documents import foreign
from tests.documents.invented import agreement

WIDTH, HEIGHT = 595.28, 841.89
DATA = FileData("南通市通州区涉家纺行业知识产权纠纷人民调解委员会", "甲公司与乙商行著作权纠纷")


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    """A press with the limits of the office."""
    made = Press()
    yield made
    made.close()


def scan(title: str, content: bytes, rotation: int = 0) -> Part:
    """A part that is one scan."""
    return Part(title, (Scan(title, lambda: content, rotation),))


def kept(title: str, content: bytes) -> Part:
    """A part that is one issued paper."""
    return Part(title, (Kept(title, lambda: content),))


Binding = Callable[..., tuple[Bound, Ready, PdfReader]]


@pytest.fixture(scope="module")
def bind(press: Press) -> Binding:
    """Binds parts between the four sheets that only a file has."""

    def run(
        *parts: Part, duplex: bool = False, draft: bool = False, archive: bool = False
    ) -> tuple[Bound, Ready, PdfReader]:
        ready = binding.ready(parts, press, archive=archive, progress=lambda *_: None)
        places = binding.places(ready.parts, duplex=duplex)
        listed = [Listed(place.title, place.first, place.last) for place in places]
        sheets = binding.set_sheets(
            {
                "cover": cover_paper(DATA, pages=9),
                "contents": contents_paper(DATA, listed),
                "statement": statement_paper(DATA, pages=9, kinds=(), notes=()),
                "back_cover": back_cover_paper(DATA),
            },
            press,
            draft=draft,
        )
        bound = binding.bind(
            ready.parts,
            press,
            title="甲公司与乙商行<著作权>纠纷",
            front=[("卷宗封面", sheets["cover"]), ("卷内目录", sheets["contents"])],
            back=[("卷宗情况说明", sheets["statement"]), ("封底", sheets["back_cover"])],
            duplex=duplex,
            draft=draft,
            archive=archive,
        )
        return bound, ready, PdfReader(io.BytesIO(bound.pdf))

    return run


def stamped(page: PageObject) -> tuple[str, float] | None:
    """The running number on a page and how far from the left it stands; None where there is none."""
    found: list[tuple[str, float]] = []

    def visit(text: str, page_matrix: list[float], matrix: list[float], *_: object) -> None:
        *__, left, foot = product(tuple(matrix), tuple(page_matrix))
        if text.strip() and foot > HEIGHT - 40:
            found.append((text.strip(), left))

    page.extract_text(visitor_text=visit)
    return found[-1] if found else None


def numbers(reader: PdfReader) -> list[str | None]:
    """The running numbers, sheet by sheet."""
    return [mark[0] if (mark := stamped(page)) else None for page in reader.pages]


def drawn(page: PageObject) -> tuple[float, float, float, float]:
    """Left, foot, right and head of the picture or foreign page that is drawn on an A4 page."""
    matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for operands, operator in ContentStream(page["/Contents"].get_object(), None).operations:
        if operator == b"cm":
            matrix = product(tuple(float(value) for value in operands), matrix)
        if operator == b"Do":
            thing = page["/Resources"]["/XObject"][operands[0]]  # type: ignore[index]
            corners = _corners(thing)
            xs = [matrix[0] * x + matrix[2] * y + matrix[4] for x, y in corners]
            ys = [matrix[1] * x + matrix[3] * y + matrix[5] for x, y in corners]
            return min(xs), min(ys), max(xs), max(ys)
    raise AssertionError("nothing is drawn")


def _corners(thing: object) -> list[tuple[float, float]]:
    if thing["/Subtype"] == "/Image":  # type: ignore[index]
        return [(0, 0), (1, 1)]
    a, b, c, d, e, f = (float(value) for value in thing.get("/Matrix", (1, 0, 0, 1, 0, 0)))  # type: ignore[attr-defined]
    left, foot, right, head = (float(value) for value in thing["/BBox"])  # type: ignore[index]
    return [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (foot, head)]


def product(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, float, float, float, float, float]:
    """`first` applied before `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def dark_corner(content: bytes, rotation: int = 0) -> str:
    """Where on the printed page the dark upper left quarter of a picture comes to lie."""
    placed = scans.place(content, rotation, raster=False)
    page = pypdfium2.PdfDocument(placed.pdf)[0].render(scale=0.5).to_pil().convert("L")
    box = page.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    middle = (scans.INNER + (scans.WIDTH - scans.OUTER)) / 4
    head = (scans.TOP + (scans.HEIGHT - scans.BOTTOM)) / 4
    return f"{'upper' if down < head else 'lower'} {'left' if across < middle else 'right'}"


def test_numbers_begin_behind_the_contents_list_and_end_before_the_statement(bind: Binding) -> None:
    bound, _, reader = bind(scan("申请书", foreign.pdf("one", "two")), scan("证据", foreign.pdf("three")))
    assert numbers(reader) == [None, None, "1", "2", "3", None, None]
    assert bound.places == (Place("申请书", 1, 2), Place("证据", 3, 3))
    assert (bound.pages, bound.sheets) == (3, 7)


def test_the_number_stands_at_the_outer_corner(bind: Binding) -> None:
    _, _, reader = bind(scan("证据", foreign.pdf("one", "two")))
    right, left = stamped(reader.pages[2]), stamped(reader.pages[3])
    assert right is not None
    assert left is not None
    assert right[1] > WIDTH - 60
    assert left[1] < 60


def test_every_paper_of_a_file_for_both_sides_begins_on_a_right_hand_page(bind: Binding) -> None:
    parts = (
        scan("甲", foreign.pdf("a")),
        scan("乙", foreign.pdf("b", "c")),
        scan("丙", foreign.pdf("d")),
    )
    bound, _, reader = bind(*parts, duplex=True)
    assert bound.places == (Place("甲", 1, 1), Place("乙", 3, 4), Place("丙", 5, 5))
    cover_and_contents: list[str | None] = [None] * 4
    assert numbers(reader)[:9] == [*cover_and_contents, "1", None, "3", "4", "5"]
    starts = [reader.get_destination_page_number(mark) for mark in reader.outline]
    assert [start % 2 for start in starts] == [0] * 7
    assert bound.pages == 5


def test_the_binding_margin_changes_sides_when_both_are_printed(bind: Binding) -> None:
    _, _, reader = bind(scan("证据", foreign.pdf("one", "two")), duplex=True)
    front, back = drawn(reader.pages[4]), drawn(reader.pages[5])
    assert front[0] == pytest.approx(scans.INNER, abs=0.5)
    assert back[2] == pytest.approx(scans.WIDTH - scans.INNER, abs=0.5)


SIZES = {
    "A4": foreign.A4,
    "A3 across": (1190.0, 842.0),
    "a receipt": (160.0, 900.0),
    "a banner": (2000.0, 120.0),
    "letter": (612.0, 792.0),
    "a poster": (2384.0, 3370.0),
    "tiny": (40.0, 60.0),
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("raster", [False, True], ids=["as it is", "drawn"])
def test_a_foreign_page_fits_into_the_frame_upright(size: tuple[float, float], turned: int, *, raster: bool) -> None:
    """The running number stands above the frame: nothing can cover it."""
    placed = scans.place(foreign.pdf("x", size=size, rotate=turned), 0, raster=raster)
    page = PdfReader(io.BytesIO(placed.pdf)).pages[0]
    left, foot, right, head = drawn(page)
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert left >= scans.INNER - 0.5
    assert right <= scans.WIDTH - scans.OUTER + 0.5
    assert foot >= scans.BOTTOM - 0.5
    assert head <= scans.HEIGHT - scans.TOP + 0.5
    assert head - foot >= right - left - 0.5
    filled = max(
        (right - left) / (scans.WIDTH - scans.INNER - scans.OUTER),
        (head - foot) / (scans.HEIGHT - scans.TOP - scans.BOTTOM),
    )
    assert filled == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("size", "orientation", "rotation", "corner"),
    [
        pytest.param((90, 120), 0, 0, "upper left", id="upright"),
        pytest.param((120, 90), 0, 0, "lower left", id="across-its-head-to-the-binding"),
        pytest.param((90, 120), 0, 180, "lower right", id="upside-down-as-set"),
        pytest.param((120, 90), 0, 90, "upper right", id="turned-to-the-right-as-set"),
        pytest.param((120, 90), 0, 270, "lower left", id="turned-to-the-left-as-set"),
        pytest.param((120, 90), 6, 0, "upper right", id="the-camera-was-held-upright"),
        pytest.param((90, 120), 3, 0, "lower right", id="the-camera-was-upside-down"),
        pytest.param((120, 90), 6, 180, "lower left", id="what-the-camera-says-then-what-is-set"),
        pytest.param((90, 120), 2, 0, "upper right", id="mirrored-by-the-camera"),
    ],
)
def test_a_picture_stands_as_it_was_taken_and_set(
    size: tuple[int, int], orientation: int, rotation: int, corner: str
) -> None:
    assert dark_corner(foreign.picture(*size, orientation=orientation), rotation) == corner


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("PNG", "I;16"),
    ],
)
def test_pictures_of_every_kind_become_a_page(kind: str, mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (60, 80)).save(made, kind)
    placed = scans.place(made.getvalue(), 0, raster=False)
    image = PdfReader(io.BytesIO(placed.pdf)).pages[0]["/Resources"]["/XObject"]["/Scan"]  # type: ignore[index]
    assert image["/ColorSpace"] in ("/DeviceRGB", "/DeviceGray")


def test_what_is_transparent_is_printed_on_white() -> None:
    placed = scans.place(foreign.picture(60, 80, kind="PNG", mode="RGBA"), 0, raster=False)
    image = PdfReader(io.BytesIO(placed.pdf)).pages[0].images[0].image
    assert image is not None
    assert image.convert("L").getpixel((55, 75)) > 250


def test_a_large_picture_is_reduced_to_what_the_page_can_show() -> None:
    placed = scans.place(foreign.picture(3000, 4000), 0, raster=False)
    image = PdfReader(io.BytesIO(placed.pdf)).pages[0]["/Resources"]["/XObject"]["/Scan"]  # type: ignore[index]
    inches = (scans.WIDTH - scans.INNER - scans.OUTER) / 72
    assert image["/Width"] == pytest.approx(inches * scans.DENSITY, abs=2)


def test_where_a_picture_was_taken_does_not_go_along() -> None:
    taken = foreign.picture(90, 120, place=True)
    assert b"Exif" in taken
    assert b"Exif" not in scans.place(taken, 0, raster=False).pdf


def test_a_cropped_page_shows_what_it_shows() -> None:
    placed = scans.place(foreign.cropped("secret", (0, 0, 300, 300)), 0, raster=False)
    left, foot, right, head = drawn(PdfReader(io.BytesIO(placed.pdf)).pages[0])
    assert right - left == pytest.approx(head - foot, abs=1)


UNFIT = {
    "a password": (foreign.locked("x"), "有密码，打不开"),
    "cut short": (foreign.pdf("x")[:200], "文件损坏，打不开"),
    "only a head": (b"%PDF-1.7 nothing", "文件损坏，打不开"),
    "a picture cut short": (foreign.picture(300, 300)[:400], "图片损坏，打不开"),
    "a picture of nothing": (b"\xff\xd8\xff\xe0", "不是能印成页的文件"),
    "a Word file": (b"PK\x03\x04 word/document.xml", "不是能印成页的文件"),
    "nothing": (b"", "不是能印成页的文件"),
}


@pytest.mark.parametrize(("content", "reason"), UNFIT.values(), ids=UNFIT)
def test_what_cannot_be_placed_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(CannotPlace) as refused:
        scans.place(content, 0, raster=False)
    assert str(refused.value) == reason


def test_a_huge_picture_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    Image.new("1", (12000, 12000)).save(made, "PNG")
    with pytest.raises(CannotPlace, match="图片太大"):
        scans.place(made.getvalue(), 0, raster=False)


def test_a_pdf_that_only_forbids_changes_is_placed() -> None:
    assert scans.place(foreign.locked("x", password=""), 0, raster=False).pages == 1


def test_unplaced_files_are_named_and_the_rest_is_bound(bind: Binding) -> None:
    absent = Part("录像", (Absent("开庭.mp4", "录像没有可以印的页"),))
    evidence = Part(
        "证据材料",
        (
            Scan("合同", lambda: foreign.pdf("contract")),
            Scan("流水", lambda: foreign.locked("x")),
            Scan("照片", lambda: foreign.picture(90, 120)),
        ),
    )
    bound, ready, reader = bind(evidence, absent, kept("协议书", b"%PDF-1.7 sheet"))
    assert ready.unplaced == (
        Unplaced("证据材料", "流水", "有密码，打不开"),
        Unplaced("录像", "开庭.mp4", "录像没有可以印的页"),
        Unplaced("协议书", "协议书", "文件损坏，打不开"),
    )
    assert bound.places == (Place("证据材料", 1, 2), Place("录像"), Place("协议书"))
    assert numbers(reader) == [None, None, "1", "2", None, None]


def test_a_file_that_kills_its_worker_is_named_and_the_rest_is_bound() -> None:
    press = Press(workers=1, timeout=2.0)
    endless = foreign.writer("x")
    stream = endless.pages[0]["/Contents"].get_object()
    # Thousands of finely dashed strokes: minutes of drawing, so that no machine is done within the two seconds.
    strokes = (b"0 0 m %d %d l S " % (at * 37 % 595, at * 91 % 842) for at in range(60_000))
    stream.set_data(b"q [.1 .1] 0 d " + b"".join(strokes) + b"Q\n")
    try:
        ready = binding.ready(
            [scan("慢", foreign.written(endless)), scan("好", foreign.pdf("fine"))],
            press,
            archive=True,
            progress=lambda *_: None,
        )
    finally:
        press.close()
    assert [part.pages for part in ready.parts] == [0, 1]
    assert ready.unplaced == (Unplaced("慢", "慢", "超过2秒还没有排好，已停下"),)


def test_bookmarks_name_every_paper_and_the_files_under_it(bind: Binding) -> None:
    parts = (
        scan("申请书", foreign.pdf("a")),
        Part("证据材料", (Scan("合同", lambda: foreign.pdf("b", "c")), Scan("照片", lambda: foreign.picture(9, 9)))),
    )
    _, _, reader = bind(*parts)
    outline = reader.outline
    assert [mark["/Title"] for mark in outline if not isinstance(mark, list)] == [  # type: ignore[call-overload]
        "卷宗封面",
        "卷内目录",
        "申请书",
        "证据材料",
        "卷宗情况说明",
        "封底",
    ]
    (under,) = [mark for mark in outline if isinstance(mark, list)]
    places = {mark["/Title"]: reader.get_destination_page_number(mark) for mark in under}
    assert places == {"合同": 3, "照片": 5}


def hostile() -> bytes:
    """A PDF with a script, a link, a form field, an attachment and an open action."""
    made = foreign.writer("shown")
    made.add_attachment("beilage.txt", b"attached secret")
    made.add_annotation(0, Link(rect=(0, 0, 200, 200), url="https://example.com/away"))
    made.add_annotation(0, FreeText(text="stamp", rect=(100, 400, 300, 450), font="Helvetica", font_size="20pt"))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    made.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    made.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): DictionaryObject(script)})
    return foreign.written(made)


@pytest.mark.parametrize("archive", [False, True], ids=["ordinary", "archive"])
def test_scripts_links_and_attachments_stay_behind(bind: Binding, *, archive: bool) -> None:
    bound, _, reader = bind(scan("证据", hostile()), archive=archive)
    assert reader.attachments == {}
    assert all("/Annots" not in page and "/AA" not in page for page in reader.pages)
    assert "/OpenAction" not in reader.root_object
    everything = b"".join(_decoded(reader))
    for hidden in (b"attached secret", b"app.alert", b"example.com", b"JavaScript"):
        assert hidden not in bound.pdf
        assert hidden not in everything


def _decoded(reader: PdfReader) -> Iterator[bytes]:
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        stored = reader.get_object(number)
        yield repr(stored).encode()
        if hasattr(stored, "get_data") and stored.get("/Subtype") != "/Image":
            yield stored.get_data()


def with_look() -> bytes:
    """A page with a mark that brings its own look along, as signing programs leave them."""
    made = foreign.writer("shown")
    look = StreamObject()
    look.set_data(b"0 g 0 0 500 500 re f")
    box = [NumberObject(at) for at in (0, 0, 500, 500)]
    look.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): ArrayObject(box)})
    made.add_annotation(0, Rectangle(rect=(50, 50, 550, 550)))
    mark = made.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): made._add_object(look)})
    return foreign.written(made)


def without_look() -> bytes:
    """A page with a mark whose look is left to the reader."""
    made = foreign.writer("shown")
    made.add_annotation(0, Rectangle(rect=(50, 50, 550, 550), interior_color="000000"))
    return foreign.written(made)


def switched_off() -> bytes:
    """A page with a black layer that is not to be seen."""
    made = foreign.writer("shown")
    layer = made._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("x")})
    )
    page = made.pages[0]
    page["/Contents"].get_object().set_data(b"/OC /L BDC 0 g 50 50 500 500 re f EMC")  # type: ignore[attr-defined]
    page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})  # type: ignore[index]
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    made.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    )
    return foreign.written(made)


@pytest.mark.parametrize("raster", [False, True], ids=["as it is", "drawn"])
@pytest.mark.parametrize(
    ("content", "is_dark"),
    [
        pytest.param(with_look(), True, id="a-mark-with-its-own-look-is-printed"),
        pytest.param(without_look(), True, id="a-mark-without-one-is-printed"),
        pytest.param(switched_off(), False, id="a-layer-switched-off-is-not"),
    ],
)
def test_a_foreign_page_prints_what_it_shows(content: bytes, *, is_dark: bool, raster: bool) -> None:
    placed = scans.place(content, 0, raster=raster)
    page = pypdfium2.PdfDocument(placed.pdf)[0].render(scale=0.2).to_pil().convert("L")
    assert (sum(page.histogram()[:100]) > 1000) is is_dark


def faces(reader: PdfReader) -> dict[str, bool]:
    """Every face of the file by name, and whether it is embedded."""
    found = {}
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        stored = reader.get_object(number)
        if isinstance(stored, dict) and stored.get("/Type") == "/Font" and "/DescendantFonts" not in stored:
            descriptor = stored.get("/FontDescriptor", {})
            descriptor = descriptor.get_object() if descriptor else {}
            found[str(stored["/BaseFont"])] = any(key.startswith("/FontFile") for key in descriptor)
    return found


def test_the_archive_copy_says_what_it_is_and_stands_alone(bind: Binding) -> None:
    parts = (
        Part("协议书", (Unset("协议书", "agreement", agreement()),)),
        scan("证据", foreign.pdf("one", "two")),
        scan("照片", foreign.picture(60, 80, mode="CMYK")),
    )
    bound, _, reader = bind(*parts, archive=True)
    packet = reader.root_object["/Metadata"].get_object()
    said = packet.get_data().decode()  # type: ignore[attr-defined]
    assert "/Filter" not in packet  # type: ignore[operator]
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in said
    assert "甲公司与乙商行&lt;著作权&gt;纠纷" in said
    (intent,) = reader.root_object["/OutputIntents"]  # type: ignore[misc]
    profile = intent.get_object()["/DestOutputProfile"].get_object()
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"
    assert "/Info" not in reader.trailer
    assert len(reader.trailer["/ID"]) == 2  # type: ignore[arg-type]
    assert bound.pdf.startswith(b"%PDF-1.7\n%")
    assert faces(reader)
    assert all(faces(reader).values())
    assert not re.search(rb"/DeviceCMYK|/LZWDecode|/Encrypt", bound.pdf)


def test_the_ordinary_copy_keeps_foreign_text_as_text(bind: Binding) -> None:
    bound, _, reader = bind(scan("证据", foreign.pdf("readable words")))
    assert "readable words" in reader.pages[2].extract_text()
    assert faces(reader)["/Helvetica"] is False
    assert b"pdfaid" not in bound.pdf


def test_a_draft_is_marked_on_every_numbered_page(bind: Binding) -> None:
    paper = Part("协议书", (Unset("协议书", "agreement", agreement()),))
    bound, _, reader = bind(paper, scan("证据", foreign.pdf("one")), draft=True)
    assert bound.places == (Place("协议书", 1, 3), Place("证据", 4, 4))
    marks = [re.sub(r"\s", "", mark) for mark in numbers(reader)[2:6] if mark]
    assert marks == ["草稿1", "草稿2", "草稿3", "草稿4"]


def test_papers_set_together_are_as_those_set_alone(press: Press) -> None:
    paper = agreement()
    part = Part("协议书", tuple(Unset(f"第{at}份", "agreement", paper) for at in range(3)))
    ready = binding.ready([part], press, archive=False, progress=lambda *_: None)
    assert [piece.pages for piece in ready.parts[0].pieces] == [3, 3, 3]
    for piece in ready.parts[0].pieces:
        (run,) = piece.runs
        pages = PdfReader(io.BytesIO(run.pdf)).pages[run.first : run.first + run.pages]
        footers = [re.search(r"第\s*(\d)\s*页\s*共\s*(\d)\s*页", page.extract_text()) for page in pages]
        assert [match.groups() for match in footers if match] == [("1", "3"), ("2", "3"), ("3", "3")]


def test_the_same_parts_give_the_same_bytes(bind: Binding) -> None:
    parts = (scan("证据", foreign.pdf("one")), scan("照片", foreign.picture(90, 120)))
    assert bind(*parts, archive=True)[0].sha256 == bind(*parts, archive=True)[0].sha256


def test_a_long_foreign_file_is_drawn_in_pieces(press: Press) -> None:
    long = foreign.pdf(*(f"page {at}" for at in range(scans.CHUNK + 3)), size=(60, 80))
    ready = binding.ready([scan("卷", long)], press, archive=True, progress=lambda *_: None)
    assert [run.pages for run in ready.parts[0].pieces[0].runs] == [scans.CHUNK, 3]


def test_an_empty_file_is_cover_contents_statement_and_back(bind: Binding) -> None:
    bound, _, reader = bind()
    assert (bound.pages, bound.sheets, numbers(reader)) == (0, 4, [None] * 4)


def test_the_asking_process_opens_nothing() -> None:
    code = (
        "import sys, mediation.documents.binding, mediation.operations.dossier.binding;"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'pypdfium2')))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], check=False, env=os.environ, cwd=root).returncode == 0
