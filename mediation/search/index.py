"""Keeping the index: what is written for a case, and how it is taken out again."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from sqlalchemy import Text, bindparam, delete, func, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from mediation.extensions import db
from mediation.models.case import Case
from mediation.search.contents import contents
from mediation.search.sight import SCALE
from mediation.search.tables import GIN_SQL, GRAMS, TEXTS
from mediation.search.words import grams, initials_grams

Progress = Callable[[int, int], None]
Row = dict[str, Any]
_BATCH = 1000
# Bytes of new entries that FTS5 keeps in memory before it writes them as a tree of their own: its usual 1 MiB makes
# thousands of trees of a million cases, and merges them over and over.
_USUAL, _MUCH = 1 << 20, 64 << 20
_IN_MEMORY = text("INSERT INTO case_search_fts (case_search_fts, rank) VALUES ('hashsize', :bytes)")
_STORED = ("case_id", "sight", "text", "initials")
# Contentless FTS5 (SQLite before 3.43) takes a row out only when told exactly what was put in.
_TAKE_OUT = text("INSERT INTO case_search_fts (case_search_fts, rowid, grams) VALUES ('delete', :rowid, :grams)")


def index_case(case_id: int) -> None:
    """Write what one case can be found by now, in the running transaction; forgets a case that is gone.
    Sessions under `watch_sessions` do this by themselves."""
    index_cases(db.session(), [case_id])


def forget(case_id: int) -> None:
    """Take one case out of the index, in the running transaction."""
    _write(db.session(), stale=_stored(db.session(), [case_id]).values(), fresh=())


def index_cases(session: Session, case_ids: Collection[int]) -> None:
    """`index_case` for many; what has not changed is not written."""
    before = _stored(session, case_ids)
    now = {
        case_id: {"case_id": case_id, "sight": found.sight, "text": found.text(), "initials": found.initials()}
        for case_id, found in contents(session, case_ids).items()
    }
    _write(
        session,
        stale=[row for case_id, row in before.items() if now.get(case_id) != row],
        fresh=[row for case_id, row in now.items() if before.get(case_id) != row],
    )


def _stored(session: Session, case_ids: Collection[int]) -> dict[int, Row]:
    rows = session.execute(select(*(TEXTS.c[name] for name in _STORED)).where(TEXTS.c.case_id.in_(case_ids)))
    return {row.case_id: dict(row._mapping) for row in rows}


def _write(session: Session, *, stale: Collection[Row], fresh: Collection[Row]) -> None:
    sqlite = _on_sqlite(session)
    if stale and sqlite:
        session.execute(_TAKE_OUT, _gram_rows(stale))
    if stale:
        session.execute(delete(TEXTS).where(TEXTS.c.case_id.in_([row["case_id"] for row in stale])))
    if fresh and sqlite:
        session.execute(insert(TEXTS).values(_named(*_STORED)), list(fresh))
        session.execute(insert(GRAMS).values(_named("rowid", "grams")), _gram_rows(fresh))
    elif fresh:
        vector = func.array_to_tsvector(bindparam("grams", type_=ARRAY(Text)))
        vectors = [row | {"grams": sorted(_grams(row))} for row in fresh]
        session.execute(insert(TEXTS).values(_named(*_STORED) | {"grams": vector}), vectors)


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _named(*names: str) -> Row:
    return {name: bindparam(name) for name in names}


def _grams(row: Row) -> set[str]:
    return grams(row["text"]) | initials_grams(row["initials"])


def _gram_rows(rows: Iterable[Row]) -> list[Row]:
    return [{"rowid": row["case_id"] * SCALE + row["sight"], "grams": " ".join(_grams(row))} for row in rows]


def rebuild(progress: Progress | None = None, *, session: Session | None = None) -> int:
    """Index every case anew, in the running transaction of `session` (the desk's own unless told otherwise); returns
    how many. `progress` is told (done, all) after each thousand."""
    session = session or db.session()
    sqlite = _on_sqlite(session)
    if sqlite:
        session.execute(text("INSERT INTO case_search_fts (case_search_fts) VALUES ('delete-all')"))
        session.execute(_IN_MEMORY, {"bytes": _MUCH})
    else:
        session.execute(text("DROP INDEX ix_case_search_grams"))
    session.execute(delete(TEXTS))
    total, done, last = session.scalar(select(func.count()).select_from(Case)) or 0, 0, 0
    while case_ids := session.scalars(select(Case.id).where(Case.id > last).order_by(Case.id).limit(_BATCH)).all():
        index_cases(session, case_ids)
        done, last = done + len(case_ids), case_ids[-1]
        if progress:
            progress(done, total)
    if sqlite:
        session.execute(text("INSERT INTO case_search_fts (case_search_fts) VALUES ('optimize')"))
        session.execute(_IN_MEMORY, {"bytes": _USUAL})
    else:
        # The deferred reference to the cases is checked now: no index can be made while checks are due.
        session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        session.execute(text(GIN_SQL))
        session.execute(text("ANALYZE case_search"))
    return done
