"""司法确认：the application for one agreement, what the court asked to have supplied, objections to its ruling."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.columns import Code, Instant, Json, Key, Line, Name, foreign, new_uid
from mediation.models.document import Attachment

# The states of an application that stands; the words of the partial index uq_judicial_confirmation_standing.
STANDING = "state NOT IN ('not_accepted','withdrawn','deemed_withdrawn','given_up')"


class JudicialConfirmation(db.Model):  # type: ignore[name-defined]
    """One application. `state` a value of `procedures.judicial_confirmation.State`; `ordinal` counts the applications
    for one agreement: another may follow one that ended without a ruling.

    `court` chosen, `court_rule` the rule it follows from, `court_reason` why another court than the proposed one.
    `applicants` case_party id → {"by": self|head|guardian|agent, "name", "on"} who signed the application for each
    party. `obstacle*` and `extension_*` 申请顺延 (民事诉讼法 86). `filed_on` the day of handing in or posting,
    `filed_how` a key of `words.WAYS`, `receipt_number` of the post or the platform, `filed_short` why it was filed
    with something missing; `received_on` the day the court got it. `court_number` the court's own case number.
    `decided_on` the day of whatever ended it, `ground` and `ground_note` of a refusal, `ruling_id` its scan.
    `served` case_party id → day the ruling came to that party.
    """

    __tablename__ = "judicial_confirmation"
    __table_args__ = (
        UniqueConstraint("agreement_id", "ordinal"),
        CheckConstraint("filed_how IN ('','by_hand','post','online')", name="filed_how"),
        CheckConstraint("extension_answer IN ('','granted','refused')", name="extension_answer"),
        CheckConstraint("state IN ('preparing','given_up') OR filed_on IS NOT NULL", name="sent_has_a_day"),
        CheckConstraint("state IN ('preparing','given_up') OR court <> ''", name="sent_to_a_court"),
        CheckConstraint(
            "state NOT IN ('accepted','heard','confirmed','rejected','set_aside') OR accepted_on IS NOT NULL",
            name="accepted_has_a_day",
        ),
        CheckConstraint("accepted_on IS NULL OR court_number <> ''", name="accepted_has_a_number"),
        CheckConstraint(
            "state IN ('preparing','filed','supplementing','accepted','heard') OR decided_on IS NOT NULL",
            name="ended_has_a_day",
        ),
        CheckConstraint("state NOT IN ('not_accepted','rejected') OR ground <> ''", name="refused_has_a_ground"),
        CheckConstraint("accepted_on IS NULL OR accepted_on >= filed_on", name="accepted_after_filing"),
        CheckConstraint("accepted_on IS NULL OR decided_on >= accepted_on", name="decided_after_acceptance"),
        Index(
            "uq_judicial_confirmation_standing",
            "agreement_id",
            unique=True,
            sqlite_where=text(STANDING),
            postgresql_where=text(STANDING),
        ),
        Index("ix_judicial_confirmation_filed", "filed_on", "state", "case_id", "id"),
        Index("ix_judicial_confirmation_taken", "accepted_on", "state", "case_id", "id"),
        Index("ix_judicial_confirmation_decided", "decided_on", "state", "agreement_id", "case_id", "id"),
        Index("ix_judicial_confirmation_state", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    ordinal: Mapped[int]
    state: Mapped[Code]
    begun_on: Mapped[date]
    begun_by_id: Mapped[int] = foreign("user_account.id", index=False)
    court: Mapped[Name]
    court_rule: Mapped[Line]
    court_reason: Mapped[Line]
    applicants: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    obstacle: Mapped[Line]
    obstacle_ended_on: Mapped[date | None]
    extension_asked_on: Mapped[date | None]
    extension_answer: Mapped[Code]
    filed_on: Mapped[date | None]
    filed_how: Mapped[Code]
    receipt_number: Mapped[Name]
    filed_short: Mapped[Line]
    received_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    court_number: Mapped[Name]
    heard_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    ground: Mapped[Code]
    ground_note: Mapped[Line]
    ruling_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    served: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    case: Mapped[Case] = relationship()
    agreement: Mapped[Agreement] = relationship()
    ruling: Mapped[Attachment | None] = relationship()
    supplements: Mapped[list["ConfirmationSupplement"]] = relationship(order_by="ConfirmationSupplement.id")
    objections: Mapped[list["ConfirmationObjection"]] = relationship(order_by="ConfirmationObjection.id")

    __mapper_args__ = {"version_id_col": version}


class ConfirmationSupplement(db.Model):  # type: ignore[name-defined]
    """What the court asked to have supplied by a day it set (民诉法解释 354, 356); `supplied_on` None while it
    waits."""

    __tablename__ = "confirmation_supplement"
    __table_args__ = (
        CheckConstraint("due_on >= asked_on", name="due_after_asking"),
        CheckConstraint("supplied_on IS NULL OR supplied_on >= asked_on", name="supplied_after_asking"),
    )

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("judicial_confirmation.id")
    asked_on: Mapped[date]
    due_on: Mapped[date]
    what: Mapped[Line]
    supplied_on: Mapped[date | None]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)


class ConfirmationObjection(db.Model):  # type: ignore[name-defined]
    """异议 (民诉法解释 372). `objector` party or third_party, `name` who; `knew_on` the day the ruling came to the
    party, or the third party knew or should have known; `raised_on` None while there is only word of it. Never
    edited."""

    __tablename__ = "confirmation_objection"
    __table_args__ = (
        CheckConstraint("objector IN ('party','third_party')", name="objector"),
        CheckConstraint("raised_on IS NULL OR raised_on >= knew_on", name="raised_after_knowing"),
    )

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("judicial_confirmation.id")
    objector: Mapped[Code]
    name: Mapped[Name]
    knew_on: Mapped[date]
    raised_on: Mapped[date | None]
    reason: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
