"""证件号码：居民身份证（GB 11643）、统一社会信用代码（GB 32100）和其他证件。"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from mediation.rules.identifiers import InvalidIdentifier as InvalidIdentifier
from mediation.rules.identifiers import WrongCheckDigit as WrongCheckDigit
from mediation.rules.identifiers import normalise

_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
# 81–83: 港澳台居民居住证; codes of counties retire and are not held against anybody.
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)


class Sex(StrEnum):
    """性别, as a resident number carries it; the value is the word on paper."""

    MALE = "男"
    FEMALE = "女"


class IdentityType(StrEnum):
    """证件类型."""

    RESIDENT = "resident"
    RESIDENT_15 = "resident_15"
    PASSPORT = "passport"
    HK_MACAO_PERMIT = "hk_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    HMT_RESIDENCE = "hmt_residence"
    FOREIGN_PERMANENT = "foreign_permanent"
    CREDIT_CODE = "credit_code"

    @property
    def label(self) -> str:
        """The document's Chinese name, e.g. `居民身份证`."""
        return _LABELS[self]


_LABELS = {
    IdentityType.RESIDENT: "居民身份证",
    IdentityType.RESIDENT_15: "旧15位身份证",
    IdentityType.PASSPORT: "护照",
    IdentityType.HK_MACAO_PERMIT: "港澳居民来往内地通行证",
    IdentityType.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    IdentityType.HMT_RESIDENCE: "港澳台居民居住证",
    IdentityType.FOREIGN_PERMANENT: "外国人永久居留身份证",
    IdentityType.CREDIT_CODE: "统一社会信用代码",
}

_SHAPES = {
    IdentityType.PASSPORT: (r"[A-Z0-9]{5,20}", "护照号码是5至20位字母和数字。对照护照资料页重输。"),
    IdentityType.HK_MACAO_PERMIT: (
        r"[HM]\d{8}(\d{2})?",
        "通行证号码是字母H或M加8位或10位数字。对照证件重输。",
    ),
    IdentityType.TAIWAN_PERMIT: (r"\d{8}|\d{10}(\([A-Z]\))?", "通行证号码是8位数字，旧证10位。对照证件重输。"),
    IdentityType.FOREIGN_PERMANENT: (
        r"\d{17}[\dX]|[A-Z]{3}\d{12}",
        "永久居留身份证号码新版是18位，旧版是3个字母加12位数字。对照证件重输。",
    ),
}


@dataclass(frozen=True)
class ResidentId:
    """`number` 18 characters, upper case; `born` and `sex` as the number says."""

    number: str
    born: date
    sex: Sex


@dataclass(frozen=True)
class CheckedIdentity:
    """`number` normalised; `born`, `sex` where the number tells; `warning` one Chinese sentence, not a bar."""

    number: str
    born: date | None = None
    sex: Sex | None = None
    warning: str | None = None


def check_resident_id(text: str, *, today: date | None = None) -> ResidentId:
    """The 18-digit resident number in `text` (GB 11643-1999, ISO 7064 MOD 11-2).

    Lower-case x, white space and full-width digits are accepted. Raises `InvalidIdentifier` unless there are
    18 digits (the last may be X) with a birth date that exists, from 1900 on and not after `today`, and
    `WrongCheckDigit` when only the last character is wrong. `today` defaults to the day in China.
    """
    number = normalise(text)
    if len(number) != 18:
        raise InvalidIdentifier(
            f"身份证号码应是18位，现在是{len(number)}位。对照证件补齐；旧证15位改选“旧15位身份证”。"
        )
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise InvalidIdentifier("身份证号码只能是数字，末位可以是X。看看有没有把字母O当成0、字母I当成1。")
    born = _birth_date(number[6:14], today or _today_in_china())
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _RESIDENT_WEIGHTS, strict=True))
    expected = _RESIDENT_CHECKS[total % 11]
    if number[17] != expected:
        # The sentence keeps the fitting digit to itself: a wrong one elsewhere must not be papered over.
        raise WrongCheckDigit("最后一位校验不对。对照证件逐位重输；旧证15位也可以。", number=number, expected=expected)
    return ResidentId(number, born, _sex(number[16]))


def check_credit_code(text: str) -> str:
    """The unified social credit code in `text` (GB 32100-2015, MOD 31), 18 characters in upper case.

    White space, full-width characters and lower case are accepted. Raises `InvalidIdentifier` for a wrong
    length, a letter the code does not use (I O S V Z) or noughts alone, `WrongCheckDigit` when the last one does
    not fit.
    """
    code = normalise(text)
    if len(code) != 18:
        raise InvalidIdentifier(f"统一社会信用代码应是18位，现在是{len(code)}位。对照营业执照补齐。")
    stray = next((sign for sign in code if sign not in _CREDIT_ALPHABET), None)
    if stray is not None:
        raise InvalidIdentifier(f"统一社会信用代码里不会有“{stray}”。对照营业执照重输，O多半是0，I多半是1。")
    if set(code) == {"0"}:
        raise InvalidIdentifier("统一社会信用代码不会全是0。对照营业执照重输。")
    total = sum(_CREDIT_ALPHABET.index(sign) * weight for sign, weight in zip(code[:17], _CREDIT_WEIGHTS, strict=True))
    expected = _CREDIT_ALPHABET[-total % 31]
    if code[17] != expected:
        raise WrongCheckDigit("最后一位校验不对。对照营业执照逐位重输。", number=code, expected=expected)
    return code


def check_identity(kind: IdentityType, text: str, *, today: date | None = None) -> CheckedIdentity:
    """The number in `text` checked as a document of `kind`; raises `InvalidIdentifier`.

    Residence permits of 港澳台 use the resident scheme. Passports and permits are checked for shape only.
    Old 15-digit numbers and unknown provinces pass with a warning.
    """
    if kind in (IdentityType.RESIDENT, IdentityType.HMT_RESIDENCE):
        resident = check_resident_id(text, today=today)
        return CheckedIdentity(resident.number, resident.born, resident.sex, _province_warning(resident.number, kind))
    if kind is IdentityType.RESIDENT_15:
        return _old_resident(normalise(text), today or _today_in_china())
    if kind is IdentityType.CREDIT_CODE:
        return CheckedIdentity(check_credit_code(text))
    shape, message = _SHAPES[kind]
    number = normalise(text)
    if not re.fullmatch(shape, number, re.ASCII):
        raise InvalidIdentifier(message)
    return CheckedIdentity(number)


def _old_resident(number: str, today: date) -> CheckedIdentity:
    if not re.fullmatch(r"[0-9]{15}", number):
        raise InvalidIdentifier(f"旧身份证号码是15位数字，现在是“{number}”。对照证件重输。")
    born = _birth_date("19" + number[6:12], today)
    return CheckedIdentity(number, born, _sex(number[14]), "旧15位号码已停用。看到新证后改为18位。")


def _province_warning(number: str, kind: IdentityType) -> str | None:
    if kind is IdentityType.HMT_RESIDENCE and number[:3] not in {"810", "820", "830"}:
        return "港澳台居民居住证号码多以810、820、830开头。核对证件类型。"
    if number[:2] not in _PROVINCES:
        return f"开头“{number[:2]}”不是省级代码。可以保存，核对是否填错。"
    return None


def _birth_date(digits: str, today: date) -> date:
    written = f"{digits[:4]}年{digits[4:6]}月{digits[6:]}日"
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise InvalidIdentifier(f"号码里的出生日期{written}不存在。对照证件重输。") from None
    if born.year < 1900:
        raise InvalidIdentifier(f"号码里的出生日期{written}太早。对照证件重输。")
    if born > today:
        raise InvalidIdentifier(f"号码里的出生日期{written}还没有到。对照证件重输。")
    return born


def _sex(sequence: str) -> Sex:
    return Sex.MALE if int(sequence) % 2 else Sex.FEMALE


def _today_in_china() -> date:
    # The one clock in the rules: the check is called with a bare number, and a child not yet born has none.
    # A fixed offset, because a bare Debian carries no time zone files and China keeps no summer time.
    return datetime.now(timezone(timedelta(hours=8))).date()
