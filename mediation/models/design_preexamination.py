"""外观设计专利申请预审：a request from its submission to what the national office made of it; its designs, pictures,
opinions, screenings and papers."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.columns import Body, Code, Instant, Json, Key, Line, Name, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import User

_STATES = (
    "submitted,incomplete,refused,accepted,waiting,passed,failed,withdrawn,deemed_withdrawn,filed,not_filed,marked,"
    "unmarked,cancelled,granted,rejected,application_withdrawn"
)


def _one_of(column: str, values: str) -> str:
    return f"{column} IN ({','.join(repr(value) for value in values.split(','))})"


class DesignPreexamination(db.Model):  # type: ignore[name-defined]
    """One request. `state` a value of `procedures.design_preexamination.State`; `number` (2026-0311) with `year` and
    `serial`, given when it is registered, dense per centre and year, never used again.

    `applicant_id` None for who is not registered; `applicant_name`, `standing`, `class_edition`, `class_title` and
    `agency_listed` as they were on the day of submission. `shape` a value of `designs.Shape`; `papers` keys of
    `words.PAPERS`. `concluded_on` with `outcome` (refused, passed, failed, withdrawn, deemed_withdrawn), `ground` and
    `reason`. `consistent` whether the filed text is the one that passed, `difference` where it is not. `result`
    (granted, rejected, application_withdrawn) of the national office on `result_on`. `key_sealed` the key that seals
    its pictures.
    """

    __tablename__ = "design_preexamination"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        Index("ix_design_preexamination_list", "centre_id", "state", "id"),
        Index("ix_design_preexamination_class", "centre_id", "class_number", "id"),
        Index("ix_design_preexamination_submitted", "centre_id", "submitted_on"),
        Index(
            "uq_design_preexamination_filing_number",
            "filing_number",
            unique=True,
            sqlite_where=text("filing_number <> ''"),
            postgresql_where=text("filing_number <> ''"),
        ),
        CheckConstraint(_one_of("state", _STATES), name="state"),
        CheckConstraint("shape IN ('single','set','similar','partial')", name="shape"),
        CheckConstraint("outcome IN ('','refused','passed','failed','withdrawn','deemed_withdrawn')", name="outcome"),
        CheckConstraint("result IN ('','granted','rejected','application_withdrawn')", name="result"),
        CheckConstraint("class_number LIKE '__-__'", name="class_number"),
        CheckConstraint("applicant_name <> '' AND product <> ''", name="says_whose_and_what"),
        CheckConstraint("reader_id <> examiner_id", name="reader_is_another"),
        CheckConstraint("(outcome = '') = (concluded_on IS NULL)", name="outcome_has_a_day"),
        CheckConstraint("outcome NOT IN ('passed','failed') OR reader_id IS NOT NULL", name="read_again"),
        CheckConstraint("outcome NOT IN ('passed','failed') OR accepted_on IS NOT NULL", name="examined_was_accepted"),
        CheckConstraint("state NOT IN ('accepted','waiting') OR accepted_on IS NOT NULL", name="accepted_has_a_day"),
        CheckConstraint("accepted_on >= submitted_on", name="accepted_after_submission"),
        CheckConstraint("concluded_on >= submitted_on", name="concluded_after_submission"),
        CheckConstraint("concluded_on >= accepted_on", name="concluded_after_acceptance"),
        CheckConstraint("filed_on IS NULL OR outcome = 'passed'", name="filed_has_passed"),
        CheckConstraint("filed_on >= concluded_on", name="filed_after_conclusion"),
        CheckConstraint("(filed_on IS NULL) = (filing_number = '')", name="filed_has_a_number"),
        CheckConstraint("paid_on IS NULL OR paid_on >= filed_on", name="paid_after_filing"),
        CheckConstraint("(checked_on IS NULL) = (consistent IS NULL)", name="checked_has_a_day"),
        CheckConstraint("checked_on IS NULL OR checked_on >= filed_on", name="checked_after_filing"),
        CheckConstraint("marked_on IS NULL OR (paid_on IS NOT NULL AND consistent)", name="marked_is_paid"),
        CheckConstraint("marked_on IS NULL OR marked_on >= filed_on", name="marked_after_filing"),
        CheckConstraint("cancelled_on IS NULL OR cancelled_on >= marked_on", name="cancelled_after_mark"),
        CheckConstraint("(result = '') = (result_on IS NULL)", name="result_has_a_day"),
        CheckConstraint(
            "result_on IS NULL OR (filed_on IS NOT NULL AND result_on >= filed_on)", name="result_after_filing"
        ),
        CheckConstraint("(result = 'granted') = (publication_number <> '')", name="granted_has_a_number"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    state: Mapped[Code]
    applicant_id: Mapped[int | None] = foreign("registered_applicant.id", nullable=True)
    applicant_name: Mapped[Name]
    standing: Mapped[Line]
    product: Mapped[Name]
    class_number: Mapped[str] = mapped_column(String(5))
    class_edition: Mapped[Code]
    class_title: Mapped[Name]
    shape: Mapped[Code]
    colour: Mapped[bool] = mapped_column(default=False)
    designers: Mapped[Line]
    agency: Mapped[Name]
    agency_listed: Mapped[bool | None]
    attorney: Mapped[Name]
    papers: Mapped[list[str]] = mapped_column(Json, default=list)
    filed_before: Mapped[bool] = mapped_column(default=False)
    submitted_on: Mapped[date]
    examiner_id: Mapped[int] = foreign("user_account.id")
    reader_id: Mapped[int | None] = foreign("user_account.id", index=False, nullable=True)
    accepted_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    outcome: Mapped[Code]
    ground: Mapped[Code]
    reason: Mapped[Line]
    filed_on: Mapped[date | None]
    filing_number: Mapped[str] = mapped_column(String(20), default="")
    paid_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    consistent: Mapped[bool | None]
    difference: Mapped[Line]
    marked_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    cancel_reason: Mapped[Line]
    not_filed_ground: Mapped[Code]
    not_filed_on: Mapped[date | None]
    result: Mapped[Code]
    result_on: Mapped[date | None]
    result_reason: Mapped[Line]
    publication_number: Mapped[str] = mapped_column(String(20), default="")
    key_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    centre: Mapped[Organisation] = relationship()
    applicant: Mapped[RegisteredApplicant | None] = relationship()
    examiner: Mapped[User] = relationship(foreign_keys=[examiner_id])
    reader: Mapped[User | None] = relationship(foreign_keys=[reader_id])
    designs: Mapped[list["PreexaminationDesign"]] = relationship(order_by="PreexaminationDesign.ordinal")
    views: Mapped[list["PreexaminationView"]] = relationship(
        order_by="PreexaminationView.id",
        primaryjoin="and_(DesignPreexamination.id == PreexaminationView.preexamination_id, "
        "PreexaminationView.removed_on.is_(None))",
        viewonly=True,
    )
    opinions: Mapped[list["PreexaminationOpinion"]] = relationship(order_by="PreexaminationOpinion.ordinal")
    screenings: Mapped[list["PreexaminationScreening"]] = relationship(order_by="PreexaminationScreening.id")

    __mapper_args__ = {"version_id_col": version}


class PreexaminationDesign(db.Model):  # type: ignore[name-defined]
    """One design of a request: a member of a set, one of several similar ones (one of them the `base`), or the product
    itself."""

    __tablename__ = "preexamination_design"
    __table_args__ = (
        UniqueConstraint("preexamination_id", "ordinal"),
        Index(
            "uq_preexamination_design_base",
            "preexamination_id",
            unique=True,
            sqlite_where=text("base"),
            postgresql_where=text("base"),
        ),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("ordinal >= 1", name="ordinal"),
    )

    id: Mapped[Key]
    preexamination_id: Mapped[int] = foreign("design_preexamination.id", index=False)
    ordinal: Mapped[int]
    name: Mapped[Name]
    base: Mapped[bool] = mapped_column(default=False)


class PreexaminationView(db.Model):  # type: ignore[name-defined]
    """One picture of one design, kept sealed with the request's own key and shown to the centre's people alone; `kind`
    a value of `designs.ViewKind`; `width` and `height` in pixels; `scan` as `models.document.Attachment.scan`;
    `removed_on` when another took its place."""

    __tablename__ = "preexamination_view"
    __table_args__ = (
        CheckConstraint(
            _one_of("kind", "front,back,left,right,top,bottom,solid,unit,detail,use"),
            name="kind",
        ),
        CheckConstraint("width > 0 AND height > 0", name="has_a_size"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    preexamination_id: Mapped[int] = foreign("design_preexamination.id")
    design_id: Mapped[int] = foreign("preexamination_design.id", index=False)
    kind: Mapped[Code]
    name: Mapped[Name]
    media_type: Mapped[Name]
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    scan: Mapped[Code]
    user_id: Mapped[int] = foreign("user_account.id", index=False)
    stored_at: Mapped[Instant]
    removed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    design: Mapped[PreexaminationDesign] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}


class PreexaminationOpinion(db.Model):  # type: ignore[name-defined]
    """One opinion: `before` when it asked for papers before the acceptance; `items` keys of `words.DEFECTS`; `due_on`
    by when it should be answered, as the centre's rule was that day; `answered_on` with `answer`."""

    __tablename__ = "preexamination_opinion"
    __table_args__ = (
        UniqueConstraint("preexamination_id", "ordinal"),
        Index(
            "uq_preexamination_opinion_open",
            "preexamination_id",
            unique=True,
            sqlite_where=text("answered_on IS NULL"),
            postgresql_where=text("answered_on IS NULL"),
        ),
        CheckConstraint("answered_on IS NULL OR answered_on >= issued_on", name="answered_after_issue"),
        CheckConstraint("due_on >= issued_on", name="due_after_issue"),
    )

    id: Mapped[Key]
    preexamination_id: Mapped[int] = foreign("design_preexamination.id", index=False)
    ordinal: Mapped[int]
    before: Mapped[bool] = mapped_column(default=False)
    issued_on: Mapped[date]
    due_on: Mapped[date]
    items: Mapped[list[str]] = mapped_column(Json, default=list)
    answered_on: Mapped[date | None]
    answer: Mapped[Line]
    issued_by_id: Mapped[int] = foreign("user_account.id", index=False)
    text: Mapped[Body]


class PreexaminationScreening(db.Model):  # type: ignore[name-defined]
    """非正常申请筛查, never edited: the newest counts. `conclusion`, `items`, `handled`, `appeal` keys of `words`;
    `office_number` of the national office's finding."""

    __tablename__ = "preexamination_screening"
    __table_args__ = (
        CheckConstraint("conclusion IN ('clear','doubtful','abnormal')", name="conclusion"),
        CheckConstraint("conclusion = 'clear' OR basis <> ''", name="doubt_has_its_basis"),
    )

    id: Mapped[Key]
    preexamination_id: Mapped[int] = foreign("design_preexamination.id")
    screened_on: Mapped[date]
    conclusion: Mapped[Code]
    items: Mapped[list[str]] = mapped_column(Json, default=list)
    basis: Mapped[Line]
    handled: Mapped[Code]
    office_number: Mapped[Name]
    appeal: Mapped[Code]
    screened_by_id: Mapped[int] = foreign("user_account.id", index=False)

    screened_by: Mapped[User] = relationship()


class PreexaminationPaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A paper of the centre that was issued, `subject` the opinion's ordinal.
    Sealed with the desk's key."""

    __tablename__ = "preexamination_paper"
    __table_args__ = (Index("ix_preexamination_paper_form", "preexamination_id", "form", "id"),)

    preexamination_id: Mapped[int] = foreign("design_preexamination.id", index=False)
    subject: Mapped[Code]
