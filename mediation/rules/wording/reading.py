"""读条款：引号、书名号里的话不看，当事人的名称只当一个称呼。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NAME = "◎"
LINK = "〓"

_QUOTED = re.compile(
    r"“(?:[^“”]|“[^“”]*”)*”|‘(?:[^‘’]|‘[^‘’]*’)*’|「[^「」]*」|『[^『』]*』|《(?:[^《》]|《[^《》]*》)*》|〈[^〈〉]*〉|\"[^\"\n]*\"|＂[^＂\n]*＂|'[^'\n]*'|https?://[^\s，。；、）)]+"
)
_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")
_SENTENCE = re.compile(r"[^。；！？\n]+")


@dataclass(frozen=True)
class Remark:
    """Something found in a text: `code` of `mediation.rules.agreement.finding.RULES`, where it stands in the
    original (`start`, `end`), the very words, and how to word it instead."""

    code: str
    start: int
    end: int
    quote: str
    advice: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of a reading. `text` without its full stop; `at` start and end of each of its characters in the
    original."""

    text: str
    at: tuple[tuple[int, int], ...]
    original: str

    def remark(self, code: str, found: re.Match[str], advice: str, *, group: int | str = 0) -> Remark:
        """The remark that `found` gives, placed in the original."""
        start, end = self.at[found.start(group)][0], self.at[found.end(group) - 1][1]
        return Remark(code, start, end, self.original[start:end], advice)


def sentences(original: str, names: Iterable[str] = ()) -> Iterator[Sentence]:
    """The sentences of `original`, made ready to be read.

    Quotations and titles are emptied (their marks stay), links become `〓`, each of `names` becomes `◎`, white
    space goes and half-width marks become full-width. An opening mark that is never closed hides nothing.
    """
    text, at = _prepared(original, names)
    for found in _SENTENCE.finditer(text):
        yield Sentence(found[0], tuple(at[found.start() : found.end()]), original)


def _prepared(original: str, names: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    hidden = {found.start(): found.end() for found in _QUOTED.finditer(original)}
    spoken = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    called = re.compile("|".join(re.escape(name) for name in spoken)) if spoken else None
    read: list[tuple[str, int, int]] = []
    place = 0
    while place < len(original):
        start, name = place, called.match(original, place) if called else None
        if place in hidden:
            place = hidden[place]
            read += _emptied(original, start, place)
        elif name:
            place = name.end()
            read.append((NAME, start, place))
        else:
            place += 1
            read.append((_full_width(original, start), start, place))
    kept = [(sign, start, end) for sign, start, end in read if sign == "\n" or not sign.isspace()]
    return "".join(sign for sign, _, _ in kept), [(start, end) for _, start, end in kept]


def _full_width(original: str, place: int) -> str:
    # The comma of 66,000.00 parts no clauses.
    if original[place] == "," and original[place - 1 : place].isdigit() and original[place + 1 : place + 2].isdigit():
        return ","
    return original[place].translate(_FULL_WIDTH)


def _emptied(original: str, start: int, end: int) -> list[tuple[str, int, int]]:
    if original[start] == "h":
        return [(LINK, start, end)]
    return [(original[start], start, start + 1), (original[end - 1], end - 1, end)]
