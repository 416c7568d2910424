"""行政调解：a request to the bureau from its receipt on, its parties, what was said in its sessions, its papers."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Money, Name, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class AdministrativeMatter(db.Model):  # type: ignore[name-defined]
    """One request. `state` a value of `procedures.administrative_mediation.State`; `number` with `year` and `serial`
    given when the request is taken in, dense per bureau and year, never one of a people's committee.

    `dispute_number` the one number of the dispute through all procedures: its own, unless it came over from a case.
    `subject` a value of `scope.Subject`; `authority` why the bureau may mediate, as the setting named it that day,
    with number and day of the document; `handling_number` the infringement case the bureau handles; `right_*` the
    right in dispute, `granted_on` of a patent. `terms` of the agreement, `terms_amount` in 分. `filed_on` the day the
    signed copy came to the bureau's file. `ended_on`, `ground`, `reason` and the `routes` told (keys of `words.ROUTES`)
    of whatever ended it without an agreement. `confirmable` ask, yes or no, with what says so. `ruling_served_on` and
    `suspension_asked_on` start D21 and D22. `case_id` the case that was registered at a committee for it on
    `handed_over_on`, `consented_on` the day the last party agreed to that.
    """

    __tablename__ = "administrative_matter"
    __table_args__ = (
        UniqueConstraint("bureau_id", "year", "serial"),
        CheckConstraint(
            "state IN ('received','served','opened','signed','not_opened','ended','withdrawn','handed_over','closed')",
            name="state",
        ),
        CheckConstraint("authority <> '' AND authority_number <> ''", name="authority_is_stated"),
        CheckConstraint("dispute_number <> ''", name="dispute_has_a_number"),
        CheckConstraint("state NOT IN ('opened','signed') OR opened_on IS NOT NULL", name="opened_has_a_day"),
        CheckConstraint("state <> 'signed' OR (signed_on IS NOT NULL AND terms <> '')", name="signed_has_terms"),
        CheckConstraint(
            "state NOT IN ('not_opened','ended','withdrawn') OR ended_on IS NOT NULL", name="ended_has_a_day"
        ),
        CheckConstraint("state NOT IN ('not_opened','ended') OR ground <> ''", name="refused_has_a_ground"),
        CheckConstraint("(handed_over_on IS NULL) = (case_id IS NULL)", name="handed_over_to_a_case"),
        CheckConstraint("state <> 'handed_over' OR case_id IS NOT NULL", name="handed_over_has_a_case"),
        CheckConstraint("handed_over_on IS NULL OR handed_over_on >= consented_on", name="handed_over_after_consent"),
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed_has_a_day"),
        CheckConstraint("opened_on IS NULL OR opened_on >= requested_on", name="opened_after_request"),
        CheckConstraint("signed_on IS NULL OR signed_on >= opened_on", name="signed_after_opening"),
        CheckConstraint("ended_on IS NULL OR ended_on >= requested_on", name="ended_after_request"),
        CheckConstraint("confirmable IN ('ask','yes','no')", name="confirmable"),
        CheckConstraint(
            "confirmable = 'ask' OR (confirmable_number <> '' AND confirmable_on IS NOT NULL)",
            name="confirmable_has_a_source",
        ),
        CheckConstraint("terms_amount IS NULL OR terms_amount >= 0", name="amount"),
        Index("ix_administrative_matter_list", "bureau_id", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    bureau_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    year: Mapped[int]
    serial: Mapped[int]
    dispute_number: Mapped[str] = mapped_column(String(20), index=True)
    state: Mapped[Code]
    subject: Mapped[Code]
    requested_on: Mapped[date]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    amount_claimed: Mapped[Money | None]
    authority: Mapped[Line]
    authority_number: Mapped[Name]
    authority_on: Mapped[date]
    handling_number: Mapped[Name]
    right_kind: Mapped[Code]
    right_number: Mapped[Name]
    right_number_reason: Mapped[Line]
    right_title: Mapped[Name]
    right_holder: Mapped[Line]
    granted_on: Mapped[date | None]
    opened_on: Mapped[date | None]
    terms_amount: Mapped[Money | None]
    copies: Mapped[int] = mapped_column(default=3)
    signed_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ground: Mapped[Code]
    reason: Mapped[Line]
    routes: Mapped[list[str]] = mapped_column(Json, default=list)
    confirmable: Mapped[Code] = mapped_column(default="ask")
    confirmable_number: Mapped[Name]
    confirmable_on: Mapped[date | None]
    ruling_served_on: Mapped[date | None]
    suspension_asked_on: Mapped[date | None]
    consented_on: Mapped[date | None]
    handed_over_on: Mapped[date | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    closed_on: Mapped[date | None]
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    facts: Mapped[Body]
    requests: Mapped[Body]
    terms: Mapped[Body]

    bureau: Mapped[Organisation] = relationship()
    case: Mapped[Case | None] = relationship()
    parties: Mapped[list["AdministrativeParty"]] = relationship(
        back_populates="matter", order_by="AdministrativeParty.ordinal"
    )
    sessions: Mapped[list["AdministrativeSession"]] = relationship(order_by="AdministrativeSession.id")

    __mapper_args__ = {"version_id_col": version}


class AdministrativeParty(db.Model):  # type: ignore[name-defined]
    """A party of the register in one request. `side` a key of `words.SIDES`; of a respondent when the copy came to it,
    what it answered and when."""

    __tablename__ = "administrative_party"
    __table_args__ = (
        UniqueConstraint("matter_id", "party_id"),
        CheckConstraint("side IN ('applicant','respondent','third_party')", name="side"),
        CheckConstraint("answer IN ('','agreed','refused')", name="answer"),
        CheckConstraint("(answer = '') = (answered_on IS NULL)", name="answer_has_a_day"),
        CheckConstraint("answered_on IS NULL OR answered_on >= served_on", name="answered_after_service"),
        CheckConstraint("answer = '' OR served_on IS NOT NULL", name="answered_what_was_served"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    matter_id: Mapped[int] = foreign("administrative_matter.id", index=False)
    party_id: Mapped[int] = foreign("party.id")
    side: Mapped[Code]
    ordinal: Mapped[int]
    served_on: Mapped[date | None]
    answer: Mapped[Code]
    answered_on: Mapped[date | None]
    answer_note: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    matter: Mapped[AdministrativeMatter] = relationship(back_populates="parties")
    party: Mapped[Party] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}


class AdministrativeSession(db.Model):  # type: ignore[name-defined]
    """One meeting: when, where, who came, what was said. Never edited."""

    __tablename__ = "administrative_session"

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("administrative_matter.id")
    held_on: Mapped[date]
    hour: Mapped[Code]
    place: Mapped[Name]
    attended: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    text: Mapped[Body]


class AdministrativePaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A paper of the bureau that was issued. Sealed with the desk's key."""

    __tablename__ = "administrative_paper"
    __table_args__ = (Index("ix_administrative_paper_form", "matter_id", "form", "id"),)

    matter_id: Mapped[int] = foreign("administrative_matter.id", index=False)

    matter: Mapped[AdministrativeMatter] = relationship()
