"""维权援助：an application to the rights centre from its receipt on: parties, experts, opinions, papers."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Money, Name, foreign, new_uid
from mediation.models.expert import Expert
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User


class AidMatter(db.Model):  # type: ignore[name-defined]
    """One application. `state` a value of `procedures.rights_aid.State`; `number` (`援2026-001`) with `year` and
    `serial`, dense per centre and year, given when it is taken in and never used again.

    `dispute_number` the one number of the dispute through all procedures: its own, unless it came from elsewhere.
    `service` a value of `rights_aid.words.Service`; `source`, `scale` keys of the words there; `wants` what the window
    was asked for and `window` what was ticked there; `route_row` and `route_place` what the table proposed
    (`rules.routing`), `place` where it goes. `right_*` the right in question, `right_checked_on` the day somebody
    looked whether it stands.

    `gaps` what was missing, asked for on `gaps_asked_on` until `gaps_until`; `complete_on` the day the papers were all
    there. `difficult` with who approved the longer term; `extended_to` a later last day, agreed on `extended_on`.
    `ground`, `reason` and `told_on` of a refusal. `result` a key of `words.RESULTS`, `result_body` who got the matter,
    `reason` why. `recovered` in 分 with `recovered_basis`. `case_id` the case that was registered at a committee for
    it, `consented_on` the day the applicant agreed to that."""

    __tablename__ = "aid_matter"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        CheckConstraint(
            "state IN ('received','supplementing','accepted','suspended','concluded','handed_over','refused',"
            "'withdrawn','closed')",
            name="state",
        ),
        CheckConstraint(
            "service IN ('consultation','complaint','aid','mediation','enforcement_help','status_search',"
            "'infringement_opinion','technical_appraisal')",
            name="service",
        ),
        CheckConstraint("dispute_number <> ''", name="dispute_has_a_number"),
        CheckConstraint("state NOT IN ('accepted','suspended') OR accepted_on IS NOT NULL", name="accepted_has_a_day"),
        CheckConstraint("accepted_on IS NULL OR accepted_on >= applied_on", name="accepted_after_application"),
        CheckConstraint(
            "state <> 'supplementing' OR (gaps <> '' AND gaps_until >= gaps_asked_on)", name="gaps_have_a_day"
        ),
        CheckConstraint("NOT difficult OR approved_by <> ''", name="difficult_is_approved"),
        CheckConstraint("(extended_on IS NULL) = (extended_to IS NULL)", name="extended_on_a_day"),
        CheckConstraint(
            "state <> 'refused' OR (ground <> '' AND reason <> '' AND told_on >= concluded_on)", name="refusal_is_told"
        ),
        CheckConstraint("result IN ('','resolved','mediation','agency','court','service','ended')", name="result"),
        CheckConstraint("state <> 'concluded' OR result <> ''", name="concluded_has_a_result"),
        CheckConstraint("result NOT IN ('agency','court','service') OR result_body <> ''", name="referred_to_somebody"),
        CheckConstraint("concluded_on IS NULL OR concluded_on >= applied_on", name="concluded_after_application"),
        CheckConstraint(
            "(recovered IS NULL AND recovered_basis = '') OR (recovered > 0 AND recovered_basis <> '')",
            name="recovered_has_a_basis",
        ),
        CheckConstraint(
            "satisfaction IN ('','very','satisfied','fair','unsatisfied','no_answer')", name="satisfaction"
        ),
        CheckConstraint("(satisfaction = '') = (satisfaction_on IS NULL)", name="satisfaction_has_a_day"),
        CheckConstraint("(result = 'mediation') = (case_id IS NOT NULL)", name="handed_over_to_a_case"),
        CheckConstraint("case_id IS NULL OR concluded_on >= consented_on", name="handed_over_after_consent"),
        CheckConstraint(
            "state <> 'closed' OR (closed_on IS NOT NULL AND archive_number <> '')", name="closed_is_filed"
        ),
        Index("ix_aid_matter_list", "centre_id", "state", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    year: Mapped[int]
    serial: Mapped[int]
    dispute_number: Mapped[str] = mapped_column(String(20), index=True)
    state: Mapped[Code]
    service: Mapped[Code]
    source: Mapped[Code]
    scale: Mapped[Code]
    restricted: Mapped[bool] = mapped_column(default=False)
    applied_on: Mapped[date]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    handler_id: Mapped[int] = foreign("user_account.id")
    wants: Mapped[Code]
    window: Mapped[list[str]] = mapped_column(Json, default=list)
    route_row: Mapped[Code]
    route_place: Mapped[Code]
    place: Mapped[Code]
    route_reason: Mapped[Line]
    right_kind: Mapped[Code]
    right_number: Mapped[Name]
    right_number_reason: Mapped[Line]
    right_title: Mapped[Name]
    right_holder: Mapped[Line]
    right_checked_on: Mapped[date | None]
    gaps: Mapped[Line]
    gaps_asked_on: Mapped[date | None]
    gaps_until: Mapped[date | None]
    complete_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    manner: Mapped[Code]
    difficult: Mapped[bool] = mapped_column(default=False)
    approved_by: Mapped[Name]
    extended_on: Mapped[date | None]
    extended_to: Mapped[date | None]
    ground: Mapped[Code]
    reason: Mapped[Line]
    told_on: Mapped[date | None]
    result: Mapped[Code]
    result_body: Mapped[Name]
    concluded_on: Mapped[date | None]
    recovered: Mapped[Money | None]
    recovered_basis: Mapped[Line]
    satisfaction: Mapped[Code]
    satisfaction_on: Mapped[date | None]
    consented_on: Mapped[date | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    closed_on: Mapped[date | None]
    archive_number: Mapped[Name]
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    facts: Mapped[Body]
    requests: Mapped[Body]
    materials: Mapped[Body]

    centre: Mapped[Organisation] = relationship()
    handler: Mapped[User] = relationship(foreign_keys="AidMatter.handler_id")
    case: Mapped[Case | None] = relationship()
    parties: Mapped[list["AidParty"]] = relationship(back_populates="matter", order_by="AidParty.ordinal")
    experts: Mapped[list["AidExpert"]] = relationship(back_populates="matter", order_by="AidExpert.id")
    opinions: Mapped[list["AidOpinion"]] = relationship(order_by="AidOpinion.ordinal")
    notes: Mapped[list["AidNote"]] = relationship(order_by="AidNote.id")
    pauses: Mapped[list["AidPause"]] = relationship(order_by="AidPause.id")

    __mapper_args__ = {"version_id_col": version}


class AidParty(db.Model):  # type: ignore[name-defined]
    """A party of the register in one application; `side` a key of `words.SIDES`."""

    __tablename__ = "aid_party"
    __table_args__ = (
        UniqueConstraint("matter_id", "party_id"),
        CheckConstraint("side IN ('applicant','respondent')", name="side"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    matter_id: Mapped[int] = foreign("aid_matter.id", index=False)
    party_id: Mapped[int] = foreign("party.id")
    side: Mapped[Code]
    ordinal: Mapped[int]

    matter: Mapped[AidMatter] = relationship(back_populates="parties")
    party: Mapped[Party] = relationship(lazy="joined")


class AidExpert(db.Model):  # type: ignore[name-defined]
    """An expert in one application: asked on `named_on`, signed `free_on` that there is no conflict and `silent_on`
    that nothing is passed on, and only then appointed."""

    __tablename__ = "aid_expert"
    __table_args__ = (
        UniqueConstraint("matter_id", "expert_id"),
        CheckConstraint(
            "appointed_on IS NULL OR (free_on IS NOT NULL AND silent_on IS NOT NULL AND appointed_on >= free_on"
            " AND appointed_on >= silent_on)",
            name="appointed_after_statements",
        ),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    matter_id: Mapped[int] = foreign("aid_matter.id", index=False)
    expert_id: Mapped[int] = foreign("expert.id")
    named_on: Mapped[date]
    free_on: Mapped[date | None]
    silent_on: Mapped[date | None]
    appointed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    matter: Mapped[AidMatter] = relationship(back_populates="experts")
    expert: Mapped[Expert] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}


class AidOpinion(db.Model):  # type: ignore[name-defined]
    """One opinion, never edited; `signers` the experts who gave it, as they were called that day."""

    __tablename__ = "aid_opinion"
    __table_args__ = (
        UniqueConstraint("matter_id", "ordinal"),
        CheckConstraint("text <> ''", name="says_something"),
    )

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("aid_matter.id", index=False)
    ordinal: Mapped[int]
    issued_on: Mapped[date]
    signers: Mapped[Line]
    written_by_id: Mapped[int] = foreign("user_account.id", index=False)
    question: Mapped[Body]
    text: Mapped[Body]


class AidNote(db.Model):  # type: ignore[name-defined]
    """One step of the course: what was done on a day, in what `manner` (a key of `words.MANNERS`). Never edited."""

    __tablename__ = "aid_note"

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("aid_matter.id")
    on: Mapped[date]
    manner: Mapped[Code]
    written_by_id: Mapped[int] = foreign("user_account.id", index=False)
    text: Mapped[Body]


class AidPause(db.Model):  # type: ignore[name-defined]
    """One time in which the work stood still; `to_on` the day it went on, None while it stands."""

    __tablename__ = "aid_pause"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="resumed_after_it_stopped"),
    )

    id: Mapped[Key]
    matter_id: Mapped[int] = foreign("aid_matter.id")
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[Line]


class AidPaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A paper of the centre that was issued.
    Sealed with the desk's key."""

    __tablename__ = "aid_paper"
    __table_args__ = (Index("ix_aid_paper_form", "matter_id", "form", "id"),)

    matter_id: Mapped[int] = foreign("aid_matter.id", index=False)

    matter: Mapped[AidMatter] = relationship()
