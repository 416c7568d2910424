"""更正：新的一版和上一版比，哪个数变了，分子分母里进来了哪些、出去了哪些、哪些改了数额；哪段文字改了。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mediation.rules.reports.content import Content, Line, Rows


@dataclass(frozen=True)
class Change:
    """What became of one figure: how it was shown and how it is, n and N of each; the row ids that came (`added`), went
    (`removed`), or count with another amount (`revalued`), in numerator and denominator together. Of a `written`
    passage `before` and `after` are its texts, "" for none."""

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
    written: bool = False


def changes(old: Content, new: Content) -> list[Change]:
    """Every figure that differs, in the order of the new report; those that it no longer has come after; then every
    passage that reads differently."""
    before, after = old.by_key, new.by_key
    pairs = [(before.get(key), line) for key, line in after.items()]
    gone = [(line, None) for key, line in before.items() if key not in after]
    found = [_change(one, other) for one, other in pairs] + [_change(line, None) for line, _ in gone]
    return [*(change for change in found if change is not None), *_rewritten(old, new)]


def in_words(found: Sequence[Change]) -> str:
    """`3 个数、1 段文字有变`."""
    written = sum(change.written for change in found)
    parts = (f"{len(found) - written} 个数" if len(found) > written else "", f"{written} 段文字" if written else "")
    return f"{'、'.join(filter(None, parts))}有变"


def _rewritten(old: Content, new: Content) -> Iterator[Change]:
    before, after = ({one.key: one for one in content.passages} for content in (old, new))
    for key in dict.fromkeys((*before, *after)):
        then, now = (each[key].text if key in each else "" for each in (before, after))
        if then != now:
            yield Change(key, (after.get(key) or before[key]).label, "", before=then, after=now, written=True)


def _change(old: Line | None, new: Line | None) -> Change | None:
    named = new or old
    assert named is not None
    rows_old, rows_new = _rows(old), _rows(new)
    said_old, said_new = _said(old), _said(new)
    if old and not rows_old and said_old == said_new:
        # The version before kept no rows of this figure: that it has some now is no change of it.
        rows_new = {}
    added, removed = sorted(rows_new.keys() - rows_old.keys()), sorted(rows_old.keys() - rows_new.keys())
    revalued = sorted(row for row in rows_old.keys() & rows_new.keys() if rows_old[row] != rows_new[row])
    redefined = bool(old and new and (old.definition, old.unit) != (new.definition, new.unit))
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
    return Change(**{"table": "", "before": "", "after": "", **given})
