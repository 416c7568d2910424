"""Long work that runs beside the pages: what is asked for, how far it is, what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line, Name, UtcDateTime, foreign, new_uid


class Job(db.Model):  # type: ignore[name-defined]
    """One piece of long work. `kind` a key of `operations.jobs.KINDS`; `request` what is asked for; `state` queued,
    running, done, failed, cancelled; `step` of `steps` are done, `doing` says what is being done now.
    `problems` one {"what", "why"} for each thing that could not be done. The result is a sealed `file`, kept until
    `expires_at`. `heartbeat_at` the last sign of life of the `worker`; `attempts` how often it was begun."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('queued','running','done','failed','cancelled')", name="state"),
        Index("ix_job_state", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    user_id: Mapped[int] = foreign("user_account.id")
    kind: Mapped[Code]
    title: Mapped[Name]
    request: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    state: Mapped[Code]
    step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    doing: Mapped[Line]
    problems: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    message: Mapped[Line]
    name: Mapped[Name]
    media_type: Mapped[Name]
    file: Mapped[str] = mapped_column(String(120), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    size: Mapped[int] = mapped_column(default=0)
    worker: Mapped[Name]
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Instant]
    heartbeat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
