"""网店投诉：a right-holder's complaint about shops on one platform, one row per link, the notices that were printed."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.columns import Body, Code, Instant, Key, Line, Name, foreign, new_uid
from mediation.models.issued_paper import IssuedPaper
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class OnlineShopComplaint(db.Model):  # type: ignore[name-defined]
    """One complaint of a party of the register about links on one `platform` (its name, as the setting had it that
    day). `number` with `year` and `serial` of the centre's own series; `right_*` the right, verified on
    `title_checked_on` as `title_note` says; `facts` what is infringed how."""

    __tablename__ = "online_shop_complaint"
    __table_args__ = (
        UniqueConstraint("centre_id", "year", "serial"),
        CheckConstraint("platform <> ''", name="platform_is_named"),
        CheckConstraint("title_checked_on IS NULL OR title_checked_on >= received_on", name="checked_after_receipt"),
        Index("ix_online_shop_complaint_list", "centre_id", "id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    centre_id: Mapped[int] = foreign("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    year: Mapped[int]
    serial: Mapped[int]
    party_id: Mapped[int] = foreign("party.id")
    platform: Mapped[Name]
    right_kind: Mapped[Code]
    right_number: Mapped[Name]
    right_number_reason: Mapped[Line]
    right_title: Mapped[Name]
    right_holder: Mapped[Line]
    title_checked_on: Mapped[date | None]
    title_note: Mapped[Line]
    received_on: Mapped[date]
    received_by_id: Mapped[int] = foreign("user_account.id", index=False)
    changed_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)
    facts: Mapped[Body]

    centre: Mapped[Organisation] = relationship()
    party: Mapped[Party] = relationship(lazy="selectin")
    links: Mapped[list["OnlineShopLink"]] = relationship(
        back_populates="complaint", order_by="OnlineShopLink.ordinal", lazy="selectin"
    )

    __mapper_args__ = {"version_id_col": version}


class OnlineShopLink(db.Model):  # type: ignore[name-defined]
    """One link in its one writing (`rules.links.check_link`). `state` a value of `platform_notice.State`; `evidence`
    the number under which the page was preserved; `measure`, `told_route` and `result` keys of the words there;
    `countered_on` when the shop's statement came, `counter_note` what it says; `delay_*` the days that were lost to a
    notary; `case_id` the case it was handed over with on `ended_on`."""

    __tablename__ = "online_shop_link"
    __table_args__ = (
        UniqueConstraint("complaint_id", "url", name="uq_online_shop_link_url"),
        UniqueConstraint("complaint_id", "ordinal"),
        CheckConstraint("state IN ('found','notified','acted','countered','told','ended','handed_over')", name="state"),
        CheckConstraint("url <> ''", name="url_is_there"),
        CheckConstraint("notified_on IS NULL OR evidence <> ''", name="notified_with_evidence"),
        CheckConstraint("notified_on IS NULL OR notified_on >= found_on", name="notified_after_found"),
        CheckConstraint("state NOT IN ('notified','acted') OR notified_on IS NOT NULL", name="notified_has_a_day"),
        CheckConstraint("acted_on IS NULL OR acted_on >= notified_on", name="acted_after_notice"),
        CheckConstraint("acted_on IS NULL OR notified_on IS NOT NULL", name="acted_on_a_notice"),
        CheckConstraint("(acted_on IS NULL) = (measure = '')", name="acted_has_a_measure"),
        CheckConstraint("countered_on IS NULL OR countered_on >= notified_on", name="countered_after_notice"),
        CheckConstraint("countered_on IS NULL OR notified_on IS NOT NULL", name="countered_a_notice"),
        CheckConstraint("state NOT IN ('countered','told') OR countered_on IS NOT NULL", name="countered_has_a_day"),
        CheckConstraint("(delay_from IS NULL) = (delay_to IS NULL)", name="delay_has_both_ends"),
        CheckConstraint("delay_from IS NULL OR (delay_from > countered_on AND delay_to >= delay_from)", name="delay"),
        CheckConstraint("(told_on IS NULL) = (told_route = '')", name="told_by_a_route"),
        CheckConstraint("told_on IS NULL OR told_on >= countered_on", name="told_after_the_statement"),
        CheckConstraint("state <> 'told' OR told_on IS NOT NULL", name="told_has_a_day"),
        CheckConstraint("(state = 'ended') = (result <> '')", name="ended_has_a_result"),
        CheckConstraint("(state IN ('ended','handed_over')) = (ended_on IS NOT NULL)", name="ended_has_a_day"),
        CheckConstraint("(state = 'handed_over') = (case_id IS NOT NULL)", name="handed_over_has_a_case"),
        Index("ix_online_shop_link_running", "state", "complaint_id"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    complaint_id: Mapped[int] = foreign("online_shop_complaint.id", index=False)
    ordinal: Mapped[int]
    state: Mapped[Code]
    url: Mapped[str] = mapped_column(String(1000))
    shop: Mapped[Name]
    evidence: Mapped[Name]
    found_on: Mapped[date]
    notified_on: Mapped[date | None]
    measure: Mapped[Code]
    acted_on: Mapped[date | None]
    countered_on: Mapped[date | None]
    counter_note: Mapped[Line]
    delay_from: Mapped[date | None]
    delay_to: Mapped[date | None]
    delay_reason: Mapped[Line]
    told_on: Mapped[date | None]
    told_route: Mapped[Code]
    told_note: Mapped[Line]
    result: Mapped[Code]
    ended_on: Mapped[date | None]
    result_note: Mapped[Line]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_case.id"), index=True)
    version: Mapped[int] = mapped_column(nullable=False)

    complaint: Mapped[OnlineShopComplaint] = relationship(back_populates="links")
    case: Mapped[Case | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class OnlineShopPaper(IssuedPaper, db.Model):  # type: ignore[name-defined]
    """A notice to a platform that was issued. Sealed with the desk's key."""

    __tablename__ = "online_shop_paper"

    complaint_id: Mapped[int] = foreign("online_shop_complaint.id")

    complaint: Mapped[OnlineShopComplaint] = relationship()
