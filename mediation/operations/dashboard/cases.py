"""The committees' cases on the dashboard: by quarter, committee, kind and source. Two statements count them all."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.documents.charts import Bar, Columns, Group, Look, Series
from mediation.indicators import Period
from mediation.operations.dashboard.asking import Asking, number, percent, unfinished
from mediation.operations.dashboard.board import Counter, Line, Opened, Table, shares
from mediation.operations.figures import Spread, by_quarter, days
from mediation.operations.figures.counted import At
from mediation.operations.figures.counting import sums
from mediation.operations.figures.registry import COUNTED
from mediation.rules.dispute_types import DisputeType
from mediation.rules.sources import SOURCES

LOOKS = (Look.SOLID, Look.HATCHED, Look.DOTTED, Look.LINED)
_NAMES = ("accepted", "ended", "agreements")
_QUARTERS = "一二三四"
Groups = Mapping[str, Mapping[tuple[int, str, str], int]]


def counted(asking: Asking) -> Groups:
    """Name → (committee, kind, source) → how many, of the period."""
    wanted = {name: COUNTED[name].numerator for name in _NAMES}
    return sums(wanted, At(asking.period, asking.today), asking.filters, ("body", "kind", "source"))


def counters(found: Groups, asking: Asking) -> tuple[Counter, ...]:
    """In, ended, resolved, each rate with its name, the days."""
    accepted, ended, agreements = (sum(found[name].values()) for name in _NAMES)
    spread = days("mediation_days", asking.period, asking.filters, today=asking.today)
    rates = f"成功 / 受理 {percent(agreements, accepted)}，成功 / 办结 {percent(agreements, ended)}"
    middle = asking.opened("mediation_days", _days(spread.median), "办理天数（中位）")
    return (
        Counter("受理", asking.opened("accepted", number(accepted))),
        Counter("办结", asking.opened("ended", number(ended))),
        Counter("调解成功", asking.opened("agreements", number(agreements)), rates),
        Counter("办理天数", middle, "日（中位）"),
        Counter("九成在", _nine(spread, "", asking), "日以内"),
    )


def by_quarters(asking: Asking, most: int = 8) -> Columns:
    """Cases accepted in the last quarters up to the period's end, a bar for each committee."""
    last = asking.period.last
    begin = last.year * 4 + (last.month - 1) // 3 - most + 1
    whole = Period(date(begin // 4, begin % 4 * 3 + 1, 1), last)
    found = by_quarter(["accepted"], whole, asking.filters, today=asking.today, bodies=True)["accepted"]
    bodies = [body for body in asking.committees if not asking.filters.committee or body == asking.filters.committee]
    some = next(iter(found.values()))
    groups = []
    for place, piece in enumerate(figure.period for figure in some):
        quarter = (piece.first.month - 1) // 3
        name = f"{piece.first.year}年{_QUARTERS[quarter]}季度"
        bars = []
        for at, body in enumerate(bodies):
            count = int(found[body][place].numerator) if body in found else 0
            said = f"{name}，{asking.committees[body]}：受理 {count} 件"
            href = asking.opened("accepted", str(count), period=piece, within={"committee": body}).href
            bars.append(Bar(count, number(count), said, LOOKS[at % len(LOOKS)], href))
        over = f"{piece.first.year} 年" if place == 0 or quarter == 0 else ""
        groups.append(Group(name, f"{_QUARTERS[quarter]}季度{unfinished(piece)}", tuple(bars), over=over))
    series = tuple(Series(asking.committees[body], LOOKS[at % len(LOOKS)]) for at, body in enumerate(bodies))
    return Columns("cases", "两个调委会各季度受理数", tuple(groups), series)


def committees(found: Groups, asking: Asking) -> Table:
    """A row for each committee, then their sum."""
    heads = ("调委会", "受理", "办结", "成功", "成功 / 受理", "成功 / 办结", "中位天数", "九成天数")
    bodies = [body for body in asking.committees if not asking.filters.committee or body == asking.filters.committee]
    rows = [_row(body, found, asking) for body in bodies]
    return Table(heads, (*rows, _row(None, found, asking)) if len(rows) > 1 else tuple(rows), summed=len(rows) > 1)


def _row(body: int | None, found: Groups, asking: Asking) -> tuple[Opened, ...]:
    name = asking.committees[body] if body else "合计"
    within = {"committee": body} if body else None
    counts = [sum(n for group, n in found[each].items() if body in (None, group[0])) for each in _NAMES]
    words = ("受理", "办结", "调解成功")
    cells = [
        asking.opened(each, number(count), f"{name}{word}", within=within)
        for each, count, word in zip(_NAMES, counts, words, strict=True)
    ]
    filters = replace(asking.filters, committee=body) if body else asking.filters
    spread = days("mediation_days", asking.period, filters, today=asking.today)
    accepted, ended, agreements = counts
    rates = (Opened(percent(agreements, accepted)), Opened(percent(agreements, ended)))
    middle = asking.opened("mediation_days", _days(spread.median), f"{name}办理天数（中位）", within=within)
    return (Opened(name), *cells, *rates, middle, _nine(spread, name, asking, within))


def _nine(spread: Spread, name: str, asking: Asking, within: Mapping[str, Any] | None = None) -> Opened:
    """The day within which nine in ten are: it opens those that took as long, or longer."""
    if spread.p90 is None:
        return Opened("—")
    said = f"{name}办理天数（九成以内）"
    return asking.opened("mediation_days", str(spread.p90), said, within=within, least=spread.p90)


def _days(median: Decimal | None) -> str:
    return "—" if median is None else f"{median:g}"


def kinds(found: Groups, asking: Asking) -> tuple[Line, ...]:
    """Kinds of dispute among what was accepted, the most frequent first."""
    labels = {kind.value: kind.label for kind in DisputeType}
    return _lines(found, 1, "kind", labels, Look.SOLID, asking)


def sources(found: Groups, asking: Asking) -> tuple[Line, ...]:
    """Where what was accepted came from."""
    return _lines(found, 2, "source", {code: one.label for code, one in SOURCES.items()}, Look.HATCHED, asking)


def _lines(
    found: Groups, place: int, split: str, labels: Mapping[str, str], look: Look, asking: Asking
) -> tuple[Line, ...]:
    totals: Tally[str] = Tally()
    for group, count in found["accepted"].items():
        totals[str(group[place])] += count
    counts: Sequence[tuple[str, int]] = totals.most_common()
    return tuple(
        Line(
            labels.get(code, code or "没有登记"),
            asking.opened("accepted", number(count), labels.get(code, code), within={split: code} if code else None),
            count,
            length,
            look,
            rate,
        )
        for code, count, length, rate in shares(counts, totals.total())
    )
