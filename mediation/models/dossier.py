"""卷宗：one case, one file (人民调解法 27): its cover, its filing, what came later, and what was paid for it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Json, Key, Line, Money, Name, foreign, new_uid

RESTRICTED = "restricted_on IS NOT NULL"


class Dossier(db.Model):  # type: ignore[name-defined]
    """The file of a case. `state` a value of `procedures.archiving.State`.

    `name` 卷名, `file_number` 卷号, `shelf_mark` where it stands, `retention` a code of the office's retention
    table with its words in `retention_label` and `expires_on` (None: kept for good); `remarks` on the cover;
    `statement` 卷宗情况说明 (defects, missing originals). `compiled_*` 立卷, `checked_*` 检查, `filed_*` 归档.
    `contents` the frozen 卷内目录, one {"title", "first", "last", "remark", "form", "subject"} a row, `pages` how
    many; `document_id` the archive copy. `restricted_*` 限制处理 in answer to a request to delete (个人信息保护法 47).
    """

    __tablename__ = "dossier"
    __table_args__ = (
        CheckConstraint("state <> 'filed' OR filed_on IS NOT NULL", name="filed_has_a_day"),
        CheckConstraint("state <> 'filed' OR file_number <> ''", name="filed_has_a_number"),
        CheckConstraint("checked_by_id IS NULL OR checked_by_id <> compiled_by_id", name="second_person"),
        UniqueConstraint("committee_id", "file_year", "file_serial"),
        Index("ix_dossier_restricted", "case_id", sqlite_where=text(RESTRICTED), postgresql_where=text(RESTRICTED)),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    committee_id: Mapped[int] = foreign("organisation.id")
    state: Mapped[Code]
    name: Mapped[Line]
    file_number: Mapped[Name]
    file_year: Mapped[int | None]
    file_serial: Mapped[int | None]
    shelf_mark: Mapped[Name]
    retention: Mapped[Code]
    retention_label: Mapped[Name]
    expires_on: Mapped[date | None]
    remarks: Mapped[Line]
    statement: Mapped[Body]
    compiled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    compiled_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    checked_on: Mapped[date | None]
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    filed_on: Mapped[date | None]
    contents: Mapped[list[dict[str, object]]] = mapped_column(Json, default=list)
    pages: Mapped[int] = mapped_column(default=0)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    restricted_on: Mapped[date | None]
    restricted_reason: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    case: Mapped[Case] = relationship()
    supplements: Mapped[list["DossierSupplement"]] = relationship(order_by="DossierSupplement.ordinal")
    appraisals: Mapped[list["DossierAppraisal"]] = relationship(order_by="DossierAppraisal.id")

    __mapper_args__ = {"version_id_col": version}


class DossierSupplement(db.Model):  # type: ignore[name-defined]
    """补充：what came after filing, kept behind the frozen file. Never edited."""

    __tablename__ = "dossier_supplement"
    __table_args__ = (UniqueConstraint("dossier_id", "ordinal"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = foreign("dossier.id")
    ordinal: Mapped[int]
    on: Mapped[date]
    title: Mapped[Name]
    reason: Mapped[Line]
    pages: Mapped[int] = mapped_column(default=0)
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    user_id: Mapped[int] = foreign("user_account.id", index=False)


class DossierAppraisal(db.Model):  # type: ignore[name-defined]
    """鉴定：what was decided when the retention period ended (档案法实施条例 24): kept on until a day, handed over,
    or reported for destruction; this program destroys nothing. `decision` keep, transfer, report."""

    __tablename__ = "dossier_appraisal"
    __table_args__ = (CheckConstraint("decision IN ('keep','transfer','report')", name="decision"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = foreign("dossier.id")
    on: Mapped[date]
    decision: Mapped[Code]
    keep_until: Mapped[date | None]
    people: Mapped[Line]
    reason: Mapped[Line]
    user_id: Mapped[int] = foreign("user_account.id", index=False)


class SubsidyClaim(db.Model):  # type: ignore[name-defined]
    """以案定补：what is claimed and paid for one case (江苏省人民调解条例 39). `level` 难度级别 and `category` 补贴类别
    in the office's own words; `amount` in 分, None until decided; `result` pending, approved or rejected."""

    __tablename__ = "subsidy_claim"
    __table_args__ = (CheckConstraint("result IN ('pending','approved','rejected')", name="result"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("mediation_case.id"), unique=True)
    level: Mapped[Name]
    category: Mapped[Name]
    claimed_by_id: Mapped[int] = foreign("user_account.id", index=False)
    claimed_on: Mapped[date]
    result: Mapped[Code]
    amount: Mapped[Money | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    decided_on: Mapped[date | None]
    reason: Mapped[Line]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}
