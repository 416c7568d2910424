"""Asking the index: always within the cases that somebody may see."""

import re
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, false, func, literal, literal_column, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import aliased

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.search.tables import GRAMS, TEXTS
from mediation.search.words import Word, parse

_SERIAL = re.compile(r"[〔\[(（]?(?:(?P<year>20\d\d)[〕\])）\s-]+)?(?P<serial>\d{1,6})号?")
_YEARS = list(range(2000, 2100))


class Hit(NamedTuple):
    """A case that a typed number names."""

    case_id: int
    number: str
    title: str


def narrow(visible: Select[Any], query: str) -> tuple[Select[Any], ColumnElement[int]]:
    """`visible`, a select from `Case` of what somebody may see, cut down to the cases that hold every word of
    `query`; and the case's id as the column to sort and page by (on SQLite the one that needs no sorting).
    A query without anything to search for finds nothing."""
    words = parse(query)
    if not words:
        return visible.where(false()), Case.__table__.c.id
    if db.session.get_bind().dialect.name == "sqlite":
        return _narrow_sqlite(visible, words)
    return _narrow_postgresql(visible, words)


def _narrow_sqlite(visible: Select[Any], words: tuple[Word, ...]) -> tuple[Select[Any], ColumnElement[int]]:
    match = literal_column("case_search_fts").op("MATCH")(" AND ".join(map(_fts, words)))
    # rowid + 0 is no index key: the grams are always read first, and once.
    found = visible.where(match, Case.id == GRAMS.c.rowid + 0)
    asked = [_asked(word, func.instr) for word in words if not word.exact]
    if asked:
        found = found.where(TEXTS.c.case_id == GRAMS.c.rowid, *asked)
    return found, GRAMS.c.rowid


def _narrow_postgresql(visible: Select[Any], words: tuple[Word, ...]) -> tuple[Select[Any], ColumnElement[int]]:
    wanted = literal(" & ".join(map(_tsquery, words))).cast(TSQUERY)
    asked = [_asked(word, func.strpos) for word in words if not word.exact]
    found = visible.where(TEXTS.c.case_id == Case.id, TEXTS.c.grams.op("@@")(wanted), *asked)
    return found, Case.__table__.c.id


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
