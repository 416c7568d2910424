"""Drafts kept while people type, and receipts that make a form count once."""

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Instant, Key, Line, Sealed, new_uid


class Draft(db.Model):  # type: ignore[name-defined]
    """What one person typed into one form so far, sealed whole (it may hold identity numbers).
    `form` names form and object, e.g. "intake" or "agreement:153"."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user_id", "form"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    form: Mapped[str] = mapped_column(String(80))
    title: Mapped[Line]
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    saved_at: Mapped[Instant]

    content = Sealed()


class FormReceipt(db.Model):  # type: ignore[name-defined]
    """A form that was acted on: its one-use key and where its answer led."""

    __tablename__ = "form_receipt"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    location: Mapped[Line]
    at: Mapped[Instant]
