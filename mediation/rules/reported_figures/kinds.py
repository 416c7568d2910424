"""外报数据的种类：每一种问哪些数、怎样核对（通政发〔2023〕4号的指标；统计口径见本局的指标说明）。

What another body counts and this desk only keeps. A kind is data: the numbers it asks for, and the checks between
them that can be made without knowing the other body's files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

MOST = Decimal(10) ** 12
"""No number of a district is as large."""

Numbers = Mapping[str, Decimal]


@dataclass(frozen=True)
class Number:
    """One number of a kind: `label` on the form, its `unit`, how many decimal `places` it may have (0: a count);
    `needed` whether the kind is nothing without it; `most` its upper bound. `figure` under which name the indicators
    know it, "" for what only explains another."""

    name: str
    label: str
    unit: str = "件"
    places: int = 0
    needed: bool = True
    most: Decimal = MOST
    hint: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Check:
    """`lesser` may not exceed the sum of `parts` less the sum of `less`; a number that was not given counts as
    nothing, and a check without its `lesser` is not made."""

    lesser: str
    parts: tuple[str, ...]
    less: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of figure. `use` what it is for, in words; `main` the number that stands for it in lists; `checks`
    between its numbers; `one_of` of which numbers at least one must be given; `words` what its definition must say,
    shown beside the field; `share` whether it is part of the share of disputes that mediation resolved."""

    key: str
    label: str
    bodies: tuple[str, ...]
    numbers: tuple[Number, ...]
    main: str
    use: str
    checks: tuple[Check, ...] = ()
    one_of: tuple[str, ...] = ()
    words: str = ""
    share: bool = False

    def number(self, name: str) -> Number:
        """The number of that name."""
        return next(each for each in self.numbers if each.name == name)

    def shown(self, numbers: Numbers) -> str:
        """`31 件`; the number that stands for the figure, or the first that was given."""
        name = self.main if self.main in numbers else next((n.name for n in self.numbers if n.name in numbers), "")
        return f"{plain(numbers[name])} {self.number(name).unit}" if name else "—"


COURTS = ("南通通州湾江海联动开发示范区人民法院", "南通市中级人民法院")
HUNDRED = Decimal(100)
_HOW_COUNTED = "写清按什么算一件（按被告、按案号）、算哪一天（立案、结案）、是不是只算当事人或行为在通州的。"


def _of_the_share(key: str, label: str, bodies: tuple[str, ...], use: str) -> Kind:
    asked = (Number("concluded", "审结、办结", figure=key),)
    return Kind(key, label, bodies, asked, "concluded", use, words=_HOW_COUNTED, share=True)


def _card(key: str, label: str, number: Number, bodies: tuple[str, ...], words: str) -> Kind:
    return Kind(key, label, bodies, (replace(number, figure=key),), "value", "只展示，不参与计算。", words=words)


_POPULATION = "写清分母是常住人口还是户籍人口、哪一天的数。"

KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        _of_the_share("court_judgments", "法院判决、裁定结案", COURTS, "调解化解占比的分母。不含法院调解、撤诉。"),
        _of_the_share(
            "court_settlements", "法院调解、撤诉结案", COURTS, "调解化解占比的分母。照法院的数填，委托调成的不要先减。"
        ),
        _of_the_share(
            "court_entrusted",
            "法院结案数里委派、委托调成的",
            COURTS,
            "已在调委会的成功数里，从法院的数里减一次；法院没算的填 0。",
        ),
        _of_the_share(
            "court_confirmations",
            "法院结案数里的司法确认",
            COURTS,
            "同一件纠纷，从法院的数里减一次；法院没算的填 0。",
        ),
        _of_the_share(
            "administrative_rulings",
            "行政裁决",
            ("通州区市场监督管理局", "南通市市场监督管理局", "通州区文化广电和旅游局"),
            "调解化解占比的分母。",
        ),
        _of_the_share("arbitral_awards", "仲裁裁决", ("南通仲裁委员会",), "调解化解占比的分母。"),
        Kind(
            "enforcement_closing",
            "行政执法案件结案",
            ("通州区市场监督管理局", "通州区文化广电和旅游局"),
            (
                Number("opened", "期初未结", figure="enforcement_open"),
                Number("filed", "本期新立案", figure="enforcement_filed"),
                Number("closed", "本期办结", hint="移送的算办结", figure="enforcement_closed"),
                Number("transferred", "其中移送", needed=False),
                Number("suspended", "期末中止", needed=False, hint="中止的留在分母里"),
                Number("due", "本期到期应结", needed=False, figure="enforcement_due"),
                Number("closed_of_due", "其中已结", needed=False, figure="enforcement_closed_due"),
            ),
            "closed",
            "案件结案率：办结 ÷（期初未结 + 本期新立案）。这是行政执法案件，不是调解结案率。",
            checks=(
                Check("closed", ("opened", "filed")),
                Check("transferred", ("closed",)),
                Check("suspended", ("opened", "filed"), less=("closed",)),
                Check("closed_of_due", ("due",)),
                Check("closed_of_due", ("closed",)),
            ),
            words="写清是哪个执法系统的数、哪些案由、行政区划怎样取。",
        ),
        Kind(
            "enforcement_filings",
            "行政执法办案量",
            ("通州区市场监督管理局", "通州区文化广电和旅游局"),
            (
                Number("filed", "立案", needed=False, figure="enforcement_yearly"),
                Number("closed", "办结", needed=False),
            ),
            "filed",
            "办案量年均增幅：基期和末期各报一年，立案、办结选定一种一直用。",
            one_of=("filed", "closed"),
            words="写清是哪个执法系统的数、有没有专项行动。",
        ),
        Kind(
            "public_satisfaction",
            "全社会知识产权满意度",
            (),
            (
                Number("percent", "满意的比例", "%", 2, needed=False, most=HUNDRED, figure="public_satisfaction"),
                Number("score", "得分", "分", 2, needed=False, most=HUNDRED, hint="得分不是比例，两个分开填"),
                Number("answers", "有效样本", "份", needed=False),
            ),
            "percent",
            "目标是超过 85%。本系统的服务满意度是另一条，不能代替。",
            one_of=("percent", "score"),
            words="写清调查单位、对象、问法，满意算到哪一档。",
        ),
        _card("high_value_patents", "万人高价值发明专利拥有量", Number("value", "每万人", "件", 2), (), _POPULATION),
        _card("copyright_registrations", "万人作品著作权登记量", Number("value", "每万人", "件", 2), (), _POPULATION),
        _card(
            "patent_intensive_gdp",
            "专利密集型产业增加值占 GDP 比重",
            Number("value", "占比", "%", 2, most=HUNDRED),
            (),
            "写清是哪一年的核算数，初步核算还是最终核实。",
        ),
        _card(
            "copyright_gdp",
            "版权产业增加值占 GDP 比重",
            Number("value", "占比", "%", 2, most=HUNDRED),
            (),
            "写清是哪一年的核算数，初步核算还是最终核实。",
        ),
        _card(
            "pledged_amount",
            "知识产权质押登记担保金额",
            Number("value", "金额", "亿元", 4),
            (),
            "写清是当年的还是累计的。",
        ),
        Kind(
            "prevention",
            "排查、预防纠纷",
            ("通州区司法局",),
            (
                Number("screened", "排查", needed=False, figure="screened"),
                Number("prevented", "预防", needed=False, figure="prevented"),
            ),
            "screened",
            "另立的登记，不加进案件数。",
            one_of=("screened", "prevented"),
            words="写清排查、预防怎样算一件。",
        ),
        _card("special_funds", "知识产权专项经费", Number("value", "金额", "万元", 2), (), "写清是预算还是决算。"),
    )
}

COVERAGES: Mapping[str, str] = {"district": "通州区", "city": "全市，分不出通州"}
"""Whom the body counted. The courts' jurisdiction is the whole city; what cannot be split is not the district's."""


def read_number(text: str, number: Number) -> tuple[Decimal | None, str]:
    """(the number, what is wrong with it in one sentence); (None, "") where nothing was written. `1,234` and
    full-width digits are understood."""
    written = normalize("NFKC", text).replace(",", "").strip().removesuffix(number.unit).strip()
    if not written:
        return None, ""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None, f"{number.label}“{text.strip()[:20]}”不是一个数。"
    exponent = value.as_tuple().exponent
    if not value.is_finite() or not isinstance(exponent, int):
        return None, f"{number.label}“{text.strip()[:20]}”不是一个数。"
    if value < 0:
        return None, f"{number.label}不能是负数。"
    if value > number.most:
        return None, f"{number.label}不能超过 {plain(number.most)}。"
    if -exponent > number.places and value != round(value, number.places):
        return None, f"{number.label}是整数。" if not number.places else f"{number.label}最多 {number.places} 位小数。"
    return value, ""


def number_problems(kind: Kind, numbers: Numbers) -> list[tuple[str, str]]:
    """(number's name, sentence) for everything that is lacking or cannot be."""
    found = [(each.name, f"没有填{each.label}。") for each in kind.numbers if each.needed and each.name not in numbers]
    if kind.one_of and not any(name in numbers for name in kind.one_of):
        labels = "、".join(kind.number(name).label for name in kind.one_of)
        found.append((kind.one_of[0], f"{labels}至少填一样。"))
    for check in kind.checks:
        if check.lesser not in numbers or not any(name in numbers for name in check.parts):
            continue
        most = _sum(numbers, check.parts) - _sum(numbers, check.less)
        if numbers[check.lesser] > most:
            found.append((check.lesser, _exceeds(kind, check, numbers, most)))
    return found


def _sum(numbers: Numbers, names: tuple[str, ...]) -> Decimal:
    return sum((numbers.get(name, Decimal(0)) for name in names), Decimal(0))


def _exceeds(kind: Kind, check: Check, numbers: Numbers, most: Decimal) -> str:
    bound = " + ".join(f"{kind.number(name).label} {plain(numbers.get(name, Decimal(0)))}" for name in check.parts)
    bound += "".join(f" − {kind.number(name).label} {plain(numbers.get(name, Decimal(0)))}" for name in check.less)
    total = f" = {plain(most)}" if len(check.parts) + len(check.less) > 1 else ""
    return f"{kind.number(check.lesser).label} {plain(numbers[check.lesser])} 大于 {bound}{total}。核对这几个数。"


def plain(value: Decimal) -> str:
    """`95.6`, `1200`: without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
