"""转录单：外部平台的一栏一栏，怎样写、怎样查错。

A platform's list of columns is data of the office: what was seen on its screen, in its order. `Column` is one line of
it; a list is stored as plain values and read back here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from mediation.rules.transcript.facts import FACTS

BY_HAND = "hand"
FIXED = "text"
MOST_COLUMNS = 150


class Evidence(StrEnum):
    """How the office knows what a platform asks."""

    CODE = "code"
    EXCERPT = "excerpt"
    CHECKED = "checked"

    @property
    def label(self) -> str:
        """In Chinese, for a tag."""
        return {"code": "只见于程序", "excerpt": "只见于摘录", "checked": "本单位核对过"}[self.value]


@dataclass(frozen=True)
class Column:
    """One column. `label` as on the platform's screen, `screen` the page or paper it stands on; `required` marked so
    there; `per_party` asked anew for each party; `fill` a code of `FACTS`, `FIXED` (then `text` is what is always
    written) or `BY_HAND`; `choices` of the platform's own list, as far as known; `note` for whoever types."""

    label: str
    fill: str = BY_HAND
    required: bool = False
    screen: str = ""
    per_party: bool = False
    text: str = ""
    choices: tuple[str, ...] = ()
    note: str = ""

    @property
    def repeats(self) -> bool:
        """Whether it is filled once for each party."""
        return self.per_party or (self.fill in FACTS and FACTS[self.fill].of_party)


@dataclass(frozen=True)
class Listing:
    """A platform's columns as they read from a day on: `name` of the platform, `purpose` what is entered there,
    `source` where the columns are known from."""

    name: str
    purpose: str
    source: str
    evidence: Evidence
    columns: tuple[Column, ...]


def as_plain(columns: Iterable[Column]) -> list[dict[str, Any]]:
    """The columns as they are stored: what is empty is left out."""
    return [
        {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(column).items() if value}
        for column in columns
    ]


def from_plain(rows: Iterable[Mapping[str, Any]]) -> tuple[Column, ...]:
    """The stored columns read back."""
    return tuple(Column(**{**row, "choices": tuple(row.get("choices", ()))}) for row in rows)


def fault_of(column: Column) -> tuple[str, str] | None:
    """What is wrong with one column: (field, Chinese sentence); None when nothing is."""
    if not column.label:
        return "label", "没有写栏目名。照平台屏幕上的字写。"
    if column.fill not in (BY_HAND, FIXED) and column.fill not in FACTS:
        return "fill", "没有这一项事实。重新选。"
    if column.fill == FIXED and not column.text:
        return "text", "选了固定文字，没有写填什么。"
    if column.fill == FIXED and column.choices and column.text not in column.choices:
        return "text", "固定文字不在平台的选项里。照选项的字写。"
    if column.fill != FIXED and column.text:
        return "text", "写了固定文字，“怎样填”也要选“固定文字”。"
    if len(set(column.choices)) < len(column.choices):
        return "choices", "选项有重复的。"
    return None
