"""台账：an entry of one of the plan's registers, its files, who attended."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class RegisterEntry(db.Model):  # type: ignore[name-defined]
    """One entry. `kind` a key of `rules.registers.catalogue.KINDS`; `day`, `until`, `group` and `title` the fields that
    every register is searched and counted by; `data` the values of its other fields, days as `2026-09-01`, checked
    against the kind before they are stored; `found_by` the texts a search looks at."""

    __tablename__ = "register_entry"
    __table_args__ = (
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("kind <> ''", name="has_a_kind"),
        CheckConstraint("until_on IS NULL OR until_on >= day", name="ends_after_it_begins"),
        Index("ix_register_entry_list", "kind", "day", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id")
    kind: Mapped[Code]
    group: Mapped[Code]
    day: Mapped[date]
    until_on: Mapped[date | None]
    title: Mapped[Name]
    data: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    entered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    found_by: Mapped[Body]

    office: Mapped[Organisation] = relationship()
    files: Mapped[list["RegisterFile"]] = relationship(order_by="RegisterFile.id")
    attendance: Mapped[list["Attendance"]] = relationship(order_by="Attendance.ordinal", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}


class RegisterFile(db.Model):  # type: ignore[name-defined]
    """A file of an entry, sealed with the desk's key: there is no case. `purpose` a key of `Kind.attachable`; `scan` as
    in `models.document.Attachment`."""

    __tablename__ = "register_file"
    __table_args__ = (UniqueConstraint("entry_id", "purpose", "sha256"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    entry_id: Mapped[int] = foreign("register_entry.id", index=False)
    purpose: Mapped[Code]
    name: Mapped[Name]
    media_type: Mapped[Name]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    scan: Mapped[Code]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[Instant]


class Attendance(db.Model):  # type: ignore[name-defined]
    """Somebody who came to a training. `party_id` the enterprise of the register of parties whose name `body` is."""

    __tablename__ = "register_attendance"
    __table_args__ = (
        UniqueConstraint("entry_id", "name", "body"),
        CheckConstraint("name <> ''", name="has_a_name"),
    )

    id: Mapped[Key]
    entry_id: Mapped[int] = foreign("register_entry.id", index=False)
    ordinal: Mapped[int]
    name: Mapped[Name]
    body: Mapped[Name]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)

    party: Mapped[Party | None] = relationship()
