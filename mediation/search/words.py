"""How text becomes grams, and a query becomes words. Pure."""

import re
import unicodedata
from dataclasses import dataclass

# No folded text holds this sign, so initials never meet the grams of a text.
INITIALS_MARK = "¶"
# Rows of case_search keep what was indexed. Longer text is cut: PostgreSQL's tsvector ends at 1 MB.
LONGEST_TEXT = 60_000
# Grams only choose the candidates, the text decides: more of them cost more than they spare (measured: with three a
# firm's whole name is found three times as fast as with all).
_ENOUGH_GRAMS = 3
# What nearly every firm here carries chooses nobody: such grams are taken only where a word has no others.
_COMMON = (
    (
        "江苏省南通市通州区川姜镇先锋街道",
        "有限责任公司",
        "家纺有限公司",
        "纺织品有限公司",
        "家居有限公司",
        "用品有限公司",
    ),
    ("家用纺织品", "床上用品", "家纺城", "布艺商行", "家纺商行", "纺织厂", "经营部", "个体工商户", "四件套"),
    ("数码印花", "印染", "绣品", "寝具", "面料", "床品", "布艺"),
    ("人民法院", "知识产权", "著作权", "外观设计", "商标权", "登记证书", "被申请人"),
)
_EVERYWHERE = frozenset(gram for line in _COMMON for words in line for gram in map(str.__add__, words, words[1:]))
# How a firm's name ends, with the joint before it.
_FIRM = re.compile(r"(?:股份|责任)?有限(?:责任)?公司$")
_LABELS = frozenset({"登记号", "案号"})
_ASCII = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[a-z]{2,}")


class _Folding(dict[int, int | None]):
    """Letters, digits, marks and private characters stay, invisible ones go, all else parts words."""

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        kept: int | None = code if category[0] in "LNM" or category in {"Co", "Cn"} else ord(" ")
        if category == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            kept = None
        self[code] = kept
        return kept


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, no case, marks and spaces between words as one blank.

    >>> fold("通纺知调〔２０２６〕１５３号")
    '通纺知调 2026 153号'
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.translate(_FOLDING).split())


def grams(text: str) -> set[str]:
    """The grams of a folded text: every two neighbours of a run, the last sign of each run alone, and of Latin
    letters and digits every 1, 3 and 4 neighbours as well."""
    found: set[str] = set()
    for run in text.split():
        found.update(map(str.__add__, run, run[1:]))
        found.add(run[-1])
        for part in _ASCII.findall(run):
            found.update(part)
            found.update(_neighbours(part, 3), _neighbours(part, 4))
    return found


def initials_grams(initials: str) -> set[str]:
    """The marked grams of pinyin initials, one reading a line: every 2, 3 and 4 neighbours."""
    parts = initials.split()
    return {INITIALS_MARK + gram for part in parts for size in (2, 3, 4) for gram in _neighbours(part, size)}


def _neighbours(part: str, size: int) -> list[str]:
    return [part[at : at + size] for at in range(len(part) - size + 1)]


@dataclass(frozen=True)
class Word:
    """One word of a query. `text` folded; a case that holds it holds all `grams` (with `prefix`: a gram that begins
    with it), three at most; `exact` when the grams prove the word, else the text has to be asked; `initials` the
    grams that find it among pinyin initials, empty unless it is made of letters."""

    text: str
    grams: tuple[str, ...]
    prefix: bool
    exact: bool
    initials: tuple[str, ...]


def parse(query: str) -> tuple[Word, ...]:
    """The words of what somebody typed, all of which a case must hold; empty when nothing can be searched for."""
    folded = list(dict.fromkeys(filter(None, map(fold, query.split()))))
    named = [word for word in folded if word not in _LABELS]
    return tuple(map(_word, named or folded))


def _word(text: str) -> Word:
    latin = _LETTERS.fullmatch(text) is not None
    single = len(text) == 1
    return Word(
        text=text,
        grams=(text,) if single else _cover(text),
        prefix=single and not text.isascii(),
        exact=" " not in text and (len(text) <= 2 or (text.isascii() and len(text) <= 4)),
        initials=tuple(INITIALS_MARK + gram for gram in _spread(_ascii_cover(text))) if latin else (),
    )


def _cover(text: str) -> tuple[str, ...]:
    """Grams that every text with this part has. The last run may go on in the text, the others end there."""
    named = _FIRM.sub("", text)
    *closed, last = (named if len(named.split(" ")[-1]) > 1 else text).split(" ")
    needed = [run for run in closed if len(run) == 1]
    for run in (*closed, last):
        for part in _ASCII.findall(run):
            needed += _ascii_cover(part)
        needed += [a + b for a, b in zip(run, run[1:], strict=False) if not (a + b).isascii()]
    return _spread(list(dict.fromkeys(needed)))


def _spread(needed: list[str]) -> tuple[str, ...]:
    """The first, the middle and the last of many, of those that tell words apart."""
    needed = [gram for gram in needed if gram not in _EVERYWHERE] or needed
    if len(needed) <= _ENOUGH_GRAMS:
        return tuple(needed)
    return tuple(needed[at * (len(needed) - 1) // (_ENOUGH_GRAMS - 1)] for at in range(_ENOUGH_GRAMS))


def _ascii_cover(part: str) -> list[str]:
    return [part] if len(part) <= 4 else _neighbours(part, 4)
