"""回访：what was heard after an agreement took effect."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import db
from mediation.models.columns import Body, Code, Key, Line, Name, foreign


class FollowUp(db.Model):  # type: ignore[name-defined]
    """One 回访 (江苏省预防化解矛盾纠纷条例 28), never edited: a correction is another one. `manner` a key of
    `words.MANNERS`, `people` who was asked, in words. `performed` fully, partly, not, none_due; `satisfaction`
    satisfied, fair, dissatisfied, not_said; `lawsuit` a suit and its result, `risk` hidden trouble, `measures`
    what was done about it, each "" for none. `visitor_name` who asked, as it stands on the paper."""

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("performed IN ('fully','partly','not','none_due')", name="performed"),
        CheckConstraint("satisfaction IN ('satisfied','fair','dissatisfied','not_said')", name="satisfaction"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = foreign("mediation_case.id")
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    on: Mapped[date]
    manner: Mapped[Code]
    people: Mapped[Line]
    performed: Mapped[Code]
    satisfaction: Mapped[Code]
    text: Mapped[Body]
    lawsuit: Mapped[Line]
    risk: Mapped[Line]
    measures: Mapped[Line]
    visitor_id: Mapped[int] = foreign("user_account.id", index=False)
    visitor_name: Mapped[Name]
