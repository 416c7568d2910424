"""权利：种类、号码和期限（专利法第四十二条，商标法第三十九条；专利号标准 ZC 0006-2003）。"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.identifiers import InvalidIdentifier as InvalidIdentifier
from mediation.rules.identifiers import WrongCheckDigit as WrongCheckDigit
from mediation.rules.identifiers import normalise
from mediation.rules.statutes import Statute

HOME_TEXTILE_CLASSES = frozenset({20, 22, 23, 24, 25, 27, 35})

_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
# Designs filed before the 2020 Patent Act took effect keep the ten years of the older one.
_FIFTEEN_YEARS_SINCE = date(2021, 6, 1)
_PROVINCES = "国京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新港澳台"


class RightKind(StrEnum):
    """权利种类, what a dispute is about."""

    COPYRIGHT = "copyright"
    SOFTWARE = "software"
    DESIGN = "design"
    UTILITY_MODEL = "utility_model"
    INVENTION = "invention"
    TRADEMARK = "trademark"
    TRADE_SECRET = "trade_secret"  # noqa: S105  (a kind of right)
    TECHNICAL_SECRET = "technical_secret"  # noqa: S105  (a kind of right)
    UNFAIR_COMPETITION = "unfair_competition"
    GEOGRAPHICAL_INDICATION = "geographical_indication"
    LICENCE = "licence"

    @property
    def label(self) -> str:
        """The Chinese name, e.g. `外观设计专利`."""
        return _LABELS[self]

    @property
    def is_patent(self) -> bool:
        """Whether it has a patent number."""
        return self in _PATENT_KINDS.values()


_LABELS = {
    RightKind.COPYRIGHT: "著作权（花型）",
    RightKind.SOFTWARE: "计算机软件著作权",
    RightKind.DESIGN: "外观设计专利",
    RightKind.UTILITY_MODEL: "实用新型专利",
    RightKind.INVENTION: "发明专利",
    RightKind.TRADEMARK: "注册商标",
    RightKind.TRADE_SECRET: "商业秘密（经营信息）",
    RightKind.TECHNICAL_SECRET: "商业秘密（技术秘密）",
    RightKind.UNFAIR_COMPETITION: "不正当竞争",
    RightKind.GEOGRAPHICAL_INDICATION: "地理标志",
    RightKind.LICENCE: "许可合同",
}

KINDS = {kind.value: kind.label for kind in RightKind}

_TERM_YEARS = {
    RightKind.DESIGN: 15,
    RightKind.UTILITY_MODEL: 10,
    RightKind.INVENTION: 20,
    RightKind.TRADEMARK: 10,
}

_PATENT_KINDS = {
    "1": RightKind.INVENTION,
    "2": RightKind.UTILITY_MODEL,
    "3": RightKind.DESIGN,
    "8": RightKind.INVENTION,
    "9": RightKind.UTILITY_MODEL,
}


@dataclass(frozen=True)
class PatentNumber:
    """`year` of filing; `kind` invention, utility model or design; `number` as printed: `ZL202230178877.5`."""

    year: int
    kind: RightKind
    number: str


@dataclass(frozen=True)
class CheckedNumber:
    """`number` normalised; `warning` one Chinese sentence where its form is unusual, which is no bar."""

    number: str
    warning: str | None = None


def check_patent_number(text: str, *, misprint_accepted: bool = False) -> PatentNumber:
    """The patent number in `text`: 13 characters since October 2003, nine before; the last is the check digit.

    ZL or CN in front, dots, spaces and full-width characters do not matter. Raises `InvalidIdentifier` for a
    wrong length or kind, `WrongCheckDigit` (with `expected` and the normalised `number`) when only the last
    character does not fit; with `misprint_accepted` that number is returned as the paper has it.
    """
    plain = re.sub(r"^(?:中国)?(?:专利|申请)号?:?|[.。·\-]", "", normalise(text))
    plain = re.sub(r"^(?:ZL|CN)", "", plain)
    if re.fullmatch(r"\d{7,9}[A-CSUY]\d?", plain):
        raise InvalidIdentifier("这是公告号，不是专利号。填证书上“ZL”开头的号码。")
    if not re.fullmatch(r"[0-9]*[0-9X]", plain) or len(plain) not in (9, 13):
        raise InvalidIdentifier(_patent_length_message(plain))
    early = len(plain) == 9
    year, kind = (_full_year(plain[:2]), plain[2]) if early else (int(plain[:4]), plain[4])
    if kind not in _PATENT_KINDS:
        raise InvalidIdentifier(f"年份后一位是专利种类，只有1、2、3、8、9，现在是{kind}。对照证书重输。")
    if early and year > 2003:
        raise InvalidIdentifier(f"9位的专利号只用到2003年9月，前两位{plain[:2]}不是那时的年份。对照证书重输。")
    if not 1985 <= year < 2100:
        raise InvalidIdentifier(f"前四位{plain[:4]}不是申请年份。对照证书重输。")
    number = f"ZL{plain[:-1]}.{plain[-1]}"
    expected = _patent_check(plain[:-1])
    if plain[-1] != expected and not misprint_accepted:
        raise WrongCheckDigit(
            f"末位按前面各位算应是{expected}，现在是{plain[-1]}。对照证书；证书就这样印的，写明原因可以保存。",
            number=number,
            expected=expected,
        )
    return PatentNumber(year, _PATENT_KINDS[kind], number)


def check_copyright_number(text: str) -> CheckedNumber:
    """A copyright registration number: `苏作登字-2024-F-00000035`; older and software numbers get no warning.

    Dashes of any kind are accepted. Only the form is looked at; another form passes with a warning. Raises
    `InvalidIdentifier` when empty.
    """
    number = re.sub(r"[‐-―−]+", "-", normalise(text))
    if not number:
        raise InvalidIdentifier("没有填登记号。对照作品登记证书填。")
    if re.fullmatch(
        rf"[{_PROVINCES}]作登字-\d{{4}}-[A-Z]-\d{{8}}|\d{{2}}-\d{{4}}-[A-Z]-\d+|(软著登字第?)?\d{{4}}SR\d{{7}}", number
    ):
        return CheckedNumber(number)
    return CheckedNumber(number, "登记号多是“苏作登字-2024-F-00000035”这样。可以保存，对照证书核对。")


def check_trademark_number(text: str) -> CheckedNumber:
    """A trade-mark registration number: up to eight digits and at most one letter, or `G` and digits (Madrid).

    `第…号` around it is taken off. Raises `InvalidIdentifier` for anything else.
    """
    number = re.sub(r"^第|号$", "", normalise(text))
    if not re.fullmatch(r"[0-9]{1,8}[A-Z]?|G[0-9]{4,8}[A-Z]?", number):
        raise InvalidIdentifier("商标注册号是至多8位数字，有的末尾带一个字母。对照注册证重输。")
    return CheckedNumber(number)


def check_nice_class(text: str) -> int:
    """The class of the Nice list in `text`, 1 to 45, e.g. `第24类` → 24. Raises `InvalidIdentifier`."""
    number = re.sub(r"^第|类$", "", normalise(text))
    if not re.fullmatch(r"\d{1,2}", number) or not 1 <= int(number) <= 45:
        raise InvalidIdentifier("国际分类是1至45类。家纺成品多在第24类。")
    return int(number)


def expires_on(kind: RightKind, filed_on: date) -> date | None:
    """The last day the right is in force if it is kept up, or None for kinds without a fixed term.

    `filed_on` the filing day of a patent (专利法第四十二条), for a trade mark the day of registration or of its
    last renewal (商标法第三十九条). Designs filed from 2021-06-01 run 15 years, older ones 10; utility models 10;
    inventions 20; trade marks 10. Fees unpaid, invalidity and extensions are facts to be recorded apart.
    """
    if kind not in _TERM_YEARS:
        return None
    years = 10 if kind is RightKind.DESIGN and filed_on < _FIFTEEN_YEARS_SINCE else _TERM_YEARS[kind]
    # The term counts the first day in, so it ends on the eve of the anniversary, rest day or not.
    try:
        anniversary = filed_on.replace(year=filed_on.year + years)
    except ValueError:
        anniversary = date(filed_on.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def term_statute(kind: RightKind) -> Statute | None:
    """The article that sets the term, or None for kinds without a term in law. Of a trade mark in the text of
    2019: `statutes.in_force` gives the later one."""
    if kind is RightKind.TRADEMARK:
        return statutes.TRADEMARK_39
    if kind in (RightKind.COPYRIGHT, RightKind.SOFTWARE):
        return statutes.COPYRIGHT_23
    return statutes.PATENT_42_1 if kind.is_patent else None


def _patent_check(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, _PATENT_WEIGHTS, strict=False))
    return "0123456789X"[total % 11]


def _patent_length_message(plain: str) -> str:
    if re.fullmatch(r"[0-9]{12}|[0-9]{8}", plain):
        return f"专利号缺末位校验位，现在是{len(plain)}位。对照证书补上小数点后的一位。"
    return f"专利号是13位，2003年10月以前申请的是9位，末位可以是X；现在是{len(plain)}位。对照证书重输。"


def _full_year(two_digits: str) -> int:
    return int(two_digits) + (1900 if int(two_digits) >= 85 else 2000)
