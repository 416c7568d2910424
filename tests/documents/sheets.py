"""What a test asks of a printed sheet."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from mediation.documents import reading
from mediation.documents.reading import Run, Sheet


@cache
def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of `pdf`, read once however many tests look at it."""
    return reading.sheets(pdf)


def text(sheet: Sheet) -> str:
    """All text of the sheet without white space, in the order of drawing."""
    return "".join("".join(run.text for run in sheet.runs).split())


def pages_with(pdf: bytes, words: str) -> list[int]:
    """The numbers (from 1) of the pages that carry `words`."""
    return [number for number, sheet in enumerate(sheets(pdf), 1) if words in text(sheet)]


def lines(sheet: Sheet) -> Iterator[tuple[str, float, float]]:
    """The sheet's lines as (text, left, right), runs of one baseline joined."""
    for _, runs in groupby(sheet.runs, key=lambda run: round(run.bottom, 1)):
        joined: list[Run] = list(runs)
        yield "".join(run.text for run in joined), joined[0].left, joined[-1].right
