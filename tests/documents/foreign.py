"""Invented files as people hand them in: small PDFs and pictures, odd ones too."""

import io
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject

A4 = (595.0, 842.0)
_ORIENTATION = 0x0112
_LOCATION = 0x8825


def writer(*pages: str, size: tuple[float, float] = A4, rotate: int = 0) -> PdfWriter:
    """A page for each text, which stands near its head in a face that is not embedded."""
    made = PdfWriter()
    helvetica = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    face = made._add_object(DictionaryObject({NameObject(k): NameObject(v) for k, v in helvetica.items()}))
    for text in pages:
        page = made.add_blank_page(*size)
        content = StreamObject()
        content.set_data(f"BT /F 18 Tf 60 {size[1] - 80} Td ({text}) Tj ET".encode())
        fonts = DictionaryObject({NameObject("/F"): face})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = made._add_object(content)
        if rotate:
            page.rotate(rotate)
    return made


def written(made: PdfWriter) -> bytes:
    """The bytes of a writer."""
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def pdf(*pages: str, **known: Any) -> bytes:
    """A foreign PDF with a page for each text."""
    return written(writer(*pages, **known))


def locked(*pages: str, password: str = "geheim") -> bytes:
    """A PDF that opens with a password only; with "" one that opens but says it must not be changed."""
    made = writer(*pages)
    made.encrypt(password, owner_password="owner")
    return written(made)


def cropped(text: str, box: tuple[float, float, float, float]) -> bytes:
    """A PDF of which only `box` shows."""
    made = writer(text)
    made.pages[0].cropbox = RectangleObject(box)
    return written(made)


def picture(
    width: int, height: int, *, kind: str = "JPEG", mode: str = "RGB", orientation: int = 0, place: bool = False
) -> bytes:
    """A picture whose upper left quarter is dark; `place` writes where it was taken into it."""
    image = Image.new(mode, (width, height), "white" if mode != "RGBA" else (0, 0, 0, 0))
    image.paste("black", (0, 0, width // 2, height // 2))
    said = Image.Exif()
    if orientation:
        said[_ORIENTATION] = orientation
    if place:
        said[_LOCATION] = {1: "N", 2: (32.0, 4.0, 0.0)}
    stream = io.BytesIO()
    image.save(stream, kind, exif=said)
    return stream.getvalue()
