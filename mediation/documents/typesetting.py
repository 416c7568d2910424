"""Text prepared for the page: figures kept with their units, marks squeezed, labels spread. All of it escaped.

WeasyPrint breaks lines well but knows no Chinese mark spacing (CLREQ); what it needs to be told stands here.
"""

import math
import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

_HAN = "㐀-䶿一-鿿豈-﫿〇𠀀-𳎯"
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "，。、；：）》〉」』】〕”’"
_OTHER_MARKS = "？！…—·"

_CORE = r"[0-9A-Za-z]+(?:[.,:/_-][0-9A-Za-z]+)*[%％]?"
_UNIT = f"(?:个月|个工作日|个自然日|[万亿]?[{_HAN}])"
_TOKEN = re.compile(
    rf"(?P<year>〔[0-9]{{4}}〕)(?=[0-9])|(?P<groups>[0-9]{{4}}(?: [0-9]{{1,4}})+)"
    rf"|(?P<number>(?:[{_HAN}]-)?{_CORE})(?P<unit>{_UNIT}?)|(?P<mark>[{_OPENING}{_CLOSING}])"
)
_ADDRESS = re.compile(r"[!-~]{25,}")
# Unicode's rules let no line break beside “ ”; Chinese breaks before the one and after the other.
_BREAK = Markup("\N{ZERO WIDTH SPACE}")
_NO_BREAK = Markup("\N{WORD JOINER}")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """`text` without control and direction characters, which nobody can read on paper; lines kept."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\t", " ")).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of `text` that hold anything, one paragraph each."""
    return tuple(line.strip() for line in plain(text).split("\n") if line.strip())


def typeset(text: str) -> Markup:
    """`text` as markup for a paragraph or cell.

    Figures do not break from their unit (`2026年`, `66,000.00元`, `字-2024-F-00000035`); a run of Latin text of 25
    characters or more may break anywhere; of two marks in a row the first closing one takes half a square
    (`》，`), as does an opening mark after another (`（《`).
    """
    text = plain(text)
    return Markup("").join(_pieces(text))


def lines(text: str, ems: float) -> int:
    """How many lines of `ems` squares `text` takes, one at least; a figure or Latin letter takes half a square."""
    wide = sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
    return max(1, math.ceil(wide / ems))


def spread(label: str, ems: float) -> Markup:
    """`label` spread evenly over `ems` squares (`住　　所`); a label as wide or wider stays as it is."""
    gaps = len(label) - 1
    if gaps < 1 or len(label) >= ems:
        return escape(label)
    gap = (ems - len(label)) / gaps
    shifted = Markup('<span style="margin-left:{:.4f}em">{}</span>')
    return escape(label[0]) + Markup("").join(shifted.format(gap, sign) for sign in label[1:])


def _pieces(text: str) -> Iterator[Markup]:
    done = 0
    for address in _ADDRESS.finditer(text):
        yield from _words(text, done, address.start())
        yield Markup('<span class="url">{}</span>').format(address.group())
        done = address.end()
    yield from _words(text, done, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Markup]:
    done = start
    for found in _TOKEN.finditer(text, start, end):
        yield escape(text[done : found.start()])
        done = found.end()
        if found["mark"]:
            yield _mark(text, found.start())
        elif found["year"]:
            yield escape(found["year"]) + _NO_BREAK
        elif found["groups"]:
            yield escape(found["groups"].replace(" ", "\N{NO-BREAK SPACE}"))
        else:
            yield _figure(found["number"], found["unit"])
    yield escape(text[done:end])


def _figure(number: str, unit: str) -> Markup:
    if not any(sign.isdigit() for sign in number):
        return escape(number + unit)
    signs = _NO_BREAK.join(unit)
    if number.isdigit() or not set(number) & set("-:/_"):
        return _NO_BREAK.join(filter(None, (escape(number), signs)))
    return Markup('<span class="whole">{}</span>').format(_NO_BREAK.join(filter(None, (number, signs))))


def _mark(text: str, place: int) -> Markup:
    before, mark, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
    signs = Markup('<span class="half">{}</span>').format(mark) if _is_squeezed(before, mark, after) else escape(mark)
    if mark in "“‘" and before and before not in _OPENING:
        return _BREAK + signs
    if mark in "”’" and after and after not in _CLOSING + "？！":
        return signs + _BREAK
    return signs


def _is_squeezed(before: str, mark: str, after: str) -> bool:
    if mark in _CLOSING:
        return bool(after) and after in _CLOSING + _OPENING
    return bool(before) and before in _OPENING + _OTHER_MARKS
