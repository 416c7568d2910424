"""The audit trail: every act leaves a row in the same transaction, chained by hash.

`record` names the act; what changed is read from the session itself when it flushes, so that no change can be
left out. A transaction that changed audited rows without naming an act does not commit.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import event, inspect, select, text
from sqlalchemy.orm import Session, SessionTransaction

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.operations.actor import Actor

# Rows that are not facts of the office: housekeeping of logins and typing.
UNAUDITED = frozenset({"login_session", "login_failure", "draft", "form_receipt", "audit_entry", "counter"})
GENESIS = "0" * 64


class UnauditedChange(RuntimeError):
    """A transaction changed rows without naming the act."""


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
    _acts(db.session()).append(
        {
            "actor": actor,
            "action": action,
            "subject": subject,
            "summary": summary,
            "case": case,
            "reason": reason,
            "at": at,
        }
    )


def _acts(session: Session) -> list[dict[str, Any]]:
    return session.info.setdefault("acts", [])


def _changes(session: Session) -> list[dict[str, Any]]:
    return session.info.setdefault("changes", [])


def _collect(session: Session, flush_context: Any, instances: Any = None) -> None:
    for row in session.new:
        _note(
            session,
            row,
            {
                c.key: [None, _plain(c.key, getattr(row, c.key))]
                for c in inspect(type(row)).column_attrs
                if getattr(row, c.key) is not None
            },
        )
    for row in session.dirty:
        changed = {}
        for column in inspect(type(row)).column_attrs:
            history = inspect(row).attrs[column.key].history
            if history.has_changes() and column.key != "version":
                before = history.deleted[0] if history.deleted else None
                changed[column.key] = [_plain(column.key, before), _plain(column.key, getattr(row, column.key))]
        _note(session, row, changed)
    for row in session.deleted:
        _note(
            session, row, {c.key: [_plain(c.key, getattr(row, c.key)), None] for c in inspect(type(row)).column_attrs}
        )


def _note(session: Session, row: Any, columns: dict[str, list[Any]]) -> None:
    if columns and row.__tablename__ not in UNAUDITED:
        _changes(session).append({"row": row, "columns": columns})


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
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(714001)"))
    return session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or GENESIS


def _entry(act: dict[str, Any], changes: list[dict[str, Any]], previous: str) -> AuditEntry:
    actor, subject, case = act["actor"], act["subject"], act["case"]
    entry = AuditEntry(
        at=actor.now if actor else act["at"],
        actor_id=actor.id if actor else None,
        actor_name=actor.user.display_name if actor else "系统",
        action=act["action"],
        subject=f"{subject.__tablename__}:{inspect(subject).identity[0]}",
        case_id=case.id if case is not None else None,
        summary=act["summary"],
        reason=act["reason"],
        request_id=actor.request_id if actor else "",
        changes=[
            {"table": change["row"].__tablename__, "id": inspect(change["row"]).identity[0], **change["columns"]}
            for change in changes
            if inspect(change["row"]).identity
        ],
        previous_hash=previous,
    )
    entry.hash = digest(entry)
    return entry


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
    """Attach the trail to the desk's sessions, once."""
    event.listen(session, "before_flush", _collect)
    event.listen(session, "before_commit", _write)
    event.listen(session, "after_transaction_end", _forget)
