"""Ways to look behind the pages, and to let time pass without touching the clock."""

import contextvars
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.login import LoginFailure, LoginSession, SetupLink
from mediation.models.user import User
from tests.visitor import DeskClient

MINUTE = 60


@pytest.fixture
def behind(app: Flask) -> Callable[..., Any]:
    """`behind(function, *args)` runs a function on the desk's own database, in a context of its own."""

    def run(function: Callable[..., Any], *args: Any) -> Any:
        def inside() -> Any:
            with app.app_context(), writing():
                return function(*args)

        return contextvars.Context().run(inside)

    return run


@pytest.fixture
def acts(behind: Callable[..., Any]) -> Callable[[], list[str]]:
    """The acts in the trail, oldest first."""
    return lambda: behind(lambda: list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))))


@pytest.fixture
def pass_time(behind: Callable[..., Any]) -> Callable[..., None]:
    """Lets minutes pass for what the server remembers: failed attempts, logins, one-time links."""

    def shift(minutes: float) -> None:
        earlier = timedelta(minutes=minutes)
        for column in (LoginFailure.at, LoginSession.created_at, SetupLink.expires_at):
            table = column.class_.__table__
            rows = db.session.execute(select(table.c.id, table.c[column.key])).all()
            for key, moment in rows:
                statement = update(table).where(table.c.id == key).values({column.key: moment - earlier})
                db.session.connection().execute(statement)
        db.session.commit()

    return lambda minutes: behind(shift, minutes)


def idle_for(client: DeskClient, minutes: float) -> None:
    """Lets minutes pass since the last page this browser opened."""
    with client.session_transaction() as cookie:
        cookie["seen"] -= int(minutes * MINUTE)


def change_user(person: Any, **columns: Any) -> None:
    """Set columns of an account, as an act of the installation."""
    from mediation.operations import audit

    user = db.session.get_one(User, person.id)
    for name, value in columns.items():
        setattr(user, name, value)
    audit.record(None, "test", user, summary="测试", at=user.password_set_at)
    db.session.commit()
