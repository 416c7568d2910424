"""Issued papers and attached files: rows that point at sealed files."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import CaseParty
from mediation.models.columns import Code, Key, Line, Name, UtcDateTime, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper


class Document(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """An issued paper of a case. `subject` which sheet of its form it is (`session:12`; "" where a case has one only);
    a later sheet of the same form and subject replaces it. `copies` how many were printed."""

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_sheet", "case_id", "form", "subject", "id"),)

    case_id: Mapped[int] = foreign("mediation_case.id")
    subject: Mapped[Code]
    copies: Mapped[int] = mapped_column(default=1)
    voided_reason: Mapped[Name]


PURPOSES = {
    "agreement_scan": "协议书签署件",
    "signed_scan": "文书签署件",
    "identity": "身份证明",
    "authority": "授权手续",
    "evidence": "证据材料",
    "performance": "履行凭证",
    "court": "法院文书",
    "other": "其他材料",
    "supplement": "归档后补充",
}


class Attachment(db.Model):  # type: ignore[name-defined]
    """A file that was handed in or scanned, kept sealed with the case's own key.

    `purpose` a key of `PURPOSES`; of a signed scan `form` and `subject` name the sheet it is the signed copy of.
    `title` what it is called in the dossier, `name` the name the file came with; `origin` where it comes from
    (来源), `submitted_by` who handed it in when that is no party of the case; `original` whether the committee saw
    the original: original, copy, or "" where nobody said. `pages` of the file, 0 for what has none; `sheets` how
    many sheets of paper were handed in. `rotation` degrees clockwise it is turned when printed. `ordinal` its
    place among those of the same purpose. `scan` what the virus scanner said: "" not asked, clean, pending.
    Nothing is deleted: a file taken out has `removed_on` and `removed_reason`.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation"),
        CheckConstraint("original IN ('', 'original', 'copy')", name="original"),
        CheckConstraint("scan IN ('', 'clean', 'pending')", name="scan"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    purpose: Mapped[Code]
    form: Mapped[Code]
    subject: Mapped[Code]
    title: Mapped[Name]
    name: Mapped[Name]
    media_type: Mapped[Name]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    pages: Mapped[int] = mapped_column(default=0)
    sheets: Mapped[int] = mapped_column(default=0)
    origin: Mapped[Name]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("case_party.id"))
    submitted_by: Mapped[Name]
    original: Mapped[Code]
    rotation: Mapped[int] = mapped_column(default=0)
    ordinal: Mapped[int] = mapped_column(default=0)
    note: Mapped[Line]
    scan: Mapped[Code]
    received_on: Mapped[date]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_on: Mapped[date | None]
    removed_reason: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    party: Mapped[CaseParty | None] = relationship()
    __mapper_args__ = {"version_id_col": version}
