"""The key of each case: its files are sealed with it, so that one case can be locked away for good."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db


class CaseKey(db.Model):  # type: ignore[name-defined]
    """`sealed` the case's 32-byte key, sealed with the desk's."""

    __tablename__ = "case_key"

    case_id: Mapped[int] = mapped_column(ForeignKey("mediation_case.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
