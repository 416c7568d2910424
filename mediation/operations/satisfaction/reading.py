"""Totals by committee and quarter: what may be published, and what must wait or stay unsaid."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.satisfaction import SatisfactionAnswer as Answer
from mediation.models.satisfaction import SatisfactionInvitation as Invitation
from mediation.models.user import User
from mediation.operations.settings import setting
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.satisfaction import Tally, first_day, is_enough, is_over, last_day, together, waits_until


@dataclass(frozen=True)
class Cell:
    """One committee in one quarter. `tally` is complete; pages show of it what `over` and `enough` allow."""

    committee_id: int
    year: int
    quarter: int
    tally: Tally
    over: bool
    enough: bool

    @property
    def waits_until(self) -> date:
        """The day after which its numbers may be seen."""
        return waits_until(self.tally, self.year, self.quarter)

    @property
    def published(self) -> bool:
        """Whether its numbers may be seen."""
        return self.over and self.enough


def cells(today: date, committee_ids: Collection[int] | None = None) -> list[Cell]:
    """Every quarter of every committee (or of those given) in which invitations went out, the newest first."""
    # The key of every group, and of nothing else: answers carry no more than this.
    sent = select(
        Invitation.committee_id, Invitation.year, Invitation.quarter, func.count(), func.max(Invitation.expires_on)
    ).group_by(Invitation.committee_id, Invitation.year, Invitation.quarter)
    came = select(Answer.committee_id, Answer.year, Answer.quarter, Answer.grade, func.count()).group_by(
        Answer.committee_id, Answer.year, Answer.quarter, Answer.grade
    )
    if committee_ids is not None:
        sent = sent.where(Invitation.committee_id.in_(sorted(committee_ids)))
        came = came.where(Answer.committee_id.in_(sorted(committee_ids)))
    grades: dict[tuple[int, int, int], dict[int, int]] = {}
    for committee, year, quarter, grade, count in db.session.execute(came):
        grades.setdefault((committee, year, quarter), {})[grade] = count
    least = setting("satisfaction_min_answers", today)
    found = []
    for committee, year, quarter, given, until in db.session.execute(sent):
        tally = Tally(given, grades.get((committee, year, quarter), {}), until)
        over = is_over(tally, year, quarter, today)
        found.append(Cell(committee, year, quarter, tally, over, is_enough(tally, least)))
    return sorted(found, key=lambda cell: (-cell.year, -cell.quarter, cell.committee_id))


def satisfaction_in(first: date, last: date, today: date, committee_ids: Collection[int] | None = None) -> Tally:
    """`service_satisfaction` (rules.satisfaction.FORMULA) for the whole quarters that lie in `first` to `last`: of what
    may be published, so that no sum tells a single answer. `answered` 0 where nothing may."""
    within = [
        cell.tally
        for cell in cells(today, committee_ids)
        if cell.over and first <= first_day(cell.year, cell.quarter) and last_day(cell.year, cell.quarter) <= last
    ]
    return together(within, setting("satisfaction_min_answers", today))


def years(shown: list[Cell], today: date) -> list[tuple[int, int, Tally]]:
    """(committee, year, total of what may be published), the newest first."""
    least = setting("satisfaction_min_answers", today)
    keys = dict.fromkeys((cell.year, cell.committee_id) for cell in shown)
    return [
        (
            committee,
            year,
            together((c.tally for c in shown if (c.year, c.committee_id) == (year, committee) and c.over), least),
        )
        for year, committee in keys
    ]


def words_of(cell: Cell) -> list[str]:
    """What people wrote, in an order that tells nothing; for the bureau, and only of what is published."""
    if not cell.published:
        return []
    query = select(Answer.words).where(
        Answer.committee_id == cell.committee_id,
        Answer.year == cell.year,
        Answer.quarter == cell.quarter,
        Answer.words != "",
    )
    return list(db.session.scalars(query.order_by(Answer.words)))


def committees_for(user: User) -> set[int] | None:
    """Whose totals `user` may see: those of the committees where the user works; None, all, at the bureau."""
    return None if reads_words(user) else set(user.organisation_ids(*COMMITTEE_STAFF))


def reads_words(user: User) -> bool:
    """Whether `user` looks on at the bureau: committees see numbers only, for words may be known by their style."""
    return bool(user.organisation_ids(Role.BUREAU_VIEWER))
