"""Finding consultations; their clock; what the guards ask."""

from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.consultation import Consultation
from mediation.models.user import User
from mediation.operations import keyset
from mediation.operations.access_scope import visible_consultations
from mediation.operations.deadlines import CaseDeadline, compute
from mediation.procedures.consultation import ANSWER, OVER, ConsultationFacts, Entry, Standing, State, standing
from mediation.rules.holidays import Calendar

SIZE = 50
GROUPS: dict[str, tuple[str, list[State]]] = {
    "running": ("待答复", [State.RECEIVED, State.DIFFICULT]),
    "answered": ("已答复", [State.ANSWERED]),
    "withdrawn": ("已撤回", [State.WITHDRAWN]),
}


def _narrowed(user: User, direction: str, words: str) -> Select[Consultation]:
    query = visible_consultations(user)
    if direction:
        query = query.where(Consultation.direction == direction)
    for word in words.split():
        texts = (
            Consultation.number,
            Consultation.asker,
            Consultation.asked,
            Consultation.subject,
            Consultation.question,
        )
        query = query.where(or_(*(text.contains(word, autoescape=True) for text in texts)))
    return query


def page(
    user: User, group: str, *, direction: str = "", words: str = "", after: int | None = None, size: int = SIZE
) -> keyset.Page[Consultation]:
    """One group, the newest first."""
    states = [state.value for state in GROUPS[group][1]]
    query = _narrowed(user, direction, words).where(Consultation.state.in_(states))
    return keyset.newest(query.options(selectinload(Consultation.experts)), Consultation.id, after=after, size=size)


def counts(user: User, *, direction: str = "", words: str = "") -> dict[str, int]:
    """Group → how many."""
    return keyset.counts_by_state(_narrowed(user, direction, words), Consultation.state, GROUPS)


def load_consultation(user: User, uid: str) -> Consultation | None:
    """The consultation of that uid, if `user` may read it."""
    return db.session.scalar(visible_consultations(user).where(Consultation.uid == uid))


def every(office_ids: list[int] | None = None) -> list[Consultation]:
    """All of them, for counting."""
    query = select(Consultation)
    if office_ids is not None:
        query = query.where(Consultation.office_id.in_(office_ids))
    return list(db.session.scalars(query.order_by(Consultation.id)))


def clock_of(row: Consultation, calendar: Calendar) -> CaseDeadline:
    """Its one clock; flagged as difficult it runs no more."""
    deadline = compute(ANSWER.id, row.received_on, calendar)
    over = State(row.state) in OVER or row.state == State.DIFFICULT
    return CaseDeadline(ANSWER.id, row.received_on, deadline, over, ended="疑难复杂，不计" if row.flagged_on else "")


def standing_of(row: Consultation, calendar: Calendar, as_of: date) -> Standing:
    """How it counts on that day."""
    return standing(
        due=clock_of(row, calendar).deadline.due,
        answered_on=row.answered_on,
        excluded=row.flagged_on is not None or row.state == State.WITHDRAWN,
        as_of=as_of,
    )


def facts_of(row: Consultation, *, today: date, calendar: Calendar, entry: Entry | None = None) -> ConsultationFacts:
    """What the guards ask."""
    return ConsultationFacts(
        today,
        asker=row.asker,
        asked=row.asked,
        received_on=row.received_on,
        due=clock_of(row, calendar).deadline.due,
        entry=entry,
    )
