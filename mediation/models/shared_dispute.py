"""Disputes that more than one case had."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db


class SharedDispute(db.Model):  # type: ignore[name-defined]
    """The number of a dispute that was put on the desk again: of its cases only one counts. A trigger on the table of
    cases adds it; figures begin their look for such cases here, because the planners of both engines take a million
    cases for as many such disputes."""

    __tablename__ = "shared_dispute"

    dispute_number: Mapped[str] = mapped_column(String(20), primary_key=True)
