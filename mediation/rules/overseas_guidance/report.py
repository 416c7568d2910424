"""年度报告：一年里新获知的纠纷按类型、国家、产品分，结果和挽回损失分口径，指导三个计数，典型案例不写名称。

件 counts disputes by the day the office came to know of them; 家次 counts an enterprise once in each dispute; what came
of it is counted in the year of the result, whenever the dispute began. Frozen rows in, tables out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.rules.overseas_guidance.recovered import KindTotal, Recovery, totals
from mediation.rules.overseas_guidance.words import JURISDICTIONS, KINDS, RESULTS

NO_PRODUCT = "没有填产品"
_BETWEEN = re.compile(r"[、，,;；/\s]+")


@dataclass(frozen=True)
class Part:
    """One enterprise's part in a dispute: `result` a key of `words.RESULTS` and its day; what was recovered; `uid`
    where it can be read."""

    result: str = ""
    result_on: date | None = None
    recovered: tuple[Recovery, ...] = ()
    uid: str = ""


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
    """`matters` new in the year, `parts` the enterprises in them (家次), `ended` results of the year (家次); `key` what
    its rows have in common, as `rows` takes it."""

    label: str
    matters: int
    parts: int
    ended: int
    key: str = ""


@dataclass(frozen=True)
class YearReport:
    """The tables of a year. `products` may add up to more than `whole`: a dispute over two products stands in both.
    `results` (key of `words.RESULTS`, its label, how many 家次)."""

    year: int
    whole: Line
    kinds: tuple[Line, ...]
    places: tuple[Line, ...]
    products: tuple[Line, ...]
    results: tuple[tuple[str, str, int], ...]
    recovered: tuple[KindTotal, ...]


@dataclass(frozen=True)
class Rows:
    """The rows behind a line: disputes `new` in the year, enterprises in them (`parts`), results of the year
    (`ended`)."""

    new: tuple[Matter, ...]
    parts: tuple[tuple[Matter, Part], ...]
    ended: tuple[tuple[Matter, Part], ...]


TABLES: Mapping[str, Callable[[Matter, str], bool]] = {
    "all": lambda matter, key: True,
    "kind": lambda matter, key: matter.kind == key,
    "place": lambda matter, key: matter.place == key,
    "product": lambda matter, key: key in matter.goods,
    "result": lambda matter, key: any(part.result == key for part in matter.parts),
}
"""Table → whether a dispute belongs to the line of that key in it."""


def rows(matters: Sequence[Matter], year: int, table: str = "all", key: str = "") -> Rows:
    """What the line of `key` in `table` (a key of `TABLES`) counts; of a result only the enterprises that had it."""
    own = [matter for matter in matters if TABLES[table](matter, key)]
    new = [matter for matter in own if _in(matter.noticed_on, year)]
    parts = [(matter, part) for matter in own for part in matter.parts if table != "result" or part.result == key]
    return Rows(
        tuple(new),
        tuple((matter, part) for matter, part in parts if _in(matter.noticed_on, year)),
        tuple((matter, part) for matter, part in parts if _in(part.result_on, year)),
    )


def money(matters: Sequence[Matter], year: int) -> list[tuple[Matter, Part, Recovery]]:
    """What was recovered in the year."""
    return [
        (matter, part, row)
        for matter in matters
        for part in matter.parts
        for row in part.recovered
        if row.on.year == year
    ]


def report(matters: Sequence[Matter], year: int) -> YearReport:
    """The year in tables; rows in the order of the words, products by their number."""
    products = {name: name for matter in matters for name in matter.goods}
    by_product = _lines("product", products, matters, year)
    ended = {key: len(rows(matters, year, "result", key).ended) for key in RESULTS}
    return YearReport(
        year,
        _line("合计", matters, year, "all", ""),
        _lines("kind", KINDS, matters, year),
        _lines("place", JURISDICTIONS, matters, year),
        tuple(sorted(by_product, key=lambda line: (-line.matters, -line.ended, line.label))),
        tuple((key, label, ended[key]) for key, label in RESULTS.items() if ended[key]),
        totals([row for _, _, row in money(matters, year)]),
    )


def _lines(table: str, words: Mapping[str, str], matters: Sequence[Matter], year: int) -> tuple[Line, ...]:
    lines = (_line(label, matters, year, table, key) for key, label in words.items())
    return tuple(line for line in lines if line.matters or line.ended)


def _line(label: str, matters: Sequence[Matter], year: int, table: str, key: str) -> Line:
    found = rows(matters, year, table, key)
    return Line(label, len(found.new), len(found.parts), len(found.ended), key)


def _in(on: date | None, year: int) -> bool:
    return on is not None and on.year == year
