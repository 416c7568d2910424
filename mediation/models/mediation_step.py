"""Steps that are facts of their own: suspension, extension, termination, declining."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, foreign


class Suspension(db.Model):  # type: ignore[name-defined]
    """中止：from a day, for a reason, until it is resumed."""

    __tablename__ = "suspension"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    reason: Mapped[Code]
    note: Mapped[Line]


class Extension(db.Model):  # type: ignore[name-defined]
    """延长：agreed by every party, until a day; `agreed` maps case_party id → day of agreement."""

    __tablename__ = "extension"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    until: Mapped[date]
    agreed: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    manner: Mapped[Code]
    note: Mapped[Line]
    recorded_at: Mapped[Instant]


class Ending(db.Model):  # type: ignore[name-defined]
    """不予受理、撤回、拒绝、终止：why, by whom, and the notice of the lawful routes given to each party.

    `kind` declined, withdrawn, refused, failed; `ground` a code of `people_mediation.GROUNDS`;
    `routes` the routes named (arbitration, administrative, court); `notices` case_party id → {"on", "manner"}.
    """

    __tablename__ = "ending"

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    kind: Mapped[Code]
    ground: Mapped[Code]
    reason: Mapped[Body]
    by_case_party_id: Mapped[int | None] = mapped_column(ForeignKey("case_party.id"))
    on: Mapped[date]
    routes: Mapped[list[str]] = mapped_column(Json, default=list)
    notice_text: Mapped[Body]
    notices: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict)
    scope: Mapped[Name]
    recorded_at: Mapped[Instant]
