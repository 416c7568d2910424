"""The audit trail: append-only, hash-chained."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line


class AuditEntry(db.Model):  # type: ignore[name-defined]
    """One act: who, when, on what, what before and after, why. `changes` is a list of
    {"table", "id", "column": [before, after]}; sealed columns appear as 已加密. `hash` covers every other column
    and the previous entry's hash."""

    __tablename__ = "audit_entry"

    id: Mapped[Key]
    at: Mapped[Instant]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[Code]
    subject: Mapped[str] = mapped_column(String(80), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), index=True)
    summary: Mapped[Line]
    reason: Mapped[Line]
    request_id: Mapped[Code]
    changes: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
