"""Files that came from outside, opened only in a worker process of its own that may be killed: is the picture whole,
how many pages has the PDF, and what a page looks like. Nothing in them runs, and none of their bytes is passed on:
a preview is a JPEG made anew from the pixels."""

import atexit
import io
import logging
import multiprocessing
import os
import resource
import signal
import threading
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import dataclass
from typing import Any

from pebble import ProcessExpired, ProcessPool

from mediation.documents.press import MEMORY

TIMEOUT = 20.0
"""Seconds one file may take."""

WAIT = 40.0
"""Seconds a file may wait for the worker on top of that."""

FILES_PER_WORKER = 200
MOST_PAGES = 2000
MOST_OBJECTS = 300_000
QUALITY = 85

_log = logging.getLogger(__name__)


class Unopenable(Exception):
    """A file that cannot be opened; `message` one Chinese sentence that says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Look:
    """What opening a file tells: the number of its `pages`; `width` and `height` in pixels of a picture as it is
    held upright, else 0."""

    pages: int
    width: int = 0
    height: int = 0


def look(content: bytes, media_type: str) -> Look:
    """Open a JPEG, a PNG or a PDF to its end. Raises `Unopenable`."""
    return Look(*_opened(_look, content, media_type))


def picture(content: bytes, media_type: str, *, page: int = 1, rotation: int = 0, most: int = 1600) -> bytes:
    """A JPEG of a picture or of one page of a PDF, upright as the camera held it, turned by `rotation` degrees
    clockwise, at most `most` pixels wide and high. Raises `Unopenable`."""
    drawn: bytes = _opened(_picture, content, media_type, page, rotation, most)
    return drawn


def close() -> None:
    """End this process's worker, if it has one."""
    pool = _pools.pop(os.getpid(), None)
    if pool is not None:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


_pools: dict[int, ProcessPool] = {}
_lock = threading.Lock()


def _opened(work: Any, content: bytes, *args: Any) -> Any:
    try:
        future = _running().schedule(_guarded, args=(work, content, *args), timeout=TIMEOUT)
        try:
            return future.result(timeout=TIMEOUT + WAIT)
        except OutOfTime:
            future.cancel()  # type: ignore[no-untyped-call]
            raise
    except OutOfTime as late:
        raise Unopenable(f"文件 {TIMEOUT:.0f} 秒还没打开，已停下。另存一份小一点的再传。") from late
    except (ProcessExpired, BrokenExecutor) as dead:
        _log.error("a worker that opens files died: %s", dead)
        raise Unopenable(
            "本系统打开文件的程序意外退出了，不一定是文件有问题。再传一次；还不行，请管理员看日志。"
        ) from dead


def _running() -> ProcessPool:
    with _lock:
        # A forked web worker inherits this table; the pool in it belongs to its parent.
        pool = _pools.get(os.getpid())
        if pool is None or not pool.active:
            if pool is None:
                atexit.register(close)
            pool = ProcessPool(
                max_workers=1,
                max_tasks=FILES_PER_WORKER,
                initializer=_prepare,
                initargs=(MEMORY,),
                context=multiprocessing.get_context("spawn"),
            )
            _pools[os.getpid()] = pool
        return pool


def _prepare(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)


def _guarded(work: Any, *args: Any) -> Any:
    # Should the web process be gone, nobody would kill a worker that hangs: the kernel does.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, TIMEOUT + 5)
    try:
        return work(*args)
    except Unopenable:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a decoder says of a broken file, the answer is the same
        raise Unopenable("文件坏了，打不开。用看它的软件打开，另存一份再传。") from RuntimeError(type(error).__name__)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _look(content: bytes, media_type: str) -> tuple[int, int, int]:
    if media_type == "application/pdf":
        return _pdf_pages(content), 0, 0
    image = _image(content, media_type, 2000)
    turned = image.getexif().get(0x0112) in (5, 6, 7, 8)
    width, height = _size(content)
    return 1, *((height, width) if turned else (width, height))


def _size(content: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
        return width, height


def _image(content: bytes, media_type: str, most: int) -> Any:
    """The picture, every line of it decoded; a JPEG no larger than needed."""
    from PIL import Image

    # The head was measured before (`rules.file_types`).
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(io.BytesIO(content), formats=["JPEG" if media_type == "image/jpeg" else "PNG"])
    image.draft("RGB", (most, most))
    image.load()
    return image


def _pdf_pages(content: bytes) -> int:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Unopenable("PDF 设了密码或者限制。打开它，用“打印→另存为 PDF”存一份不带密码的，再传。")
    pages = len(reader.pages)
    if not pages:
        raise Unopenable("PDF 里一页也没有。重新扫描或者重新导出，再传。")
    if pages > MOST_PAGES:
        raise Unopenable(f"PDF 有 {pages} 页，最多收 {MOST_PAGES} 页。分几份传。")
    _refuse_active(reader)
    _page(content, 1, 200)
    return pages


_RUNS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"}


def _refuse_active(reader: Any) -> None:
    """A paper that does something when it is opened is no paper."""
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise Unopenable("PDF 太复杂，打不开。用“打印→另存为 PDF”存一份再传。")
    for generation, table in reader.xref.items():
        for number in table:
            _refuse_acts(_object(reader, number, generation))
    for number in reader.xref_objStm:
        _refuse_acts(_object(reader, number, 0))


def _object(reader: Any, number: int, generation: int) -> Any:
    from pypdf.errors import PyPdfError
    from pypdf.generic import IndirectObject

    try:
        return reader.get_object(IndirectObject(number, generation, reader))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # An entry of the table that nothing stands behind is left out by every reader.
        return None


def _refuse_acts(found: Any) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            if "/JS" in each or (isinstance(each.get("/S"), str) and each.get("/S") in _RUNS):
                raise Unopenable("PDF 里带有会运行的程序。用“打印→另存为 PDF”存一份再传。")
            waiting += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            waiting += [item for item in list.__iter__(each) if not isinstance(item, IndirectObject)]


def _page(content: bytes, page: int, most: int) -> Any:
    """One page of a PDF drawn on white."""
    import pypdfium2

    paper = pypdfium2.PdfDocument(content)
    try:
        sheet = paper[page - 1]
        width, height = sheet.get_size()
        return sheet.render(scale=most / max(width, height, 1)).to_pil()
    finally:
        paper.close()


def _picture(content: bytes, media_type: str, page: int, rotation: int, most: int) -> bytes:
    from PIL import ImageOps

    if media_type == "application/pdf":
        image = _page(content, page, most)
    else:
        image = ImageOps.exif_transpose(_image(content, media_type, most))
    if image.mode.startswith("I"):
        # Sixteen bits a pixel.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    image.thumbnail((most, most))
    if image.mode not in ("RGB", "L"):
        image = _on_white(image) if image.has_transparency_data else image.convert("RGB")
    image = image.rotate(-rotation, expand=True)
    # What the camera or anybody else wrote beside the pixels stays behind.
    image.info = {}
    drawn = io.BytesIO()
    image.save(drawn, "JPEG", quality=QUALITY)
    return drawn.getvalue()


def _on_white(image: Any) -> Any:
    from PIL import Image

    clear = image.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper
