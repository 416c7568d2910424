"""The audit trail: every act leaves a row in the same transaction, chained by hash.

`record` names the act; what changed is read from the rows themselves as they are written, so that no change can be
left out: not the rows that go with their owner, nor the columns that the session fills in. A transaction that changed
audited rows without naming an act does not commit, and statements that change them past the session are refused.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, SessionTransaction, object_session

from mediation.extensions import db, exclusive
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.operations.actor import Actor

# Rows that are not facts of the office: housekeeping of logins and typing, what is reckoned anew.
UNAUDITED = frozenset(
    {"login_session", "login_failure", "draft", "form_receipt", "audit_entry", "counter", "job", "case_key", "reminder"}
    | {"clue_match", "case_month", "shared_dispute"}
    # What a person said without a name must not stand in the trail beside the minute and the link.
    | {"satisfaction_ticket", "satisfaction_answer"}
)
GENESIS = "0" * 64


class UnauditedChange(RuntimeError):
    """A transaction changed rows without naming the act, or past the session where the trail does not see it."""


@dataclass(frozen=True)
class Act:
    """One named act, waiting for its transaction to commit."""

    actor: Actor | None
    at: datetime
    action: str
    subject: Any
    summary: str
    case: Case | None
    reason: str


def record(
    actor: Actor | None,
    action: str,
    subject: Any,
    *,
    summary: str,
    case: Case | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Name one act of this transaction. `subject` is the row acted on; `summary` one Chinese sentence without
    identity numbers; `actor` None (then `at` is needed) only for acts of the installation itself."""
    moment = actor.now if actor else at
    if moment is None:
        raise ValueError("an act without an actor needs its moment")
    _acts(db.session()).append(Act(actor, moment, action, subject, summary, case, reason))


def _acts(session: Session) -> list[Act]:
    return session.info.setdefault("acts", [])  # type: ignore[no-any-return]


def _changes(session: Session) -> list[dict[str, Any]]:
    return session.info.setdefault("changes", [])  # type: ignore[no-any-return]


def _columns(mapper: Mapper[Any]) -> list[str]:
    return [attribute.key for attribute in mapper.column_attrs]


def _inserted(mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    kept = inspect(row).dict
    values = {key: kept.get(key) for key in _columns(mapper)}
    _note(row, {key: [None, _plain(key, value)] for key, value in values.items() if value is not None})


def _updated(mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    changed = {}
    for key in _columns(mapper):
        history = inspect(row).attrs[key].history
        if history.has_changes() and key != "version":
            before = history.deleted[0] if history.deleted else _stored(mapper, connection, row, key)
            changed[key] = [_plain(key, before), _plain(key, getattr(row, key))]
    _note(row, changed)


def _stored(mapper: Mapper[Any], connection: Connection, row: Any, key: str) -> Any:
    """The value in the database, of an attribute that was set before it was read."""
    table, identity = mapper.local_table, inspect(row).identity
    found = select(mapper.columns[key]).where(*(c == v for c, v in zip(table.primary_key, identity, strict=True)))
    return connection.scalar(found)


def _deleted(mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    _note(row, {key: [_plain(key, getattr(row, key)), None] for key in _columns(mapper)})


def _note(row: Any, columns: dict[str, list[Any]]) -> None:
    if row.__tablename__ == "private_note" and "text" in columns:
        # A mediator's own note never leaves its writer: the trail says that it changed, not to what.
        columns = columns | {"text": [value and "不公开" for value in columns["text"]]}
    if row.__tablename__ == "report" and "content" in columns:
        # Its figures and rows stand in the report itself, which never changes; the trail holds their hash.
        columns = columns | {"content": [None, row.sha256]}
    session = object_session(row)
    if session is not None and columns and row.__tablename__ not in UNAUDITED:
        _changes(session).append({"row": row, "columns": columns})


def _refuse_unseen(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        name = getattr(getattr(state.statement, "table", None), "name", None)
        if name in _audited_tables():
            raise UnauditedChange(f"change rows of {name} through the session")


@cache
def _audited_tables() -> frozenset[str]:
    return frozenset(mapper.local_table.name for mapper in db.Model.registry.mappers) - UNAUDITED  # type: ignore[attr-defined]


def _refuse_savepoint(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        raise UnauditedChange("an act is done whole or not at all: no savepoints")


def _plain(column: str, value: Any) -> Any:
    if value is None:
        return None
    if column.endswith(("_sealed", "_digest")) or column in {"password_hash", "token_sha256"}:
        return "已加密"
    return value.isoformat() if isinstance(value, date) else value


def _write(session: Session) -> None:
    if session.info.get("auditing"):
        return
    session.flush()
    acts, changes = session.info.pop("acts", []), session.info.pop("changes", [])
    if changes and not acts:
        tables = sorted({change["row"].__tablename__ for change in changes})
        raise UnauditedChange(f"rows of {', '.join(tables)} changed without an audit entry")
    if not acts:
        return
    session.info["auditing"] = True
    try:
        previous = _last_hash(session)
        for act, listed in zip(acts, [changes] + [[]] * (len(acts) - 1), strict=True):
            entry = _entry(act, listed, previous)
            session.add(entry)
            previous = entry.hash
        session.flush()
    finally:
        session.info.pop("auditing")


def _last_hash(session: Session) -> str:
    exclusive("audit")
    return session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or GENESIS


def _entry(act: Act, changes: list[dict[str, Any]], previous: str) -> AuditEntry:
    entry = AuditEntry(
        at=act.at,
        actor_id=act.actor.id if act.actor else None,
        actor_name=act.actor.user.display_name if act.actor else "系统",
        action=act.action,
        subject=f"{act.subject.__tablename__}:{inspect(act.subject).identity[0]}",
        case_id=act.case.id if act.case is not None else None,
        summary=act.summary,
        reason=act.reason,
        request_id=act.actor.request_id if act.actor else "",
        changes=[_change(change["row"], change["columns"]) for change in changes],
        previous_hash=previous,
    )
    entry.hash = digest(entry)
    return entry


def _change(row: Any, columns: dict[str, list[Any]]) -> dict[str, Any]:
    identity = inspect(row).identity
    return {"table": row.__tablename__, "id": identity[0] if identity else None, "columns": columns}


def digest(entry: AuditEntry) -> str:
    """SHA-256 over the canonical JSON of everything the entry says and the previous entry's hash."""
    said = {
        "at": entry.at.timestamp(),
        "actor": [entry.actor_id, entry.actor_name],
        "act": [entry.action, entry.subject, entry.case_id, entry.summary, entry.reason, entry.request_id],
        "changes": entry.changes,
        "previous": entry.previous_hash,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def broken_links() -> Iterator[tuple[int, str]]:
    """Walk the chain; yields (entry id, what is wrong) for each entry whose content or link does not hold."""
    previous = GENESIS
    for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=500)):
        if entry.previous_hash != previous:
            yield entry.id, "与上一条接不上：中间有记录被删或被改"
        if digest(entry) != entry.hash:
            yield entry.id, "内容与校验值不符：这一条被改过"
        previous = entry.hash


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        for key in ("acts", "changes"):
            session.info.pop(key, None)


def watch_sessions(session: Any) -> None:
    """Attach the trail to the desk's sessions; a second call changes nothing."""
    if event.contains(session, "before_commit", _write):
        return
    event.listen(db.Model, "after_insert", _inserted, propagate=True)
    event.listen(db.Model, "before_update", _updated, propagate=True)
    event.listen(db.Model, "before_delete", _deleted, propagate=True)
    event.listen(session, "do_orm_execute", _refuse_unseen)
    event.listen(session, "after_transaction_create", _refuse_savepoint)
    event.listen(session, "before_commit", _write)
    event.listen(session, "after_transaction_end", _forget)
