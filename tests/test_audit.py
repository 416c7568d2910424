"""The audit trail: written with the act, chained, told apart when somebody tampers."""

import json
from collections.abc import Callable
from threading import Thread

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select, text

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.holiday import Holiday
from mediation.models.setting import Setting
from mediation.models.user import User
from mediation.operations import audit, settings, users
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests.people import Person


def _actor(person: Person) -> Actor:
    now = clock.now()
    return Actor(db.session.get_one(User, person.id), now, now.date(), "test")


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_an_act_leaves_one_entry_in_its_transaction(context: Flask, user_for: Callable[..., Person]) -> None:
    """Who, when, what before and after, why."""
    person = user_for(Role.ADMINISTRATOR)
    before = _count()
    with writing():
        settings.change_setting(
            "mediation_months", 2, effective_from=clock.today(), source="区司法局通知", actor=_actor(person)
        )
        db.session.commit()
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert _count() == before + 1
    assert (entry.actor_id, entry.action, entry.reason) == (person.id, "change_setting", "区司法局通知")
    [change] = entry.changes
    assert change["table"] == "setting"
    assert change["columns"]["value"] == [None, 2]


def test_a_rolled_back_act_leaves_none(context: Flask, user_for: Callable[..., Person]) -> None:
    """An entry never speaks of what did not happen."""
    person = user_for(Role.ADMINISTRATOR)
    before = _count()
    with writing():
        settings.change_setting("mediation_months", 3, effective_from=clock.today(), source="x", actor=_actor(person))
        db.session.flush()
        db.session.rollback()
    with writing():
        db.session.commit()
    assert _count() == before
    assert db.session.scalar(select(Setting.id)) is None


def test_a_change_that_names_no_act_does_not_commit(context: Flask) -> None:
    """Nobody can forget the trail."""
    with writing():
        db.session.add(Holiday(day=clock.today(), kind="rest", name="x", source="x"))
        with pytest.raises(audit.UnauditedChange, match="holiday"):
            db.session.commit()
        db.session.rollback()
    assert db.session.scalar(select(Holiday.id)) is None


def test_sealed_columns_never_reach_the_trail(context: Flask, user_for: Callable[..., Person]) -> None:
    """Secrets appear as 已加密, not as bytes and not as text."""
    person = user_for(Role.MEDIATOR)
    with writing():
        user = db.session.get_one(User, person.id)
        users.begin_totp(user, actor=_actor(person))
        users.confirm_totp(user, actor=_actor(person))
        secret = user.totp_secret
        db.session.commit()
    told = json.dumps([entry.changes for entry in db.session.scalars(select(AuditEntry))], ensure_ascii=False)
    assert secret not in told
    assert "argon2" not in told
    assert "已加密" in told


def test_the_untouched_chain_verifies(context: Flask, command: Callable[..., Result]) -> None:
    """`audit verify` ends with 0."""
    result = command("audit", "verify", "--json")
    assert (result.exit_code, json.loads(result.output)["broken"]) == (0, [])


def _tamper(statement: str) -> None:
    """Change the trail as somebody with the database file in hands would: past the triggers."""
    with writing(), db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_entry_no_update"))
            connection.execute(text("DROP TRIGGER audit_entry_no_delete"))
        else:
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        pytest.param(
            "UPDATE audit_entry SET summary = '别的' WHERE id = 2", "这一条被改过", id="an-edited-entry-is-named"
        ),
        pytest.param(
            "UPDATE audit_entry SET reason = '补的' WHERE id = 2", "这一条被改过", id="an-added-reason-is-named"
        ),
        pytest.param("DELETE FROM audit_entry WHERE id = 2", "接不上", id="a-cut-out-entry-is-noticed"),
    ],
)
def test_tampering_is_found_and_named(
    context: Flask, user_for: Callable[..., Person], command: Callable[..., Result], statement: str, said: str
) -> None:
    """`audit verify` ends with 1 and says where."""
    for _ in range(3):
        user_for(Role.MEDIATOR)
    _tamper(statement)
    result = command("audit", "verify", "--json")
    broken = json.loads(result.output)["broken"]
    assert result.exit_code == 1
    assert any(said in row["said"] for row in broken)
    assert {row["entry"] for row in broken} <= {2, 3}


def test_eight_writers_at_once_keep_one_chain(app: Flask, user_for: Callable[..., Person]) -> None:
    """No entry is lost, none forks the chain."""
    person = user_for(Role.ADMINISTRATOR)
    clerks = [user_for(Role.CLERK).id for _ in range(8)]
    failures: list[BaseException] = []

    def work(clerk: int) -> None:
        try:
            with app.app_context():
                for turn in range(5):
                    with writing():
                        user = db.session.get_one(User, clerk)
                        user.display_name = f"书记员{clerk}之{turn}"
                        audit.record(_actor(person), "rename", user, summary="改名")
                        db.session.commit()
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(clerk,)) for clerk in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        changed = db.session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "rename"))
        assert failures == []
        assert changed == 40
        assert list(audit.broken_links()) == []
