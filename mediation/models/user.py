"""People who log in, and the roles they hold within organisations."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Code, Instant, Key, Name, Sealed, UtcDateTime, foreign, new_uid, sealed_column
from mediation.models.organisation import Organisation
from mediation.rules.roles import Role


class User(db.Model):  # type: ignore[name-defined]
    """`login_name` unique, lower case; `totp_last_step` the last time step whose code was used, so that no code
    works twice; `email` where reminders go, "" for none; `single_keys` whether single-key shortcuts are on."""

    __tablename__ = "user_account"

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    login_name: Mapped[str] = mapped_column(String(60), unique=True)
    display_name: Mapped[Name]
    password_hash: Mapped[str] = mapped_column(String(200))
    password_set_at: Mapped[Instant]
    must_change_password: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    totp_secret_sealed: Mapped[bytes | None] = sealed_column()
    totp_confirmed: Mapped[bool] = mapped_column(default=False)
    totp_last_step: Mapped[int] = mapped_column(default=0)
    email_sealed: Mapped[bytes | None] = sealed_column()
    last_login_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(nullable=False)

    grants: Mapped[list["RoleGrant"]] = relationship(back_populates="user", cascade="all, delete-orphan")

    totp_secret = Sealed()
    email = Sealed()
    __mapper_args__ = {"version_id_col": version}

    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may log in."""
        return self.active

    @property
    def held_roles(self) -> frozenset[Role]:
        """All roles held, in any organisation."""
        return frozenset(Role(grant.role) for grant in self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that open the desk's pages: all but the bureau's clerk, who works on the bureau's own pages and
        on none of a committee's (`roles_at`)."""
        elsewhere = (grant for grant in self.grants if (grant.role, grant.organisation.kind) != ("clerk", "bureau"))
        return frozenset(Role(grant.role) for grant in elsewhere)

    def roles_at(self, kind: str) -> frozenset[Role]:
        """The roles held in organisations of that kind ("bureau"), for pages of its people alone."""
        return frozenset(Role(grant.role) for grant in self.grants if grant.organisation.kind == kind)

    def organisation_ids(self, *roles: Role) -> frozenset[int]:
        """The organisations in which one of `roles` is held."""
        return frozenset(grant.organisation_id for grant in self.grants if grant.role in roles)

    def roles_in(self, organisation_id: int) -> frozenset[Role]:
        """The roles held in one organisation."""
        return frozenset(Role(grant.role) for grant in self.grants if grant.organisation_id == organisation_id)


class RoleGrant(db.Model):  # type: ignore[name-defined]
    """One role of one person in one organisation."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("user_id", "organisation_id", "role"),)

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = foreign("organisation.id")
    role: Mapped[Code]

    user: Mapped[User] = relationship(back_populates="grants")
    organisation: Mapped[Organisation] = relationship(lazy="joined")
