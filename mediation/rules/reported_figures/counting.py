"""外报数据哪些算数：只算复核过的；一段时间不重复算；口径不一致的不画趋势。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mediation.rules.reported_figures.kinds import KINDS, Kind, Numbers


@dataclass(frozen=True)
class Reported:
    """One checked figure of another body. `kind` a key of `KINDS`; `first` to `last` the days it is about, both in
    it; `numbers` by the names of its kind; `coverage` a key of `COVERAGES`; `definition_key` the short name under
    which figures are comparable, `definition` its words; `paper` its number or what is attached; `version` counts
    the corrections from 1."""

    uid: str
    kind: str
    body: str
    first: date
    last: date
    numbers: Numbers
    coverage: str
    definition_key: str
    definition: str
    paper: str
    entered_by: str
    checked_by: str
    checked_on: date
    version: int = 1

    @property
    def of_kind(self) -> Kind:
        """What kind of figure it is."""
        return KINDS[self.kind]

    @property
    def value(self) -> Decimal:
        """The number that stands for the figure (件 for the kinds of the share); 0 where only another was given."""
        return self.numbers.get(self.of_kind.main, Decimal(0))


@dataclass(frozen=True)
class Covering:
    """The figures of one kind and body that count for a period: `rows` next to each other in time, none counted
    twice; `gaps` the stretches nothing was reported for."""

    kind: str
    body: str
    rows: tuple[Reported, ...]
    gaps: tuple[tuple[date, date], ...]

    @property
    def whole(self) -> bool:
        """Whether every day of the period is reported."""
        return not self.gaps

    def total(self, name: str = "") -> Decimal:
        """The sum of one number over the rows; of the main number without `name`."""
        return sum((row.numbers.get(name or row.of_kind.main, Decimal(0)) for row in self.rows), Decimal(0))


def covering(rows: Iterable[Reported], first: date, last: date) -> list[Covering]:
    """For each kind and body the figures that count for `first` to `last`: those that lie in it, the longest first,
    none that overlaps one already taken (a year's figure goes before its quarters). A figure that reaches out of the
    period cannot be split and is left out."""
    own: dict[tuple[str, str], list[Reported]] = {}
    for row in rows:
        if first <= row.first and row.last <= last:
            own.setdefault((row.kind, row.body), []).append(row)
    return [_covering(kind, body, each, first, last) for (kind, body), each in sorted(own.items())]


def _covering(kind: str, body: str, rows: list[Reported], first: date, last: date) -> Covering:
    taken: list[Reported] = []
    for row in sorted(rows, key=lambda row: (row.first - row.last, row.first, row.uid)):
        if all(row.last < other.first or other.last < row.first for other in taken):
            taken.append(row)
    taken.sort(key=lambda row: row.first)
    gaps, free = [], first
    for row in taken:
        if free < row.first:
            gaps.append((free, row.first - timedelta(1)))
        free = row.last + timedelta(1)
    if free <= last:
        gaps.append((free, last))
    return Covering(kind, body, tuple(taken), tuple(gaps))


def incomparable(rows: Iterable[Reported]) -> str:
    """Why figures of one kind may not be drawn as a trend, in one sentence; "" where they may: all are of the
    district, and each body kept one definition."""
    given = list(rows)
    whole_city = sorted({row.body for row in given if row.coverage != "district"})
    if whole_city:
        return f"口径不一致：{'、'.join(whole_city)}报的是全市的数，分不出通州。"
    keys: dict[tuple[str, str], set[str]] = {}
    for row in given:
        keys.setdefault((row.kind, row.body), set()).add(row.definition_key)
    changed = sorted({body for (_, body), own in keys.items() if len(own) > 1})
    return f"口径不一致：{'、'.join(changed)}换过口径。" if changed else ""
