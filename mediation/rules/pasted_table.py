"""从表格粘贴来的一批行：认表头，一行一件，说得出哪一栏没有。"""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?|(\d{4})(\d{2})(\d{2})")


class UnreadableBatch(ValueError):
    """What was pasted has no heads that are known; the message is one Chinese sentence."""


@dataclass(frozen=True)
class BatchRow:
    """One line as it came: `place` in the sheet (the heads are 1), `cells` as pasted, `typed` field → text."""

    place: int
    cells: tuple[str, ...]
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Batch:
    """The heads as they came, and the rows below them."""

    heads: tuple[str, ...]
    rows: tuple[BatchRow, ...]


def read_table(text: str, heads: Mapping[str, Sequence[str]], *, needed: Sequence[str], most: int) -> Batch:
    """The pasted cells, parted by tabs as a spreadsheet copies them; `heads` field → the heads by which its column is
    known, the usual one first; `needed` the fields whose columns must be there, `most` rows. Raises
    `UnreadableBatch`."""
    table = [
        [cell.strip() for cell in line]
        for line in csv.reader(StringIO(text.replace("\r\n", "\n")), delimiter="\t")
        if any(cell.strip() for cell in line)
    ]
    if not table:
        raise UnreadableBatch("没有粘贴内容。在表格里连表头一起选中，复制，粘贴到这里。")
    first = table[0]
    columns = {field: place for field in heads if (place := _column(first, heads[field])) is not None}
    lacking = [heads[field][0] for field in needed if field not in columns]
    if lacking:
        raise UnreadableBatch(f"第一行认不出这几栏：{'、'.join(lacking)}。连表头一起复制，表头照台账的写法。")
    if len(table) == 1:
        raise UnreadableBatch("只有表头，没有行。")
    if len(table) - 1 > most:
        raise UnreadableBatch(f"一次最多 {most} 行，现在是 {len(table) - 1} 行。分几次粘贴。")
    rows = [
        BatchRow(
            place,
            tuple(line),
            {field: line[column] if column < len(line) else "" for field, column in columns.items()},
        )
        for place, line in enumerate(table[1:], 2)
    ]
    return Batch(tuple(first), tuple(rows))


def _column(heads: Sequence[str], names: Sequence[str]) -> int | None:
    plain = [re.sub(r"[\s*（(].*", "", head) for head in heads]
    return next((plain.index(name) for name in names if name in plain), None)


def read_day(text: str) -> date | None:
    """`2026-09-14`, `2026/9/14`, `2026年9月14日`, `20260914`; None for anything else."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in (found.groups()[:3] if found[1] else found.groups()[3:]))
    try:
        return date(year, month, day)
    except ValueError:
        return None
