"""A mediation case: the dispute from registration on, who takes part, who mediates."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import (
    Body,
    Code,
    Instant,
    Json,
    Key,
    Line,
    Money,
    Name,
    Sealed,
    UtcDateTime,
    digest_column,
    foreign,
    new_uid,
    sealed_column,
)
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User

# The states of a case that is not over yet; the words of the partial index ix_case_open.
IN_PROGRESS = "state IN ('registered','accepted','mediating','suspended','agreed')"


def _own_number(context: Any) -> str:
    """A dispute that nobody had before is called by the register number of its first case."""
    return str(context.get_current_parameters()["register_number"])


class Case(db.Model):  # type: ignore[name-defined]
    """One dispute at one committee.

    `state` a value of `people_mediation.State`; `register_number` given at registration ("2026-0187");
    `dispute_number` the register number of the first case about the same dispute, its own where it is the first: what
    is counted as one however often it changed hands;
    `case_number` with `case_year` and `case_serial` given at acceptance, dense per committee and year.
    `requested_on` the day the right-holder asked, which interrupts limitation (诉讼时效规定 12).
    `facts` one line to begin with; `outcome` how it ended: agreement, oral_agreement, partial, failed, refused,
    withdrawn, declined. `textile` the subject is home textile. `filed_back_on` the day the agreement went to the
    body that referred the case (江苏省人民调解条例 32).
    """

    __tablename__ = "mediation_case"
    __table_args__ = (
        UniqueConstraint("register_year", "register_serial"),
        UniqueConstraint("committee_id", "case_year", "case_serial"),
        CheckConstraint("(case_serial IS NULL) = (accepted_on IS NULL)", name="number_with_acceptance"),
        CheckConstraint("(case_serial IS NULL) = (case_number IS NULL)", name="number_with_serial"),
        CheckConstraint("state <> 'declined' OR case_serial IS NULL", name="declined_has_no_number"),
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed_has_a_day"),
        Index("ix_case_list", "committee_id", "id"),
        Index("ix_case_state", "committee_id", "state", "id"),
        Index("ix_case_kind", "committee_id", "dispute_type", "id"),
        Index("ix_case_state_kind", "committee_id", "state", "dispute_type", "id"),
        Index("ix_case_mediator", "committee_id", "mediator_id", "id"),
        Index("ix_case_mediator_state", "committee_id", "mediator_id", "state", "id"),
        Index("ix_case_accepted", "committee_id", "accepted_on", "id"),
        Index("ix_case_registered", "committee_id", "registered_on", "id"),
        Index("ix_case_due", "committee_id", "next_due_on", "id"),
        # What figures count by: nothing else of a row is read.
        Index("ix_case_figures_accepted", "accepted_on", "committee_id", "dispute_type", "source", "id"),
        Index(
            *("ix_case_figures_concluded", "concluded_on", "committee_id", "outcome", "dispute_type", "source"),
            *("accepted_on", "id"),
        ),
        Index("ix_case_open", "committee_id", "id", sqlite_where=text(IN_PROGRESS), postgresql_where=text(IN_PROGRESS)),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    committee_id: Mapped[int] = foreign("organisation.id", index=False)
    register_number: Mapped[str] = mapped_column(String(20), unique=True)
    dispute_number: Mapped[str] = mapped_column(String(20), default=_own_number, index=True)
    register_year: Mapped[int]
    register_serial: Mapped[int]
    case_number: Mapped[str | None] = mapped_column(String(60), unique=True)
    case_year: Mapped[int | None]
    case_serial: Mapped[int | None]
    state: Mapped[Code]
    outcome: Mapped[Code]
    dispute_type: Mapped[Code]
    textile: Mapped[bool] = mapped_column(default=False)
    amount_claimed: Mapped[Money | None]
    source: Mapped[Code]
    source_body: Mapped[Name]
    source_letter: Mapped[Name]
    source_on: Mapped[date | None]
    committee_reason: Mapped[Line]
    restricted: Mapped[bool] = mapped_column(default=False)
    mediator_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    title: Mapped[Line]
    registered_on: Mapped[date]
    registered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    requested_on: Mapped[date]
    accepted_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    filed_back_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    next_due_what: Mapped[Name]
    created_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    # Long texts come last: SQLite reads a row from its start to the last column asked for.
    facts: Mapped[Body]
    requests: Mapped[Body]

    committee: Mapped[Organisation] = relationship()
    mediator: Mapped[User | None] = relationship(foreign_keys=[mediator_id])
    registered_by: Mapped[User] = relationship(foreign_keys=[registered_by_id])
    parties: Mapped[list["CaseParty"]] = relationship(back_populates="case", order_by="CaseParty.ordinal")
    mediators: Mapped[list["CaseMediator"]] = relationship(back_populates="case", order_by="CaseMediator.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def number(self) -> str:
        """The number people use: the case number once there is one, before that the register number."""
        return self.case_number or f"登记号 {self.register_number}"


SIDES = {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}


class CaseParty(db.Model):  # type: ignore[name-defined]
    """A party's part in one case. `ordinal` orders all parties of the case (甲、乙、丙 …). `actual_operator` who really
    runs a sole trader's shop when that is somebody else (民诉法解释 59); `capacity` a value of
    `rules.capacity.Capacity` set by hand for an adult who cannot judge their acts, else empty."""

    __tablename__ = "case_party"
    __table_args__ = (
        UniqueConstraint("case_id", "party_id", "side"),
        CheckConstraint("side IN ('applicant','respondent','third_party')", name="side"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    party_id: Mapped[int] = foreign("party.id")
    side: Mapped[Code]
    ordinal: Mapped[int]
    shop: Mapped[Name]
    actual_operator: Mapped[Name]
    own_income: Mapped[bool] = mapped_column(default=False)
    capacity: Mapped[Code]
    guardian_name: Mapped[Name]
    guardian_relation: Mapped[Name]
    guardian_identity_kind: Mapped[Code]
    guardian_identity_number_sealed: Mapped[bytes | None] = sealed_column()
    guardian_identity_number_digest: Mapped[str | None] = digest_column()
    guardian_proof: Mapped[Line]
    guardian_consented_on: Mapped[date | None]
    rights_notice_on: Mapped[date | None]
    rights_notice_manner: Mapped[Code]
    mediator_choice: Mapped[Name]
    left_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    case: Mapped[Case] = relationship(back_populates="parties")
    party: Mapped[Party] = relationship(lazy="joined")
    agents: Mapped[list["Agent"]] = relationship(back_populates="case_party", order_by="Agent.id", lazy="selectin")
    consents: Mapped[list["Consent"]] = relationship(back_populates="case_party", order_by="Consent.id")

    guardian_identity_number = Sealed(look_up=True)
    __mapper_args__ = {"version_id_col": version}

    @property
    def side_label(self) -> str:
        """`申请人`, `被申请人` or `第三人`."""
        return SIDES[self.side]

    @property
    def consent(self) -> "Consent | None":
        """The latest answer that settles something: agreed or refused; None while nobody answered."""
        answers = [consent for consent in self.consents if consent.answer != "no_answer"]
        return answers[-1] if answers else None


class Agent(db.Model):  # type: ignore[name-defined]
    """委托代理人：one of at most two per party (民事诉讼法 61), with scope and term of authority (民法典 165).

    `authority` "general" or "special" (特别授权); `scope` the items granted, codes of `rules.authority.SCOPE`;
    `term` until when in words, where the letter has no day (`至本纠纷调解终结之日止`);
    `checked_on`/`checked_by_id` when the committee checked the authority (江苏省人民调解条例 23); `ratified_on` when
    the principal ratified (民法典 171); `dual_consent_on` when this principal agreed that the agent also acts for
    the other side (民法典 168).
    """

    __tablename__ = "agent"
    __table_args__ = (CheckConstraint("authority IN ('general','special')", name="authority"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_party_id: Mapped[int] = foreign("case_party.id")
    name: Mapped[Name]
    identity_kind: Mapped[Code]
    identity_number_sealed: Mapped[bytes | None] = sealed_column()
    identity_number_digest: Mapped[str | None] = digest_column()
    phone_sealed: Mapped[bytes | None] = sealed_column()
    phone_digest: Mapped[str | None] = digest_column()
    employer: Mapped[Name]
    standing: Mapped[Code]
    authority: Mapped[Code]
    scope: Mapped[list[str]] = mapped_column(Json, default=list)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    term: Mapped[Line]
    checked_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    ratified_on: Mapped[date | None]
    dual_consent_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    case_party: Mapped[CaseParty] = relationship(back_populates="agents")

    identity_number = Sealed(look_up=True)
    phone = Sealed(look_up=True)
    __mapper_args__ = {"version_id_col": version}


class Consent(db.Model):  # type: ignore[name-defined]
    """One attempt to ask one party: when, how, and the answer (agreed, refused, no_answer). Never edited."""

    __tablename__ = "consent"
    __table_args__ = (CheckConstraint("answer IN ('agreed','refused','no_answer')", name="answer"),)

    id: Mapped[Key]
    case_party_id: Mapped[int] = foreign("case_party.id")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    manner: Mapped[Code]
    answer: Mapped[Code]
    note: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)

    case_party: Mapped[CaseParty] = relationship(back_populates="consents")


class CaseMediator(db.Model):  # type: ignore[name-defined]
    """Who mediates, since when, chosen how: `both` chose, `differ` or `none` → `appointed` by the committee
    (江苏省人民调解条例 23). Exactly one acting row per case is presiding. `cleared_reason` how it was shown that a
    party or agent of the same name is somebody else."""

    __tablename__ = "case_mediator"
    __table_args__ = (
        CheckConstraint("part IN ('presiding','assisting','recorder')", name="part"),
        Index("ix_case_mediator_acting", "case_id", "user_id"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id", index=False)
    user_id: Mapped[int] = foreign("user_account.id")
    part: Mapped[Code]
    chosen: Mapped[Code]
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    end_reason: Mapped[Line]
    asked_by: Mapped[Name]
    cleared_reason: Mapped[Line]

    case: Mapped[Case] = relationship(back_populates="mediators")
    user: Mapped[User] = relationship(lazy="joined")
