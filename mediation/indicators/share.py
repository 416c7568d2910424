"""纠纷调解方式化解占比（通政发〔2023〕4号）：分子是本系统的，分母还要法院、仲裁、行政机关报来的数。

Never called a success rate. Where a body's figure is missing there is no share, only our own figures; a trend is drawn
only where every year was counted in the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from mediation.indicators.definition import Figure, Indicator, Kind, Period, Source, indicator, one_decimal
from mediation.indicators.reported import Reported, covering

OWN_ONLY = "仅本系统口径"
NOT_SPLIT = "口径不一致"

_PLAN = "通政发〔2023〕4号三（六）5"
_PERIOD = "协议生效日（行政调解是签字日）在期间内"
_LAST = "一件纠纷只算一次：在几处办过的，按最后的结果算。"
_LATER_AT_THE_BUREAU = "同一件纠纷后来又由行政调解的，达成协议只算行政调解的，没有达成的不算。"


def _own(name: str, label: str, numerator: str, *pitfalls: str) -> Indicator:
    return indicator(
        name,
        label,
        f"期间内{numerator}",
        numerator,
        *pitfalls,
        excluded=f"签了没有生效的、不予受理的、撤回的、未结的。{_LAST}",
        period=_PERIOD,
        plan=_PLAN,
    )


SHARE = (
    Indicator(
        "mediation_share",
        "纠纷调解方式化解占比",
        Kind.SHARE,
        "%",
        "期间内以调解方式最终化解的知识产权纠纷 ÷ 期间内以各种方式最终办结的知识产权民事纠纷",
        "人民调解协议生效的、法院委派委托调解成功的、行政调解达成协议的纠纷，当场履行的口头协议也算",
        Source.BOTH,
        _PERIOD,
        denominator="分子，加法院判决裁定、法院主持的调解和撤诉、行政裁决、仲裁裁决",
        excluded=(
            "不予受理的、未结的、调解不成还在别处办的、撤回没有和解的、没有民事纠纷的行政处罚、刑事案件。"
            "法院报数里的委托调解成功和司法确认案件是同一批纠纷，各减一次。"
            f"{_LAST}"
        ),
        plan=_PLAN,
        pitfalls=(
            "外报缺一家，只显示“仅本系统口径”，不算占比、不画趋势。",
            "法院的数没有拆出通州的，标“口径不一致”，不画趋势。",
            "“稳步提升”是每年都高于上一年，而且口径相同；增减写百分点。",
            "批量诉讼默认一个被告算一件，和法院一致。",
            "它不是调解成功率。",
        ),
    ),
    _own(
        "resolved_by_people",
        "人民调解化解",
        "人民调解协议生效、不是法院委派委托的纠纷",
        "部分达成协议的算一次。",
        _LATER_AT_THE_BUREAU,
    ),
    _own(
        "resolved_by_referral",
        "法院委派委托调解成功",
        "法院委派、委托，协议生效的纠纷",
        "委派、委托合计。",
        _LATER_AT_THE_BUREAU,
    ),
    _own(
        "resolved_by_bureau",
        "行政调解化解",
        "行政调解各方签字达成协议的纠纷",
        "同一件纠纷后来由调委会调成的，只算调委会的；后来没有调成的，不算。",
    ),
    indicator(
        "entrusted_in_court",
        "法院报数里的委托调解成功",
        "期间内法院以调解书或者准许撤诉结案的委托调解成功",
        "法院结案日在期间内、委托调解成功的纠纷",
        "法院把它算作自己的结案，占比的分母里减一次。",
        "法院自己报了这个数的，以法院的为准。",
        period="法院结案日在期间内",
        plan=_PLAN,
    ),
)

ASKED: Mapping[str, str] = {
    "court_judgments": "法院判决、裁定结案",
    "court_settlements": "法院主持的调解、撤诉结案",
    "administrative_rulings": "行政裁决",
    "arbitral_awards": "仲裁裁决",
}
"""What the denominator needs from other bodies, by kind of reported figure."""

INSIDE: Mapping[str, str] = {
    "court_entrusted": "法院报数里的委托调解成功",
    "court_confirmations": "法院报数里的司法确认案件",
}
"""What the court may report of our own disputes inside its figures; ours is taken where it does not."""


@dataclass(frozen=True)
class Own:
    """Our own counts of a period: what was resolved by people's mediation (`people`), of those that courts sent
    (`referred`), by the bureau (`bureau`), each dispute once; and of these what a court counts among its own closed
    cases (`entrusted`) or may count as confirmation cases (`confirmed`)."""

    people: int
    referred: int
    bureau: int
    entrusted: int = 0
    confirmed: int = 0

    @property
    def resolved(self) -> int:
        """The numerator."""
        return self.people + self.referred + self.bureau


@dataclass(frozen=True)
class Part:
    """One line of the denominator: `label`, its `value` (negative where it is taken off), the rows of other bodies it
    rests on, () where it is our own: then `own` is the indicator that counts it."""

    label: str
    value: Decimal
    reported: tuple[Reported, ...] = ()
    own: str = ""


@dataclass(frozen=True)
class Share:
    """The share of one period. `missing` which bodies' figures are not there (then there is none); `parts` how the
    denominator comes about; `definition` what it rests on, to be compared between periods; `split` whether every
    body's figure is of the district alone."""

    period: Period
    own: Own
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    definition: tuple[str, ...]
    split: bool

    @property
    def denominator(self) -> Decimal:
        """All disputes that ended; 0 where it is not known."""
        if self.missing:
            return Decimal()
        return max(sum((part.value for part in self.parts), Decimal()), Decimal(self.own.resolved))

    @property
    def partial(self) -> str:
        """`仅本系统口径（缺仲裁裁决）`, `口径不一致`, "" for a whole share."""
        if self.missing:
            return f"{OWN_ONLY}（缺{'、'.join(self.missing)}）"
        return "" if self.split else f"{NOT_SPLIT}：外报的数没有拆出通州"

    def figure(self, as_of: date) -> Figure:
        """As a figure: n and N, `—` where a body's figure is missing."""
        return Figure(SHARE[0], self.period, as_of, self.own.resolved, self.denominator, self.partial)


Bodies = Mapping[str, Sequence[str]]


def share(period: Period, own: Own, reported: Sequence[Reported], bodies: Bodies | None = None) -> Share:
    """The share of a period from our own counts and what others reported. Only rows that were checked count; a kind
    counts when its rows make up the period without a gap and without overlap for each body that reports it, and for
    each of `bodies` (kind → who must report, none unless given)."""
    parts = [Part("本系统以调解方式化解", Decimal(own.resolved), own="mediation_share")]
    missing: list[str] = []
    used: list[Reported] = []
    for kind, label in ASKED.items():
        rows = covering(kind, period, reported)
        if not rows:
            missing.append(label)
            continue
        missing += [
            f"{body}的{label}" for body in (bodies or {}).get(kind, ()) if body not in {row.body for row in rows}
        ]
        parts.append(Part(label, sum((row.value for row in rows), Decimal()), rows))
        used += rows
    if ASKED["court_settlements"] not in missing:
        counted = (("entrusted_in_court", own.entrusted), ("confirmations", own.confirmed))
        for (kind, label), (name, ours) in zip(INSIDE.items(), counted, strict=True):
            rows = covering(kind, period, reported)
            value = sum((row.value for row in rows), Decimal()) if rows else Decimal(ours)
            parts.append(Part(f"减：{label}", -value, rows, own="" if rows else name))
            used += rows
    definition = tuple(sorted({f"{row.body}：{row.kind}：{row.definition}" for row in used}))
    return Share(period, own, tuple(parts), tuple(missing), definition, all(row.district for row in used))


def change(now: Share, before: Share) -> Decimal | None:
    """Percentage points between two periods, one decimal; None where either has no share or they were not counted in
    the same way."""
    if not comparable(now, before):
        return None
    figures = (now.figure(now.period.last).value, before.figure(before.period.last).value)
    if figures[0] is None or figures[1] is None:
        return None
    return one_decimal(figures[0] - figures[1])


def comparable(*shares: Share) -> bool:
    """Whether a trend may be drawn: nothing is missing, every figure is of the district, all by one definition."""
    return all(not one.missing and one.split for one in shares) and len({one.definition for one in shares}) <= 1


def rising(shares: Sequence[Share]) -> bool | None:
    """稳步提升: each period above the one before; None where they cannot be compared or there are not two."""
    if len(shares) < 2 or not comparable(*shares):
        return None
    values = [one.figure(one.period.last).value for one in shares]
    if any(value is None for value in values):
        return None
    return all(later > earlier for earlier, later in pairwise(values))  # type: ignore[operator]


def same_months_before(period: Period) -> Period:
    """The same days a year earlier, for a year that is not over."""
    return Period(_year_before(period.first), _year_before(period.last))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)
