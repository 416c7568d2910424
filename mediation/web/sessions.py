"""Logins: an opaque token in the signed cookie, its SHA-256 in a row that can be ended.

Idle time is kept in the signed cookie, so that reading a page writes nothing; revocation and the absolute end
are the row's.
"""

import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation import clock
from mediation.extensions import db
from mediation.models.login import LoginSession
from mediation.models.user import User
from mediation.operations.users import fingerprint

login_manager = LoginManager()
login_manager.session_protection = None


class SessionUser(UserMixin):
    """What Flask-Login carries: the user, known by the token of the login."""

    def __init__(self, user: User, token: str) -> None:
        self.user, self.token = user, token

    def get_id(self) -> str:
        """The token; only its digest is stored at the server."""
        return self.token

    def __getattr__(self, name: str) -> Any:
        """For the rest of the request that logs in, everything else of the user."""
        return getattr(self.user, name)


@login_manager.user_loader
def load_user(token: str) -> User | None:
    """The user of a live login, or None when it was ended, is too old or was idle too long."""
    login = db.session.scalar(
        select(LoginSession)
        .options(joinedload(LoginSession.user).selectinload(User.grants))
        .where(LoginSession.token_sha256 == fingerprint(token))
    )
    if login is None:
        return None
    config, seen = current_app.config["MEDIATION"], session.get("seen", 0)
    alive = (
        login.ended_at is None
        and login.user.active
        and g.now - login.created_at < timedelta(hours=config.absolute_hours)
        and g.now.timestamp() - seen < config.idle_minutes * 60
    )
    if not alive:
        session["expired"] = True
        g.expired_login = login if login.ended_at is None and login.user.active else None
        return None
    g.login = login
    session["seen"] = int(g.now.timestamp())
    return login.user


def log_in(user: User) -> LoginSession:
    """Open a login for `user` in this browser: new token, new CSRF seed; the caller commits. Who is in, or comes
    back after the login ran out, keeps the seed, so that pages still open in other tabs can be sent."""
    seed = session.get("seed") if _was_here(user) else None
    token = secrets.token_urlsafe(32)
    login = LoginSession(
        token_sha256=fingerprint(token),
        user_id=user.id,
        created_at=g.now,
        last_seen_at=g.now,
        agent=request.headers.get("User-Agent", "")[:200],
    )
    db.session.add(login)
    user.last_login_at = g.now
    session.clear()
    session["seen"] = int(g.now.timestamp())
    if seed:
        session["seed"] = seed
    login_user(SessionUser(user, token))
    return login


def _was_here(user: User) -> bool:
    """Whether the login that this browser still remembers is `user`'s and was not ended."""
    token = session.get("_user_id")
    ended = LoginSession.user_id == user.id, LoginSession.ended_at.is_(None)
    mine = select(LoginSession.id).where(LoginSession.token_sha256 == fingerprint(token or ""), *ended)
    return token is not None and db.session.scalar(mine) is not None


def log_out() -> None:
    """End this login at the server and forget it in the browser; the caller commits."""
    if "login" in g:
        g.login.ended_at, g.login.end_reason = g.now, "logout"
    logout_user()
    session.clear()


def end_logins(user: User, *, reason: str, keep: LoginSession | None = None) -> int:
    """End every live login of `user` (but `keep`); returns how many."""
    live = db.session.scalars(
        select(LoginSession).where(LoginSession.user_id == user.id, LoginSession.ended_at.is_(None))
    ).all()
    for login in live:
        if login is not keep:
            login.ended_at, login.end_reason = clock.now(), reason
    return len(live) - (keep in live)


def init_app(app: Flask) -> None:
    """Attach the login manager."""
    login_manager.init_app(app)
