"""Figures: ours, the limit's, the ratio and the goal; as a table or as JSON."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One comparison. `ratio` ours ÷ limit in the sense of `goal`; `met` None where no goal is set."""

    name: str
    ours: str
    limit: str
    ratio: float | None
    goal: str
    met: bool | None


def at_most(name: str, ours: float, limit: float, goal: float | None, show: Callable[[float], str] = str) -> Figure:
    """A figure that should not exceed `goal` × the limit."""
    ratio = ours / limit
    wanted = f"≤ {goal:g}" if goal is not None else ""
    return Figure(name, show(ours), show(limit), ratio, wanted, ratio <= goal if goal is not None else None)


def at_least(name: str, ours: float, limit: float, goal: float | None, show: Callable[[float], str] = str) -> Figure:
    """A figure that should reach `goal` × the limit."""
    ratio = ours / limit
    wanted = f"≥ {goal:g}" if goal is not None else ""
    return Figure(name, show(ours), show(limit), ratio, wanted, ratio >= goal if goal is not None else None)


def fact(name: str, ours: str, goal: str = "", met: bool | None = None) -> Figure:
    """A figure without another side."""
    return Figure(name, ours, "", None, goal, met)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(seconds: float) -> str:
    """`1.25 ms`."""
    return f"{seconds * 1000:.2f} ms"


def per_second(count: float) -> str:
    """`1,234/s`."""
    return f"{count:,.0f}/s"


def megabytes(size: float) -> str:
    """`12.3 MB`."""
    return f"{size / 1e6:,.1f} MB"


HEAD = ("figure", "ours", "limit", "ratio", "goal", "")


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures in columns, under their title."""
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(HEAD))]
    lines = ("  ".join(map(_padded, row, widths)).rstrip() for row in rows)
    return "\n".join([title, *lines])


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.3g}"
    verdict = {None: "", True: "met", False: "MISSED"}[figure.met]
    return figure.name, figure.ours, figure.limit, ratio, figure.goal, verdict


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def as_json(results: dict[str, list[Figure]]) -> str:
    """All figures, by part."""
    return json.dumps({part: [asdict(f) for f in figures] for part, figures in results.items()}, ensure_ascii=False)
