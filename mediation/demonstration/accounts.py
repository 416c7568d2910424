"""One account per role, and the people of both committees."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.users import create_user, hash_password
from mediation.rules.roles import Role

PASSWORD = "demo-2026-tongzhou"  # noqa: S105 - printed on purpose; the demonstration has nothing to protect


@dataclass(frozen=True)
class Account:
    """A demonstration account: the first of each role is printed."""

    login_name: str
    name: str
    role: Role
    body: str


ACCOUNTS = (
    Account("admin", "闵远", Role.ADMINISTRATOR, "office"),
    Account("director", "钱望舒", Role.DIRECTOR, "textile"),
    Account("mediator", "陈晓芸", Role.MEDIATOR, "textile"),
    Account("clerk", "苏以宁", Role.CLERK, "textile"),
    Account("examiner", "顾宁", Role.EXAMINER, "rights_centre"),
    Account("examiner2", "许知远", Role.EXAMINER, "rights_centre"),
    Account("aid", "程书瑶", Role.AID_OFFICER, "rights_centre"),
    Account("overseas", "季承安", Role.OVERSEAS_OFFICER, "rights_centre"),
    Account("court", "瞿明远", Role.COURT_LIAISON, "court"),
    Account("bureau", "方景行", Role.BUREAU_VIEWER, "bureau"),
    Account("auditor", "易思齐", Role.AUDITOR, "office"),
    Account("mediator2", "周立群", Role.MEDIATOR, "textile"),
    Account("mediator3", "沈怀瑾", Role.MEDIATOR, "textile"),
    Account("director-d", "丁长宁", Role.DIRECTOR, "district"),
    Account("mediator-d", "马若谷", Role.MEDIATOR, "district"),
    Account("mediator-d2", "秦秋实", Role.MEDIATOR, "district"),
    Account("clerk-d", "孙知秋", Role.CLERK, "district"),
    Account("bureau-clerk", "鲍言蹊", Role.CLERK, "bureau"),
    Account("bureau-clerk2", "温知许", Role.CLERK, "bureau"),
)


def open_accounts(at: datetime) -> dict[str, User]:
    """Make the accounts; returns login name → user."""
    bodies = {body.code: body for body in db.session.scalars(select(Organisation))}
    password_hash = hash_password(PASSWORD)
    return {
        account.login_name: create_user(
            login_name=account.login_name,
            display_name=account.name,
            password_hash=password_hash,
            grants=[(bodies[account.body].id, account.role)],
            actor=None,
            now=at,
            must_change_password=False,
        )
        for account in ACCOUNTS
    }
