"""Applications for judicial confirmation of the agreements of an enterprise's cases, for who may read the case."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.case import SIDES, Case, CaseParty
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.access_scope import may_read
from mediation.operations.actor import Actor
from mediation.procedures.judicial_confirmation import State
from mediation.rules.enterprises.entries import Service, ServiceEntry


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Each application, the newest first."""
    query = (
        select(JudicialConfirmation, CaseParty, Case)
        .join(Case, Case.id == JudicialConfirmation.case_id)
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(CaseParty.party_id.in_(sorted(party_ids)), may_read(actor.user))
        .options(joinedload(Case.committee))
        .order_by(JudicialConfirmation.id.desc())
    )
    for row, part, case in db.session.execute(query):
        yield ServiceEntry(
            Service.CONFIRMATION,
            part.party_id,
            f"confirmation:{row.id}",
            row.court or case.committee.short_name,
            row.filed_on or row.begun_on,
            State(row.state).label,
            running=row.decided_on is None,
            part=SIDES[part.side],
            number=case.number,
            title=row.court_number,
            kind="司法确认",
            endpoint="judicial_confirmation.show",
            address=(("uid", case.uid),),
        )
