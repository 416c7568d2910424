"""The press: a pool of warm, killable worker processes that set papers. The web process never loads WeasyPrint."""

import atexit
import hashlib
import logging
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from mediation.documents.catalogue import form_named
from mediation.documents.composing import compose
from mediation.documents.fonts import folder, missing
from mediation.documents.fonts.faces import configuration

TIMEOUT = 30.0
"""Seconds one paper may take."""

WAIT = 60.0
"""Seconds a paper may wait for a free worker on top of that."""

MEMORY = 1 << 30
"""Bytes of address space a worker may have."""

T = TypeVar("T")

_log = logging.getLogger(__name__)

WORKERS = min(2, os.cpu_count() or 1)
PAPERS_PER_WORKER = 500


class PrintingProblem(Exception):
    """A paper could not be set; `message` one Chinese sentence that says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CannotPrint(PrintingProblem):
    """Fonts or libraries are missing on this machine."""


class RenderTimeout(PrintingProblem):
    """The paper took longer than it may; its worker was killed."""


class RenderFailed(PrintingProblem):
    """The worker died or refused the paper."""


@dataclass(frozen=True)
class RenderedPaper:
    """A paper as bytes: `pdf`, its `sha256` (hex) and the number of `pages`."""

    pdf: bytes
    sha256: str
    pages: int


class Press:
    """A pool of workers, started at the first paper. Use one per process (`render_document`), and `close` it."""

    def __init__(self, *, workers: int = WORKERS, timeout: float = TIMEOUT, memory: int = MEMORY) -> None:
        self.workers, self.timeout, self.memory = workers, timeout, memory
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def set(self, html: str, styles: tuple[str, ...]) -> RenderedPaper:
        """`html` in the print styles of these names. Raises `RenderTimeout`, `RenderFailed` or `CannotPrint`."""
        return self.begin(html, styles)()

    def begin(self, html: str, styles: tuple[str, ...]) -> Callable[[], RenderedPaper]:
        """The same without waiting: what comes back waits."""
        answer = self.ask(_set, html, styles)

        def finish() -> RenderedPaper:
            pdf, pages = answer()
            return RenderedPaper(pdf, hashlib.sha256(pdf).hexdigest(), pages)

        return finish

    def ask(self, work: Callable[..., T], *args: object) -> Callable[[], T]:
        """Have a worker call `work`, a function of a module that it can import, and go on; what comes back waits for
        the answer. The call raises `CannotPrint`, the wait `RenderTimeout` or `RenderFailed`."""
        pool = self._running()
        try:
            future = pool.schedule(_work, args=(work, args, self.timeout), timeout=self.timeout)
        except (BrokenExecutor, RuntimeError) as error:
            _log.error("the press takes no work: %s", error)
            raise RenderFailed("排版进程没有起来。稍后再试；再出现就请管理员看日志。") from error
        return partial(self._answer, future)

    def _answer(self, future: "ProcessFuture[T]") -> T:
        try:
            return self._result(future)
        except OutOfTime as late:
            raise RenderTimeout(
                f"排版超过{self.timeout:.0f}秒，已停下。看看正文是不是太长；稍后再试，还不行就把正文移到附件。"
            ) from late
        except (ProcessExpired, BrokenExecutor) as dead:
            _log.error("a printing worker died: %s", dead)
            raise RenderFailed("排版进程意外退出，内容没有丢。稍后再试；再出现就请管理员看日志。") from dead
        except RuntimeError as error:
            _log.error("a paper could not be set: %s", error)
            raise RenderFailed(f"这份文书排不出来：{error}。请管理员看日志。") from error

    def _result(self, future: "ProcessFuture[T]") -> T:
        try:
            return future.result(timeout=self.timeout + WAIT)
        except OutOfTime:
            future.cancel()  # type: ignore[no-untyped-call]
            raise

    def start(self) -> None:
        """Start the workers without waiting for them; raises `CannotPrint`."""
        assert self._running().active

    def close(self) -> None:
        """End the workers; the next paper would start new ones."""
        with self._lock:
            self._discard()

    def _running(self) -> ProcessPool:
        with self._lock:
            if self._pool is None or not self._pool.active:
                self._discard()
                self._pool = self._start()
            return self._pool

    def _discard(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _start(self) -> ProcessPool:
        lacking = missing()
        if lacking:
            raise CannotPrint(f"这台机器还不能打印。{''.join(lacking)}")
        return ProcessPool(
            max_workers=self.workers,
            max_tasks=PAPERS_PER_WORKER,
            initializer=_prepare,
            initargs=(configuration(folder()), self.memory),
            # A fresh interpreter: nothing of the web process, its locks and its connections goes along.
            context=multiprocessing.get_context("spawn"),
        )


def render_document(form: str, paper: object, *, draft: bool) -> RenderedPaper:
    """`paper` set in the form of that slug (`catalogue.form_named`); a draft carries the watermark 草稿.

    The same paper gives the same bytes. Raises KeyError for an unknown form, UndefinedError when the template asks
    for what the paper does not have, and the three `PrintingProblem`s.
    """
    chosen = form_named(form)
    return this_process().set(compose(chosen.template, paper, draft=draft), chosen.styles)


def warm_up() -> None:
    """Start this process's workers now, so that the first paper need not wait; raises `CannotPrint`.

    A server that forks calls it after forking: workers belong to the process that started them."""
    this_process().start()


def close() -> None:
    """End this process's workers, if it has any."""
    press = _presses.pop(os.getpid(), None)
    if press is not None:
        press.close()


_presses: dict[int, Press] = {}


def this_process() -> Press:
    """The press of this process, started at its first work."""
    # A forked web worker inherits this table; the pool in it belongs to its parent.
    press = _presses.get(os.getpid())
    if press is None:
        press = _presses.setdefault(os.getpid(), Press())
        atexit.register(close)
    return press


def _prepare(fonts: Path, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    from mediation.documents import render

    render.warm_up()


def _set(html: str, styles: tuple[str, ...]) -> tuple[bytes, int]:
    from mediation.documents import render

    return render.render(html, styles)


def _work(work: Callable[..., T], args: tuple[object, ...], seconds: float) -> T:
    # Should the web process be gone, nobody would kill a worker that hangs: the kernel does.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 5)
    try:
        return work(*args)
    except BaseException as error:
        # An exception of WeasyPrint's own would load WeasyPrint into the web process when it is unpickled there.
        raise RuntimeError(f"{type(error).__name__}: {error.__cause__ or error}") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
