"""Counters behind numbers that must be dense."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db


class Counter(db.Model):  # type: ignore[name-defined]
    """`last` the last number given in one series ("case:textile:2026"), raised in the same transaction as the
    row that carries the number."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(String(80), primary_key=True)
    last: Mapped[int]
