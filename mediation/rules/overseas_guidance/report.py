"""年度报告：一年里新获知的纠纷按类型、国家、产品分，结果和挽回损失分口径，指导三个计数，典型案例不写名称。

件 counts disputes by the day the office came to know of them; 家次 counts an enterprise once in each dispute; what came
of it is counted in the year of the result, whenever the dispute began. Frozen rows in, tables out.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.rules.overseas_guidance.recovered import KindTotal, Recovery, totals
from mediation.rules.overseas_guidance.words import JURISDICTIONS, KINDS, RESULTS

NO_PRODUCT = "没有填产品"
_BETWEEN = re.compile(r"[、，,;；/\s]+")


@dataclass(frozen=True)
class Part:
    """One enterprise's part in a dispute: `result` a key of `words.RESULTS` and its day; what was recovered."""

    result: str = ""
    result_on: date | None = None
    recovered: tuple[Recovery, ...] = ()


@dataclass(frozen=True)
class Matter:
    """One dispute: `kind` and `place` keys of `words`, `products` as typed."""

    number: str
    kind: str
    place: str
    products: str
    noticed_on: date
    parts: tuple[Part, ...] = ()

    @property
    def goods(self) -> tuple[str, ...]:
        """Its products one by one."""
        return tuple(dict.fromkeys(filter(None, _BETWEEN.split(self.products)))) or (NO_PRODUCT,)


@dataclass(frozen=True)
class Line:
    """`matters` new in the year, `parts` the enterprises in them (家次), `ended` results of the year (家次)."""

    label: str
    matters: int
    parts: int
    ended: int


@dataclass(frozen=True)
class YearReport:
    """The tables of a year. `products` may add up to more than `whole`: a dispute over two products stands in both."""

    year: int
    whole: Line
    kinds: tuple[Line, ...]
    places: tuple[Line, ...]
    products: tuple[Line, ...]
    results: tuple[tuple[str, int], ...]
    recovered: tuple[KindTotal, ...]


def report(matters: Sequence[Matter], year: int) -> YearReport:
    """The year in tables; rows in the order of the words, products by their number."""
    products = {name for matter in matters for name in matter.goods}
    by_product = (_line(name, matters, year, lambda matter, name=name: name in matter.goods) for name in products)  # type: ignore[misc]
    ended = [part for matter in matters for part in matter.parts if _in(part.result_on, year)]
    return YearReport(
        year,
        _line("合计", matters, year, lambda matter: True),
        _lines(KINDS.items(), matters, year, lambda matter: matter.kind),
        _lines(JURISDICTIONS.items(), matters, year, lambda matter: matter.place),
        tuple(sorted(filter(_has_any, by_product), key=lambda line: (-line.matters, -line.ended, line.label))),
        tuple((label, count) for key, label in RESULTS.items() if (count := sum(part.result == key for part in ended))),
        totals([row for matter in matters for part in matter.parts for row in part.recovered if row.on.year == year]),
    )


def _lines(
    words: Iterable[tuple[str, str]], matters: Sequence[Matter], year: int, key: Callable[[Matter], str]
) -> tuple[Line, ...]:
    lines = (_line(label, matters, year, lambda matter, name=name: key(matter) == name) for name, label in words)  # type: ignore[misc]
    return tuple(filter(_has_any, lines))


def _line(label: str, matters: Sequence[Matter], year: int, is_of: Callable[[Matter], bool]) -> Line:
    own = [matter for matter in matters if is_of(matter)]
    new = [matter for matter in own if _in(matter.noticed_on, year)]
    ended = sum(_in(part.result_on, year) for matter in own for part in matter.parts)
    return Line(label, len(new), sum(len(matter.parts) for matter in new), ended)


def _has_any(line: Line) -> bool:
    return bool(line.matters or line.ended)


def _in(on: date | None, year: int) -> bool:
    return on is not None and on.year == year
