"""规划目标：what the plan asks for, how far it is, the light."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from mediation.indicators import ALL, SOURCES, Figure, Indicator, Kind, Period, Source, Target
from mediation.indicators.lights import light_of
from mediation.operations import figures
from mediation.operations.dashboard.asking import Asking, of_whole
from mediation.operations.dashboard.board import Light, Opened, TargetCard

SHOWN = (
    "enterprises_guided",
    "enforcement_closing_rate",
    "public_satisfaction",
    "answered_in_time",
    "joint_meetings",
    "study_trips",
    "enforcement_trainings",
    "enforcement_growth",
)
"""The targets of the plan that lie in this desk's work; the others are cards of other bodies (外报指标)."""


def cards(asking: Asking) -> tuple[TargetCard, ...]:
    """One card for each target. A target is the district's: no filter narrows it. A yearly figure that the period has
    not yet is that of its last full year, and says so."""
    found = _figures(asking)
    return tuple(_card(asking, found[name]) for name in SHOWN)


def _figures(asking: Asking) -> dict[str, Figure]:
    counted = [name for name in SHOWN if ALL[name].source is not Source.REPORTED]
    found = figures.figures(counted, asking.period, today=asking.today)
    wanted = [name for name in SHOWN if name not in found]
    for period in _yearly(asking.period):
        for name, one in figures.figures(wanted, period, today=asking.today).items():
            if found.get(name) is None or (found[name].value is None and one.value is not None):
                found[name] = one
    return found


def _yearly(period: Period) -> Iterator[Period]:
    yield period
    for year in (period.last.year, period.last.year - 1):
        yield Period(date(year, 1, 1), date(year, 12, 31))


def _card(asking: Asking, figure: Figure) -> TargetCard:
    one = figure.indicator
    target = one.target
    assert target is not None
    source = "外报" if one.source is Source.REPORTED else SOURCES[one.source]
    words = one.formula if figure.value is not None or not figure.partial else f"{figure.partial}。{one.formula}"
    pitfall = f"。{one.pitfalls[0].rstrip('。')}" if one.pitfalls else ""
    if figure.value is None:
        return TargetCard(one.label, Opened("—"), "", required(one), source, f"{words}{pitfall}。")
    progress, goal = _bar(one, figure.value, target)
    return TargetCard(
        one.label,
        asking.opened(one.name, figure.shown, period=figure.period),
        _of(figure, target, asking.period),
        required(one),
        source,
        f"{words}{pitfall}。",
        progress,
        goal,
        _light(figure, asking.today),
    )


def required(one: Indicator) -> str:
    """`≥95%`, `>85%`, `100家`."""
    target = one.target
    assert target is not None
    value = f"{target.value:f}{one.unit}"
    if one.kind is Kind.COUNT or (one.kind is Kind.SHARE and target.value == 100):
        return value
    return f"{'>' if target.above else '≥'}{value}"


def _of(figure: Figure, target: Target, asked: Period) -> str:
    one = figure.indicator
    year = "" if figure.period == asked else f"，{figure.period.last.year} 年度"
    if one.kind is Kind.COUNT:
        return f"/ {target.value:f} {one.unit}"
    if one.kind is Kind.SHARE:
        return of_whole(figure) + year
    return year.removeprefix("，") if one.unit == "%" else f"{one.unit}{year}"


def _bar(one: Indicator, value: Fraction, target: Target) -> tuple[float, float]:
    """How long the bar is and where its tick stands: of a whole for parts in percent, of the target for the rest."""
    if one.unit == "%" and one.kind is not Kind.GROWTH:
        return max(0.0, float(value) / 100), float(target.value) / 100
    return max(0.0, min(1.0, float(value / Fraction(target.value)))), 1.0


def _light(figure: Figure, today: date) -> Light | None:
    """The light with what is asked and what is lacking, in words."""
    one, light = figure.indicator, light_of(figure, today)
    if light is None or one.target is None:
        return None
    if light.kind == "good":
        return Light("good", light.word, f"要求 {required(one)}")
    percent = one.unit == "%"
    lacking = light.lacking.removeprefix("差 ")
    if one.kind is Kind.COUNT:
        return Light(light.kind, light.word, f"还差 {lacking} {one.unit}")
    must = f"须{'高于' if one.target.above else '达到'} {one.target.value:f}{one.unit}"
    gap = f"，差 {lacking} {'个百分点' if percent else one.unit}" if lacking != "0" else ""
    return Light(light.kind, light.word, must + gap)
