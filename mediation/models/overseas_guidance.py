"""海外知识产权纠纷应对指导：one dispute abroad, the local enterprises in it, what was done for each, and its days."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Money, Name, UtcDateTime, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.overseas_outcome import OverseasRecovery, OverseasStudy
from mediation.models.party import Party


class OverseasDispute(db.Model):  # type: ignore[name-defined]
    """One dispute, whoever is in it. `number` (海2026-001) with `year` and `serial`, dense per office and year; `kind`,
    `jurisdiction`, `currency` keys of `rules.overseas_guidance.words`; `forum` and `case_number` as the paper has them;
    `amount` and `frozen` in hundredths of the currency; `source` where the clue came from; `key_sealed` the key that
    seals its attachments, made with the first of them."""

    __tablename__ = "overseas_dispute"
    __table_args__ = (
        UniqueConstraint("office_id", "year", "serial"),
        Index("ix_overseas_dispute_list", "office_id", "id"),
        CheckConstraint(
            "kind IN ('section_337','schedule_a','platform','customs','squatting','eu_design','demand_letter','dmca',"
            "'other')",
            name="kind",
        ),
        CheckConstraint("(amount IS NULL AND frozen IS NULL) OR currency <> ''", name="money_has_a_currency"),
        CheckConstraint("(amount IS NULL OR amount >= 0) AND (frozen IS NULL OR frozen >= 0)", name="money"),
        CheckConstraint("opponent <> ''", name="has_an_opponent"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    jurisdiction: Mapped[Code]
    kind: Mapped[Code]
    forum: Mapped[Name]
    case_number: Mapped[Name]
    opponent: Mapped[Name]
    opponent_firm: Mapped[Name]
    right_text: Mapped[Line]
    products: Mapped[Line]
    hs_codes: Mapped[Line]
    links: Mapped[Body]
    amount: Mapped[Money | None]
    frozen: Mapped[Money | None]
    currency: Mapped[Code]
    noticed_on: Mapped[date]
    source: Mapped[Line]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    key_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(nullable=False)

    office: Mapped[Organisation] = relationship()
    guidances: Mapped[list["OverseasGuidance"]] = relationship(
        order_by="OverseasGuidance.ordinal", back_populates="dispute"
    )
    nodes: Mapped[list["OverseasNode"]] = relationship(order_by="OverseasNode.due_at, OverseasNode.id")

    __mapper_args__ = {"version_id_col": version}


class OverseasGuidance(db.Model):  # type: ignore[name-defined]
    """One enterprise in one dispute. `state` a value of `procedures.overseas_guidance.State`; `shop` its shops and
    links; `group_name` the group it belongs to; `experts` the names on the list it was given; `sheet_number` of the
    guidance sheet, with `sheet_year` and `sheet_serial` dense per office and year, given with the first opinion."""

    __tablename__ = "overseas_guidance"
    __table_args__ = (
        UniqueConstraint("dispute_id", "party_id"),
        UniqueConstraint("office_id", "sheet_year", "sheet_serial"),
        Index("ix_overseas_guidance_state", "office_id", "state"),
        CheckConstraint(
            "state IN ('identified','told','declined','wanted','graded','advised','referred','planned','concluded',"
            "'reviewed')",
            name="state",
        ),
        CheckConstraint("state = 'identified' OR told_on IS NOT NULL", name="told_before_the_rest"),
        CheckConstraint(
            "state NOT IN ('advised','referred','planned','concluded','reviewed') OR advised_on IS NOT NULL",
            name="advised_has_a_day",
        ),
        CheckConstraint("state NOT IN ('concluded','reviewed') OR result <> ''", name="concluded_has_a_result"),
        CheckConstraint(
            "evidence_on IS NULL OR (compliance_on IS NOT NULL AND compliance_on <= evidence_on)",
            name="notice_before_evidence",
        ),
        CheckConstraint("(advised_on IS NULL) = (sheet_serial IS NULL)", name="advised_has_a_number"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    dispute_id: Mapped[int] = foreign("overseas_dispute.id", index=False)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    party_id: Mapped[int] = foreign("party.id")
    ordinal: Mapped[int]
    state: Mapped[Code]
    shop: Mapped[Line]
    group_name: Mapped[Name]
    told_on: Mapped[date | None]
    told_how: Mapped[Code]
    told_whom: Mapped[Name]
    receipt: Mapped[Line]
    compliance_on: Mapped[date | None]
    evidence_on: Mapped[date | None]
    grade: Mapped[Code]
    advised_on: Mapped[date | None]
    opinion: Mapped[Body]
    sheet_year: Mapped[int | None]
    sheet_serial: Mapped[int | None]
    sheet_number: Mapped[Name]
    experts: Mapped[list[str]] = mapped_column(Json, default=list)
    plan: Mapped[Code]
    result: Mapped[Code]
    result_on: Mapped[date | None]
    typical: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    dispute: Mapped[OverseasDispute] = relationship(back_populates="guidances")
    party: Mapped[Party] = relationship(lazy="joined")
    steps: Mapped[list["OverseasStep"]] = relationship(order_by="OverseasStep.id")
    entries: Mapped[list["OverseasEntry"]] = relationship(order_by="OverseasEntry.given_on, OverseasEntry.id")
    papers: Mapped[list["OverseasPaper"]] = relationship(order_by="OverseasPaper.id", viewonly=True)
    recoveries: Mapped[list[OverseasRecovery]] = relationship(order_by="OverseasRecovery.on, OverseasRecovery.id")
    study: Mapped[OverseasStudy | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def number(self) -> str:
        """Of its dispute: an enterprise's part has none of its own."""
        return self.dispute.number


class OverseasStep(db.Model):  # type: ignore[name-defined]
    """One act for one enterprise, never edited: `action` a key of `overseas_guidance.LIFECYCLE`; `on` its day; `said`
    what was recorded with it, in words."""

    __tablename__ = "overseas_step"

    id: Mapped[Key]
    guidance_id: Mapped[int] = foreign("overseas_guidance.id")
    action: Mapped[Code]
    on: Mapped[date]
    said: Mapped[Body]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]


class OverseasEntry(db.Model):  # type: ignore[name-defined]
    """One time of guidance: `guide` who gave it, `channel` a key of `words.CHANNELS`, `proof` where it can be seen;
    `confirmed_on` and `confirmed_by` when and through whom the enterprise said it had it (both or neither)."""

    __tablename__ = "overseas_entry"
    __table_args__ = (
        CheckConstraint("content <> ''", name="has_content"),
        CheckConstraint("guide <> ''", name="has_a_guide"),
        CheckConstraint("(confirmed_on IS NULL) = (confirmed_by = '')", name="confirmed_by_somebody"),
        CheckConstraint("confirmed_on IS NULL OR confirmed_on >= given_on", name="confirmed_after"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    guidance_id: Mapped[int] = foreign("overseas_guidance.id")
    given_on: Mapped[date]
    guide: Mapped[Name]
    channel: Mapped[Code]
    content: Mapped[Body]
    proof: Mapped[Line]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[Name]
    version: Mapped[int] = mapped_column(nullable=False)

    attachments: Mapped[list["OverseasAttachment"]] = relationship(
        order_by="OverseasAttachment.id",
        primaryjoin="and_(OverseasAttachment.entry_id == OverseasEntry.id, OverseasAttachment.removed_on.is_(None))",
    )

    __mapper_args__ = {"version_id_col": version}


class OverseasAttachment(db.Model):  # type: ignore[name-defined]
    """A file that shows one time of guidance, sealed with the key of its dispute; `scan` as `Attachment.scan`.
    `removed_on` the day it was taken out; its bytes and this row stay."""

    __tablename__ = "overseas_attachment"

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    entry_id: Mapped[int] = foreign("overseas_entry.id")
    name: Mapped[Name]
    media_type: Mapped[Name]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    scan: Mapped[Code]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[Instant]
    removed_on: Mapped[date | None]


class OverseasNode(db.Model):  # type: ignore[name-defined]
    """One day of the foreign procedure: local `day` and `hour` in `zone` (IANA), `later` the second of two such hours;
    `due_at` the same moment. `standing` proposed until it is confirmed from the paper `source`; then met, or gone."""

    __tablename__ = "overseas_node"
    __table_args__ = (
        UniqueConstraint("dispute_id", "name", "due_at"),
        Index("ix_overseas_node_due", "standing", "due_at"),
        CheckConstraint("standing IN ('proposed','confirmed','met','gone')", name="standing"),
        CheckConstraint("standing IN ('proposed','gone') OR source <> ''", name="confirmed_from_a_paper"),
        CheckConstraint("name <> ''", name="has_a_name"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    dispute_id: Mapped[int] = foreign("overseas_dispute.id", index=False)
    name: Mapped[Name]
    day: Mapped[date]
    hour: Mapped[str] = mapped_column(String(5))
    zone: Mapped[Code]
    later: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    standing: Mapped[Code]
    source: Mapped[Line]
    basis: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class OverseasPaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A guidance sheet that was issued; its matter is one enterprise's guidance. Sealed with the desk's key."""

    __tablename__ = "overseas_paper"

    matter_id: Mapped[int] = mapped_column("guidance_id", ForeignKey("overseas_guidance.id"), index=True)
