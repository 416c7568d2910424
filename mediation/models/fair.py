"""展会、市场驻点：the event, who stands at its posts when, complaints by stall with their photographs."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class Fair(db.Model):  # type: ignore[name-defined]
    """One event of a fair or market at which the centre keeps a post, from its first to its last day."""

    __tablename__ = "fair"
    __table_args__ = (
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("until_on >= from_on", name="ends_after_it_begins"),
        Index("ix_fair_days", "centre_id", "until_on"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    name: Mapped[Name]
    place: Mapped[Line]
    organiser: Mapped[Name]
    contact: Mapped[Name]
    from_on: Mapped[date]
    until_on: Mapped[date]
    note: Mapped[Line]
    entered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    shifts: Mapped[list["FairShift"]] = relationship(
        back_populates="fair", order_by="FairShift.day, FairShift.begins, FairShift.id", cascade="all, delete-orphan"
    )
    complaints: Mapped[list["FairComplaint"]] = relationship(back_populates="fair", order_by="FairComplaint.id.desc()")

    __mapper_args__ = {"version_id_col": version}


class FairShift(db.Model):  # type: ignore[name-defined]
    """One person at one `post` on one day from `begins` to `ends` (`09:00`): the centre's own (`user_id`) or somebody
    who was sent. `consultations` how many people asked something there, None while nobody wrote it down."""

    __tablename__ = "fair_shift"
    __table_args__ = (
        CheckConstraint("ends > begins", name="ends_after_it_begins"),
        CheckConstraint("person <> ''", name="has_a_person"),
        CheckConstraint("consultations IS NULL OR consultations >= 0", name="consultations"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    fair_id: Mapped[int] = foreign("fair.id")
    day: Mapped[date]
    begins: Mapped[str] = mapped_column(String(5))
    ends: Mapped[str] = mapped_column(String(5))
    post: Mapped[Name]
    person: Mapped[Name]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    consultations: Mapped[int | None]
    version: Mapped[int] = mapped_column(nullable=False)

    fair: Mapped[Fair] = relationship(back_populates="shifts")

    __mapper_args__ = {"version_id_col": version}


class FairComplaint(db.Model):  # type: ignore[name-defined]
    """A complaint of a party of the register about a `stall`. `state` a value of `fair_complaint.State`; `number` with
    `year` and `serial` of the centre's own series; `exhibitor` the name at the stall, `goods` what is shown there;
    `told_at` and `statement_at` times of day (`14:30`), "" where only the day is known; `result` a key of
    `fair_complaint.RESULTS`; `case_id` the case it was handed over as."""

    __tablename__ = "fair_complaint"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        CheckConstraint("state IN ('received','checked','told','ended','handed_over','followed')", name="state"),
        CheckConstraint("stall <> ''", name="has_a_stall"),
        CheckConstraint("right_number <> '' OR right_title <> ''", name="has_a_right"),
        CheckConstraint("title_checked_on IS NULL OR title_checked_on >= received_on", name="checked_after_receipt"),
        CheckConstraint("state <> 'checked' OR title_checked_on IS NOT NULL", name="checked_has_a_day"),
        CheckConstraint(
            "told_on IS NULL OR (title_checked_on IS NOT NULL AND told_on >= title_checked_on)", name="told_after_check"
        ),
        CheckConstraint("state <> 'told' OR told_on IS NOT NULL", name="told_has_a_day"),
        CheckConstraint(
            "statement_on IS NULL OR (told_on IS NOT NULL AND statement_on >= told_on)", name="statement_after_telling"
        ),
        CheckConstraint("result NOT IN ('withdrawn','covered','settled') OR told_on IS NOT NULL", name="told_first"),
        CheckConstraint("state NOT IN ('ended','followed') OR result <> ''", name="ended_has_a_result"),
        CheckConstraint(
            "state NOT IN ('ended','followed','handed_over') OR ended_on IS NOT NULL", name="ended_has_a_day"
        ),
        CheckConstraint("ended_on IS NULL OR ended_on >= received_on", name="ended_after_receipt"),
        CheckConstraint("state <> 'followed' OR followed_on IS NOT NULL", name="followed_has_a_day"),
        CheckConstraint("(state = 'handed_over') = (case_id IS NOT NULL)", name="handed_over_has_a_case"),
        Index("ix_fair_complaint_list", "fair_id", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    fair_id: Mapped[int] = foreign("fair.id", index=False)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    year: Mapped[int]
    serial: Mapped[int]
    state: Mapped[Code]
    party_id: Mapped[int] = foreign("party.id")
    stall: Mapped[Name]
    exhibitor: Mapped[Name]
    goods: Mapped[Line]
    right_kind: Mapped[Code]
    right_number: Mapped[Name]
    right_number_reason: Mapped[Line]
    right_title: Mapped[Name]
    right_holder: Mapped[Line]
    received_on: Mapped[date]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    title_checked_on: Mapped[date | None]
    title_note: Mapped[Line]
    told_on: Mapped[date | None]
    told_at: Mapped[Code]
    statement_on: Mapped[date | None]
    statement_at: Mapped[Code]
    statement: Mapped[Line]
    result: Mapped[Code]
    ended_on: Mapped[date | None]
    result_note: Mapped[Line]
    followed_on: Mapped[date | None]
    follow_note: Mapped[Line]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    facts: Mapped[Body]

    fair: Mapped[Fair] = relationship(back_populates="complaints")
    centre: Mapped[Organisation] = relationship()
    party: Mapped[Party] = relationship(lazy="selectin")
    case: Mapped[Case | None] = relationship()
    photos: Mapped[list["FairPhoto"]] = relationship(order_by="FairPhoto.id")

    __mapper_args__ = {"version_id_col": version}


class FairPhoto(db.Model):  # type: ignore[name-defined]
    """A photograph taken at a stall, as it came from the camera. Sealed with the desk's key, since there is no case
    yet; `scan` as in `models.document.Attachment`."""

    __tablename__ = "fair_photo"
    __table_args__ = (UniqueConstraint("complaint_id", "sha256"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    complaint_id: Mapped[int] = foreign("fair_complaint.id", index=False)
    name: Mapped[Name]
    media_type: Mapped[Code]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    scan: Mapped[Code]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[Instant]
