"""A counter on stderr for long parts."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Counter:
    """`label  done/total  elapsed`, written at most ten times a second, and only once when stderr is no terminal."""

    def __init__(self, label: str) -> None:
        self.label, self.started, self.shown = label, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        now, last = time.monotonic(), done >= total
        if not last and (now - self.shown < 0.1 or not sys.stderr.isatty()):
            return
        self.shown = now
        end = "\n" if last else "\r"
        print(f"  {self.label} {done:,}/{total:,}  {now - self.started:.1f} s", end=end, file=sys.stderr, flush=True)


def counted(label: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Pass `items` on and count them."""
    count = Counter(label)
    for done, item in enumerate(items, 1):
        yield item
        count(done, total)
