"""服务一百家怎样数：本区企业，按统一社会信用代码去重，规划期内至少一次合格的指导；不算的说为什么。

The rule is this desk's reading of the plan (三（九）1): no text defines the count. Everything is told in frozen rows,
so that a list can be counted again by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.figures import day as in_words
from mediation.rules.overseas_guidance.words import MASS
from mediation.rules.reports.periods import Length, ReportPeriod

_ENTERPRISE, _SOLE_TRADER = "91", "92"
"""How a credit code begins (GB 32100: the registering department and the kind of body)."""


@dataclass(frozen=True)
class Period:
    """The plan's days, both included, and how many enterprises it wants."""

    first: date
    last: date
    target: int


@dataclass(frozen=True)
class Guidance:
    """One entry of guidance: the `dispute` by number; `channel` a key of `words.CHANNELS`; `confirmed_on` when the
    enterprise said it had it; `proof` where that can be seen."""

    dispute: str
    on: date
    guide: str
    channel: str
    content: str
    confirmed_on: date | None = None
    proof: str = ""


@dataclass(frozen=True)
class Enterprise:
    """One party as the register has it, in one dispute or in several: `code` its credit code, "" where unknown; `kind`
    as the register says; `inside` the district or not, None where it does not tell, `place` why; `group` it belongs
    to; `since` when the register wrote it down, so that of two names of one code the newer is shown."""

    party: str
    name: str
    kind: str
    code: str
    inside: bool | None
    place: str
    group: str = ""
    since: int = 0
    entries: tuple[Guidance, ...] = ()


class Part(StrEnum):
    """Where an enterprise stands in the list."""

    COUNTED = "counted"
    SOLE_TRADER = "sole_trader"
    OUTSIDE = "outside"
    TRAINING = "training"
    NOT_YET = "not_yet"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The part as the page heads it."""
        return _PARTS[self]


_PARTS = {
    Part.COUNTED: "计入",
    Part.SOLE_TRADER: "个体工商户，单列",
    Part.OUTSIDE: "区外，单列",
    Part.TRAINING: "只有培训，单列",
    Part.NOT_YET: "还没有合格的指导",
    Part.UNCLEAR: "资料不全",
}

PROVED = (Part.COUNTED, Part.SOLE_TRADER, Part.OUTSIDE)
"""The parts whose enterprises had qualifying guidance."""


@dataclass(frozen=True)
class Line:
    """One enterprise of the list: `names` all it is or was called, the present one first; `why` it counts or not;
    `first_on` the first qualifying guidance; `times` and `disputes` of qualifying guidance; `proofs` where to see
    them."""

    part: Part
    names: tuple[str, ...]
    code: str
    why: str
    party: str
    group: str = ""
    first_on: date | None = None
    times: int = 0
    disputes: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called now."""
        return self.names[0]


@dataclass(frozen=True)
class Tally:
    """家数、件数、次数 of one part: enterprises, distinct disputes, entries of qualifying guidance."""

    enterprises: int
    matters: int
    times: int


@dataclass(frozen=True)
class Quarter:
    """`2022年1季度` and its days, how many enterprises were counted first in it, how many up to its end, and the even
    path."""

    label: str
    first: date
    last: date
    new: int
    total: int
    path: float


@dataclass(frozen=True)
class Counting:
    """The whole list, in the order of its parts and first days."""

    lines: tuple[Line, ...]

    def of(self, part: Part, first: date = date.min, last: date = date.max) -> tuple[Line, ...]:
        """The lines of one part; of some days those whose first qualifying guidance was on one of them."""
        lines = tuple(line for line in self.lines if line.part is part)
        if (first, last) == (date.min, date.max):
            return lines
        return tuple(line for line in lines if line.first_on and first <= line.first_on <= last)

    def tally(self, part: Part) -> Tally:
        """The three counters of one part."""
        lines = self.of(part)
        disputes = {number for line in lines for number in line.disputes}
        return Tally(len(lines), len(disputes), sum(line.times for line in lines))

    def groups(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """集团：the counted enterprises of each group of two or more; they count one by one."""
        names = sorted({line.group for line in self.of(Part.COUNTED) if line.group})
        found = ((name, tuple(line for line in self.of(Part.COUNTED) if line.group == name)) for name in names)
        return tuple((name, lines) for name, lines in found if len(lines) > 1)


def lacks(entry: Guidance, period: Period, today: date) -> str:
    """Why one entry is no qualifying guidance, "" when it is."""
    if entry.channel in MASS:
        return "集中培训、群发不算指导"
    if entry.on > today:
        return f"{in_words(entry.on)}还没有到"
    if not period.first <= entry.on <= period.last:
        return f"{in_words(entry.on)}不在规划期内"
    if not entry.guide.strip():
        return "没有指导人"
    if not entry.content.strip():
        return "没有指导内容"
    if entry.confirmed_on is None:
        return "企业没有确认"
    if entry.confirmed_on > today or entry.confirmed_on < entry.on:
        return "企业确认的日子不对"
    return ""


def count(enterprises: Iterable[Enterprise], period: Period, today: date) -> Counting:
    """Every enterprise once, by its credit code; a party without a code stands for itself."""
    by_code: dict[str, list[Enterprise]] = {}
    for each in enterprises:
        by_code.setdefault(each.code or f"party {each.party}", []).append(each)
    order = list(Part)
    lines = [_line(together, period, today) for together in by_code.values()]
    lines.sort(key=lambda line: (order.index(line.part), line.first_on or date.max, line.name))
    return Counting(tuple(lines))


def quarters(counting: Counting, period: Period, today: date) -> tuple[Quarter, ...]:
    """The counted enterprises by the quarter of their first guidance, up to today or the last of the period."""
    firsts = [line.first_on for line in counting.of(Part.COUNTED) if line.first_on]
    whole = _quarter(period.last) - _quarter(period.first) + 1
    end = min(_quarter(today), _quarter(period.last))
    found, total = [], 0
    for place, at in enumerate(range(_quarter(period.first), end + 1), 1):
        new = sum(_quarter(on) == at for on in firsts)
        total += new
        days = ReportPeriod(Length.QUARTER, at // 4, at % 4 + 1)
        label, path = f"{days.year}年{days.place}季度", period.target * place / whole
        found.append(Quarter(label, days.first, days.last, new, total, path))
    return tuple(found)


def _quarter(on: date) -> int:
    return on.year * 4 + (on.month - 1) // 3


def _line(together: Sequence[Enterprise], period: Period, today: date) -> Line:
    newest = sorted(together, key=lambda each: each.since, reverse=True)
    now = newest[0]
    entries = [entry for each in newest for entry in each.entries]
    good = sorted((entry for entry in entries if not lacks(entry, period, today)), key=lambda entry: entry.on)
    part, why = _part(now, entries, good, period, today)
    return Line(
        part=part,
        names=tuple(dict.fromkeys(each.name for each in newest)),
        code=now.code,
        why=why,
        party=now.party,
        group=next((each.group for each in newest if each.group), ""),
        first_on=good[0].on if good else None,
        times=len(good),
        disputes=tuple(dict.fromkeys(entry.dispute for entry in good)),
        proofs=tuple(dict.fromkeys(entry.proof for entry in good if entry.proof)),
    )


def _part(
    now: Enterprise, entries: Sequence[Guidance], good: Sequence[Guidance], period: Period, today: date
) -> tuple[Part, str]:
    if not good:
        return _nothing_good(entries, period, today)
    if now.kind == "person":
        return Part.UNCLEAR, "登记的是自然人，不是企业。有执照的，登记它的字号和信用代码。"
    if not now.code:
        return Part.UNCLEAR, "登记册没有统一社会信用代码，没法去重。"
    if now.inside is None:
        return Part.UNCLEAR, now.place
    if not now.inside:
        return Part.OUTSIDE, now.place
    first = in_words(good[0].on)
    if now.kind == "sole_trader" or now.code.startswith(_SOLE_TRADER):
        return Part.SOLE_TRADER, f"个体工商户，{first}起有合格的指导。"
    if not now.code.startswith(_ENTERPRISE):
        return Part.UNCLEAR, f"信用代码以{now.code[:2]}开头，不是企业的代码。"
    return Part.COUNTED, f"{first}起有合格的指导，{now.place}"


def _nothing_good(entries: Sequence[Guidance], period: Period, today: date) -> tuple[Part, str]:
    if not entries:
        return Part.NOT_YET, "还没有登记指导。"
    if all(entry.channel in MASS for entry in entries):
        return Part.TRAINING, "只有集中培训、群发，没有一对一的指导。"
    reasons = dict.fromkeys(lacks(entry, period, today) for entry in entries)
    return Part.NOT_YET, f"{'；'.join(reasons)}。"
