"""备案主体：who may ask the centre for a pre-examination, from the application on; what was found each year."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Json, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.party import Party

LIVE = "state NOT IN ('refused','cancelled')"


class RegisteredApplicant(db.Model):  # type: ignore[name-defined]
    """One registration of one party with the centre. `state` a value of `procedures.registered_applicant.State`;
    `number` (备2026-001) with `year` and `serial`, dense per centre and year. `products` what it makes; `conditions`
    the centre's conditions that were met at the check; `valid_until` None where the centre sets no last day;
    `suspended_until` the last day of a suspension that runs; `ended_on` of a refusal, cancellation or expiry; `reason`
    of the last act that needed one."""

    __tablename__ = "registered_applicant"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        Index(
            "uq_registered_applicant_live",
            "centre_id",
            "party_id",
            unique=True,
            sqlite_where=text(LIVE),
            postgresql_where=text(LIVE),
        ),
        Index("ix_registered_applicant_list", "centre_id", "state", "id"),
        Index("ix_registered_applicant_until", "centre_id", "valid_until"),
        CheckConstraint(
            "state IN ('applied','checked','sent','valid','suspended','refused','cancelled','expired')", name="state"
        ),
        CheckConstraint("state <> 'checked' OR checked_on IS NOT NULL", name="checked_has_a_day"),
        CheckConstraint("state <> 'sent' OR sent_on IS NOT NULL", name="sent_has_a_day"),
        CheckConstraint(
            "state NOT IN ('valid','suspended','cancelled','expired') OR valid_from IS NOT NULL", name="valid_has_a_day"
        ),
        CheckConstraint("state <> 'suspended' OR suspended_until IS NOT NULL", name="suspended_has_an_end"),
        CheckConstraint("state = 'suspended' OR suspended_until IS NULL", name="only_suspended_has_an_end"),
        CheckConstraint(
            "state NOT IN ('suspended','refused','cancelled') OR reason <> ''", name="against_them_has_a_reason"
        ),
        CheckConstraint(
            "(state IN ('refused','cancelled','expired')) = (ended_on IS NOT NULL)", name="ended_has_a_day"
        ),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="until_after_from"),
        CheckConstraint("checked_on IS NULL OR checked_on >= applied_on", name="checked_after_application"),
        CheckConstraint("sent_on IS NULL OR sent_on >= checked_on", name="sent_after_check"),
        CheckConstraint("valid_from IS NULL OR valid_from >= sent_on", name="valid_after_sending"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    party_id: Mapped[int] = foreign("party.id")
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    state: Mapped[Code]
    products: Mapped[Line]
    contact: Mapped[Name]
    applied_on: Mapped[date]
    checked_on: Mapped[date | None]
    conditions: Mapped[list[str]] = mapped_column(Json, default=list)
    sent_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    suspended_until: Mapped[date | None]
    ended_on: Mapped[date | None]
    reason: Mapped[Line]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    party: Mapped[Party] = relationship()
    steps: Mapped[list["ApplicantStep"]] = relationship(order_by="ApplicantStep.id")
    quotas: Mapped[list["ApplicantQuota"]] = relationship(order_by="ApplicantQuota.year.desc()")
    findings: Mapped[list["AbnormalFinding"]] = relationship(order_by="AbnormalFinding.found_on.desc()")

    __mapper_args__ = {"version_id_col": version}


class ApplicantStep(db.Model):  # type: ignore[name-defined]
    """One act on one registration, never edited: `action` a key of `registered_applicant.LIFECYCLE`; `on` its day;
    `until` the last day of the suspension or of the validity it set; `document` the number of the letter that says
    so."""

    __tablename__ = "applicant_step"

    id: Mapped[Key]
    applicant_id: Mapped[int] = foreign("registered_applicant.id")
    action: Mapped[Code]
    on: Mapped[date]
    until: Mapped[date | None]
    document: Mapped[Name]
    reason: Mapped[Line]
    recorded_by_id: Mapped[int] = foreign("user_account.id", index=False)
    recorded_at: Mapped[Instant]


class ApplicantQuota(db.Model):  # type: ignore[name-defined]
    """How many pieces an applicant may hand in during a year, and on what that rests. `examined` and `failed` the
    year's figures where they are taken over from another system (both or neither)."""

    __tablename__ = "applicant_quota"
    __table_args__ = (
        UniqueConstraint("applicant_id", "year"),
        CheckConstraint("year BETWEEN 2014 AND 2099", name="year"),
        CheckConstraint("pieces IS NULL OR pieces >= 0", name="pieces"),
        CheckConstraint("source <> ''", name="has_a_source"),
        CheckConstraint("(examined IS NULL) = (failed IS NULL)", name="figures_go_together"),
        CheckConstraint("failed IS NULL OR (failed >= 0 AND failed <= examined)", name="failed_of_examined"),
    )

    id: Mapped[Key]
    applicant_id: Mapped[int] = foreign("registered_applicant.id", index=False)
    year: Mapped[int]
    pieces: Mapped[int | None]
    source: Mapped[Line]
    examined: Mapped[int | None]
    failed: Mapped[int | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class AbnormalFinding(db.Model):  # type: ignore[name-defined]
    """非正常专利申请：one finding of the national office, with its document; `appeal` a key of `words.APPEALS`."""

    __tablename__ = "abnormal_finding"
    __table_args__ = (
        UniqueConstraint("applicant_id", "document"),
        CheckConstraint("document <> ''", name="has_a_document"),
        CheckConstraint("appeal IN ('none','pending','upheld','overturned')", name="appeal"),
        CheckConstraint("(appeal IN ('upheld','overturned')) = (appeal_on IS NOT NULL)", name="appeal_has_a_day"),
        CheckConstraint("appeal_on IS NULL OR appeal_on >= found_on", name="appeal_after_finding"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    applicant_id: Mapped[int] = foreign("registered_applicant.id", index=False)
    found_on: Mapped[date]
    document: Mapped[Name]
    pieces: Mapped[int]
    appeal: Mapped[Code] = mapped_column(default="none")
    appeal_on: Mapped[date | None]
    note: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class SanctionDecision(db.Model):  # type: ignore[name-defined]
    """What an officer decided on one proposal: `key` what it was about, so that it is not made again; the figures and
    the rule as they stood. Never edited."""

    __tablename__ = "sanction_decision"
    __table_args__ = (
        UniqueConstraint("applicant_id", "key"),
        CheckConstraint("sanction IN ('suspend','cancel')", name="sanction"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
    )

    id: Mapped[Key]
    applicant_id: Mapped[int] = foreign("registered_applicant.id", index=False)
    key: Mapped[str] = mapped_column(String(120))
    sanction: Mapped[Code]
    said: Mapped[Line]
    rule: Mapped[Line]
    accepted: Mapped[bool]
    reason: Mapped[Line]
    decided_on: Mapped[date]
    decided_by_id: Mapped[int] = foreign("user_account.id", index=False)


class Agency(db.Model):  # type: ignore[name-defined]
    """专利代理机构: `standing` a key of `words.AGENCY_STANDINGS`, from `standing_from` to `standing_until` as `source`
    says; `code` its number at the patent office."""

    __tablename__ = "agency"
    __table_args__ = (
        CheckConstraint("standing IN ('listed','not_listed','suspended')", name="standing"),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("source <> ''", name="has_a_source"),
        CheckConstraint(
            "standing_from IS NULL OR standing_until IS NULL OR standing_until >= standing_from",
            name="until_after_from",
        ),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    code: Mapped[Code]
    standing: Mapped[Code]
    standing_from: Mapped[date | None]
    standing_until: Mapped[date | None]
    source: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class AcceptedClass(db.Model):  # type: ignore[name-defined]
    """洛迦诺分类号 that the centre takes, in one edition (`14`), for a period (None: open); `confirmed` only where the
    centre's own official list was read. Periods of one number do not overlap."""

    __tablename__ = "accepted_class"
    __table_args__ = (
        UniqueConstraint("class_number", "effective_from"),
        CheckConstraint("class_number LIKE '__-__'", name="class_number"),
        CheckConstraint(
            "effective_from IS NULL OR effective_to IS NULL OR effective_to >= effective_from", name="to_after_from"
        ),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    class_number: Mapped[str] = mapped_column(String(5))
    edition: Mapped[Code]
    title: Mapped[Name]
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]
    note: Mapped[Line]
    confirmed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
