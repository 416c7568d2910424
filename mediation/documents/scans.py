"""Scans, photographs and foreign PDFs made into A4 pages. What comes here was handed in by anybody: loaded and run in
the killable workers of the press alone (press.py)."""

import io
import zlib

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject
from pypdfium2 import PdfDocument, PdfiumError, PdfMatrix, raw

from mediation.documents.binding import CannotPlace, Placed

Matrix = tuple[float, float, float, float, float, float]

MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
INNER, OUTER, TOP, BOTTOM = 27 * MILLIMETRE, 8 * MILLIMETRE, 17 * MILLIMETRE, 10 * MILLIMETRE
"""Margins around a scan: room to bind it, and a head where the running number covers nothing."""

DENSITY = 300
"""Most dots per inch of a picture on the page; a finer one is reduced, the original is kept as it is."""

RASTER_DENSITY = 200
"""Dots per inch of a foreign page that goes into the archive copy as a picture."""

CHUNK = 20
"""Foreign pages drawn in one go."""

_JPEG_QUALITY = 88
_LEAST_DENSITY = 72
_MOST_PIXELS = 120_000_000
_FINE_ENOUGH = 3300

# Every picture's size is looked at before it is unpacked, with a limit of our own.
Image.MAX_IMAGE_PIXELS = None


def place(content: bytes, rotation: int, *, raster: bool, start: int = 0) -> Placed:
    """A PDF, JPEG or PNG as A4 pages, each scaled into the margins, turned `rotation` degrees clockwise and then
    upright when it lies across; pages from `start`, at most `CHUNK` at once when they are drawn.

    With `raster` a foreign page goes in as a picture of itself (the archive copy must not depend on its fonts);
    without, as it is: its marks are flattened, its scripts, links, fields and attachments stay behind.
    Raises `CannotPlace`.
    """
    try:
        if b"%PDF-" in content[:1024] and not content.startswith((b"\xff\xd8", b"\x89PNG")):
            return _foreign(content, rotation, raster=raster, start=start)
        return _picture(content, rotation)
    except MemoryError as full:
        raise CannotPlace("太大，处理不了") from full


def check(content: bytes) -> Placed:
    """A paper that this program set, as it is. Raises `CannotPlace` when its bytes are no PDF any more."""
    with _opened(content) as document:
        count = len(document)
    return Placed(b"", count, count)


def placement(width: float, height: float, rotation: int, most: float = 1e9) -> Matrix:
    """The matrix that puts a sheet of `width` × `height` points into the frame of an A4 page, turned `rotation` degrees
    clockwise, then a quarter to the left if it lies across (its head to the binding); enlarged `most` times at most.
    """
    turn = rotation % 360
    across = height > width if turn in (90, 270) else width > height
    turn = (turn + 270) % 360 if across else turn
    wide, high = (height, width) if turn in (90, 270) else (width, height)
    scale = min((WIDTH - INNER - OUTER) / wide, (HEIGHT - TOP - BOTTOM) / high, most)
    cosine, sine = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    left = INNER + (WIDTH - INNER - OUTER - wide * scale) / 2
    foot = BOTTOM + (HEIGHT - TOP - BOTTOM - high * scale) / 2
    shift = {0: (0.0, 0.0), 90: (0.0, high), 180: (wide, high), 270: (wide, 0.0)}[turn]
    right, up = shift
    return (
        scale * cosine,
        -scale * sine,
        scale * sine,
        scale * cosine,
        left + right * scale,
        foot + up * scale,
    )


def _opened(content: bytes) -> PdfDocument:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise CannotPlace("有密码，打不开" if locked else "文件损坏，打不开") from error
    if len(document) == 0:
        raise CannotPlace("文件里没有页面")
    return document


def _foreign(content: bytes, rotation: int, *, raster: bool, start: int) -> Placed:
    with _opened(content) as document:
        document.init_forms()
        total = len(document)
        try:
            if raster or _must_be_drawn(content):
                numbers = range(start, min(start + CHUNK, total))
                return Placed(_pictured(document, numbers, rotation), len(numbers), total)
            return Placed(_copied(document, rotation), total, total)
        except PdfiumError as error:
            raise CannotPlace("文件损坏，有的页打不开") from error


def _must_be_drawn(content: bytes) -> bool:
    """Whether a copied page would show something else than the PDF does: layers, because which of them show is written
    outside the pages, and marks whose look is left to the reader. One that cannot be read this way must be."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            reader.decrypt("")
        return "/OCProperties" in reader.root_object or any(_has_shapeless_marks(page) for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return True


def _has_shapeless_marks(page: PageObject) -> bool:
    marks = [mark.get_object() for mark in page.annotations or ()]
    return any("/AP" not in mark and mark.get("/Subtype") not in ("/Link", "/Popup", "/Widget") for mark in marks)


def _copied(document: PdfDocument, rotation: int) -> bytes:
    made = PdfDocument.new()
    for number in range(len(document)):
        page = document.get_page(number)
        if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            raise PdfiumError("a page cannot be flattened")
        page.close()
        width, height = document.get_page_size(number)
        content = document.page_as_xobject(number, made).as_pageobject()
        content.set_matrix(PdfMatrix(*placement(*_sound(width, height), rotation)))
        sheet = made.new_page(WIDTH, HEIGHT)
        sheet.insert_obj(content)
        sheet.gen_content()
        sheet.close()
    stream = io.BytesIO()
    made.save(stream)
    made.close()
    return stream.getvalue()


def _pictured(document: PdfDocument, numbers: range, rotation: int) -> bytes:
    writer = PdfWriter()
    for number in numbers:
        page = document.get_page(number)
        width, height = _sound(*page.get_size())
        matrix = placement(width, height, rotation)
        points = max(abs(matrix[0]), abs(matrix[1]))
        drawn = page.render(scale=points * RASTER_DENSITY / 72).to_pil().convert("RGB")
        page.close()
        _add_picture(writer, drawn, matrix, width, height)
    return _written(writer)


def _sound(width: float, height: float) -> tuple[float, float]:
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
        raise CannotPlace("页面的尺寸不对")
    return width, height


def _picture(content: bytes, rotation: int) -> Placed:
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise CannotPlace("图片太大，处理不了")
            # A camera's picture far finer than the page is not even unpacked at full size.
            opened.draft(None, (_FINE_ENOUGH, _FINE_ENOUGH))
            upright = ImageOps.exif_transpose(opened)
            shown = _flat(upright)
    except UnidentifiedImageError as unknown:
        raise CannotPlace("不是能印成页的文件") from unknown
    except (OSError, SyntaxError, ValueError) as broken:
        raise CannotPlace("图片损坏，打不开") from broken
    matrix = placement(shown.width, shown.height, rotation, most=72 / _LEAST_DENSITY)
    reduce = max(abs(matrix[0]), abs(matrix[1])) * DENSITY / 72
    size = (shown.width, shown.height)
    if reduce < 1:
        fine = shown.convert("L") if shown.mode == "1" else shown
        shown = fine.resize(
            (max(1, round(size[0] * reduce)), max(1, round(size[1] * reduce))), Image.Resampling.LANCZOS
        )
    writer = PdfWriter()
    _add_picture(writer, shown, matrix, *size)
    return Placed(_written(writer), 1, 1)


def _flat(image: Image.Image) -> Image.Image:
    """The picture in black and white, grey or colour, on white where it was transparent."""
    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGB")


def _add_picture(writer: PdfWriter, image: Image.Image, matrix: Matrix, width: float, height: float) -> None:
    """One page with the picture, drawn as a sheet of `width` × `height` placed by `matrix`."""
    page = writer.add_blank_page(WIDTH, HEIGHT)
    drawn = writer._add_object(_picture_stream(image))
    a, b, c, d, e, f = matrix
    unit = (a * width, b * width, c * height, d * height, e, f)
    numbers = " ".join(f"{value:.4f}" for value in unit)
    content = StreamObject()
    content.set_data(f"q {numbers} cm /Scan Do Q".encode())
    resources = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/Scan"): drawn})})
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = resources


def _picture_stream(image: Image.Image) -> StreamObject:
    stream = StreamObject()
    colours = "/DeviceRGB" if image.mode == "RGB" else "/DeviceGray"
    if image.mode == "1":
        data, kind, depth = zlib.compress(image.tobytes(), 9), "/FlateDecode", 1
    else:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        data, kind, depth = buffer.getvalue(), "/DCTDecode", 8
    stream._data = data
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(image.width),
            NameObject("/Height"): NumberObject(image.height),
            NameObject("/ColorSpace"): NameObject(colours),
            NameObject("/BitsPerComponent"): NumberObject(depth),
            NameObject("/Filter"): NameObject(kind),
        }
    )
    return stream


def _written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
