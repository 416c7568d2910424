"""典型案例：写的人看得懂，看的人认不出。案例里不能有企业、对方、代理机构的名称，也不能有案号、信用代码。"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What stands before and after the word that only this firm bears (企业名称：行政区划、字号、行业、组织形式).
_PLACE = re.compile(r"^(中国|江苏省?|南通市?|通州区?|海门区?|[一-鿿]{2}(省|市|区|县))+")
_FORM = re.compile(
    r"(集团)?(股份|有限责任|有限)*公司([一-鿿]{0,4}分公司)?$|(合伙企业|经营部|商行|门市部|工作室|店铺|旗舰店|厂|店|行|社|集团)$"
)
_TRADE = re.compile(
    r"(家用|家居|家纺|纺织|床上|床品|用品|印染|布艺|绒艺|寝具|刺绣|窗饰|面料|服饰|服装|装饰|织造|进出口|国际|贸易|电子商务|"
    r"电商|科技|实业|工贸|商贸|制品|设计)+$"
)
_LATIN_FORM = re.compile(
    r"[\s,]+(llc|inc|incorporated|ltd|limited|llp|lp|l\.p|corp|corporation|company|co|gmbh|ag|kg|s\.?\s?l|s\.?\s?a|"
    r"s\.?\s?r\.?\s?l|b\.?\s?v|plc|pte)\.?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
LEAST, LEAST_LATIN = 2, 4
"""Signs of a name that is looked for: shorter ones stand in any sentence."""


@dataclass(frozen=True)
class Named:
    """Somebody or something that a study must not name: `what` it is in Chinese, the `name` itself; `whole` where no
    part of it gives it away (a person, a number)."""

    what: str
    name: str
    whole: bool = False


@dataclass(frozen=True)
class Found:
    """A name found in a text: `paragraph` and `sign` count from 1, `written` as it stands there."""

    what: str
    written: str
    paragraph: int
    sign: int

    @property
    def sentence(self) -> str:
        """`第2段第15个字起的“远帆”是企业的名称。`."""
        return f"第{self.paragraph}段第{self.sign}个字起的“{self.written}”是{self.what}。"


def names_in(text: str, names: Iterable[Named]) -> list[Found]:
    """Every place where a name stands in `text`, whole or by its 字号, whatever the case, the width, blanks and marks
    in between; in the order of the text, each place once."""
    wanted = {(plain, named.what) for named in names for plain in _wanted(named)}
    found: dict[tuple[int, int], Found] = {}
    for paragraph, line in enumerate(text.splitlines(), 1):
        signs = [(sign, place) for place, each in enumerate(line) for sign in _plain(each)]
        plain = "".join(sign for sign, _ in signs)
        # The longest name first: what it covers is not said again.
        covered: set[int] = set()
        for name, what in sorted(wanted, key=lambda pair: (-len(pair[0]), pair)):
            for at in _places(plain, name):
                if covered.isdisjoint(range(at, at + len(name))):
                    covered.update(range(at, at + len(name)))
                    first, last = signs[at][1], signs[at + len(name) - 1][1]
                    found[paragraph, first] = Found(what, line[first : last + 1], paragraph, first + 1)
    return [found[key] for key in sorted(found)]


def distinctive(name: str) -> str:
    """The part that only this firm bears: `南通远帆家居用品有限公司` → `远帆`, `Example Prints LLC` → `Example Prints`;
    the whole name where nothing is left."""
    short = _BRACKETS.sub("", unicodedata.normalize("NFKC", name)).strip()
    if not _has_han(short):
        return _LATIN_FORM.sub("", short).strip() or short
    for pattern in (_FORM, _TRADE, _PLACE):
        short = pattern.sub("", short) or short
    return short


def _wanted(named: Named) -> Iterator[str]:
    for written in dict.fromkeys((named.name, *(() if named.whole else (distinctive(named.name),)))):
        plain = _plain(written)
        if len(plain) >= (LEAST if _has_han(plain) else LEAST_LATIN):
            yield plain


def _places(plain: str, name: str) -> Iterator[int]:
    at = plain.find(name)
    while at >= 0:
        yield at
        at = plain.find(name, at + 1)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _has_han(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)
