"""外报数据的表格：表头、一行怎样读、为什么不能收。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mediation.rules.pasted_table import Batch, BatchRow, read_day, read_table
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS, Kind, number_problems, read_number

MOST = 200
"""Rows of one batch."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": ("数据种类", "种类"),
    "body": ("报送单位", "单位"),
    "from_on": ("统计期起", "开始日期"),
    "until_on": ("统计期止", "结束日期"),
    "coverage": ("统计范围", "范围"),
    "definition_key": ("口径名称", "口径"),
    "definition": ("口径说明",),
    "paper_number": ("文号", "来文文号"),
}
NEEDED = ("kind", "body", "from_on", "until_on", "definition_key", "definition")

# The same head in several kinds is the same column.
NUMBERS: Mapping[str, tuple[str, ...]] = {
    f"number:{label}": (label,) for label in dict.fromkeys(n.label for kind in KINDS.values() for n in kind.numbers)
}
HEADS: Mapping[str, tuple[str, ...]] = {**_WORDS, **NUMBERS}
"""Field → the heads by which its column is known, the usual one first."""

LONGEST = {"definition": 2000}


@dataclass(frozen=True)
class Line:
    """A row as it was understood: `problems` why it cannot be taken; the rest as in `FigureValues` where there are
    none."""

    row: BatchRow
    problems: tuple[str, ...] = ()
    kind: Kind | None = None
    first: date | None = None
    last: date | None = None
    coverage: str = "district"
    numbers: Mapping[str, Decimal] = field(default_factory=dict)


def read_sheet(text: str) -> Batch:
    """The pasted cells. Raises `UnreadableBatch`."""
    return read_table(text, HEADS, needed=NEEDED, most=MOST)


def read_line(row: BatchRow, today: date) -> Line:
    """What the row says, or everything that is wrong with it."""
    typed, found = row.typed, []
    found += [f"没有填{_WORDS[name][0]}。" for name in NEEDED if not typed.get(name)]
    found += [
        f"{_WORDS[name][0]}太长。" for name in _WORDS if len(typed.get(name, "")) > LONGEST.get(name, 200)
    ]  # fmt: skip
    kind = next((each for each in KINDS.values() if each.label == typed.get("kind")), None)
    if kind is None and typed.get("kind"):
        found.append(f"没有“{typed['kind'][:30]}”这一种。照模板里的种类写。")
    days = []
    for name in ("from_on", "until_on"):
        day = read_day(typed.get(name, ""))
        if day is None and typed.get(name):
            found.append(f"{_WORDS[name][0]}看不懂，写成 2026-09-14。")
        days.append(day)
    first, last = days
    if first and last and last < first:
        found.append("统计期止早于统计期起。")
    if last and last > today:
        found.append("统计期还没有过完。")
    coverage = _coverage(typed.get("coverage", ""))
    if not coverage:
        found.append(f"统计范围只有{'、'.join(COVERAGES.values())}。")
    numbers: dict[str, Decimal] = {}
    if kind:
        numbers, wrong = _numbers(kind, typed)
        found += wrong or [sentence for _, sentence in number_problems(kind, numbers)]
    return Line(row, tuple(found), kind, first, last, coverage or "district", numbers)


def _coverage(text: str) -> str:
    if not text or text == "通州":
        return "district"
    return next((key for key, label in COVERAGES.items() if text == label or (key == "city" and text == "全市")), "")


def _numbers(kind: Kind, typed: Mapping[str, str]) -> tuple[dict[str, Decimal], list[str]]:
    numbers, found = {}, []
    for number in kind.numbers:
        value, wrong = read_number(typed.get(f"number:{number.label}", ""), number)
        if wrong:
            found.append(wrong)
        elif value is not None:
            numbers[number.name] = value
    own = {number.label for number in kind.numbers}
    found += [
        f"{kind.label}不填“{label}”。"
        for key, (label, *_) in NUMBERS.items()
        if label not in own and typed.get(key, "").strip()
    ]
    return numbers, found
