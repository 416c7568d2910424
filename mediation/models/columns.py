"""Column kinds that several tables share."""

import secrets
from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Integer, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import keyring

Json = JSON().with_variant(JSONB(), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, kept in UTC without zone so that both engines sort it alike; always aware in Python."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None else None


# 分: four bytes end at 21,474,836.47 元. SQLite's integers are as wide as they need to be.
Money = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"))]
Key = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(40), default="")]
Name = Annotated[str, mapped_column(String(200), default="")]
Line = Annotated[str, mapped_column(String(500), default="")]
Body = Annotated[str, mapped_column(Text, default="")]
Instant = Annotated[datetime, mapped_column(UtcDateTime)]
Day = Annotated[date, mapped_column()]


def foreign(target: str, *, index: bool = True, nullable: bool = False) -> Mapped[Any]:
    """A foreign key column, indexed unless said otherwise."""
    return mapped_column(ForeignKey(target), index=index, nullable=nullable)


def new_uid() -> str:
    """A row's public, unguessable name: 16 hex digits, known before the row is stored."""
    return secrets.token_hex(8)


def random_key() -> int:
    """The id of a row whose place among others must not tell when it was made."""
    return secrets.randbelow(2**53 - 1) + 1


class Sealed:
    """An attribute kept encrypted in the column `<name>_sealed` and, with `look_up`, as a keyed digest in
    `<name>_digest`. The ciphertext is bound to table, attribute and the row's `uid`."""

    def __init__(self, *, look_up: bool = False) -> None:
        self.look_up = look_up

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type) -> Any:
        if row is None:
            return self
        sealed = getattr(row, f"{self.name}_sealed")
        return "" if sealed is None else keyring().open(sealed, self._context(row))

    def __set__(self, row: Any, value: str | None) -> None:
        if row.uid is None:
            row.uid = new_uid()
        if (value or "") == self.__get__(row, type(row)):
            return
        sealed = keyring().seal(value, self._context(row)) if value else None
        setattr(row, f"{self.name}_sealed", sealed)
        if self.look_up:
            setattr(row, f"{self.name}_digest", keyring().digest(value, self.name) if value else None)

    def _context(self, row: Any) -> str:
        return f"{row.__tablename__}.{self.name}.{row.uid}"


def sealed_column() -> Mapped[bytes | None]:
    """The column behind a `Sealed` attribute."""
    return mapped_column(LargeBinary, nullable=True)


def digest_column() -> Mapped[str | None]:
    """The keyed digest of a `Sealed` attribute that can be looked up."""
    return mapped_column(String(64), nullable=True, index=True)
