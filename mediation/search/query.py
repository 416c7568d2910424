"""Asking the index: always within the cases that somebody may see."""

import re
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    any_,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import aliased

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.search import sight
from mediation.search.tables import GRAMS, TEXTS
from mediation.search.words import Word, parse

_SERIAL = re.compile(r"[〔\[(（]?(?:(?P<year>20\d\d)[〕\])）\s-]+)?(?P<serial>\d{1,6})号?")
_YEARS = list(range(2000, 2100))
# On PostgreSQL: so many cases are looked up one by one.
_FEW = 20_000


class Hit(NamedTuple):
    """A case that a typed number names."""

    case_id: int
    number: str
    title: str


class Found(NamedTuple):
    """`cases` a select of those that were found; `key` the column to sort them by, newest case last, which needs no
    sorting on SQLite; `edge(case id, falling=…)` the value of the key at which to go on behind a case."""

    cases: Select[Any]
    key: ColumnElement[int]
    edge: Callable[..., int]


def by_case(cases: Select[Any]) -> Found:
    """`cases`, all of them, by their own ids."""
    return Found(cases, Case.__table__.c.id, lambda number, *, falling: number)


def narrow(visible: Select[Any], query: str) -> Found:
    """`visible`, a select from `Case` of what somebody may see, cut down to the cases that hold every word of
    `query`. A query without anything to search for finds nothing."""
    words = parse(query)
    if not words:
        return by_case(visible.where(false()))
    if not _on_sqlite():
        return by_case(_narrow_postgresql(visible, words))
    found = visible.where(Case.id == sight.case_id(GRAMS.c.rowid))
    if committees := visible.get_execution_options().get("committees"):
        found = found.where(
            sight.of_row(GRAMS.c.rowid).in_([code for codes in sight.split(committees) for code in codes])
        )
    return Found(_holding(found, words), GRAMS.c.rowid, sight.edge)


def count(visible: Select[Any], query: str, limit: int, committees: Collection[int] | None) -> Select[Any]:
    """How many cases `narrow` finds, counted up to `limit`, as a select of one figure. With `committees`, the ids of
    those whose staff `visible` was made for, and no further condition, the index alone answers for the cases that all
    of them may read; without, every case is looked at."""
    words, one = parse(query), literal_column("1", Integer)
    if not words or not committees or not _on_sqlite():
        found = narrow(visible, query).cases.with_only_columns(one).select_from(Case)
    else:
        openly, asked = map(sight.of_row(GRAMS.c.rowid).in_, sight.split(committees))
        readable = visible.where(Case.id == sight.case_id(GRAMS.c.rowid)).with_only_columns(Case.id)
        seen = or_(openly, and_(asked, readable.correlate(GRAMS).exists()))
        found = _holding(select(one).select_from(GRAMS).where(seen), words)
    return select(func.count()).select_from(found.limit(limit).subquery())


def _on_sqlite() -> bool:
    return db.session.get_bind().dialect.name == "sqlite"


def _holding(query: Select[Any], words: tuple[Word, ...]) -> Select[Any]:
    """`query`, which reads the grams, cut down to the cases that hold every word."""
    found = query.where(literal_column("case_search_fts").op("MATCH")(" AND ".join(map(_fts, words))))
    asked = [_asked(word, func.instr) for word in words if not word.exact]
    return found.where(TEXTS.c.case_id == sight.case_id(GRAMS.c.rowid), *asked) if asked else found


def _narrow_postgresql(visible: Select[Any], words: tuple[Word, ...]) -> Select[Any]:
    hits = _hits(words)
    if len(hits) <= _FEW:
        return visible.where(Case.id == any_(literal(hits, ARRAY(Integer))))
    # So common that the newest cases hold enough of them: their texts are read, which is cheaper than their grams.
    asked = [_asked(word, func.strpos) for word in words]
    return visible.where(TEXTS.c.case_id == Case.id, *asked)


def _hits(words: tuple[Word, ...]) -> list[int]:
    """The cases that hold the words, in no order, and at most one more than few. The engine cannot guess how rare a
    gram is and would rather read the whole table backwards: it is told to use the index of grams."""
    wanted = literal(" & ".join(map(_tsquery, words))).cast(TSQUERY)
    asked = [_asked(word, func.strpos) for word in words if not word.exact]
    found = select(TEXTS.c.case_id).where(TEXTS.c.grams.op("@@")(wanted), *asked).limit(_FEW + 1)
    db.session.execute(text("SET LOCAL enable_seqscan = off"))
    hits = list(db.session.scalars(found))
    db.session.execute(text("SET LOCAL enable_seqscan = on"))
    return hits


def _asked(word: Word, position: Any) -> ColumnElement[bool]:
    columns = (TEXTS.c.text, TEXTS.c.initials) if word.initials else (TEXTS.c.text,)
    return or_(*(position(column, word.text) > 0 for column in columns))


def _fts(word: Word) -> str:
    return _either(word, '"{}"', '"{}"*', " AND ", " OR ")


def _tsquery(word: Word) -> str:
    return _either(word, "'{}'", "'{}':*", " & ", " | ")


def _either(word: Word, exact: str, prefix: str, both: str, either: str) -> str:
    in_text = both.join((prefix if word.prefix else exact).format(gram) for gram in word.grams)
    if not word.initials:
        return f"({in_text})"
    return f"(({in_text}){either}({both.join(map(exact.format, word.initials))}))"


def jump(visible: Select[Any], query: str, *, limit: int = 5) -> list[Hit]:
    """The visible cases whose number is what was typed, newest first: `153`, `153号`, `2026 153`, `〔2026〕153号` a
    case number, `187`, `2026-0187` the register number of a case that has no other."""
    typed = _SERIAL.fullmatch(query.strip())
    if not typed:
        return []
    years = [int(typed["year"])] if typed["year"] else _YEARS
    numbered = _numbered(years, int(typed["serial"]))
    named = visible.with_only_columns(Case.id, func.coalesce(Case.case_number, Case.register_number), Case.title)
    return [Hit(*row) for row in db.session.execute(named.where(numbered).order_by(Case.id.desc()).limit(limit))]


def _numbered(years: list[int], serial: int) -> ColumnElement[bool]:
    # Both look-ups name every column of a unique key, so that no engine walks the cases instead.
    case, registered = aliased(Case), aliased(Case)
    bodies = select(Organisation.id)
    by_case = select(case.id).where(
        case.committee_id.in_(bodies), case.case_year.in_(years), case.case_serial == serial
    )
    by_register = select(registered.id).where(
        registered.register_year.in_(years), registered.register_serial == serial, registered.case_serial.is_(None)
    )
    return or_(Case.id.in_(by_case), Case.id.in_(by_register))
