"""Reads back what a PDF of ours shows: every run of glyphs with its text, its place, and whether it has a shape.

Follows the content streams that WeasyPrint writes (Identity glyph numbers, one text matrix per run) instead of a
general extraction, because the order of drawing is the order of the paper, and because a missing glyph still
carries its character in the text layer: only the embedded font tells that nothing is drawn.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont, TTLibError
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream

_PAIR = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>")
_SHORTEST_OUTLINE = 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


# Ways of drawing letters that leave something to read: filled, with or without a line.
_SEEN = frozenset({0, 2})


class Unreadable(Exception):
    """The bytes are not a PDF as this program makes it."""


@dataclass(frozen=True)
class Run:
    """Glyphs drawn together: `text` they stand for; `left`, `right`, `bottom`, `top` in points from the lower left
    corner of the sheet, by baseline and size; `upright` unless turned; `shapeless` the characters of it that the
    embedded font draws nothing for."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    upright: bool
    shapeless: str


@dataclass(frozen=True)
class Sheet:
    """One page, `width` × `height` points, its runs in the order of drawing."""

    width: float
    height: float
    runs: tuple[Run, ...]


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of `pdf`. Raises `Unreadable`."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        fonts: dict[int, _Font] = {}
        return [
            Sheet(float(page.mediabox.width), float(page.mediabox.height), tuple(_runs(page, reader, fonts)))
            for page in reader.pages
        ]
    except (PyPdfError, TTLibError, KeyError, ValueError, AttributeError, IndexError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def letters(font: Any) -> dict[str, tuple[int, float]]:
    """Of an embedded font's dictionary: each character with its glyph number and width in thousandths."""
    read = _Font(font)
    return {signs: (glyph, read.widths.get(glyph, 0.0)) for glyph, signs in read.text.items()}


class _Font:
    """An embedded font: the text and width of its glyph numbers, and which of them have a shape."""

    def __init__(self, dictionary: Any) -> None:
        self.text = dict(_to_unicode(dictionary["/ToUnicode"].get_object().get_data()))
        descendant = dictionary["/DescendantFonts"][0].get_object()
        self.widths = dict(_widths(descendant["/W"]))
        descriptor = descendant["/FontDescriptor"].get_object()
        embedded = next(descriptor[key] for key in ("/FontFile3", "/FontFile2") if key in descriptor)
        self.file = TTFont(io.BytesIO(embedded.get_object().get_data()), lazy=True)
        self.shapes: dict[int, bool] = {}

    def has_shape(self, glyph: int) -> bool:
        if glyph not in self.shapes:
            self.shapes[glyph] = glyph > 0 and self._draws(glyph)
        return self.shapes[glyph]

    def _draws(self, glyph: int) -> bool:
        if "glyf" in self.file:
            places = self.file["loca"]
            return glyph + 1 < len(places) and places[glyph + 1] > places[glyph]
        outlines = self.file["CFF "].cff.topDictIndex[0].CharStrings.charStringsIndex
        if glyph >= len(outlines):
            return False
        outline = outlines[glyph]
        if outline.bytecode is not None and len(outline.bytecode) >= _SHORTEST_OUTLINE:
            return True
        pen = ControlBoundsPen(None)
        self.file.getGlyphSet()[self.file.getGlyphName(glyph)].draw(pen)
        return pen.bounds is not None


class _State:
    """What a content stream has set so far: the matrix of the page, saved ones, font, size and text matrix."""

    def __init__(self) -> None:
        self.page: Matrix = _IDENTITY
        self.saved: list[tuple[Matrix, _Font | None, float]] = []
        self.line: Matrix = _IDENTITY
        self.font: _Font | None = None
        self.size = 0.0


def _runs(page: Any, reader: PdfReader, fonts: dict[int, _Font]) -> Iterator[Run]:
    yield from _drawn(page["/Contents"].get_object(), page["/Resources"].get_object(), _State(), reader, fonts)


def _drawn(
    content: Any, resources: Any, state: _State, reader: PdfReader, fonts: dict[int, _Font]
) -> Iterator[Run]:  # fmt: skip
    named = resources["/Font"].get_object() if "/Font" in resources else {}
    for operands, operator in ContentStream(content, reader).operations:
        if operator == b"q":
            state.saved.append((state.page, state.font, state.size))
        elif operator == b"Q":
            state.page, state.font, state.size = state.saved.pop()
        elif operator == b"cm":
            state.page = _product(_matrix(operands), state.page)
        elif operator == b"BT":
            state.line = _IDENTITY
        elif operator == b"Tm":
            state.line = _matrix(operands)
        elif operator == b"Tf":
            state.font, state.size = _font(named, operands[0], fonts), float(operands[1])
        elif operator in (b"TJ", b"Tj"):
            yield _show(state, operands[0] if operator == b"TJ" else operands)
        elif operator == b"Do":
            yield from _group(
                resources["/XObject"].get_object()[operands[0]].get_object(), resources, state, reader, fonts
            )
        elif operator == b"Tr" and int(operands[0]) not in _SEEN:
            raise ValueError("text that is not filled")
        elif operator in (b"Td", b"TD", b"T*", b"'", b'"'):
            raise ValueError(f"unexpected operator {operator!r}")


def _group(
    drawn: Any, resources: Any, state: _State, reader: PdfReader, fonts: dict[int, _Font]
) -> Iterator[Run]:  # fmt: skip
    """What a drawing within the sheet (a chart) says; a picture says nothing that could be read, and is refused."""
    if drawn["/Subtype"] != "/Form":
        raise ValueError("a picture on the sheet")
    within = _State()
    matrix = _matrix(drawn["/Matrix"]) if "/Matrix" in drawn else _IDENTITY
    within.page = _product(matrix, state.page)
    own = drawn["/Resources"].get_object() if "/Resources" in drawn else resources
    yield from _drawn(drawn, own, within, reader, fonts)


def _font(named: Any, name: str, fonts: dict[int, _Font]) -> _Font:
    reference = named.raw_get(name)
    if reference.idnum not in fonts:
        fonts[reference.idnum] = _Font(reference.get_object())
    return fonts[reference.idnum]


def _show(state: _State, pieces: Any) -> Run:
    font = state.font
    if font is None:
        raise ValueError("text without a font")
    text, shapeless, advance = "", "", 0.0
    for piece in pieces:
        if isinstance(piece, (int, float)):
            advance -= float(piece) / 1000 * state.size
            continue
        for glyph in _glyphs(piece):
            signs = font.text.get(glyph, "\N{REPLACEMENT CHARACTER}")
            text += signs
            advance += font.widths.get(glyph, 0.0) / 1000 * state.size
            if not font.has_shape(glyph):
                shapeless += signs
    start = _product(state.line, state.page)
    state.line = _product((1, 0, 0, 1, advance, 0), state.line)
    end = _product(state.line, state.page)
    scale = (start[0] ** 2 + start[1] ** 2) ** 0.5
    upright = abs(start[1]) < 1e-3 and start[0] > 0
    return Run(text, start[4], end[4], start[5], start[5] + state.size * scale, upright, shapeless)


def _glyphs(piece: Any) -> Iterator[int]:
    raw: bytes = piece.original_bytes
    for start in range(0, len(raw), 2):
        yield int.from_bytes(raw[start : start + 2], "big")


def _to_unicode(table: bytes) -> Iterator[tuple[int, str]]:
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in _PAIR.findall(block):
            yield int(glyph, 16), bytes.fromhex(text.decode()).decode("utf-16-be")


def _widths(table: Any) -> Iterator[tuple[int, float]]:
    items = list(table)
    for first, widths in zip(items[::2], items[1::2], strict=True):
        for place, width in enumerate(widths):
            yield int(first) + place, float(width)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
