"""方案任务：the items of the work plan, and how each stands year by year."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, foreign, new_uid


class PlanTask(db.Model):  # type: ignore[name-defined]
    """One item. `number` its place in the plan (`三（三）1`), `bodies` who is responsible, `wants` what can be counted;
    `first_year` and `last_year` its period."""

    __tablename__ = "plan_task"
    __table_args__ = (
        CheckConstraint("number <> '' AND title <> ''", name="is_named"),
        CheckConstraint("last_year >= first_year", name="ends_after_it_begins"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    ordinal: Mapped[int]
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[Name]
    bodies: Mapped[Line]
    wants: Mapped[Line]
    first_year: Mapped[int]
    last_year: Mapped[int]
    version: Mapped[int] = mapped_column(nullable=False)

    years: Mapped[list["PlanTaskYear"]] = relationship(order_by="PlanTaskYear.year", back_populates="task")

    __mapper_args__ = {"version_id_col": version}


class PlanTaskYear(db.Model):  # type: ignore[name-defined]
    """How one item stands in one year. `progress` a key of `rules.registers.plan_items.PROGRESS`; `evidence` the lines
    of what shows it: `{"text": …, "path": …}`, the path a page of this desk or ""."""

    __tablename__ = "plan_task_year"
    __table_args__ = (
        UniqueConstraint("task_id", "year"),
        CheckConstraint("progress IN ('','not_begun','running','done','behind')", name="progress"),
    )

    id: Mapped[Key]
    task_id: Mapped[int] = foreign("plan_task.id", index=False)
    year: Mapped[int]
    progress: Mapped[Code]
    evidence: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    changed_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    note: Mapped[Body]

    task: Mapped[PlanTask] = relationship(back_populates="years")

    __mapper_args__ = {"version_id_col": version}
