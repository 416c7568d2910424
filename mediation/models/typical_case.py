"""典型案例：selected, written without names, approved by somebody else, published."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Key, Line, Name, Sealed, foreign, new_uid, sealed_column
from mediation.models.organisation import Organisation


class TypicalCase(db.Model):  # type: ignore[name-defined]
    """One typical case. `state` a value of `procedures.typical_case.State`; `case_id` the case it is taken from, none
    for one of another body, whose `source` says where it comes from and whose `hidden` names (one a line, sealed) must
    not be read in the text; `text` as it will be read by everybody; `published_at` where it is."""

    __tablename__ = "typical_case"
    __table_args__ = (
        Index("ix_typical_case_list", "office_id", "state", "id"),
        CheckConstraint("state IN ('selected','deidentified','approved','published','dropped')", name="state"),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("case_id IS NOT NULL OR source <> ''", name="has_a_source"),
        CheckConstraint(
            "state NOT IN ('deidentified','approved','published') OR (text <> '' AND written_by_id IS NOT NULL)",
            name="written",
        ),
        CheckConstraint(
            "state NOT IN ('approved','published') OR (approved_on IS NOT NULL AND approved_by_id IS NOT NULL)",
            name="approved_by_somebody",
        ),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id <> written_by_id", name="approved_by_another"),
        CheckConstraint("state <> 'published' OR (published_on IS NOT NULL AND published_at <> '')", name="published"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    state: Mapped[Code]
    title: Mapped[Name]
    source: Mapped[Name]
    hidden_sealed: Mapped[bytes | None] = sealed_column()
    reason: Mapped[Line]
    selected_on: Mapped[date]
    selected_by_id: Mapped[int] = foreign("user_account.id", index=False)
    written_on: Mapped[date | None]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    approved_on: Mapped[date | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    published_on: Mapped[date | None]
    published_at: Mapped[Line]
    ended_on: Mapped[date | None]
    note: Mapped[Line]
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    text: Mapped[Body]

    office: Mapped[Organisation] = relationship()
    case: Mapped[Case | None] = relationship()

    hidden = Sealed()
    __mapper_args__ = {"version_id_col": version}
