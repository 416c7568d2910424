"""Agreements, their terms, who signed, and what the user kept against a warning."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, Sealed, foreign, new_uid, sealed_column


class Agreement(db.Model):  # type: ignore[name-defined]
    """调解协议. `state` a value of `procedures.agreement.State`; an effective one is never edited: a change is
    a new one that points at it by `supersedes_id`. `effective_on` is computed from the signatures, never typed;
    `alarm_from` the earliest of the dates that compete for the start of the thirty days; `signers` case_party id →
    {"by": self|head|guardian|agent, "name"}; `written_asked` a party asked for a written agreement.
    Of an oral one: `performance` how and when it was performed, `agreed_on` the day the parties agreed."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("case_id", "ordinal"),
        CheckConstraint("form IN ('written','oral')", name="form"),
        CheckConstraint("form <> 'oral' OR oral_reason <> ''", name="oral_has_a_reason"),
        CheckConstraint("state <> 'effective' OR effective_on IS NOT NULL", name="effective_has_a_day"),
        Index("ix_agreement_effective", "effective_on", "state", "form", "supersedes_id", "case_id", "id"),
        Index(
            "uq_agreement_open",
            "case_id",
            unique=True,
            sqlite_where=text("state IN ('draft','issued')"),
            postgresql_where=text("state IN ('draft','issued')"),
        ),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = foreign("mediation_case.id")
    ordinal: Mapped[int]
    form: Mapped[Code]
    oral_reason: Mapped[Code]
    state: Mapped[Code]
    facts: Mapped[Body]
    disputes: Mapped[Body]
    copies: Mapped[int]
    want_confirmation: Mapped[bool] = mapped_column(default=False)
    partial_scope: Mapped[Line]
    performance: Mapped[Body]
    agreed_on: Mapped[date | None]
    signers: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    written_asked: Mapped[bool] = mapped_column(default=False)
    drafted_on: Mapped[date]
    signing_on: Mapped[date | None]
    agreed_effective_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    alarm_from: Mapped[date | None]
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    saved_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    case: Mapped[Case] = relationship()
    terms: Mapped[list["Term"]] = relationship(
        back_populates="agreement", order_by="Term.ordinal", cascade="all, delete-orphan"
    )
    signatures: Mapped[list["Signature"]] = relationship(back_populates="agreement", order_by="Signature.id")
    waivers: Mapped[list["Waiver"]] = relationship(cascade="all, delete-orphan")

    @property
    def clocks_start_on(self) -> date | None:
        """The day from which the alarms after it took effect run: the earliest of those that compete
        (人民调解法第二十九条第二款，江苏省人民调解条例第三十二条第一款); None before it took effect."""
        return self.alarm_from or self.effective_on

    __mapper_args__ = {"version_id_col": version}


class Term(db.Model):  # type: ignore[name-defined]
    """One clause. `data` fits `rules.clauses.CLAUSES[kind]`; a payee's account number is sealed apart."""

    __tablename__ = "agreement_term"
    __table_args__ = (UniqueConstraint("agreement_id", "proposal_id"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    agreement_id: Mapped[int] = foreign("agreement.id")
    ordinal: Mapped[int]
    kind: Mapped[Code]
    data: Mapped[dict[str, object]] = mapped_column(Json, default=dict)
    account_sealed: Mapped[bytes | None] = sealed_column()
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))

    agreement: Mapped[Agreement] = relationship(back_populates="terms")

    account = Sealed()


class Signature(db.Model):  # type: ignore[name-defined]
    """Who signed, stamped or put a thumbprint, when. `signer` party, mediator, recorder or committee;
    `manner` signature, seal or thumbprint. Never edited: a wrong entry is struck out with a reason."""

    __tablename__ = "signature"
    __table_args__ = (
        CheckConstraint("signer IN ('party','mediator','recorder','committee')", name="signer"),
        CheckConstraint("manner IN ('signature','seal','thumbprint')", name="manner"),
        CheckConstraint("(signer = 'party') = (case_party_id IS NOT NULL)", name="party_signs_for_itself"),
    )

    id: Mapped[Key]
    agreement_id: Mapped[int] = foreign("agreement.id")
    signer: Mapped[Code]
    case_party_id: Mapped[int | None] = mapped_column(ForeignKey("case_party.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    name: Mapped[Name]
    capacity: Mapped[Code]
    manner: Mapped[Code]
    signed_on: Mapped[date]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]
    struck_reason: Mapped[Line]

    agreement: Mapped[Agreement] = relationship(back_populates="signatures")


class Waiver(db.Model):  # type: ignore[name-defined]
    """A warning the user keeps against the review's advice, with the reason."""

    __tablename__ = "waiver"
    __table_args__ = (UniqueConstraint("agreement_id", "code", "where"),)

    id: Mapped[Key]
    agreement_id: Mapped[int] = foreign("agreement.id")
    code: Mapped[Code]
    where: Mapped[Name]
    reason: Mapped[Line]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
