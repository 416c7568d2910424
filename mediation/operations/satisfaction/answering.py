"""One answer through one link. Who gives it is not known here, and nothing that is kept leads back to the case."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.satisfaction import SatisfactionAnswer, SatisfactionInvitation
from mediation.models.satisfaction import SatisfactionTicket as Ticket
from mediation.operations import audit
from mediation.operations.users import fingerprint
from mediation.rules.satisfaction import GRADES, LONGEST


def ticket_of(token: str, today: date) -> Ticket | None:
    """What a link opens; None for one that never was, was replaced, or has run out."""
    together = joinedload(Ticket.invitation).joinedload(SatisfactionInvitation.committee)
    ticket = db.session.scalar(
        select(Ticket).options(together).where(Ticket.token_sha256 == fingerprint(token))
    )  # fmt: skip
    return ticket if ticket is not None and ticket.invitation.expires_on >= today else None


def answer(ticket: Ticket, grade: int, words: str, *, at: datetime) -> bool:
    """Take an answer in; False, and nothing happens, where the link was used. The trail says that one came in for the
    committee, not for which case, and neither ticket nor answer says when."""
    if grade not in GRADES:
        raise ValueError(f"no grade {grade}")
    db.session.refresh(ticket, with_for_update={"of": Ticket})
    if ticket.used:
        return False
    ticket.used = True
    invitation = ticket.invitation
    db.session.add(
        SatisfactionAnswer(
            committee_id=invitation.committee_id,
            year=invitation.year,
            quarter=invitation.quarter,
            grade=grade,
            words=words.strip()[:LONGEST],
        )
    )
    db.session.flush()
    audit.record(None, "answer_satisfaction", invitation.committee, summary="收到一份服务满意度答卷", at=at)
    return True
