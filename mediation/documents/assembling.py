"""The sheets of a file made into one PDF: pages in order, running numbers stamped, bookmarks, the marks of an archive
copy. Runs in the workers of the press alone, because pages of foreign origin pass through it."""

import hashlib
import io
from collections.abc import Iterator
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from mediation.documents import reading
from mediation.documents.binding import BLANK, Assembly, Bookmark, Sheet
from mediation.documents.scans import HEIGHT, INNER, MILLIMETRE, OUTER, WIDTH

_FACE = "/RunningNumber"
_SIZE = 12.0
_EDGE, _HEAD = 14 * MILLIMETRE, 12 * MILLIMETRE
_SIGNS = "0123456789草稿"
_KEPT_OUT = (
    "/AA",
    "/AF",
    "/Alternates",
    "/Metadata",
    "/OC",
    "/OPI",
    "/PieceInfo",
    "/Ref",
    "/StructParent",
    "/StructParents",
)
"""What a drawing may carry beside itself: files, programs, private data, layers."""


def assemble(job: Assembly) -> bytes:
    """The PDF. The same job gives the same bytes."""
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    stamp = _Stamp(writer, "草稿" if job.draft else "")
    readers = [PdfReader(io.BytesIO(source)) for source in job.sources]
    for sheet in job.sheets:
        if sheet.source == BLANK:
            writer.add_blank_page(WIDTH, HEIGHT)
        else:
            _add(writer, readers[sheet.source].pages[sheet.page], sheet, stamp)
    _clean(writer)
    for bookmark in job.bookmarks:
        _mark(writer, bookmark, None)
    _describe(writer, job)
    digest = hashlib.sha256(repr(job.sheets).encode() + b"".join(job.sources)).digest()[:16]
    writer._ID = ArrayObject([ByteStringObject(digest), ByteStringObject(digest)])
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _add(writer: PdfWriter, source: PageObject, sheet: Sheet, stamp: "_Stamp") -> None:
    page = writer.add_page(source, excluded_keys=("/Annots", "/AA", "/B", "/Metadata", "/PieceInfo", "/StructParents"))
    if sheet.number is None and not sheet.mirrored:
        return
    contents = page["/Contents"].get_object() if "/Contents" in page else ArrayObject()
    streams = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    before = stamp.mirrored if sheet.mirrored else stamp.kept
    page[NameObject("/Contents")] = ArrayObject([before, *streams, stamp.drawn(sheet.number)])
    if sheet.number is not None:
        _fonts(page)[NameObject(_FACE)] = stamp.face


def _fonts(page: PageObject) -> DictionaryObject:
    resources = _dictionary(page["/Resources"])
    if "/Font" not in resources:
        resources[NameObject("/Font")] = DictionaryObject()
    return _dictionary(resources["/Font"])


def _dictionary(named: PdfObject) -> DictionaryObject:
    found = named.get_object()
    if not isinstance(found, DictionaryObject):
        raise ValueError(f"a dictionary was expected, not {type(found).__name__}")
    return found


class _Stamp:
    """Writes running numbers with the office's face, embedded once."""

    def __init__(self, writer: PdfWriter, word: str) -> None:
        page = PdfReader(io.BytesIO(_figures())).pages[0]
        fonts = _fonts(page)
        self.writer, self.word = writer, f"{word}　" if word else ""
        (self.letters,) = [reading.letters(font.get_object()) for font in fonts.values()]
        (name,) = fonts
        self.face = fonts.raw_get(name).clone(writer).indirect_reference
        self.kept = self._stream("q")
        self.mirrored = self._stream(f"q 1 0 0 1 {OUTER - INNER:.3f} 0 cm")

    def drawn(self, number: int | None) -> IndirectObject:
        """The end of a page's content: the number at the outer corner, right on odd pages, left on even ones."""
        if number is None:
            return self._stream("Q")
        signs = [self.letters.get(sign, (None, 1000.0)) for sign in f"{self.word}{number}"]
        width = sum(wide for _, wide in signs) / 1000 * _SIZE
        left = WIDTH - _EDGE - width if number % 2 else _EDGE
        glyphs = "".join(f"<{glyph:04x}>" if glyph is not None else f"{-wide:.0f} " for glyph, wide in signs)
        place = f"1 0 0 1 {left:.3f} {HEIGHT - _HEAD:.3f} Tm"
        return self._stream(f"Q q 0 g BT {_FACE} {_SIZE:g} Tf {place} [{glyphs}] TJ ET Q")

    def _stream(self, operators: str) -> IndirectObject:
        stream = StreamObject()
        stream.set_data(f"\n{operators}\n".encode())
        return self.writer._add_object(stream)


@cache
def _figures() -> bytes:
    from mediation.documents import render

    pdf, _ = render.render(f"<html lang='zh-CN'><title>figures</title><body>{_SIGNS}</body></html>", ("figures.css",))
    return pdf


def _clean(writer: PdfWriter) -> None:
    """Nothing goes along but what is drawn."""
    for stored in list(_objects(writer)):
        if isinstance(stored, StreamObject):
            for key in _KEPT_OUT:
                stored.pop(NameObject(key), None)


def _objects(writer: PdfWriter) -> Iterator[PdfObject]:
    for stored in writer._objects:
        if stored is not None:
            yield stored


def _mark(writer: PdfWriter, bookmark: Bookmark, parent: IndirectObject | None) -> None:
    item = writer.add_outline_item(title=bookmark.title, page_number=bookmark.sheet, parent=parent)
    for each in bookmark.under:
        _mark(writer, each, item)


def _describe(writer: PdfWriter, job: Assembly) -> None:
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("zh-CN")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.metadata = None if job.archive else {"/Title": job.title}
    if job.archive:
        _declare(writer, job.title)


def _declare(writer: PdfWriter, title: str) -> None:
    """PDF/A-2b: what the file says of itself, and the colours its figures mean."""
    packet = StreamObject()
    packet.set_data(_XMP.format(title=escape(title)).encode())
    packet.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    profile = StreamObject()
    profile.set_data(_srgb())
    profile.update({NameObject("/N"): NumberObject(3)})
    profile = profile.flate_encode()
    intent = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject("sRGB IEC61966-2.1"),
            NameObject("/Info"): TextStringObject("sRGB IEC61966-2.1"),
            NameObject("/DestOutputProfile"): writer._add_object(profile),
        }
    )
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(packet)
    root[NameObject("/OutputIntents")] = ArrayObject([writer._add_object(intent)])


@cache
def _srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The day it was made: it would make every copy another file.
    profile[24:36] = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(profile)


_XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
