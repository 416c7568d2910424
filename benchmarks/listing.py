"""The list page with login and layout, against the server's own hello page and against a small desk."""

import secrets

from flask import current_app
from sqlalchemy import func, select

from benchmarks import desk
from benchmarks.loopback import Answers, serving
from benchmarks.report import Figure, at_least, at_most, fact, milliseconds, per_second, quantile
from mediation import clock
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.operations import users
from mediation.rules.roles import Role

FEW = 1_000
PAGES = {
    "first page": "/cases?size=50",
    "page in the middle": "/cases?size=50&after=.{middle}",
    "one state": "/cases?size=50&state=mediating",
    "two states, two kinds": "/cases?size=50&state=closed,terminated&type=design,trademark",
    "what is missing": "/cases?size=50&missing=consent",
    "a period": "/cases?size=50&from=2024-01-01&to=2024-12-31",
}


def few(seed: int) -> dict[str, Answers]:
    """The first page of a small desk of its own."""
    with desk.temporary_desk(FEW, seed):
        desk.index(FEW)
        return ask_pages(["first page"])


def many(small: dict[str, Answers], cases: int) -> list[Figure]:
    """All pages of the desk whose context is active, compared with the `small` one and with hello."""
    return compare(small, ask_pages(list(PAGES)), cases)


def hello() -> Answers:
    """The server's own page."""
    with serving("benchmarks.hello:app") as server:
        return server.measure("/")


def ask_pages(names: list[str]) -> dict[str, Answers]:
    """Serve the desk whose context is active and ask for its list."""
    password, data_dir = secrets.token_urlsafe(16) + "-Aa1", current_app.config["MEDIATION"].data_dir
    _open_account(password)
    middle = (db.session.scalar(select(func.max(Case.id))) or 0) // 2
    db.session.remove()
    with serving("wsgi:app", data_dir) as server:
        cookie = server.log_in("bench", password)
        return {name: server.measure(PAGES[name].format(middle=middle), cookie) for name in names}


def _open_account(password: str) -> None:
    hashed = users.hash_password(password)
    with writing():
        committee = db.session.scalar(select(Organisation.id).where(Organisation.code == "textile")) or 0
        users.create_user(
            login_name="bench",
            display_name="测速",
            password_hash=hashed,
            grants=[(committee, Role.MEDIATOR)],
            actor=None,
            now=clock.now(),
            must_change_password=False,
        )
        db.session.commit()


def compare(small: dict[str, Answers], large: dict[str, Answers], cases: int) -> list[Figure]:
    """The figures of the list, hello measured now."""
    bare, first = hello(), large["first page"]
    figures = [
        at_least("list page ÷ hello, answers a second", first.rate, bare.rate, 0.10, per_second),
        at_least("list page ÷ hello, by server CPU", 1 / first.cpu, 1 / bare.cpu, 0.10, per_second),
        at_most(f"{cases:,} ÷ {FEW:,} cases, server CPU a page", first.cpu, small["first page"].cpu, 1.2, milliseconds),
    ]
    for name, answers in large.items():
        shown = f"{per_second(answers.rate)}, p50 {milliseconds(quantile(answers.times, 0.5))}"
        figures.append(fact(name, f"{shown}, p99 {milliseconds(quantile(answers.times, 0.99))}"))
        if name != "first page":
            figures.append(at_most(f"{name} ÷ first page, server CPU", answers.cpu, first.cpu, None, milliseconds))
    return figures
