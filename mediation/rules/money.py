"""金额：以分为单位的整数；输入、小写和大写（支付结算办法附件一的零字规则）都出自同一个数。"""

import re
import unicodedata
from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LIMIT = 10**13
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY)?¥?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?:元整?|圆整?)?",
    re.ASCII,
)


class InvalidAmount(ValueError):
    """An amount that cannot be read; `message` is one Chinese sentence for the form field."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def in_capitals(amount: Decimal) -> str:
    """The amount of money in capitals, e.g. `Decimal("1409.50")` → `人民币壹仟肆佰零玖元伍角`.

    `amount` in yuan, 0 ≤ amount < 10^13, at most two places; anything else, a float too, raises ValueError.
    Ends in 整 when there are no 角 and 分. Where the rule leaves a 零 to choice, 元零X角 has it (the yuan digit
    is 0 and the jiao digit is not) and X万X仟 has it not.
    """
    if not isinstance(amount, Decimal) or not amount.is_finite() or not 0 <= amount < _LIMIT:
        raise ValueError(f"大写金额须在0元以上、10万亿元以下，现在是{amount!r}。")
    # Whole numbers, because a product of Decimals is rounded to the precision in force.
    numerator, denominator = amount.as_integer_ratio()
    total, below_a_cent = divmod(numerator * 100, denominator)
    if below_a_cent:
        raise ValueError(f"金额最小到分，现在是{amount}元。")
    yuan, rest = divmod(total, 100)
    jiao, fen = divmod(rest, 10)
    if not yuan and not rest:
        return "人民币零元整"
    text = "人民币" + (_integer(yuan) + "元" if yuan else "")
    if not rest:
        return text + "整"
    if yuan and (not jiao or yuan % 10 == 0):
        text += "零"
    return text + (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[fen] + "分" if fen else "")


def cents(text: str) -> int:
    """The cents in what a user typed: `86,000.00`, `８６０００`, `8.6万元`, `¥86000`, `86000元整`.

    Raises `InvalidAmount` for anything else: negative, misplaced commas, less than a cent, 10^13 yuan or more.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper().replace("。", ".").replace("、", ",")
    if not plain:
        raise InvalidAmount("没有填金额。填数字，如86,000.00。")
    if plain.startswith(("-", "−")):
        raise InvalidAmount("金额不能是负数。填应付的数，谁付给谁写在条款里。")
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise InvalidAmount(f"“{text.strip()}”读不出金额。填数字，如86000、86,000.00或8.6万。")
    amount = Decimal(found["number"].replace(",", "")) * _SCALES[found["scale"]] * 100
    if amount != int(amount):
        raise InvalidAmount("金额最小到分。小数点后留两位。")
    if amount >= _LIMIT * 100:
        raise InvalidAmount("金额太大。核对是不是多打了零。")
    return int(amount)


def yuan(amount: int) -> str:
    """Cents as figures in yuan, e.g. `8600000` → `86,000.00`; a difference may be negative."""
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole:,}.{rest:02d}"


def decimal_yuan(amount: int) -> Decimal:
    """Cents as a `Decimal` of yuan with two places, e.g. `8600000` → `Decimal("86000.00")`."""
    return Decimal(amount).scaleb(-2)


def _integer(number: int) -> str:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            head, tail = divmod(number, size)
            zero = "零" if 0 < tail < size // 10 else ""
            return _integer(head) + unit + zero + (_integer(tail) if tail else "")
    return _below_ten_thousand(number)


def _below_ten_thousand(number: int) -> str:
    text, pending = "", False
    for unit, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + unit
        pending = not digit
    return text
