"""挽回损失：三种口径分开数，附依据；照原币登记，折成元的要有汇率、来源和日期；同一笔钱只数一次。

The three kinds (解冻、避免的赔偿、恢复的销售额) are never added to each other, and no two currencies are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.rules.overseas_guidance.words import RECOVERED, UNDIVIDED

YUAN = "CNY"
PARTS = 1_000_000
"""A rate is kept in millionths of 元 for one unit of the currency."""

_RATE = re.compile(r"\d{1,4}(\.\d{1,6})?")


class InvalidRate(ValueError):
    """A rate that cannot be read; one Chinese sentence."""


@dataclass(frozen=True)
class Recovery:
    """What was recovered for one enterprise in one dispute. `kind` a key of `words.RECOVERED`; `amount` in hundredths
    of `currency`; `rate` in millionths of 元 a unit, None for 元 itself, with `rate_source` and `rate_on`; `basis` what
    the amount rests on; `same_as` the key of an earlier row that is the same money, "" for money of its own; `apart`
    whether somebody looked and found that it is other money than a row of the same amount."""

    key: str
    kind: str
    amount: int
    currency: str
    on: date
    basis: str
    rate: int | None = None
    rate_source: str = ""
    rate_on: date | None = None
    same_as: str = ""
    apart: bool = False

    @property
    def yuan(self) -> int:
        """The amount in 分, at the recorded rate."""
        return in_yuan(self.amount, self.rate)


@dataclass(frozen=True)
class KindTotal:
    """One kind: `amounts` by currency in hundredths, each currency for itself; `yuan` in 分, each at its own rate;
    `rows` that were added, `again` rows that are money of another row and were not."""

    kind: str
    amounts: tuple[tuple[str, int], ...]
    yuan: int
    rows: int
    again: int

    @property
    def label(self) -> str:
        """`解冻资金`."""
        return RECOVERED[self.kind]


def read_rate(text: str) -> int:
    """The millionths of 元 in a typed rate: `7.1021`. Raises `InvalidRate`."""
    plain = text.strip()
    if not _RATE.fullmatch(plain) or not Decimal(plain):
        raise InvalidRate("这不是汇率。写 1 元外币合多少人民币，比如 7.1021，小数点后最多六位。")
    return int(Decimal(plain) * PARTS)


def shown_rate(rate: int) -> str:
    """A rate as it was typed, at least four decimals: `7102100` → `7.1021`."""
    whole, rest = divmod(rate, PARTS)
    digits = f"{rest:06d}"
    return f"{whole}.{digits[:4]}{digits[4:].rstrip('0')}"


def in_yuan(amount: int, rate: int | None) -> int:
    """Hundredths of a currency in 分 at `rate` (None: 元 itself), half a 分 away from zero."""
    return amount if rate is None else (2 * amount * rate + PARTS) // (2 * PARTS)


def is_divided(amount: int, currency: str) -> bool:
    """Whether the amount has a part that the currency does not have (日元 has no hundredths)."""
    return currency in UNDIVIDED and amount % 100 != 0


def equal_rows(one: Recovery, rows: Iterable[Recovery]) -> list[Recovery]:
    """The rows of money of its own that could be the same money: one amount in one currency."""
    return [row for row in rows if not row.same_as and (row.amount, row.currency) == (one.amount, one.currency)]


def totals(rows: Sequence[Recovery]) -> tuple[KindTotal, ...]:
    """Each kind that has rows, in the order of `words.RECOVERED`; the same money counts once, in the row that is
    called its own."""
    found = []
    for kind in RECOVERED:
        of_kind = [row for row in rows if row.kind == kind]
        own = [row for row in of_kind if not row.same_as]
        by_currency: dict[str, int] = {}
        for row in own:
            by_currency[row.currency] = by_currency.get(row.currency, 0) + row.amount
        if of_kind:
            amounts = tuple(sorted(by_currency.items()))
            found.append(KindTotal(kind, amounts, sum(row.yuan for row in own), len(own), len(of_kind) - len(own)))
    return tuple(found)
