"""保管期限表：卷宗留多久由本会自己定，法律没有规定（人民调解法第二十七条只说立卷归档）。

The table is a dated setting of the office, one code a row; nothing in it is law.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_LINE = re.compile(r"(.+?)[\s　]+(\d{1,3})[\s　]*年?")


@dataclass(frozen=True)
class Retention:
    """One period: `label` as on the cover, which also names it on the file; `years` None for what is kept for good."""

    label: str
    years: int | None = None

    def ends_on(self, filed_on: date) -> date | None:
        """The last day of the period, counted from the day of filing; None for what is kept for good."""
        return None if self.years is None else years_after(filed_on, self.years)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def table_of(value: Iterable[Mapping[str, Any]]) -> tuple[Retention, ...]:
    """The table from its setting: `{"label", "years"}` a row."""
    return tuple(Retention(str(row["label"]), row["years"]) for row in value)


def as_value(table: Iterable[Retention]) -> list[dict[str, Any]]:
    """The table as its setting stores it."""
    return [{"label": row.label, "years": row.years} for row in table]


def as_lines(table: Iterable[Retention]) -> str:
    """The table as people edit it, one period a line: `长期`, `定期10年 10`."""
    return "\n".join(row.label if row.years is None else f"{row.label} {row.years}" for row in table)


def from_lines(text: str) -> tuple[Retention, ...]:
    """The table that was typed. Raises ValueError with a Chinese sentence."""
    found = tuple(_row(line.strip()) for line in text.splitlines() if line.strip())
    if not found:
        raise ValueError("至少写一种保管期限。")
    labels = [row.label for row in found]
    if len(set(labels)) < len(labels):
        raise ValueError("有两行的名称一样。每种期限只写一行。")
    return found


def _row(line: str) -> Retention:
    counted = _LINE.fullmatch(line)
    label, years = (counted[1].strip(), int(counted[2])) if counted else (line, None)
    if len(label) > 20:
        raise ValueError(f"“{label[:20]}…”太长。名称最多 20 字，年数写在后面，中间空一格。")
    if years is not None and not 1 <= years <= 200:
        raise ValueError(f"“{label}”的年数不对。写 1 到 200。")
    return Retention(label, years)
