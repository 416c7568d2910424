"""The dashboard over many cases: its groups against DuckDB's over the same columns, and the whole page."""

import contextlib
import importlib.util
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import select

from benchmarks import desk
from benchmarks.report import Figure, at_most, fact, milliseconds
from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.organisation import Organisation
from mediation.operations import dashboard
from mediation.operations.figures import Filters
from mediation.operations.figures.counted import At
from mediation.operations.figures.counting import sums
from mediation.operations.figures.registry import COUNTED

TIMES = 5
TODAY = date(2026, 9, 14)
PLAN = Period(date(2022, 1, 1), TODAY)
COLUMNS = "id, committee_id, dispute_type, source, outcome, accepted_on, concluded_on"
NAMES = ("accepted", "ended", "agreements")
ENDED = "('agreement','oral_agreement','partial','failed','refused','withdrawn')"
SUCCESS = "('agreement','oral_agreement','partial')"


def run(cases: int, seed: int, *, postgres: bool = False) -> list[Figure]:
    """On a desk of its own, on SQLite or on a PostgreSQL that ends with the measurement."""
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(_postgres()) if postgres else None
        stack.enter_context(desk.temporary_desk(cases, seed, url))
        return measure()


def _postgres() -> AbstractContextManager[str]:
    from tests.postgres import temporary_postgres

    return temporary_postgres({"shared_buffers": "1GB", "max_wal_size": "8GB"})


def measure() -> list[Figure]:
    """On the desk whose context is active."""
    many, few = _ours(("month", "body", "kind", "source")), _ours(("body", "kind", "source"))
    figures = [
        *_against(
            "groups by month, committee, kind, source", many, ("month", "committee_id", "dispute_type", "source"), 2
        ),
        *_against("groups by committee, kind, source", few, ("committee_id", "dispute_type", "source"), 4),
    ]
    names = {body.id: body.short_name for body in db.session.scalars(select(Organisation))}
    for title, period in (("this year", Period(date(2026, 1, 1), TODAY)), ("the plan's years", PLAN)):
        asking = dashboard.Asking(period, Filters(), TODAY, names, lambda *_: "")
        figures.append(fact(f"whole dashboard, {title}", milliseconds(_seconds(partial(dashboard.make, asking)))))
    return figures


def _ours(by: tuple[str, ...]) -> float:
    wanted = {name: COUNTED[name].numerator for name in NAMES}
    return _seconds(lambda: sums(wanted, At(PLAN, TODAY), Filters(), by))


def _against(title: str, ours: float, by: tuple[str, ...], goal: float) -> list[Figure]:
    statements = _statements(by)
    plain = _seconds(lambda: [db.session.connection().exec_driver_sql(each).fetchall() for each in statements])
    figures = [at_most(f"{title} ÷ plain SQL", ours, plain, None, milliseconds)]
    if importlib.util.find_spec("duckdb") is None or db.engine.dialect.name != "sqlite":
        return figures
    limit = _seconds_of_duckdb(statements)
    return [at_most(f"{title} ÷ DuckDB", ours, limit, goal, milliseconds), *figures]


def _statements(by: tuple[str, ...]) -> list[str]:
    """The same groups in plain SQL: what was accepted, what ended and how many of it by agreement."""
    first, last = PLAN.first.isoformat(), PLAN.last.isoformat()
    found = []
    ended = ", ".join(f"count(*) FILTER (WHERE outcome IN {some})" for some in (ENDED, SUCCESS))
    for day, totals in (("accepted_on", "count(*)"), ("concluded_on", ended)):
        # The first seven letters of a day, as every one of these engines has it.
        groups = ", ".join(f"substr(CAST({day} AS VARCHAR), 1, 7)" if each == "month" else each for each in by)
        found.append(
            f"SELECT {groups}, {totals} FROM mediation_case"  # noqa: S608 (nothing typed)
            f" WHERE {day} BETWEEN '{first}' AND '{last}' GROUP BY {groups}"
        )
    return found


def _seconds_of_duckdb(statements: list[str]) -> float:
    import duckdb

    folder: Path = current_app.config["MEDIATION"].data_dir
    with duckdb.connect() as connection:
        # Its own column store, loaded before the clock runs: the limit is what such an engine can do, not the copying.
        rows = db.session.connection().exec_driver_sql(f"SELECT {COLUMNS} FROM mediation_case").fetchall()
        csv = folder / "cases.csv"
        csv.write_text("\n".join(",".join("" if v is None else str(v) for v in row) for row in rows), encoding="utf-8")
        named = ", ".join(f"'{name.strip()}': '{_type(name.strip())}'" for name in COLUMNS.split(","))
        connection.execute(
            f"CREATE TABLE mediation_case AS SELECT * FROM read_csv('{csv}', header=false, columns={{{named}}})"
        )
        return _seconds(lambda: [connection.execute(each).fetchall() for each in statements])


def _type(name: str) -> str:
    return "DATE" if name.endswith("_on") else "INTEGER" if name in ("id", "committee_id") else "VARCHAR"


def _seconds(work: Callable[[], Any]) -> float:
    """The middle of some runs, in seconds, the first left out."""
    work()
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return sorted(times)[TIMES // 2]
