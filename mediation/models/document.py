"""Issued papers and attached scans: rows that point at sealed files."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Key, Name, foreign, new_uid


class Document(db.Model):  # type: ignore[name-defined]
    """An issued paper. Its bytes are kept in `file`; a reprint sends those bytes.
    `code` the verification code printed on it, a digest of the content data."""

    __tablename__ = "document"

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    form: Mapped[Code]
    title: Mapped[Name]
    number: Mapped[Name]
    code: Mapped[str] = mapped_column(String(20), default="", index=True)
    content_sha256: Mapped[str] = mapped_column(String(64), default="")
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    size: Mapped[int]
    template_version: Mapped[Code]
    law_version: Mapped[Code]
    issued_by_id: Mapped[int] = foreign("user_account.id", index=False)
    issued_at: Mapped[Instant]
    voided_reason: Mapped[Name]


class Attachment(db.Model):  # type: ignore[name-defined]
    """A signed scan, kept sealed; `purpose` agreement_scan for now."""

    __tablename__ = "attachment"

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    purpose: Mapped[Code]
    name: Mapped[Name]
    media_type: Mapped[Code]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    received_on: Mapped[date]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
