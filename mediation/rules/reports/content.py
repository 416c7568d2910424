"""报表的内容：每个数连同口径、分子分母的记录号一起存下；同样的内容给出同样的校验值。"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from mediation.rules.reports.passages import Passage

Rows = tuple[tuple[int, int], ...]
"""Row ids with what each weighs: 1 for counts, 分 for amounts, days for days."""


@dataclass(frozen=True)
class Line:
    """One figure as it stood.

    `key` its name within the report (`accepted`, `accepted@textile`); `label` what it is called; `kind` a value of
    `indicators.Kind`; `shown` how it is printed (`96.4%`, `37`, `—`); `numerator` and `denominator` as counted (分 for
    amounts, denominator None for plain counts); `definition` how it is counted in words; `table` whose ids `rows`
    (numerator) and `base` (denominator) are; `source` 本系统 or 外报; `partial` why it is not the whole figure;
    `by_hand` nothing here counts it: left for the pen. Of a target of the plan `required` is what is asked for and
    `reached` whether it is, None where there is no figure.
    """

    key: str
    label: str
    shown: str
    unit: str = "件"
    kind: str = "count"
    numerator: int | None = None
    denominator: int | None = None
    definition: str = ""
    source: str = "本系统"
    partial: str = ""
    table: str = "mediation_case"
    rows: Rows = ()
    base: Rows = ()
    by_hand: bool = False
    required: str = ""
    reached: bool | None = None

    @property
    def fraction(self) -> str:
        """`212 / 220` for a share, "" for a plain count."""
        return "" if self.denominator is None else f"{self.numerator} / {self.denominator}"


@dataclass(frozen=True)
class Block:
    """Figures that stand together; `kind` "table" their columns are columns of one table, "list" one under another."""

    key: str
    title: str
    lines: tuple[Line, ...]
    kind: str = "list"


@dataclass(frozen=True)
class Content:
    """A whole report: `kind` district or return, `body` the code of whose it is, `period` the code of the period,
    `as_of` the day of the count (ISO), `notes` sentences that belong to it, `passages` what people wrote."""

    kind: str
    body: str
    body_name: str
    period: str
    as_of: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """Every figure in the order of the report."""
        return (line for block in self.blocks for line in block.lines)

    @property
    def by_key(self) -> Mapping[str, Line]:
        """Every figure by its key."""
        return {line.key: line for line in self.lines}


def as_plain(content: Content) -> dict[str, Any]:
    """The content as it is stored."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(content)))
    # Without any the report is, to the letter, what it was before there were passages: so is its hash.
    if not content.passages:
        del plain["passages"]
    return plain


def from_plain(stored: Mapping[str, Any]) -> Content:
    """The stored content read back."""
    blocks = tuple(
        Block(
            key=block["key"],
            title=block["title"],
            kind=block["kind"],
            lines=tuple(
                Line(**{**line, "rows": _pairs(line["rows"]), "base": _pairs(line["base"])}) for line in block["lines"]
            ),
        )
        for block in stored["blocks"]
    )
    written = tuple(Passage(**passage) for passage in stored.get("passages", ()))
    return Content(**{**stored, "blocks": blocks, "notes": tuple(stored["notes"]), "passages": written})


def _pairs(stored: list[list[int]]) -> Rows:
    return tuple((row[0], row[1]) for row in stored)


def digest(content: Content) -> str:
    """SHA-256 (hex) of the content: whoever has the same content gets the same."""
    return _digest(as_plain(content))


def definitions(content: Content) -> str:
    """The version of the definitions (口径) the figures rest on: eight hex digits, the same for every period, that
    change whenever the words of one do, or one is added or dropped."""
    # The district's lines of a town, a kind or another year stand there as they occurred: each counts as its plain one.
    plain = [line for line in content.lines if content.kind == "return" or not {"@", "/", "~"} & set(line.key)]
    return _version(plain)


def was_defined(content: Content, version: str) -> bool:
    """Whether `version` is that of the definitions; also as it was told before, of every line."""
    return version in (definitions(content), _version(content.lines))


def _version(lines: Iterable[Line]) -> str:
    return _digest([[line.key, line.label, line.unit, line.definition] for line in lines])[:8].upper()


def figures_digest(content: Content) -> str:
    """The same for content that differs in the day of the count or in what people wrote alone."""
    return _digest(as_plain(replace(content, as_of="", passages=())))


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
