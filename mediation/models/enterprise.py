"""企业档案：what the desk knows of a party that is an enterprise, beside its name and numbers; each fact with where it
is from. What it had here stands in the tables of each service."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Instant, Key, Line, Name, Sealed, foreign, new_uid, sealed_column
from mediation.models.party import Party
from mediation.models.user import User


class EnterpriseProfile(db.Model):  # type: ignore[name-defined]
    """One for a party of which more is known: `industry` one of the setting's; `branch_of_id` the legal person whose
    branch it is (民法典 74)."""

    __tablename__ = "enterprise_profile"
    __table_args__ = (CheckConstraint("branch_of_id IS NULL OR branch_of_id <> party_id", name="no_branch_of_itself"),)

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), unique=True)
    branch_of_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    industry: Mapped[Name]
    version: Mapped[int] = mapped_column(nullable=False)

    party: Mapped[Party] = relationship(foreign_keys=[party_id])
    branch_of: Mapped[Party | None] = relationship(foreign_keys=[branch_of_id])

    __mapper_args__ = {"version_id_col": version}


class EnterpriseTag(db.Model):  # type: ignore[name-defined]
    """A tag with its source: `kind` one of the setting's words as it read that day; `source` the document that gave it,
    with number; `dated_on` the document's day; `ended_on` from when it holds no more."""

    __tablename__ = "enterprise_tag"
    __table_args__ = (
        CheckConstraint("kind <> ''", name="has_a_kind"),
        CheckConstraint("source <> ''", name="has_a_source"),
        CheckConstraint("ended_on IS NULL OR ended_on >= dated_on", name="ended_after_it_was_given"),
    )

    id: Mapped[Key]
    party_id: Mapped[int] = foreign("party.id")
    kind: Mapped[str] = mapped_column(String(200), index=True)
    source: Mapped[Line]
    dated_on: Mapped[date]
    ended_on: Mapped[date | None]
    entered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    entered_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    entered_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}


class EnterpriseShop(db.Model):  # type: ignore[name-defined]
    """A shop on a platform: `platform` one of the setting's words; `address` its URL or number there; `from_on` and
    `until_on` as far as they are known."""

    __tablename__ = "enterprise_shop"
    __table_args__ = (
        CheckConstraint("platform <> '' AND name <> ''", name="is_named"),
        CheckConstraint("until_on IS NULL OR from_on IS NULL OR until_on >= from_on", name="until_after_from"),
    )

    id: Mapped[Key]
    party_id: Mapped[int] = foreign("party.id")
    platform: Mapped[Name]
    name: Mapped[Name]
    address: Mapped[Line]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class TradeName(db.Model):  # type: ignore[name-defined]
    """A name in foreign letters under which the enterprise trades: `source` where it was read (customs registration,
    contract, website), `dated_on` the day; `ended_on` from when it is no longer used."""

    __tablename__ = "trade_name"
    __table_args__ = (
        CheckConstraint("name <> ''", name="is_named"),
        CheckConstraint("source <> ''", name="has_a_source"),
        CheckConstraint("ended_on IS NULL OR ended_on >= dated_on", name="ended_after_it_was_read"),
    )

    id: Mapped[Key]
    party_id: Mapped[int] = foreign("party.id")
    name: Mapped[Name]
    source: Mapped[Line]
    dated_on: Mapped[date]
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}


class EnterpriseContact(db.Model):  # type: ignore[name-defined]
    """Whom to call: `duty` what the person does there; from `ended_on` on no longer the one to call."""

    __tablename__ = "enterprise_contact"
    __table_args__ = (CheckConstraint("name <> ''", name="is_named"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    party_id: Mapped[int] = foreign("party.id")
    name: Mapped[Name]
    duty: Mapped[Name]
    phone_sealed: Mapped[bytes | None] = sealed_column()
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    phone = Sealed()
    __mapper_args__ = {"version_id_col": version}
