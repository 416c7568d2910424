"""印件核对：纸面上必须有录入的一切——每一方、每一条、每一个金额和日期，每个字都有字形。

Read back after rendering and before issuing. Compared without white space, field by field, in the order of the
paper; header and footer are kept apart from the text.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mediation.documents.catalogue import form_of
from mediation.documents.fonts.faces import folder, twins
from mediation.documents.justification import HANG
from mediation.documents.paper import Place, entries
from mediation.documents.reading import Run, Sheet, Unreadable, sheets
from mediation.documents.typesetting import plain

_TOLERANCE = 1.0
_MOST_NAMED = 5
_LONGEST_QUOTE = 24
_NO_GLYPH = "字体里没有，印不出来；换成通用的写法，或者请管理员装补字字体"
_NO_STANDARD = "不是通用编码的字，印出来会变样；换成通用编码的字"


@dataclass(frozen=True)
class Missing:
    """What the print lacks: `what` it is (`乙方的经营者`), the `value` entered (a long one from the spot where the
    print departs from it), and `fault`, how it fails; of a single sign, `within` which entry it was found."""

    what: str
    value: str
    fault: str = "没有印出来"
    within: str = ""

    @property
    def sentence(self) -> str:
        """E.g. `乙方的经营者“李玥珺”没有印出来`."""
        value = self.value if len(self.value) <= _LONGEST_QUOTE else f"{self.value[:_LONGEST_QUOTE]}……"
        return f"{self.within}{self.what}“{value}”{self.fault}"


class PaperNotFaithful(Exception):
    """The print does not show what was entered; it must not be issued. `missing` lists what, `message` says it."""

    def __init__(self, missing: list[Missing]) -> None:
        named = "；".join(each.sentence for each in missing[:_MOST_NAMED])
        more = f"；另有{len(missing) - _MOST_NAMED}处" if len(missing) > _MOST_NAMED else ""
        self.missing = missing
        self.message = f"这份文书没有印全，不能签发：{named}{more}。改好后再签发。"
        super().__init__(self.message)


def prove(paper: Any, pdf: bytes) -> None:
    """Raises `PaperNotFaithful` unless `pdf` shows all that `paper` carries."""
    missing = missing_on(paper, pdf)
    if missing:
        raise PaperNotFaithful(missing)


def missing_on(paper: Any, pdf: bytes) -> list[Missing]:
    """All that `pdf` lacks of `paper`: texts, glyphs, page numbers, and text outside its area."""
    try:
        pages = sheets(pdf)
    except Unreadable:
        return [Missing("文件", form_of(paper).title, "读不回来")]
    margins = form_of(paper).margins
    parted = [_part(sheet, margins) for sheet in pages]
    body = _folded("".join(run.text for inside, _ in parted for run in inside))
    edge = _folded("".join(run.text for _, outside in parted for run in outside))
    return [
        *_missing_texts(paper, body, edge),
        *_missing_glyphs(paper, pages),
        *_outside(pages, parted, margins),
        *(() if form_of(paper).unnumbered else _unnumbered(parted)),
    ]


def _part(sheet: Sheet, margins: tuple[float, float, float, float]) -> tuple[list[Run], list[Run]]:
    """The runs of the text area and those of the head and foot margins; turned text is the draft mark."""
    top, _, bottom, _ = margins
    inside: list[Run] = []
    outside: list[Run] = []
    for run in sheet.runs:
        if run.upright:
            within = run.bottom >= bottom - _TOLERANCE and run.top <= sheet.height - top + _TOLERANCE
            (inside if within else outside).append(run)
    return inside, outside


def _missing_texts(paper: Any, body: str, edge: str) -> Iterator[Missing]:
    reached = 0
    for entry in entries(paper):
        value = _folded(plain(entry.value))
        if entry.place is Place.MARGIN:
            found = edge.find(value)
        elif entry.place is Place.ANYWHERE:
            found = body.find(value)
        else:
            found = body.find(value, reached)
            reached = found + len(value) if found >= 0 else reached
        if found < 0:
            yield Missing(entry.what, _from_break(entry.value, edge if entry.place is Place.MARGIN else body))


def _from_break(value: str, printed: str) -> str:
    """A long `value` from where the print departs from it, so that the sentence names the spot."""
    if len(value) <= _LONGEST_QUOTE:
        return value
    shown = max(length for length in range(len(value)) if _folded(plain(value[:length])) in printed)
    start = max(0, min(shown - _LONGEST_QUOTE // 3, len(value) - _LONGEST_QUOTE))
    return value[start:] if start == 0 else f"……{value[start:]}"


def _missing_glyphs(paper: Any, pages: list[Sheet]) -> Iterator[Missing]:
    drawn_empty = {sign for sheet in pages for run in sheet.runs for sign in run.shapeless if not _is_blank(sign)}
    private = {sign for entry in entries(paper) for sign in entry.value if unicodedata.category(sign) in ("Co", "Cn")}
    for sign in sorted(private):
        yield Missing("字", f"{sign}（U+{ord(sign):04X}）", _NO_STANDARD, _where(paper, sign))
    for sign in sorted(drawn_empty - private):
        yield Missing("字", f"{sign}（U+{ord(sign):04X}）", _NO_GLYPH, _where(paper, sign))


def _where(paper: Any, sign: str) -> str:
    """`甲方的法定代表人“梁…禾”里的`: the first entry that holds `sign`, so that people know what to change."""
    for entry in entries(paper):
        at = entry.value.find(sign)
        if at >= 0:
            start = max(0, at - _LONGEST_QUOTE // 2)
            return f"{entry.what}“{entry.value[start : start + _LONGEST_QUOTE]}”里的"
    return ""


def _outside(
    pages: list[Sheet], parted: list[tuple[list[Run], list[Run]]], margins: tuple[float, float, float, float]
) -> Iterator[Missing]:
    _, right, _, left = margins
    for sheet, (inside, outside) in zip(pages, parted, strict=True):
        for run in inside:
            hung = HANG * (run.top - run.bottom)
            if run.left < left - _TOLERANCE or run.right > sheet.width - right + hung + _TOLERANCE:
                yield Missing("文字", run.text, "超出了版心")
        for run in outside:
            if run.left < 0 or run.right > sheet.width or run.bottom < 0 or run.top > sheet.height:
                yield Missing("文字", run.text, "超出了纸边")


def _unnumbered(parted: list[tuple[list[Run], list[Run]]]) -> Iterator[Missing]:
    for number, (_, outside) in enumerate(parted, 1):
        wanted = f"第{number}页共{len(parted)}页"
        if _folded(wanted) not in _folded("".join(run.text for run in outside)):
            yield Missing("页码", wanted)


def _folded(text: str) -> str:
    """`text` as the proof compares it: without white space and unseen signs, twins of one glyph made equal."""
    return "".join(sign for sign in text.translate(_folding(twins(folder()))) if not _is_blank(sign))


@cache
def _folding(path: Path) -> Mapping[int, str]:
    groups: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return {ord(sign): group[0] for group in groups if not any(_is_blank(each) for each in group) for sign in group}


@cache
def _is_blank(sign: str) -> bool:
    """White space, control and format characters, and variation selectors: nothing one could see."""
    return (
        sign.isspace()
        or unicodedata.category(sign) in ("Cc", "Cf")
        or "\ufe00" <= sign <= "\ufe0f"
        or ("\U000e0100" <= sign <= "\U000e01ef")
    )
