"""去名称：在要公布的文字里找出当事人的名称、字号、号码，说出在第几段第几个字。"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What the name of a firm has in common with others; what is left is the name it is known by.
_PLACES = re.compile(
    r"^(?:江苏省?|南通市?|通州区?|海门区?|上海市?|浙江省?|杭州市?|苏州市?|无锡市?|常州市?|如皋市?|川姜镇?|先锋镇?)+"
)
_FORMS = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|合伙企业|合作社|个体工商户|经营部|商行|商店|门市部|工作室|门店|厂|店|行|部|公司)+$"
)
_TRADES = re.compile(
    r"(?:家用纺织品|家居用品|纺织用品|纺织品|床上用品|电子商务|家纺|纺织|布艺|家居|床品|印染|面料|织造|服饰|贸易|科技|实业|商贸|设计)+$"
)
_SHORTEST = 2
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CREDIT = re.compile(r"(?<![0-9A-Z])[159Y][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_MARKS = frozenset(" \t\u3000-—.·•()（）〔〕[]【】“”\"'《》、,，:：/")
MOST = 5


@dataclass(frozen=True)
class Hidden:
    """What must not be read in the text: `names` of people and firms, `numbers` of rights, cases and people."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trace:
    """Something that gives a party away: `what` it is, `paragraph` and `sign` where it begins, both from 1 on, and the
    `found` text as it stands there."""

    what: str
    paragraph: int
    sign: int
    found: str

    @property
    def said(self) -> str:
        """`第2段第14字“栖禾家纺”（当事人的名称）`."""
        return f"第{self.paragraph}段第{self.sign}字“{self.found}”（{self.what}）"


def distinctive(name: str) -> str:
    """The part of a firm's name that tells it from others: `南通栖禾家纺有限公司` → `栖禾`; a person's name, and
    whatever would be left too short, stay whole."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", name) if sign not in _MARKS)
    if len(plain) <= 4 and not _FORMS.search(plain):
        return plain
    core = _PLACES.sub("", plain)
    for pattern in (_FORMS, _TRADES):
        core = pattern.sub("", core)
    return core if len(core) >= _SHORTEST else plain


def find_traces(text: str, hidden: Hidden) -> list[Trace]:
    """Every place of `text` where somebody can be recognised, in the order of reading: a name or what it is known by, a
    number however it is spaced, and any number that looks like one of a person or firm."""
    found: dict[tuple[int, int], Trace] = {}
    for place, line in enumerate(text.splitlines() or [""], 1):
        for one in (*_named(place, line, hidden.names), *_numbered(place, line, hidden.numbers), *_shaped(place, line)):
            found.setdefault((one.paragraph, one.sign), one)
    return [found[key] for key in sorted(found)]


def _named(place: int, line: str, names: Iterable[str]) -> Iterator[Trace]:
    plain, where = _folded(line)
    for name in names:
        whole = _folded(name)[0]
        for sought in dict.fromkeys((whole, distinctive(name).lower())):
            if len(sought) >= _SHORTEST:
                yield from _hits("当事人的名称", place, line, plain, where, sought)


def _numbered(place: int, line: str, numbers: Iterable[str]) -> Iterator[Trace]:
    plain, where = _folded(line)
    for number in numbers:
        sought = re.sub(r"^(?:zl|cn)(?=\d)", "", _folded(number)[0])
        if len(sought) >= 4:
            yield from _hits("案件、权利、证件的号码", place, line, plain, where, sought)


def _shaped(place: int, line: str) -> Iterator[Trace]:
    wide = unicodedata.normalize("NFKC", line)
    if len(wide) != len(line):
        wide = line
    for pattern, what in ((_IDENTITY, "证件号码"), (_MOBILE, "手机号"), (_CREDIT, "统一社会信用代码")):
        for hit in pattern.finditer(wide):
            yield Trace(what, place, hit.start() + 1, line[hit.start() : hit.end()])


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in plain letters without marks, and where each of its signs stands in `text`."""
    signs, where = [], []
    for place, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", sign).lower():
            if plain not in _MARKS:
                signs.append(plain)
                where.append(place)
    return "".join(signs), where


def _hits(what: str, place: int, line: str, plain: str, where: list[int], sought: str) -> Iterator[Trace]:
    at = plain.find(sought)
    while at >= 0:
        first, last = where[at], where[at + len(sought) - 1]
        yield Trace(what, place, first + 1, line[first : last + 1])
        at = plain.find(sought, at + 1)


def said_of(traces: list[Trace]) -> str:
    """The first few of them in one sentence."""
    more = f"，还有 {len(traces) - MOST} 处" if len(traces) > MOST else ""
    return "；".join(trace.said for trace in traces[:MOST]) + more
