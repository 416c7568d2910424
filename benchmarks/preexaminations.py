"""外观预审台账：pages, groups and searches of the log at 200,000 requests, against the bare statements for the same
rows, and against a log of 1,000."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, insert, select, text

from benchmarks import desk
from benchmarks.report import Figure, at_most, fact, milliseconds
from benchmarks.words import common_signs
from mediation import clock
from mediation.extensions import db, writing
from mediation.models.columns import new_uid
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import users
from mediation.operations.design_preexamination import listing
from mediation.operations.design_preexamination.listing import Asked
from mediation.rules.roles import Role

MANY, FEW = 200_000, 1_000
PAGE, BATCH = 50, 5_000
GROWTH = 3.0
"""How many times as long the log may take at two hundred times its size."""
SEARCH = 0.3
"""Seconds of a search that looks at every row."""

_PRODUCTS = ("毛巾", "四件套", "窗帘", "提花面料", "靠垫套", "儿童毯", "桌布", "绣花枕套", "床笠", "浴巾")
_CLASSES = ("06-13", "06-10", "06-09", "05-05", "06-11", "05-03", "32-00")
_NAMES = ("芦汀", "春溪", "山茶", "月令", "云岫", "兰韵", "晚山", "青梧")
# The states of a log that has run for years: nearly all is over.
_STATES = (
    ("granted", 70),
    ("failed", 12),
    ("refused", 8),
    ("marked", 6),
    ("accepted", 2),
    ("submitted", 1),
    ("filed", 1),
)


def run(seed: int, many: int = MANY) -> list[Figure]:
    """Measure on desks of their own."""
    with _log_of(FEW, seed):
        small, _ = _measured()
    with _log_of(many, seed):
        large, bare = _measured()
        figures = []
        for name, taken in large.items():
            figures.append(at_most(f"{name} ÷ bare statement", taken, bare[name], None, milliseconds))
            if not name.startswith("search"):
                figures.append(at_most(f"{name}, {many:,} ÷ {FEW:,}", taken, small[name], GROWTH, milliseconds))
            else:
                figures.append(fact(name, milliseconds(taken), f"< {milliseconds(SEARCH)}", taken < SEARCH))
        return [*figures, *_plans()]


def _log_of(count: int, seed: int) -> Any:
    return _Filled(count, seed)


class _Filled:
    """A temporary desk with `count` requests of one centre."""

    def __init__(self, count: int, seed: int) -> None:
        self.count, self.seed, self.desk = count, seed, desk.temporary_desk(10, seed)

    def __enter__(self) -> None:
        self.desk.__enter__()
        with writing():
            centre = db.session.scalars(select(Organisation.id).where(Organisation.code == "rights_centre")).one()
            people = [_examiner(name, centre) for name in ("bench", "bench2")]
            db.session.flush()
            connection = db.session.connection()
            batch: list[dict[str, Any]] = []
            for values in _rows(self.count, self.seed, centre, [one.id for one in people]):
                batch.append(values)
                if len(batch) == BATCH:
                    connection.execute(insert(Row), batch)
                    batch = []
            if batch:
                connection.execute(insert(Row), batch)
            db.session.commit()
            db.session.execute(text("ANALYZE"))
            db.session.commit()

    def __exit__(self, *gone: object) -> None:
        self.desk.__exit__(*gone)


def _examiner(name: str, centre: int) -> User:
    return users.create_user(
        login_name=name,
        display_name=name,
        password_hash="-",
        grants=[(centre, Role.EXAMINER)],
        actor=None,
        now=clock.now(),
    )


def _rows(count: int, seed: int, centre: int, people: list[int]) -> Iterator[dict[str, Any]]:
    rng = random.Random(seed)
    signs = common_signs()
    firms = [f"南通{''.join(rng.choices(signs, k=3))}家纺有限公司" for _ in range(3_000)]
    states = [state for state, share in _STATES for _ in range(share)]
    today, now = clock.today(), clock.now()
    for number in range(1, count + 1):
        submitted = today - timedelta((count - number) * 3_000 // count)
        yield _columns(rng, number, submitted, rng.choice(states)) | {
            "applicant_name": rng.choice(firms),
            "centre_id": centre,
            "examiner_id": people[0],
            "reader_id": people[1],
            "changed_at": now,
        }


def _columns(rng: random.Random, number: int, submitted: date, state: str) -> dict[str, Any]:
    accepted = None if state in ("submitted", "refused") else submitted
    concluded = submitted if state in ("granted", "failed", "refused", "marked", "filed") else None
    filed = submitted if state in ("granted", "marked", "filed") else None
    marked = submitted if state in ("granted", "marked") else None
    outcome = {"failed": "failed", "refused": "refused"}.get(state, "passed" if concluded else "")
    return {
        "uid": new_uid(),
        # The series is dense by year; here one year holds it all.
        "number": f"{submitted.year}-{number:06d}",
        "year": 2000,
        "serial": number,
        "state": state,
        "standing": "",
        "product": f"{rng.choice(_PRODUCTS)}（{rng.choice(_NAMES)}{rng.choice(_NAMES)}）",
        "class_number": rng.choice(_CLASSES),
        "class_edition": "14",
        "class_title": "",
        "shape": "single",
        "colour": False,
        "designers": "岑云、俞小满",
        "agency": "",
        "agency_listed": None,
        "attorney": "",
        "papers": ["request", "brief"],
        "filed_before": False,
        "submitted_on": submitted,
        "accepted_on": accepted,
        "concluded_on": concluded,
        "outcome": outcome,
        "ground": "",
        "reason": "",
        "filed_on": filed,
        "filing_number": f"2026{number:08d}" if filed else "",
        "paid_on": marked,
        "checked_on": marked,
        "consistent": True if marked else None,
        "difference": "",
        "marked_on": marked,
        "cancel_reason": "",
        "not_filed_ground": "",
        "result": "granted" if state == "granted" else "",
        "result_on": submitted if state == "granted" else None,
        "result_reason": "",
        "publication_number": f"CN3{number:08d}S" if state == "granted" else "",
        "key_sealed": b"-" * 60,
        "version": 1,
    }


def _asked() -> dict[str, Asked]:
    return {
        "first page": Asked(),
        "one group": Asked(group="open"),
        "one class": Asked(class_number="06-13"),
        "one month": Asked(month=clock.today().replace(day=1)),
        "search, a common product": Asked(text="毛巾"),
        "search, a firm": Asked(text=_firm()),
        "search, a number": Asked(text=_number()),
        "search, nothing found": Asked(text="龘靐"),
    }


def _firm() -> str:
    return db.session.scalar(select(Row.applicant_name).order_by(Row.id).limit(1)) or ""


def _number() -> str:
    return db.session.scalar(select(Row.number).order_by(Row.id.desc()).offset(7).limit(1)) or ""


def _measured() -> tuple[dict[str, float], dict[str, float]]:
    """Seconds of each part of the log through the program, and of the bare statements for the same rows."""
    user, today = db.session.scalars(select(User).where(User.login_name == "bench")).one(), clock.today()
    ours: dict[str, float] = {}
    bare: dict[str, float] = {}
    for name, asked in _asked().items():

        def page(asked: Asked = asked) -> None:
            listing.page(user, asked, today=today, size=PAGE)

        ours[name] = _best(page)
        rows = listing.narrowed(user, asked).order_by(Row.id.desc()).limit(PAGE + 1).with_only_columns(Row.id)
        counted = listing.narrowed(user, asked).with_only_columns(func.count()).order_by(None)
        bare[name] = _best(lambda a=rows, b=counted: (db.session.execute(a).all(), db.session.scalar(b)))  # type: ignore[misc]
    ours["groups and classes"] = _best(lambda: (listing.counts(user), listing.classes(user)))
    every = select(func.count()).select_from(Row)
    bare["groups and classes"] = _best(lambda: db.session.scalar(every))
    return ours, bare


def _best(ask: Callable[[], Any]) -> float:
    def timed() -> float:
        started = time.perf_counter()
        ask()
        return time.perf_counter() - started

    return min(timed() for _ in range(5))


def _plans() -> list[Figure]:
    """How the database finds each page: a scan of the table stands out."""
    user = db.session.scalars(select(User).where(User.login_name == "bench")).one()
    if db.engine.dialect.name != "sqlite":
        return []
    figures = []
    for name, asked in _asked().items():
        made = listing.narrowed(user, asked).order_by(Row.id.desc()).limit(PAGE + 1).with_only_columns(Row.id)
        said = str(made.compile(db.engine, compile_kwargs={"literal_binds": True}))
        steps = db.session.execute(text("EXPLAIN QUERY PLAN " + said.replace(":", "\\:"))).all()
        figures.append(fact(f"plan of {name}", "; ".join(step[3] for step in steps)[:110]))
    return figures
