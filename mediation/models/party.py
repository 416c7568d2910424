"""The one register of people and enterprises, shared by every kind of work."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import (
    Code,
    Instant,
    Key,
    Line,
    Name,
    Sealed,
    digest_column,
    new_uid,
    sealed_column,
)

KINDS = {
    "person": "自然人",
    "sole_trader": "个体工商户",
    "company": "企业法人",
    "organisation": "其他组织",
}


class Party(db.Model):  # type: ignore[name-defined]
    """One person, sole trader (字号 and operator), company or other organisation.

    `identity_kind` a value of `mediation.rules.identity.IdentityType`; `identity_number` normalised.
    `head_*` describe who stands for the party: a company's legal representative, a sole trader's operator.
    `born`, `sex`, `ethnicity`, `occupation` describe the person, or the operator of a sole trader.
    """

    __tablename__ = "party"
    __table_args__ = (CheckConstraint("kind IN ('person','sole_trader','company','organisation')", name="kind"),)

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    kind: Mapped[Code]
    name: Mapped[str] = mapped_column(String(200), index=True)
    identity_kind: Mapped[Code]
    identity_number_sealed: Mapped[bytes | None] = sealed_column()
    identity_number_digest: Mapped[str | None] = digest_column()
    identity_note: Mapped[Line]
    head_name: Mapped[Name]
    head_title: Mapped[Name]
    head_identity_kind: Mapped[Code]
    head_identity_number_sealed: Mapped[bytes | None] = sealed_column()
    head_identity_number_digest: Mapped[str | None] = digest_column()
    born: Mapped[date | None]
    sex: Mapped[Code]
    ethnicity: Mapped[Code]
    occupation: Mapped[Name]
    phone_sealed: Mapped[bytes | None] = sealed_column()
    phone_digest: Mapped[str | None] = digest_column()
    address: Mapped[Line]
    service_address: Mapped[Line]
    town: Mapped[Code]
    textile: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    created_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    identity_number = Sealed(look_up=True)
    head_identity_number = Sealed(look_up=True)
    phone = Sealed(look_up=True)
    __mapper_args__ = {"version_id_col": version}

    @property
    def kind_label(self) -> str:
        """The kind in Chinese, e.g. `个体工商户`."""
        return KINDS[self.kind]


class PartyName(db.Model):  # type: ignore[name-defined]
    """What a party can be found by when someone types: its name, former names, its operator, and the pinyin
    initials of each (all readings of the first character). `changed_on` the day on which a former name was given up,
    where it is known."""

    __tablename__ = "party_name"

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(String(200), index=True)
    source: Mapped[Code]
    changed_on: Mapped[date | None]
