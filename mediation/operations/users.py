"""Accounts: who may log in, with which roles; passwords, second factor, throttle."""

import hashlib
import re
from datetime import datetime, timedelta
from typing import Any

import argon2
import pyotp
from sqlalchemy import delete, func, select

from mediation.extensions import db, exclusive, keyring
from mediation.models.login import LoginFailure
from mediation.models.organisation import Organisation
from mediation.models.user import RoleGrant, User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.passwords import password_problem
from mediation.rules.roles import PLACES, Role

_hasher = argon2.PasswordHasher()
# Verified against when the account does not exist, so that both answers take the same time: the hash of a password
# that was thrown away. Written down, because making one would delay every start.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$jzhwMdr3AVPPjKth55nUJg$lRAVCD/TPMLr35xcBd1v5GjJT0zIFRqm11EAdsTrJGg"  # noqa: S105
FAILURES, WINDOW = 5, timedelta(seconds=60)


def hash_password(password: str) -> str:
    """Argon2id, the library's defaults (64 MiB). Slow: call it outside a write transaction."""
    return _hasher.hash(password)


def password_matches(user: User | None, password: str) -> bool:
    """Whether `password` is the user's; takes as long when there is no such user. Slow, as `hash_password`."""
    if len(password) > 1024:
        return False
    try:
        return _hasher.verify(user.password_hash if user else _NOBODY, password) and user is not None
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


def find_user(login_name: str) -> User | None:
    """The account of that name, whatever the case it was typed in."""
    return db.session.scalar(select(User).where(User.login_name == login_name.strip().lower()))


def locked(login_name: str, now: datetime) -> bool:
    """Whether five failures within a minute lock that name at this moment. Asked in a writing transaction, it waits
    for attempts at the same name that are under way."""
    exclusive(f"login {_digest(login_name)}")
    failures = db.session.scalar(
        select(func.count())
        .select_from(LoginFailure)
        .where(LoginFailure.name_digest == _digest(login_name), LoginFailure.at > now - WINDOW)
    )
    return (failures or 0) >= FAILURES


def note_failure(login_name: str, user: User | None, now: datetime) -> None:
    """Count one failed attempt at that name, and forget those older than a day. Of accounts that exist, the trail
    keeps it too; a name that does not may be a password typed into the wrong field."""
    failure = LoginFailure(name_digest=_digest(login_name), at=now)
    db.session.add(failure)
    db.session.execute(delete(LoginFailure).where(LoginFailure.at < now - timedelta(days=1)))
    if user is not None:
        db.session.flush()
        audit.record(None, "log_in_failed", user, summary=f"{user.login_name} 登录失败", at=now)


def _digest(login_name: str) -> str:
    return keyring().digest(login_name.strip().lower(), "login_name")


def code_matches(user: User, code: str, now: datetime) -> bool:
    """Whether `code` is the second factor of this moment and was never used; marks it used (the caller commits)."""
    step = int(now.timestamp()) // 30
    given = re.sub(r"\s", "", code)
    if step <= user.totp_last_step or not pyotp.TOTP(user.totp_secret).verify(given, for_time=now, valid_window=0):
        return False
    user.totp_last_step = step
    return True


def create_user(
    *,
    login_name: str,
    display_name: str,
    password_hash: str,
    grants: list[tuple[int, Role]],
    actor: Actor | None,
    now: datetime,
    must_change_password: bool = True,
) -> User:
    """Open an account. `grants` (organisation id, role) pairs. Raises `ActionRefused` for a name that is taken or
    a role that does not fit its organisation."""
    name = login_name.strip().lower()
    if find_user(name):
        raise ActionRefused(f"已有账号“{name}”。换一个登录名。")
    user = User(
        login_name=name,
        display_name=display_name,
        password_hash=password_hash,
        password_set_at=now,
        must_change_password=must_change_password,
    )
    user.grants = _grants(grants)
    db.session.add(user)
    db.session.flush()
    audit.record(actor, "create_user", user, summary=f"开账号 {name}", at=now)
    return user


def change_grants(user: User, grants: list[tuple[int, Role]], *, actor: Actor) -> None:
    """Give and take roles; the person's logins end, since a role change needs a new login."""
    if user.id == actor.id and Role.ADMINISTRATOR in user.roles and not any(r is Role.ADMINISTRATOR for _, r in grants):
        raise ActionRefused("不能取消自己的系统管理员角色。请另一位管理员来改。")
    wanted = {(organisation, role.value) for organisation, role in _fitting(grants)}
    user.grants[:] = [grant for grant in user.grants if (grant.organisation_id, grant.role) in wanted]
    held = {(grant.organisation_id, grant.role) for grant in user.grants}
    user.grants.extend(RoleGrant(organisation_id=o, role=r) for o, r in sorted(wanted - held))
    audit.record(actor, "change_roles", user, summary=f"改 {user.login_name} 的角色")


def set_password(user: User, password_hash: str, *, actor: Actor, must_change: bool) -> None:
    """Store a new password; the caller ends the other logins."""
    user.password_hash, user.password_set_at, user.must_change_password = password_hash, actor.now, must_change
    audit.record(actor, "set_password", user, summary=f"改 {user.login_name} 的密码")


def set_active(user: User, active: bool, *, actor: Actor) -> None:
    """Let a person log in, or no more."""
    if user.id == actor.id:
        raise ActionRefused("不能停用自己的账号。请另一位管理员来办。")
    user.active = active
    audit.record(actor, "set_active", user, summary=f"{'启用' if active else '停用'}账号 {user.login_name}")


def begin_totp(user: User, *, actor: Actor) -> None:
    """A new second-factor secret, not in force until confirmed."""
    user.totp_secret, user.totp_last_step = pyotp.random_base32(), 0
    audit.record(actor, "begin_totp", user, summary="准备开启动态口令")


def totp_uri(user: User) -> str:
    """What a phone scans to take the secret over."""
    return pyotp.TOTP(user.totp_secret).provisioning_uri(name=user.login_name, issuer_name="通州知识产权纠纷化解")


def confirm_totp(user: User, *, actor: Actor) -> None:
    """The second factor is in force from the next login on."""
    user.totp_confirmed = True
    audit.record(actor, "confirm_totp", user, summary="开启动态口令")


def remove_totp(user: User, *, actor: Actor, reason: str) -> None:
    """Take the second factor off, e.g. when the phone is lost."""
    user.totp_secret, user.totp_confirmed, user.totp_last_step = "", False, 0
    audit.record(actor, "remove_totp", user, summary=f"停用 {user.login_name} 的动态口令", reason=reason)


def check_password(password: str, *, login_name: str, display_name: str) -> str | None:
    """Why a new password is refused, or None."""
    return password_problem(password, context=(login_name, display_name))


def _grants(pairs: list[tuple[int, Role]]) -> list[RoleGrant]:
    return [RoleGrant(organisation_id=organisation, role=role.value) for organisation, role in _fitting(pairs)]


def _fitting(pairs: list[tuple[int, Role]]) -> list[tuple[int, Role]]:
    kinds: dict[int, Any] = dict(db.session.execute(select(Organisation.id, Organisation.kind)).all())
    for organisation, role in pairs:
        if kinds.get(organisation) not in PLACES[role]:
            raise ActionRefused(f"“{role.label}”不能设在这个单位。换一个单位或角色。")
    return pairs


def fingerprint(token: str) -> str:
    """The stored form of a secret token: of a login, a one-time link, a calendar address."""
    return hashlib.sha256(token.encode()).hexdigest()
