"""图：柱、条、分段条，屏幕上和纸上同一种画法；每个字都是字，每种花纹不靠颜色也分得开。

Pure functions from numbers to SVG. Widths are parts of the drawing's width, heights are pixels, so that words keep
their size when a page is narrow. What paper needs (black patterns, faces) stands in attributes; the screen's style
sheet overrides it by class (static/css/chart.css).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, log10

from markupsafe import Markup, escape


class Look(StrEnum):
    """How an area is filled."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    LINED = "lined"
    EMPTY = "empty"
    BAD = "bad"


@dataclass(frozen=True)
class Bar:
    """One bar: `value` its length in the chart's unit, `shown` the word at its end, `said` its name for who cannot see
    it (`2026年二季度，区调委会：受理 25 件`), `href` the list of its rows, "" where there is none to open."""

    value: float
    shown: str
    said: str
    look: Look = Look.SOLID
    href: str = ""


@dataclass(frozen=True)
class Note:
    """A line of words under a column; `tone` "" or ok, bad, quiet; `figure` what the table says instead."""

    text: str
    tone: str = ""
    href: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Group:
    """The bars at one place of the axis, side by side; `name` in full (`2026年二季度`), `label` under the axis; `over`
    the heading that begins here (a year); `mark` a line across the place at this value, `mark_words` what it is."""

    name: str
    label: str
    bars: tuple[Bar, ...]
    notes: tuple[Note, ...] = ()
    over: str = ""
    mark: float | None = None
    mark_words: str = ""

    def parts(self, top: float) -> tuple["Part", ...]:
        """The bars as parts of a lying bar that is `top` long."""
        return tuple(Part(each.value / top, each.said, each.look, each.href) for each in self.bars)


@dataclass(frozen=True)
class Series:
    """One kind of bar of a chart, for the legend."""

    name: str
    look: Look


@dataclass(frozen=True)
class Columns:
    """A chart of standing bars. `name` an identifier used once a page, `said` what it shows, in a sentence; `unit` of
    the axis ("%" or ""); `stacked` the bars of a group stand on one another; `target` a line across everything;
    `noted` what the notes of each group are, as heads of the table of its figures."""

    name: str
    said: str
    groups: tuple[Group, ...]
    series: tuple[Series, ...] = ()
    unit: str = ""
    stacked: bool = False
    target: float | None = None
    target_words: str = ""
    noted: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the table that says the same."""
        return ("", *(each.name for each in self.series), *self.noted)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Its rows; a group with fewer notes than `noted` has empty cells."""
        return tuple(
            (group.name, *(bar.shown for bar in group.bars), *(note.figure or note.text for note in group.notes))
            + ("",) * (len(self.noted) - len(group.notes))
            for group in self.groups
        )

    @property
    def highest(self) -> float:
        """The largest value that must find room."""
        heights = [sum(b.value for b in g.bars) if self.stacked else bar.value for g in self.groups for bar in g.bars]
        marks = [group.mark for group in self.groups if group.mark is not None]
        return max([*heights, *marks, self.target or 0, 0])


@dataclass(frozen=True)
class Part:
    """One part of a bar that is a whole: `share` of 1."""

    share: float
    said: str
    look: Look
    href: str = ""


@dataclass(frozen=True)
class Size:
    """Where a chart's words and lines stand, in pixels: `plot` the height of the bars, `head` the room over them,
    `foot` the room below, `line` from one line of words to the next; `gutter` the part of the width (percent) that
    the axis takes, 0 for no axis; `face` and `font` for paper."""

    plot: int = 150
    head: int = 22
    line: int = 20
    gutter: float = 4.0
    face: str = "Mediation Fang"
    font: float = 12.0


SCREEN = Size()
PAPER = Size(plot=92, head=18, line=15, gutter=0.0, font=11.5)


def steps(highest: float, lines: int = 4) -> tuple[float, ...]:
    """The values of the axis, from 0 to the first at or above `highest`: 62 → 0, 20, 40, 60, 80."""
    if highest <= 0:
        return (0.0, 1.0)
    rough = highest / lines
    power: float = 10.0 ** floor(log10(rough))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough)
    # Nothing counted here has halves: a step of less than one would name a number twice.
    step = max(1.0, step)
    return tuple(step * place for place in range(ceil(highest / step) + 1))


def _patterns(name: str, looks: Iterable[Look]) -> Markup:
    """The fills of one drawing, called `name-hatched` and so on."""
    used = {look.value for look in looks}
    drawn = [_pattern(name, *each) for each in _FILLS if each[0] in used]
    return Markup("<defs>{}</defs>").format(Markup("").join(drawn)) if drawn else Markup()


def columns(chart: Columns, size: Size = SCREEN) -> Markup:
    """The standing bars of a chart, with its axis, labels and notes; every bar that has an address is a link."""
    axis = steps(chart.highest)
    draw = _Columns(chart, size, axis[-1], 100.0 - size.gutter)
    looks = {each.look for group in chart.groups for each in group.bars}
    pieces = [_patterns(chart.name, looks), *draw.grid(axis), *draw.bars(), *draw.lines(), *draw.words()]
    return Markup('<svg class="chart" role="group" aria-label="{}" width="100%" height="{}">{}</svg>').format(
        chart.said, draw.height, Markup("").join(pieces)
    )


def bar(share: float, look: Look, name: str, *, target: float | None = None, track: bool = False) -> Markup:
    """One lying bar of `share` (0 to 1) of the width, with a tick at `target`; its words stand beside it."""
    pieces = [_patterns(name, [look])]
    if track:
        pieces.append(_rect("chart__track", 0, 100, 0, "100%", "none", "#000"))
    pieces.append(_rect(f"chart__{look.value}", 0, 100 * min(1.0, share), 0, "100%", _fill(look, name), "#000"))
    if target is not None:
        at = f"{99.5 * min(1.0, target):.2f}%"
        pieces.append(
            Markup(
                '<line class="chart__goal" x1="{0}" x2="{0}" y1="0" y2="100%" stroke="#000" stroke-width="2"></line>'
            ).format(at)
        )
    return Markup('<svg class="chart-bar" aria-hidden="true">{}</svg>').format(Markup("").join(pieces))


def worded(share: float, look: Look, name: str, words: str, size: Size = PAPER) -> Markup:
    """One lying bar of `share` of the width with its words behind it, for paper."""
    area = _rect(f"chart__{look.value}", 0, 100 * share, 0, "100%", _fill(look, name), "#000")
    said = _text("chart__word", f"{100 * share + 2:.1f}%", size.font, words, size, "start")
    return Markup('<svg class="chart-worded">{}{}{}</svg>').format(_patterns(name, [look]), area, said)


def stack(parts: Sequence[Part], name: str, said: str) -> Markup:
    """A bar that is a whole, cut into its parts; a part that has an address is a link."""
    pieces, left = [_patterns(name, [part.look for part in parts])], 0.0
    for part in parts:
        width = 100 * part.share
        area = _rect(f"chart__{part.look.value}", left, width, 0, "100%", _fill(part.look, name), "#000")
        pieces.append(_linked(area, part.said, part.href))
        left += width
    pieces.append(_rect("chart__frame", 0, 100, 0, "100%", "none", "#000"))
    return Markup('<svg class="chart-stack" role="group" aria-label="{}">{}</svg>').format(
        said, Markup("").join(pieces)
    )


def swatch(look: Look, name: str) -> Markup:
    """The little area of a legend."""
    area = _rect(f"chart__{look.value}", 0, 100, 0, "100%", _fill(look, name), "#000")
    return Markup('<svg class="chart-swatch" aria-hidden="true">{}{}</svg>').format(_patterns(name, [look]), area)


@dataclass(frozen=True)
class _Columns:
    chart: Columns
    size: Size
    top: float
    room: float

    @property
    def base(self) -> int:
        return self.size.head + self.size.plot

    @property
    def height(self) -> int:
        """Labels, then as many notes as the group with most has, then headings."""
        notes = max((len(group.notes) for group in self.chart.groups), default=0)
        headed = any(group.over for group in self.chart.groups)
        return self.base + self.size.line * (1 + notes + headed) + 6

    @property
    def slot(self) -> float:
        return self.room / max(1, len(self.chart.groups))

    def left(self, place: int) -> float:
        return self.size.gutter + self.slot * place

    def y(self, value: float) -> float:
        return self.base - self.size.plot * value / self.top

    def grid(self, axis: Sequence[float]) -> Iterator[Markup]:
        if self.size.gutter:
            for value in axis:
                yield self._line("chart__grid", self.size.gutter, 100, self.y(value), "#bbb")
                words = f"{value:g}{self.chart.unit}"
                yield self._text("chart__word", f"{self.size.gutter - 0.7:.2f}%", self.y(value) + 4, words, "end")
        if self.chart.target is not None:
            yield self._line("chart__target", self.size.gutter, 100, self.y(self.chart.target), "#000")
            at = f"{self.size.gutter + 0.5:.2f}%"
            yield self._text("chart__word", at, self.y(self.chart.target) - 5, self.chart.target_words, "start")

    def bars(self) -> Iterator[Markup]:
        for place, group in enumerate(self.chart.groups):
            yield from self._stacked(place, group) if self.chart.stacked else self._beside(place, group)

    def lines(self) -> Iterator[Markup]:
        yield self._line("chart__base", self.size.gutter, 100, self.base, "#000")
        for place, group in enumerate(self.chart.groups):
            if group.mark is None:
                continue
            left, right = self.left(place) + self.slot * 0.08, self.left(place) + self.slot * 0.92
            yield self._line("chart__mark", left, right, self.y(group.mark), "#000")
            if group.mark_words:
                yield self._text("chart__word", f"{left - 0.3:.2f}%", self.y(group.mark) + 4, group.mark_words, "end")

    def words(self) -> Iterator[Markup]:
        headed = any(group.over for group in self.chart.groups)
        for place, group in enumerate(self.chart.groups):
            middle, at = f"{self.left(place) + self.slot / 2:.2f}%", self.base + self.size.line - 4
            if group.label:
                yield self._text("chart__label", middle, at, group.label)
            for number, note in enumerate(group.notes, 1):
                tone = f" chart__word--{note.tone}" if note.tone else ""
                words = self._text(f"chart__word{tone}", middle, at + number * self.size.line, note.text)
                yield _linked(words, "", note.href)
            if headed and group.over:
                foot = self.height - self.size.line
                yield Markup(
                    '<line class="chart__tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="#999"></line>'
                ).format(f"{self.left(place):.2f}%", self.base, self.height - 4)
                yield self._text("chart__label", f"{self.left(place) + 0.4:.2f}%", foot + 12, group.over, "start")

    def _beside(self, place: int, group: Group) -> Iterator[Markup]:
        count = max(1, len(group.bars))
        wide = self.slot * (0.46 if count == 1 else 0.58) / count
        first = self.left(place) + (self.slot - count * wide - (count - 1) * self.slot * 0.02) / 2
        for number, each in enumerate(group.bars):
            left = first + number * (wide + self.slot * 0.02)
            yield self._bar(each, left, wide, 0.0)

    def _stacked(self, place: int, group: Group) -> Iterator[Markup]:
        under = 0.0
        for each in group.bars:
            yield self._bar(each, self.left(place) + self.slot * 0.15, self.slot * 0.7, under)
            under += each.value

    def _bar(self, each: Bar, left: float, wide: float, under: float) -> Markup:
        head, foot = self.y(under + each.value), self.y(under)
        fill = _fill(each.look, self.chart.name)
        area = _rect(f"chart__{each.look.value}", left, wide, head, f"{max(0.0, foot - head):.1f}", fill, "#000")
        # A bar of one case is three pixels high: the whole column over it can be pressed.
        hit = _rect("chart__hit", left, wide, self.size.head / 2, f"{self.base - self.size.head / 2:.1f}", "none", "")
        if self.chart.stacked:
            return _linked(area, each.said, each.href)
        words = self._text("chart__value", f"{left + wide / 2:.2f}%", head - 5, each.shown) if each.shown else Markup()
        return _linked((hit if each.href else Markup()) + area + words, each.said, each.href)

    def _line(self, style: str, left: float, right: float, y: float, stroke: str) -> Markup:
        return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}"></line>').format(
            style, f"{left:.2f}%", f"{right:.2f}%", f"{y:.1f}", f"{y:.1f}", stroke
        )

    def _text(self, style: str, x: str, y: float, words: str, anchor: str = "middle") -> Markup:
        return _text(style, x, y, words, self.size, anchor)


def _text(style: str, x: str, y: float, words: str, size: Size, anchor: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}" text-anchor="{}" font-family="{}" font-size="{}">{}</text>').format(
        style, x, f"{y:.1f}", anchor, size.face, f"{size.font:g}", words
    )


def _rect(style: str, left: float, width: float, y: float, height: str, fill: str, stroke: str) -> Markup:
    line = Markup(' stroke="{}"').format(stroke) if stroke else Markup()
    return Markup('<rect class="{}" x="{}" width="{}" y="{}" height="{}" fill="{}"{}></rect>').format(
        style, f"{left:.2f}%", f"{max(0.0, width):.2f}%", f"{y:.1f}", height, fill, line
    )


def _linked(drawing: Markup, said: str, href: str) -> Markup:
    title = Markup("<title>{}</title>").format(said) if said else Markup()
    if href:
        name = Markup(' aria-label="{}"').format(said) if said else Markup()
        return Markup('<a class="chart__link" href="{}"{}>{}{}</a>').format(href, name, title, drawing)
    return Markup("<g>{}{}</g>").format(title, drawing) if said else drawing


# name, side of the tile, turn, what is drawn on it
_FILLS = (
    ("hatched", 6, 45, Markup('<rect class="chart__stroke" width="2" height="6" fill="#000"></rect>')),
    ("dotted", 5, 0, Markup('<circle class="chart__stroke" cx="2" cy="2" r="0.9" fill="#000"></circle>')),
    ("lined", 4, 0, Markup('<rect class="chart__stroke" width="4" height="1" fill="#000"></rect>')),
    ("bad", 6, 0, Markup('<circle class="chart__stroke--bad" cx="3" cy="3" r="1.6" fill="#000"></circle>')),
)


def _pattern(name: str, look: str, side: int, turn: int, drawn: Markup) -> Markup:
    turned = Markup(' patternTransform="rotate({})"').format(turn) if turn else Markup()
    ground = Markup('<rect class="chart__ground" width="{0}" height="{0}" fill="#fff"></rect>').format(side)
    return Markup('<pattern id="{}-{}" width="{}" height="{}" patternUnits="userSpaceOnUse"{}>{}{}</pattern>').format(
        name, look, side, side, turned, ground, drawn
    )


def _fill(look: Look, name: str) -> str:
    if look is Look.SOLID:
        return "#000"
    return "#fff" if look is Look.EMPTY else f"url(#{escape(name)}-{look.value})"
