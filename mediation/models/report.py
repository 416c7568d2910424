"""报表：a report as it was frozen, never edited; a correction is another that says what changed."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.user import User


class Report(db.Model):  # type: ignore[name-defined]
    """A frozen report; the database refuses it every change.

    `kind` district (the bureau's, on the whole district) or return (a committee's own figures for the justice bureau);
    `organisation_id` whose it is; `period` its code (`2026-Q3`) with `first_on` and `last_on`; `ordinal` its version
    from 1, `supersedes_id` the version before, `reason` why it was corrected; `as_of` the day of the count.
    `content` every figure with its row ids, as `rules.reports.content.as_plain` writes it, `sha256` over it,
    `definitions` the version of the definitions; `changes` against the version before.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("organisation_id", "kind", "period", "ordinal"),
        CheckConstraint("kind IN ('district','return')", name="kind"),
        CheckConstraint("first_on <= last_on", name="ends_after_it_begins"),
        CheckConstraint("as_of > last_on", name="period_was_over"),
        CheckConstraint("(ordinal = 1) = (supersedes_id IS NULL)", name="first_has_none_before"),
        CheckConstraint("ordinal = 1 OR reason <> ''", name="correction_has_a_reason"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    kind: Mapped[Code]
    organisation_id: Mapped[int] = foreign("organisation.id", index=False)
    period: Mapped[Code]
    first_on: Mapped[date]
    last_on: Mapped[date]
    ordinal: Mapped[int]
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), unique=True)
    reason: Mapped[Line]
    as_of: Mapped[date]
    definitions: Mapped[Code]
    sha256: Mapped[str] = mapped_column(String(64))
    frozen_by_id: Mapped[int] = foreign("user_account.id", index=False)
    frozen_at: Mapped[Instant]
    changes: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)
    # The long text comes last: SQLite reads a row from its start to the last column asked for.
    content: Mapped[dict[str, object]] = mapped_column(Json, deferred=True)

    organisation: Mapped[Organisation] = relationship()
    frozen_by: Mapped[User] = relationship()

    @property
    def number(self) -> str:
        """What it is called among the others of its body: `2026-Q3 第1版`."""
        return f"{self.period} 第{self.ordinal}版"


class ReportPaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A report as it was printed; `matter_id` the frozen report it is of."""

    __tablename__ = "report_paper"

    matter_id: Mapped[int] = foreign("report.id")
