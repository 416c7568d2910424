"""一个指标写明什么，一个数带着什么。"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Source(StrEnum):
    """Whose rows are counted."""

    OWN = "own"
    REPORTED = "reported"
    BOTH = "both"


SOURCES = {Source.OWN: "本系统", Source.REPORTED: "外报", Source.BOTH: "本系统和外报"}


class Kind(StrEnum):
    """What comes out: a number of things, a share of them in percent, a sum of money, days, a growth rate, a score."""

    COUNT = "count"
    SHARE = "share"
    AMOUNT = "amount"
    DAYS = "days"
    GROWTH = "growth"
    SCORE = "score"


@dataclass(frozen=True)
class Target:
    """What the plan asks for: `value` in the indicator's own unit (percent for shares), reached when the figure is at
    least that, or `above` it where the plan says 超过; `by` the last day; `words` of the plan."""

    value: Decimal
    words: str
    above: bool = False
    by: date | None = None

    def reached(self, value: Fraction) -> bool:
        """Whether the figure meets it."""
        return value > Fraction(self.value) if self.above else value >= Fraction(self.value)


@dataclass(frozen=True)
class Indicator:
    """One figure. `name` for addresses and the command line; `label` what it is called, `formula` how it is counted in
    words, `numerator` and `denominator` which things (denominator "" for plain counts), `excluded` what is left out,
    `period` of what time, `unit` e.g. 件, `plan` its place in the plan (通政发〔2023〕4号) or the source of its
    definition, `pitfalls` what it hides."""

    name: str
    label: str
    kind: Kind
    unit: str
    formula: str
    numerator: str
    source: Source
    period: str
    denominator: str = ""
    excluded: str = ""
    plan: str = ""
    pitfalls: tuple[str, ...] = ()
    target: Target | None = None


def indicator(
    name: str,
    label: str,
    formula: str,
    numerator: str,
    *pitfalls: str,
    plan: str,
    period: str,
    kind: Kind = Kind.COUNT,
    unit: str = "件",
    source: Source = Source.OWN,
    denominator: str = "",
    excluded: str = "",
    target: Target | None = None,
) -> Indicator:
    """An `Indicator` written down in the order in which it is read; a share is in percent whatever the unit."""
    unit = "%" if kind is Kind.SHARE else unit
    return Indicator(
        name, label, kind, unit, formula, numerator, source, period, denominator, excluded, plan, pitfalls, target
    )


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both days in it."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Whether the day lies in it."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Figure:
    """What an indicator came to in a period: `numerator` and `denominator` as counted (分 for amounts; denominator None
    for plain counts), `as_of` the day of the count, `partial` says why it is not the whole figure (仅本系统口径);
    `counted` how many rows stand behind a figure that is no count of them (days in the middle)."""

    indicator: Indicator
    period: Period
    as_of: date
    numerator: int | Decimal
    denominator: int | Decimal | None = None
    partial: str = ""
    counted: int | None = None

    @property
    def value(self) -> Fraction | None:
        """The figure in the indicator's unit, percent for shares; None where there is nothing to divide by."""
        if self.denominator is None:
            return Fraction(self.numerator)
        if not self.denominator:
            return None
        return 100 * Fraction(self.numerator) / Fraction(self.denominator)

    @property
    def shown(self) -> str:
        """For the page: `96.4%`, `37`, 1,286.40 of 万元, `—` where N is 0 (never 0% or 100%). What others reported
        stands as they reported it: `18.35`."""
        if self.value is None:
            return "—"
        if self.indicator.unit == "%":
            return f"{one_decimal(self.value)}%"
        if self.indicator.kind is Kind.AMOUNT:
            return f"{rounded(self.value / 1_000_000, 2):,.2f}"
        if self.value.denominator == 1:
            return f"{self.value}"
        if self.indicator.source is Source.REPORTED and self.denominator is None:
            return f"{Decimal(self.numerator).normalize():f}"
        return f"{one_decimal(self.value)}"


def one_decimal(value: Fraction) -> Decimal:
    """The value with one decimal, halves away from zero."""
    return rounded(value, 1)


def rounded(value: Fraction, places: int) -> Decimal:
    """The value with so many decimals, halves away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(whole) if value >= 0 else -Decimal(whole)).scaleb(-places)
