"""Search: the first page of 50 with its capped count against LIKE over the same text, and the index's size."""

import random
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, func, literal, select, text

from benchmarks import desk
from benchmarks.report import Figure, at_most, fact, megabytes, milliseconds, quantile
from mediation import search
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations import case_list
from mediation.operations.access_scope import visible_cases
from mediation.operations.case_filter import CaseFilter
from mediation.search.tables import TEXTS

GOAL = 0.0015
PAGE = 50
Queries = dict[str, list[str]]


def run(cases: int, seed: int) -> list[Figure]:
    """Measure on a desk of its own."""
    with desk.temporary_desk(cases, seed):
        desk.index(cases)
        return measure(seed)


def run_on_postgres(cases: int, seed: int) -> list[Figure]:
    """The same on a PostgreSQL that ends with the measurement."""
    from tests.postgres import temporary_postgres

    settings = {"shared_buffers": "1GB", "max_wal_size": "8GB"}
    with temporary_postgres(settings) as url, desk.temporary_desk(cases, seed, url):
        desk.index(cases)
        return measure(seed)


def measure(seed: int, per_class: int = 40) -> list[Figure]:
    """Measure on the desk whose context is active."""
    visible = visible_cases(_someone())
    queries = _queries(random.Random(seed), per_class)
    figures, all_times = [], []
    for name, words in queries.items():
        times = [_best(_ours(visible, word)) for word in words]
        all_times += times
        figures.append(fact(f"{name}: page of {PAGE} + count, p50 / p95", _two(times)))
    p95 = quantile(all_times, 0.95)
    figures.append(fact("all words: p50 / p95", _two(all_times), f"p95 < {milliseconds(GOAL)}", p95 < GOAL))
    figures += _against_like(visible, queries, all_times)
    figures += _through_the_program(visible, queries)
    return [*figures, *_sizes()]


def _someone() -> User:
    """A mediator: sees one committee's cases, restricted ones only when they are their own."""
    return db.session.scalars(select(User).where(User.grants.any(role="mediator")).order_by(User.id)).first()


def _two(times: list[float]) -> str:
    return f"{milliseconds(quantile(times, 0.5))} / {milliseconds(quantile(times, 0.95))}"


def _queries(rng: random.Random, count: int) -> Queries:
    """Words that occur: names, parts of facts, numbers, initials, and some that do not."""
    last = db.session.scalar(select(func.max(Case.id))) or 1
    picked = [rng.randint(1, last) for _ in range(count * 4)]
    rows = db.session.execute(select(TEXTS.c.text, TEXTS.c.initials).where(TEXTS.c.case_id.in_(picked))).all()
    facts = [run for row in rows for run in row.text.split() if len(run) >= 12 and not _has_ascii(run)]
    parties = db.session.scalars(select(Party.name).order_by(Party.id).limit(count * 12)).all()
    firms = [name for name in parties if name.startswith("南通")]
    certificates = [run for row in rows for run in row.text.split() if len(run) == 8 and run.isdigit()]
    return {
        "two characters of a firm": [name[2:4] for name in firms[:count]],
        "a person's name": [name for name in parties if len(name) in (2, 3)][:count],
        "two characters of the facts": [_part(rng, rng.choice(facts), 2) for _ in range(count)],
        "three characters of the facts": [_part(rng, rng.choice(facts), 3) for _ in range(count)],
        "four characters of the facts": [_part(rng, rng.choice(facts), 4) for _ in range(count)],
        "a firm's whole name": firms[-count:],
        "case serial": [str(rng.randint(1, max(1, last // 10))) for _ in range(count)],
        "eight digits of a certificate": [rng.choice(certificates) for _ in range(count)],
        "four initials": [max(row.initials.split(), key=len)[2:6] for row in rows[:count]],
        "words that do not occur": ["龘靐", "龘靐齉", "qxzv", "99999999"],
    }


def _has_ascii(run: str) -> bool:
    return any(sign.isascii() for sign in run)


def _part(rng: random.Random, run: str, length: int) -> str:
    at = rng.randrange(len(run) - length + 1)
    return run[at : at + length]


def _ours(visible: Select[Any], word: str) -> Callable[[], list[Any]]:
    """The two statements of the list page, ready to run in the database without the program around it. On
    PostgreSQL the search asks a question before them: there they are made and run as the program does."""

    def made() -> Callable[[], list[Any]]:
        found = search.narrow(visible, word)
        counted = case_list.count_statement(CaseFilter(text=word), visible, 1001)
        return _both(_page(found.cases, found.key), counted, counts_itself=True)

    return made() if db.engine.dialect.name == "sqlite" else lambda: made()()


def _like(visible: Select[Any], word: str) -> Callable[[], list[Any]]:
    """The same page and count by LIKE over the joined text, newest first."""
    found = visible.where(TEXTS.c.case_id == Case.id)
    for part in search.parse(word):
        held = TEXTS.c.text.like(f"%{part.text}%")
        found = found.where(held | TEXTS.c.initials.like(f"%{part.text}%") if part.initials else held)
    ones = found.with_only_columns(literal(1)).select_from(Case).limit(1001)
    return _both(_page(found, Case.__table__.c.id), select(func.count()).select_from(ones.subquery()))


def _page(found: Select[Any], key: Any) -> Select[Any]:
    return found.with_only_columns(*case_list.COLUMNS).order_by(key.desc()).limit(PAGE + 1)


def _both(page: Select[Any], counted: Select[Any], *, counts_itself: bool = False) -> Callable[[], list[Any]]:
    """With `counts_itself`, a page that is not full is counted by its rows, as the program does."""
    first, second = _raw(page), _raw(counted)
    cursor = db.session.connection().connection.cursor()

    def run() -> list[Any]:
        rows = cursor.execute(*first).fetchall()
        if counts_itself and len(rows) <= PAGE:
            return [rows, [(len(rows),)]]
        return [rows, cursor.execute(*second).fetchall()]

    return run


def _raw(statement: Any) -> tuple[str, Any]:
    compiled = statement.compile(dialect=db.engine.dialect, compile_kwargs={"render_postcompile": True})
    values = compiled.construct_params()
    processed = {
        name: (compiled._bind_processors[name](value) if name in compiled._bind_processors else value)
        for name, value in values.items()
    }
    return str(compiled), tuple(processed[name] for name in compiled.positiontup) if compiled.positional else processed


def _best(run: Callable[[], Any]) -> float:
    return min(_timed(run) for _ in range(5))


def _timed(run: Callable[[], Any]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _against_like(visible: Select[Any], queries: Queries, ours: list[float]) -> list[Figure]:
    same, slow = [], []
    for words in queries.values():
        for word in words[:2]:
            ask = _like(visible, word)
            started = time.perf_counter()
            expected = ask()
            slow.append(time.perf_counter() - started)
            same.append(_ours(visible, word)() == expected)
    return [
        fact("identical to LIKE: page and count", f"{sum(same)} of {len(same)}", "all", all(same)),
        at_most("p50 against LIKE", quantile(ours, 0.5), quantile(slow, 0.5), None, milliseconds),
        at_most("p95 against LIKE", quantile(ours, 0.95), quantile(slow, 0.95), None, milliseconds),
    ]


def _through_the_program(visible: Select[Any], queries: Queries) -> list[Figure]:
    def ask(word: str) -> Callable[[], Any]:
        wanted = CaseFilter(text=word)

        def asked() -> None:
            found = case_list.page(wanted, visible=visible)
            case_list.capped_count(wanted, visible=visible, found=found)

        return asked

    times = [_best(ask(word)) for words in queries.values() for word in words]
    return [fact("all words through case_list, p50 / p95", _two(times))]


def _sizes() -> list[Figure]:
    if db.engine.dialect.name == "sqlite":
        sizes = dict(map(tuple, db.session.execute(text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))))
    else:
        sql = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
        sizes = dict(map(tuple, db.session.execute(text(sql + "'public'::regnamespace"))))
    ours = {name: size for name, size in sizes.items() if name.startswith("case_search")}
    data = sum(sizes.values()) - sum(ours.values())
    grams = sum(size for name, size in ours.items() if name.startswith("case_search_fts"))
    figures = [at_most("index and its text ÷ data", sum(ours.values()), data, 0.6, megabytes)]
    return [at_most("index alone ÷ data", grams, data, 0.6, megabytes), *figures] if grams else figures
