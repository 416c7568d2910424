"""Small files of every kind the desk keeps, made on the spot, and what must never be kept."""

import io
import struct
import zipfile
import zlib
from functools import cache

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


@cache
def jpeg(
    width: int = 60, height: int = 40, orientation: int = 0, progressive: bool = False, colour: str = "red"
) -> bytes:
    """A picture of one colour whose upper left corner is white; `orientation` as cameras note it."""
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    out = io.BytesIO()
    _picture(width, height, colour).save(out, "JPEG", quality=95, exif=exif, progressive=progressive)
    return out.getvalue()


@cache
def png(width: int = 60, height: int = 40, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    _picture(width, height, "red").convert(mode).save(out, "PNG")
    return out.getvalue()


def _picture(width: int, height: int, colour: str) -> Image.Image:
    image = Image.new("RGB", (width, height), colour)
    image.paste("white", (0, 0, width // 2, height // 2))
    return image


@cache
def pdf(pages: int = 1, text: str = "") -> bytes:
    """Blank sheets of A4; `text` makes two of them differ."""
    return _written(_sheets(pages, text))


def _sheets(pages: int, text: str = "") -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Subject": text})
    return writer


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    writer = _sheets(1)
    writer.encrypt("1234", algorithm="RC4-128")
    return _written(writer)


def acting_pdf(kind: str = "/JavaScript", where: str = "/OpenAction") -> bytes:
    """A sheet that does something when it is opened; `where` /OpenAction of the whole, or /AA of its page."""
    writer = _sheets(1)
    said = {"/JavaScript": {"/JS": "app.alert(1)"}, "/Launch": {"/F": "cmd.exe"}}[kind]
    act = DictionaryObject({NameObject("/S"): NameObject(kind)})
    act.update({NameObject(key): TextStringObject(value) for key, value in said.items()})
    if where == "/AA":
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): act})
    else:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(act)
    return _written(writer)


def container(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


TYPES = {"[Content_Types].xml": b"<Types/>"}


def docx(**more: bytes) -> bytes:
    return container({**TYPES, "word/document.xml": b"<w:document/>", **more})


def xlsx() -> bytes:
    return container({**TYPES, "xl/workbook.xml": b"<workbook/>"})


def ofd() -> bytes:
    return container({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": b"<ofd:Document/>"})


@cache
def zip_bomb() -> bytes:
    """A DOCX of 64 KB that expands a thousandfold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, made.open("word/document.xml", "w") as member:
        for _ in range(64):
            member.write(bytes(1024 * 1024))
    return out.getvalue()


@cache
def oversized() -> bytes:
    """A DOCX of 2.1 MB whose directory promises 201 MB: less than a hundredfold, and too much."""
    promised = 201 * 1024 * 1024
    whole = container({**TYPES, "word/document.xml": bytes(range(256)) * 8400}, method=zipfile.ZIP_STORED)
    at = whole.rfind(b"PK\x01\x02")
    return whole[: at + 24] + struct.pack("<I", promised) + whole[at + 28 :]


def crowded() -> bytes:
    return container({**TYPES, "word/document.xml": b"", **{f"word/{n}.xml": b"" for n in range(1000)}})


def locked_docx() -> bytes:
    """The flag of encryption set on the member, as password tools for zip do."""
    made = bytearray(docx())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := made.find(sign, at + 1)) >= 0:
            made[at + place] |= 1
    return bytes(made)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><w:document>&j;</w:document>"
)

FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def mp3(frames: int = 5, *, tagged: bool = True) -> bytes:
    """Silence: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, 417 bytes a frame."""
    return (b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) if tagged else b"") + FRAME * frames


def box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(brand: bytes = b"isom") -> bytes:
    return box(b"ftyp", brand + bytes(4) + b"isom") + box(b"moov", bytes(20)) + box(b"mdat", bytes(50))


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of(width: int, height: int) -> bytes:
    """A PNG whose head promises so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in parts)


HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\x00" + bytes(200)
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def recognised(extension: str) -> str:
    """The media type of an Office file."""
    part = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[extension]
    return f"application/vnd.openxmlformats-officedocument.{part}"


def jpeg_comment(comment: bytes) -> bytes:
    """A picture with a comment in its head."""
    whole = jpeg()
    return whole[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(comment)) + comment + whole[2:]


def prefixed(content: bytes) -> bytes:
    """A container whose directory counts from a place behind a member that it does not name."""
    return container({"a.txt": b"a"})[:40] + content
