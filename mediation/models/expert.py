"""专家、维权援助顾问：whom the rights centre can ask."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Code, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation

KINDS = {"expert": "专家", "adviser": "维权援助顾问"}


class Expert(db.Model):  # type: ignore[name-defined]
    """One person of the centre's register: `kind` a key of `KINDS`, `firm` where the person works, `field` what they
    know; in office from `term_from` to `term_until` (None: until further notice). Nobody is deleted."""

    __tablename__ = "expert"
    __table_args__ = (
        UniqueConstraint("centre_id", "kind", "name", "firm"),
        CheckConstraint("kind IN ('expert','adviser')", name="kind"),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("term_until IS NULL OR term_until >= term_from", name="term_ends_after_it_began"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    kind: Mapped[Code]
    name: Mapped[Name]
    firm: Mapped[Name]
    field: Mapped[Line]
    term_from: Mapped[date]
    term_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    __mapper_args__ = {"version_id_col": version}

    @property
    def kind_label(self) -> str:
        """`专家` or `维权援助顾问`."""
        return KINDS[self.kind]

    def in_office(self, on: date) -> bool:
        """Whether the term covers the day."""
        return self.term_from <= on and (self.term_until is None or on <= self.term_until)
