"""境外写的被告名称，对本区名册里的哪一家：一家一个分数（0 至 100），分数后面写明凭什么。

A score only ranks; whether it is the firm is for the officer to say. What counts most is what cannot be chance (the
credit code, the whole name), then what a firm says of itself (its English name, its shops), then what is only spelled
alike: many firms here share one spelling, so there each part of the name is weighed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediation.rules.overseas_guidance.company_names import (
    LOCAL,
    TEXTILE,
    FirmName,
    folded,
    is_chinese,
    parted,
    shop_core,
    without_form,
)

LIKELY, POSSIBLE, LEAST = 85, 60, 30
"""From where on a match is likely, or possible; under the least nothing is shown."""

_CODE, _NAME, _FORMER, _ENGLISH, _ENGLISH_BARE, _SHOP = 100, 98, 96, 93, 90, 86
_SAME_BRAND, _ENGLISH_BRAND, _SPELT, _HOMOPHONE = 85, 84, 88, 60
_SHOP_BARE, _NEAR_ENGLISH = 74, 72
_PLACES = {"same": (0, "地名相同"), "near": (8, "都是本地的地名"), "none": (10, "没写地名"), "other": (45, "地名不同")}
_TRADES = {"same": (0, "行业相同"), "near": (10, "行业相近"), "none": (8, "没写行业"), "other": (35, "行业不同")}
_BRAND_ALONE, _SHORT, _ONE_LETTER, _OLD_NAME, _BRANCH, _NAMESAKES = 20, 20, 22, 4, 10, 12
_SHORTEST_NEAR, _SHORTEST_SHOP = 5, 4
_LOCAL = frozenset(LOCAL.values())


@dataclass(frozen=True)
class Enterprise:
    """One enterprise of the register as it is compared: `code` its credit code, or the same digest of it that the
    defendants carry; `former` and `english` names; `shops` (platform, name)."""

    party: int
    name: str
    code: str = ""
    former: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    shops: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Defendant:
    """As the foreign paper writes it; `code` where a paper has one; `shop` its shop where that stands apart."""

    name: str
    code: str = ""
    shop: str = ""


@dataclass(frozen=True)
class Match:
    """`party` the enterprise, `score` 0 to 100, `reason` in Chinese words; `sounds` whether it rests on spelling."""

    party: int
    score: int
    reason: str
    sounds: bool = False


def degree(score: int) -> str:
    """`很像`, `可能`, `相近`."""
    return "很像" if score >= LIKELY else "可能" if score >= POSSIBLE else "相近"


@dataclass(frozen=True)
class _Called:
    """One name of one enterprise, in parts; `kind` name, former or english."""

    party: int
    text: str
    kind: str
    parts: FirmName


class Register:
    """The enterprises, set out once so that each defendant is looked up and not compared with all."""

    def __init__(self, enterprises: Iterable[Enterprise]) -> None:
        self._whole: dict[str, list[Match]] = defaultdict(list)
        self._shops: dict[str, list[Match]] = defaultdict(list)
        self._spelt: dict[str, list[_Called]] = defaultdict(list)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._near_english: dict[str, list[tuple[str, Match]]] = defaultdict(list)
        for each in enterprises:
            self._enter(each)

    def _enter(self, each: Enterprise) -> None:
        if each.code:
            self._whole[f"code {each.code}"].append(Match(each.party, _CODE, "统一社会信用代码相同"))
        self._call(each, each.name, "name", Match(each.party, _NAME, "中文名称相同"))
        for name in each.former:
            self._call(each, name, "former", Match(each.party, _FORMER, f"和曾用名“{name}”相同"))
        for name in each.english:
            self._call(each, name, "english", Match(each.party, _ENGLISH, f"和登记的英文名称“{name}”相同"))
            self._bare_english(each.party, name)
        for platform, name in each.shops:
            same = Match(each.party, _SHOP, f"和它在{platform}的店铺“{name}”同名")
            self._shops[folded(name)].append(same)
            bare = Match(each.party, _SHOP_BARE, f"和它在{platform}的店铺“{name}”去掉“店”字样同名")
            self._shops[f"bare {shop_core(name)}"].append(bare)

    def _call(self, each: Enterprise, name: str, kind: str, same: Match) -> None:
        self._whole[folded(name)].append(same)
        parts = parted(name)
        if kind == "english":
            # A firm that says no place in English is still where its Chinese name says.
            parts = FirmName(parts.places or parted(each.name).places, parts.brand, parts.spelt, parts.trades)
        called = _Called(each.party, name, kind, parts)
        for spelt in parts.spelt:
            self._spelt[spelt].append(called)
            for shorter in _neighbours(spelt):
                self._near[shorter].add(spelt)

    def _bare_english(self, party: int, name: str) -> None:
        bare = without_form(name)
        said = f"去掉 Co., Ltd. 一类字样，和登记的英文名称“{name}”相同"
        self._whole[f"bare {bare}"].append(Match(party, _ENGLISH_BARE, said))
        near = Match(party, _NEAR_ENGLISH, f"和登记的英文名称“{name}”只差一个字母")
        for shorter in _neighbours(bare):
            self._near_english[shorter].append((bare, near))

    def ranked(self, defendant: Defendant) -> tuple[Match, ...]:
        """Who it may be, the likeliest first; each enterprise once, with its best reason."""
        best: dict[int, Match] = {}
        for match in self._found(defendant):
            if match.score >= LEAST and match.score > best.get(match.party, Match(0, 0, "")).score:
                best[match.party] = match
        return tuple(sorted(_told_apart(list(best.values())), key=lambda match: (-match.score, match.party)))

    def _found(self, defendant: Defendant) -> Iterator[Match]:
        name = folded(defendant.name)
        if defendant.code:
            yield from self._whole.get(f"code {defendant.code}", ())
        if not name:
            return
        yield from self._whole.get(name, ())
        for shop in dict.fromkeys((defendant.shop, defendant.name)):
            yield from self._of_shop(shop)
        if not is_chinese(defendant.name):
            yield from self._of_english(without_form(defendant.name))
        yield from self._of_parts(parted(defendant.name), is_chinese(defendant.name))

    def _of_shop(self, shop: str) -> Iterator[Match]:
        if folded(shop):
            yield from self._shops.get(folded(shop), ())
        if len(shop_core(shop)) >= _SHORTEST_SHOP:
            yield from self._shops.get(f"bare {shop_core(shop)}", ())

    def _of_english(self, bare: str) -> Iterator[Match]:
        if not bare:
            return
        yield from self._whole.get(f"bare {bare}", ())
        for shorter in _neighbours(bare):
            for theirs, match in self._near_english.get(shorter, ()):
                if theirs != bare and _one_apart(theirs, bare):
                    yield match

    def _of_parts(self, parts: FirmName, chinese: bool) -> Iterator[Match]:
        for spelt in parts.spelt:
            for called in self._spelt.get(spelt, ()):
                yield _weighed(called, parts, chinese=chinese, spelt=spelt)
            if not chinese:
                near = {each for shorter in _neighbours(spelt) for each in self._near.get(shorter, ())}
                for each in sorted(near - {spelt}):
                    if _one_apart(each, spelt):
                        for called in self._spelt[each]:
                            yield _weighed(called, parts, chinese=chinese, spelt=each, near=True)


def _weighed(called: _Called, parts: FirmName, *, chinese: bool, spelt: str, near: bool = False) -> Match:
    """Two names with one trade name (or nearly), weighed by the rest of them."""
    ours = called.parts
    brand, sounds = f"字号“{ours.brand}”", True
    if called.kind == "english":
        start, said, sounds = _ENGLISH_BRAND, f"和登记的英文名称“{called.text}”字号相同", False
    elif chinese and ours.brand == parts.brand:
        start, said, sounds = _SAME_BRAND, f"{brand}相同", False
    elif chinese:
        start, said = _HOMOPHONE, f"{brand}字不同、读音相同"
    else:
        start, said = _SPELT, f"{brand}的拼音 {spelt} 相同"
    if near:
        start, said = start - _ONE_LETTER, said.replace("相同", "只差一个字母")
    place, trade = _places(ours, parts), _trades(ours, parts)
    score = start - _PLACES[place][0] - _TRADES[trade][0]
    score -= _BRAND_ALONE if (place, trade) == ("none", "none") else 0
    score -= _SHORT if len(ours.brand) < 2 else 0
    score -= _OLD_NAME if called.kind == "former" else 0
    score -= _BRANCH if ours.branch != parts.branch else 0
    told = [said, _PLACES[place][1], _TRADES[trade][1]]
    told += [f"照曾用名“{called.text}”"] if called.kind == "former" else []
    told += ["一个是分支机构"] if ours.branch != parts.branch else []
    return Match(called.party, max(score, 0), "，".join(told), sounds)


def _places(ours: FirmName, theirs: FirmName) -> str:
    if not ours.places or not theirs.places:
        return "none"
    if ours.places & theirs.places:
        return "same"
    return "near" if ours.places <= _LOCAL and theirs.places <= _LOCAL else "other"


def _trades(ours: FirmName, theirs: FirmName) -> str:
    if ours.trades == theirs.trades and ours.trades:
        return "same"
    if not ours.trades or not theirs.trades:
        return "none"
    return "near" if ours.trades & theirs.trades or (ours.trades | theirs.trades) <= TEXTILE else "other"


def _told_apart(matches: list[Match]) -> list[Match]:
    """Several that are spelled alike and equally well: none of them is likely for it, and nobody below them either."""
    alike = [match for match in matches if match.sounds and match.score >= POSSIBLE]
    first = max((match.score for match in alike), default=0)
    equals = sum(match.score == first for match in alike)
    if equals < 2:
        return matches
    said = f"；这样同音的有 {equals} 家，凭地址、店铺再认"
    return [
        Match(match.party, match.score - _NAMESAKES, match.reason + (said if match.score == first else ""), True)
        if match in alike
        else match
        for match in matches
    ]


def _neighbours(word: str) -> list[str]:
    """The word, and the word without each of its letters: two words one letter apart share one of these."""
    if len(word) < _SHORTEST_NEAR:
        return []
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer[at + 1 :] == (shorter[at + 1 :] if len(longer) == len(shorter) else shorter[at:])
