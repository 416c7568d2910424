"""Giving out invitations, and looking up what a link opens."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.satisfaction import SatisfactionInvitation as Invitation
from mediation.models.satisfaction import SatisfactionTicket as Ticket
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.settings import setting
from mediation.operations.users import fingerprint
from mediation.procedures.people_mediation import State
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.satisfaction import quarter_of

# Typed off paper by who has no camera: small letters and figures without those that look alike. 16 of 31 are 79 bits.
_SIGNS, _LENGTH = "23456789abcdefghjkmnpqrstuvwxyz", 16


def invitations_of(case: Case) -> dict[int, Invitation]:
    """Party's part in the case → its invitation. Whether it was answered stands nowhere near the case."""
    rows = db.session.scalars(select(Invitation).where(Invitation.case_id == case.id))
    return {row.case_party_id: row for row in rows}


def may_be_asked(case: Case) -> Sequence[CaseParty]:
    """The parties that can be invited: those who stayed to the end of a closed case."""
    return [party for party in case.parties if party.left_on is None] if case.state == State.CLOSED else []


def invite(party: CaseParty, case: Case, *, actor: Actor) -> tuple[Invitation, str]:
    """The invitation of a party and the token of its link, which is not kept. Asked again, a new link replaces the old
    one; the day it runs out stays, and a party that has answered is told so by the link, nobody else. Raises
    `ActionRefused`."""
    db.session.refresh(case, with_for_update=True)
    if party not in may_be_asked(case):
        raise ActionRefused("结案以后才问满意度。先结案，再出问卷。")
    row = invitations_of(case).get(party.id)
    if row is not None and row.expires_on < actor.today:
        raise ActionRefused(f"这一方的问卷{day(row.expires_on)}到期了，不再出。每一方只问一次。")
    token = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    again = row is not None
    if row is None:
        row = _new_invitation(party, case, actor)
    ticket = db.session.scalar(select(Ticket).where(Ticket.invitation_id == row.id))
    if ticket is None:
        ticket = Ticket(invitation_id=row.id)
        db.session.add(ticket)
    ticket.token_sha256 = fingerprint(token)
    db.session.flush()
    summary = f"给{party.side_label}{'重出' if again else '出'}满意度问卷"
    audit.record(actor, "invite_satisfaction", row, case=case, summary=summary)
    return row, token


def _new_invitation(party: CaseParty, case: Case, actor: Actor) -> Invitation:
    year, quarter = quarter_of(actor.today)
    row = Invitation(
        case_id=case.id,
        case_party_id=party.id,
        committee_id=case.committee_id,
        year=year,
        quarter=quarter,
        given_on=actor.today,
        given_by_id=actor.id,
        expires_on=actor.today + timedelta(setting("satisfaction_days", actor.today)),
    )
    db.session.add(row)
    db.session.flush()
    return row
