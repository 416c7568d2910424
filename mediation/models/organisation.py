"""Bodies that work at the desk: committees, the rights centre, the bureau, the court liaison's desk."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Code, Key, Line, Name

KINDS = {
    "committee": "人民调解委员会",
    "rights_centre": "知识产权快速维权中心",
    "bureau": "市场监管局（知识产权局）",
    "court": "人民法院联络席",
    "office": "系统管理",
}


class Organisation(db.Model):  # type: ignore[name-defined]
    """`code` stable key ("district", "textile", …); `case_word` the word of the committee's case numbers and
    `case_pattern` how it is written, with {word}, {year} and {serial}; both are local settings."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("kind IN ('committee','rights_centre','bureau','court','office')", name="kind"),)

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Name]
    short_name: Mapped[Name]
    kind: Mapped[Code]
    address: Mapped[Line]
    phone: Mapped[Code]
    case_word: Mapped[Code]
    case_pattern: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
