"""The dashboard as plain values: what the page and the sheet of paper show, with the address behind every figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation.documents.charts import Columns, Look, Part


@dataclass(frozen=True)
class Opened:
    """A figure as shown and the list of its rows, `href` "" for who may read numbers only; `said` its full name."""

    shown: str
    href: str = ""
    said: str = ""


@dataclass(frozen=True)
class Light:
    """How a target stands: `state` good, warn or bad; `word` 达标, 落后 or 未达; `rest` what is missing, in words."""

    state: str
    word: str
    rest: str = ""


@dataclass(frozen=True)
class TargetCard:
    """One target of the plan: `of` what stands behind the figure (`/ 100 家`, `318 / 330`), `required` (`≥95%`);
    `progress` and `goal` parts of the bar's width, None where there is no figure or no light."""

    label: str
    figure: Opened
    of: str
    required: str
    source: str
    definition: str
    progress: float | None = None
    goal: float | None = None
    light: Light | None = None


@dataclass(frozen=True)
class Explained:
    """One line of how a figure is counted: the term, its number, in words."""

    term: str
    text: str
    figure: Opened | None = None


@dataclass(frozen=True)
class ShareBoard:
    """纠纷调解方式化解占比 by year and by quarter; `trend` in words, "" where two years cannot be compared; `partial`
    why it is not the whole figure (仅本系统口径)."""

    years: Columns
    quarters: Columns
    trend: str
    rising: bool
    partial: str
    explained: tuple[Explained, ...]


@dataclass(frozen=True)
class Table:
    """A table of figures: heads, then rows of a name and its figures; the last row is the sum where `summed`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Opened, ...], ...]
    summed: bool = False


@dataclass(frozen=True)
class Line:
    """A lying bar: `value` how many, `share` of the widest one, `note` behind its number."""

    label: str
    figure: Opened
    value: int
    share: float
    look: Look
    note: str = ""


@dataclass(frozen=True)
class Counter:
    """A figure in the line of a panel: what it is, the figure, what follows it."""

    label: str
    figure: Opened
    after: str = ""


@dataclass(frozen=True)
class Performance:
    """One way of counting performance: `by` 期数 or 金额, what was due, the rate, the parts of the bar with words."""

    by: str
    due: Opened
    rate: str
    parts: tuple[Part, ...]
    said: tuple[Counter, ...]


@dataclass(frozen=True)
class Board:
    """Everything on the dashboard, in the order of the page."""

    targets: tuple[TargetCard, ...]
    share: ShareBoard
    counters: tuple[Counter, ...]
    cases: Columns
    committees: Table
    kinds: tuple[Line, ...]
    sources: tuple[Line, ...]
    funnel: tuple[Line, ...]
    lost: tuple[Counter, ...]
    performance: tuple[Performance, ...]
    centre: Table
    towns: Table
    notes: tuple[str, ...]

    @property
    def tally(self) -> str:
        """`4 项：达标 1，未达 3`."""
        states = [card.light.state for card in self.targets if card.light]
        reached, missing = states.count("good"), len(self.targets) - len(states)
        said = f"{len(self.targets)} 项：达标 {reached}，未达 {len(states) - reached}"
        return said + (f"，没有数的 {missing}" if missing else "")


def shares(counts: Sequence[tuple[str, int]], total: int) -> Iterator[tuple[str, int, float, str]]:
    """Each name with its count, its part of the largest, its part of `total` in words (`55.5%`, `—` of nothing)."""
    most = max((count for _, count in counts), default=0) or 1
    for name, count in counts:
        yield name, count, count / most, f"{100 * count / total:.1f}%" if total else "—"
