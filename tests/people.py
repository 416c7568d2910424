"""People of the desk in tests: accounts opened by the operation, logged in through the form."""

import contextvars
from dataclasses import dataclass
from functools import cache

import argon2
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import users
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests.visitor import DeskClient, token_in

PASSWORD = "Landing-Blau-2026"

# Where a role sits unless a test says otherwise.
PLACES = {
    Role.ADMINISTRATOR: "office",
    Role.DIRECTOR: "textile",
    Role.MEDIATOR: "textile",
    Role.CLERK: "textile",
    Role.EXAMINER: "rights_centre",
    Role.AID_OFFICER: "rights_centre",
    Role.OVERSEAS_OFFICER: "rights_centre",
    Role.COURT_LIAISON: "court",
    Role.BUREAU_VIEWER: "bureau",
    Role.AUDITOR: "office",
}
NAMES = ("陈晓芸", "周立群", "沈秋月", "宋清如", "曹玉琴", "章和宁", "季文竹", "陆子衿", "施明远", "葛以宁")


@dataclass(frozen=True)
class Person:
    """One account: `id` of the row, what to type into the login form."""

    id: int
    login_name: str
    display_name: str
    role: Role
    password: str = PASSWORD


@cache
def password_hash() -> str:
    """The hash of `PASSWORD`, made the cheap way: what it cost to make is what it costs to log in with."""
    return argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def create(app: Flask, role: Role, organisation: str | None = None, name: str = "") -> Person:
    """Open an account with one role, in an application context of its own."""
    return contextvars.Context().run(_create, app, role, organisation or PLACES[role], name)


def _create(app: Flask, role: Role, organisation: str, name: str) -> Person:
    with app.app_context(), writing():
        count = len(db.session.scalars(select(User.id)).all())
        body = db.session.scalars(select(Organisation).where(Organisation.code == organisation)).one()
        user = users.create_user(
            login_name=f"{role.value}.{organisation}.{count + 1}",
            display_name=name or NAMES[count % len(NAMES)],
            password_hash=password_hash(),
            grants=[(body.id, role)],
            actor=None,
            now=clock.now(),
            must_change_password=False,
        )
        db.session.commit()
        return Person(user.id, user.login_name, user.display_name, role)


def log_in(app: Flask, person: Person, password: str = "") -> DeskClient:
    """A client with the session that the login form gave."""
    client = DeskClient(app, app.response_class, use_cookies=True)
    client.person = person
    answer = client.post(
        "/login",
        data={
            "csrf_token": token_in(client.get("/login")),
            "login_name": person.login_name,
            "password": password or person.password,
        },
    )
    assert answer.status_code == 303, f"{person.login_name} was not let in: {answer.status_code}"
    return client


def acting(person: Person, request_id: str = "") -> Actor:
    """The person as actor of an operation, in the current application context."""
    user = db.session.get_one(User, person.id)
    now = clock.now()
    return Actor(user, now, now.date(), request_id)


def switch_on_totp(app: Flask, person: Person) -> None:
    """The person's second factor is on from now."""

    def inside() -> None:
        with app.app_context(), writing():
            user = db.session.get_one(User, person.id)
            users.begin_totp(user, actor=acting(person))
            users.confirm_totp(user, actor=acting(person))
            db.session.commit()

    contextvars.Context().run(inside)
