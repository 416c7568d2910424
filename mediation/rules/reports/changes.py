"""更正：新的一版和上一版比，哪个数变了，分子分母里进来了哪些、出去了哪些、哪些改了数额。"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mediation.rules.reports.content import Content, Line, Rows


@dataclass(frozen=True)
class Change:
    """What became of one figure: how it was shown and how it is, n and N of each; the row ids that came (`added`), went
    (`removed`), or count with another amount (`revalued`), in numerator and denominator together."""

    key: str
    label: str
    table: str
    before: str
    after: str
    fraction_before: str = ""
    fraction_after: str = ""
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    revalued: tuple[int, ...] = ()
    redefined: bool = False


def changes(old: Content, new: Content) -> list[Change]:
    """Every figure that differs, in the order of the new report; those that it no longer has come last."""
    before, after = old.by_key, new.by_key
    pairs = [(before.get(key), line) for key, line in after.items()]
    gone = [(line, None) for key, line in before.items() if key not in after]
    found = [_change(one, other) for one, other in pairs] + [_change(line, None) for line, _ in gone]
    return [change for change in found if change is not None]


def _change(old: Line | None, new: Line | None) -> Change | None:
    named = new or old
    assert named is not None
    rows_old, rows_new = _rows(old), _rows(new)
    added, removed = sorted(rows_new.keys() - rows_old.keys()), sorted(rows_old.keys() - rows_new.keys())
    revalued = sorted(row for row in rows_old.keys() & rows_new.keys() if rows_old[row] != rows_new[row])
    redefined = bool(old and new and (old.definition, old.unit) != (new.definition, new.unit))
    said_old, said_new = _said(old), _said(new)
    if said_old == said_new and not (added or removed or revalued or redefined):
        return None
    return Change(
        key=named.key,
        label=named.label,
        table=named.table,
        before=said_old[0],
        after=said_new[0],
        fraction_before=said_old[1],
        fraction_after=said_new[1],
        added=tuple(added),
        removed=tuple(removed),
        revalued=tuple(revalued),
        redefined=redefined,
    )


def _said(line: Line | None) -> tuple[str, str, str]:
    return ("没有这一项", "", "") if line is None else (line.shown, line.fraction, line.partial)


def _rows(line: Line | None) -> Mapping[int, tuple[int, ...]]:
    """Row id → where it counts and how much, so that one that moves from base to numerator is seen."""
    found: dict[int, tuple[int, ...]] = {}
    sides: tuple[Rows, ...] = () if line is None else (line.base, line.rows)
    for side in sides:
        for row, worth in side:
            found[row] = (*found.get(row, ()), worth)
    return found


def as_plain(listed: list[Change]) -> list[dict[str, Any]]:
    """The changes as they are stored."""
    return [
        {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(one).items() if value}
        for one in listed
    ]


def from_plain(stored: list[dict[str, Any]]) -> list[Change]:
    """The stored changes read back."""
    return [_read(one) for one in stored]


def _read(one: dict[str, Any]) -> Change:
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in one.items()}
    return Change(**{"before": "", "after": "", **given})
