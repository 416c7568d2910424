"""编号：登记号（2026-0187）和案号（通知调〔2026〕12号），怎样写，怎样认。"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

DEFAULT_PATTERN = "{word}〔{year}〕{serial}号"

_FIELD = re.compile(r"\{(word|year|serial)(?::0(\d))?\}")
_REGISTER = re.compile(r"(\d{4})-(\d{1,7})")
_CASE = re.compile(r"(\D*?)第?\((\d{4})\)(\D*?)第?(\d{1,7})号?")
_BARE = re.compile(r"第?(\d{1,7})号?")


class Series(StrEnum):
    """Which row of numbers a typed number belongs to."""

    REGISTER = "register"
    CASE = "case"
    EITHER = "either"


@dataclass(frozen=True)
class NumberLookup:
    """A number as typed by a user, taken apart; None where the user left a part out."""

    series: Series
    serial: int
    year: int | None = None
    word: str | None = None


def register_number(year: int, serial: int) -> str:
    """The number a dispute gets when it is logged, e.g. `2026-0187`; the serial has at least four digits."""
    return f"{year}-{serial:04d}"


def case_number(word: str, year: int, serial: int, *, pattern: str = DEFAULT_PATTERN) -> str:
    """The number a case gets when it is accepted, by the committee's pattern, e.g. `通知调〔2026〕12号`.

    `pattern` may hold {word}, and must hold {year} and {serial}; {serial:03} pads with zeros. Raises ValueError.
    """
    check_pattern(pattern)
    values = {"word": word, "year": str(year), "serial": str(serial)}
    return _FIELD.sub(lambda field: values[field[1]].rjust(int(field[2] or 0), "0"), pattern)


def check_pattern(pattern: str) -> None:
    """Raises ValueError with a Chinese sentence unless `pattern` can number cases."""
    fields = [field[1] for field in _FIELD.finditer(pattern)]
    if re.search(r"[{}]", _FIELD.sub("", pattern)):
        raise ValueError("花括号里只能写word、year、serial。改成如“{word}〔{year}〕{serial}号”。")
    if fields.count("year") != 1 or fields.count("serial") != 1:
        raise ValueError("案号格式里要有一个{year}和一个{serial}，否则会重号。")


def parse_number(text: str) -> NumberLookup | None:
    """What a typed number looks for, or None when `text` is no number.

    Brackets 〔〕 [] () 【】 are the same; full-width digits, spaces, a missing 第 or 号 do not matter.
    `2026-0187` is a register number, `通知调〔2026〕12号` and `〔2026〕12` are case numbers, `153` may be either.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[〔\[【<〈﹝]", "(", plain)
    plain = re.sub(r"[〕\]】>〉﹞]", ")", plain)
    plain = re.sub(r"[‐-―−]", "-", plain)
    if found := _REGISTER.fullmatch(plain):
        return NumberLookup(Series.REGISTER, int(found[2]), int(found[1]))
    if found := _CASE.fullmatch(plain):
        return NumberLookup(Series.CASE, int(found[4]), int(found[2]), (found[1] or found[3]) or None)
    if found := _BARE.fullmatch(plain):
        return NumberLookup(Series.EITHER, int(found[1]))
    return None
