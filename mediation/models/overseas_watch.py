"""海外监测：the sources that are looked at, the clues they give with whom each may mean, the notes on an industry's
risks."""

from datetime import date, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import db
from mediation.models.alert import Alert
from mediation.models.columns import Body, Code, Instant, Key, Line, Name, foreign, new_uid
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasGuidance
from mediation.models.party import Party
from mediation.models.user import User


class MonitoredSource(db.Model):  # type: ignore[name-defined]
    """Something the office looks at for clues: `kind` a key of `watching.SOURCES`; `forum` what its clues are before;
    `every_days` how often it is looked at, `looked_on` when last; `ended_on` from when it is no more."""

    __tablename__ = "monitored_source"
    __table_args__ = (
        UniqueConstraint("office_id", "name"),
        CheckConstraint("name <> ''", name="is_named"),
        CheckConstraint("every_days > 0", name="is_looked_at"),
        CheckConstraint(
            "kind IN ('court','commission','platform','registry','customs','press','report','other')", name="kind"
        ),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    kind: Mapped[Code]
    name: Mapped[Name]
    address: Mapped[Line]
    forum: Mapped[Name]
    every_days: Mapped[int]
    looked_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(nullable=False)

    __mapper_args__ = {"version_id_col": version}

    @property
    def due_on(self) -> date | None:
        """When it is to be looked at again; None while nobody looked yet."""
        return self.looked_on + timedelta(self.every_days) if self.looked_on else None


class Clue(db.Model):  # type: ignore[name-defined]
    """One defendant of one foreign docket, as written there: `docket_number`, `forum`, `opponent`, `defendant`, `shop`
    and `code` as far as the source has them. `state` a value of `procedures.overseas_watch.State`; with `party` the
    enterprise it was found to be, by `score` and `match_reason`; `reason` why it is none of ours, or why it was opened
    again; `alert` what the enterprise was warned with; `guidance` its part of the dispute it became."""

    __tablename__ = "clue"
    __table_args__ = (
        UniqueConstraint("office_id", "source_id", "docket_number", "defendant", "shop"),
        Index("ix_clue_list", "office_id", "state", "id"),
        CheckConstraint("defendant <> ''", name="names_a_defendant"),
        CheckConstraint("state IN ('new','matched','not_ours','dispute')", name="state"),
        CheckConstraint("(state IN ('matched','dispute')) = (party_id IS NOT NULL)", name="matched_is_somebody"),
        CheckConstraint("state <> 'not_ours' OR reason <> ''", name="not_ours_has_a_reason"),
        CheckConstraint("(state = 'dispute') = (guidance_id IS NOT NULL)", name="dispute_is_linked"),
        CheckConstraint("score IS NULL OR (score >= 0 AND score <= 100)", name="score"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id", index=False)
    source_id: Mapped[int] = foreign("monitored_source.id")
    docket_number: Mapped[Name]
    forum: Mapped[Name]
    opponent: Mapped[Name]
    defendant: Mapped[Name]
    shop: Mapped[Name]
    code: Mapped[Code]
    seen_on: Mapped[date]
    state: Mapped[Code]
    reason: Mapped[Line]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    score: Mapped[int | None]
    match_reason: Mapped[Line]
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    alert_id: Mapped[int | None] = mapped_column(ForeignKey("alert.id"))
    guidance_id: Mapped[int | None] = mapped_column(ForeignKey("overseas_guidance.id"))
    entered_by_id: Mapped[int] = foreign("user_account.id", index=False)
    entered_at: Mapped[Instant]
    version: Mapped[int] = mapped_column(nullable=False)

    office: Mapped[Organisation] = relationship()
    source: Mapped[MonitoredSource] = relationship(lazy="joined", innerjoin=True)
    party: Mapped[Party | None] = relationship(lazy="joined")
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    alert: Mapped[Alert | None] = relationship()
    guidance: Mapped[OverseasGuidance | None] = relationship()
    matches: Mapped[list["ClueMatch"]] = relationship(order_by="ClueMatch.score.desc(), ClueMatch.id")

    __mapper_args__ = {"version_id_col": version}


class ClueMatch(db.Model):  # type: ignore[name-defined]
    """Whom a clue may mean, as it was reckoned last: `score` 0 to 100 and its `reason`. Reckoned anew, never edited."""

    __tablename__ = "clue_match"
    __table_args__ = (CheckConstraint("score >= 0 AND score <= 100", name="score"),)

    id: Mapped[Key]
    clue_id: Mapped[int] = foreign("clue.id")
    party_id: Mapped[int] = foreign("party.id")
    score: Mapped[int]
    reason: Mapped[Line]

    party: Mapped[Party] = relationship(lazy="joined", innerjoin=True)


class RiskNote(db.Model):  # type: ignore[name-defined]
    """What an industry is told of a risk abroad: `industry` one of the setting's words; `source` what it rests on;
    `sent_to` whom it was sent to and how, one a line, from `sent_on` on. It counts as no alert: that goes to firms."""

    __tablename__ = "risk_note"
    __table_args__ = (
        CheckConstraint("industry <> '' AND subject <> '' AND source <> '' AND text <> ''", name="says_something"),
        CheckConstraint("(sent_on IS NULL) = (sent_to = '')", name="sent_to_somebody"),
        CheckConstraint("sent_on IS NULL OR sent_on >= dated_on", name="sent_after_it_was_written"),
    )

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    office_id: Mapped[int] = foreign("organisation.id")
    industry: Mapped[Name]
    subject: Mapped[Name]
    dated_on: Mapped[date]
    source: Mapped[Line]
    text: Mapped[Body]
    sent_to: Mapped[Body]
    sent_on: Mapped[date | None]
    written_by_id: Mapped[int] = foreign("user_account.id", index=False)
    version: Mapped[int] = mapped_column(nullable=False)

    written_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}
