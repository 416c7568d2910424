"""外报数据：figures that other bodies count, version by version, with the paper each came with."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, UtcDateTime, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.user import User

COUNTS = "state = 'checked'"


class ReportedFigure(db.Model):  # type: ignore[name-defined]
    """One version of one figure. `kind` a key of `rules.reported_figures.kinds.KINDS`, `body` who reported it,
    `numbers` name → decimal as text, by the names of its kind; `coverage` a key of `COVERAGES`; figures with one
    `definition_key` are comparable, `definition` says in words how the body counts. `ordinal` counts the versions from
    1; `supersedes_id` the version that it corrects, `reason` why."""

    __tablename__ = "reported_figure"
    __table_args__ = (
        CheckConstraint("state IN ('entered','returned','checked','superseded')", name="state"),
        CheckConstraint("coverage IN ('district','city')", name="coverage"),
        CheckConstraint("kind <> '' AND body <> ''", name="says_whose"),
        CheckConstraint("definition_key <> '' AND definition <> ''", name="has_a_definition"),
        CheckConstraint("until_on >= from_on", name="ends_after_it_begins"),
        CheckConstraint("checked_by_id IS NULL OR checked_by_id <> entered_by_id", name="checked_by_somebody_else"),
        CheckConstraint("(checked_by_id IS NULL) = (checked_at IS NULL)", name="checked_at_a_time"),
        CheckConstraint("state NOT IN ('checked','returned') OR checked_by_id IS NOT NULL", name="looked_at"),
        CheckConstraint("(supersedes_id IS NULL) = (ordinal = 1)", name="corrects_something"),
        CheckConstraint("supersedes_id IS NULL OR reason <> ''", name="corrected_for_a_reason"),
        UniqueConstraint("supersedes_id", name="uq_reported_figure_supersedes"),
        # One body counts once for the same days, whatever was entered.
        Index(
            "uq_reported_figure_counts",
            "bureau_id",
            "kind",
            "body",
            "from_on",
            "until_on",
            unique=True,
            sqlite_where=text(COUNTS),
            postgresql_where=text(COUNTS),
        ),
        Index("ix_reported_figure_list", "bureau_id", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    bureau_id: Mapped[int] = foreign("organisation.id", index=False)
    kind: Mapped[Code]
    body: Mapped[Name]
    from_on: Mapped[date]
    until_on: Mapped[date]
    state: Mapped[Code]
    ordinal: Mapped[int] = mapped_column(default=1)
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("reported_figure.id"))
    reason: Mapped[Line]
    numbers: Mapped[dict[str, str]] = mapped_column(Json)
    coverage: Mapped[Code]
    definition_key: Mapped[Name]
    paper_number: Mapped[Name]
    entered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    entered_at: Mapped[Instant]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    check_note: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)
    definition: Mapped[Body]

    bureau: Mapped[Organisation] = relationship()
    entered_by: Mapped[User] = relationship(foreign_keys=[entered_by_id])
    checked_by: Mapped[User | None] = relationship(foreign_keys=[checked_by_id])
    supersedes: Mapped["ReportedFigure | None"] = relationship(
        remote_side="ReportedFigure.id", back_populates="corrected"
    )
    corrected: Mapped["ReportedFigure | None"] = relationship(back_populates="supersedes", uselist=False)
    paper: Mapped["ReportedPaper | None"] = relationship(back_populates="figure", uselist=False)

    __mapper_args__ = {"version_id_col": version}


class ReportedPaper(db.Model):  # type: ignore[name-defined]
    """The paper a figure came with, as it was handed in. Sealed with the desk's key, since it belongs to no case;
    `scan` as in `models.document.Attachment`."""

    __tablename__ = "reported_paper"

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("reported_figure.id"), unique=True)
    name: Mapped[Name]
    media_type: Mapped[Code]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    scan: Mapped[Code]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[Instant]

    figure: Mapped[ReportedFigure] = relationship(back_populates="paper")
