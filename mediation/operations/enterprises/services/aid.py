"""Applications for rights aid, from the side of each party."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.extensions import db
from mediation.models.rights_aid import AidMatter, AidParty
from mediation.operations.access_scope import visible_aid
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.rights_aid import RUNNING, State
from mediation.procedures.rights_aid import Service as AidService
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight, right_keys
from mediation.rules.rights_aid.words import SIDES


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every application in which the parties take part; of a restricted one (商业秘密) nothing to those who may not
    read it."""
    query = (
        select(AidParty)
        .where(AidParty.party_id.in_(sorted(party_ids)))
        .options(
            joinedload(AidParty.matter).joinedload(AidMatter.centre),
            joinedload(AidParty.matter).joinedload(AidMatter.handler),
            joinedload(AidParty.matter).selectinload(AidMatter.parties),
            joinedload(AidParty.matter).options(selectinload(AidMatter.experts)),
        )
        .order_by(AidParty.matter_id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_aid(actor.user), AidMatter.id, (row.matter_id for row in rows))
    for row in rows:
        if row.matter_id in known or not row.matter.restricted:
            yield _entry(row, Sight.OPEN if row.matter_id in known else sight_of_others(actor))


def _entry(row: AidParty, sight: Sight) -> ServiceEntry:
    matter, opens = row.matter, sight is Sight.OPEN
    key, body = f"aid:{matter.id}", matter.centre.short_name
    running = State(matter.state) in RUNNING
    counted = ServiceEntry(Service.AID, row.party_id, key, body, matter.applied_on, "", running, sight)
    if sight is Sight.COUNTED:
        return counted
    helped = row.side == "applicant"
    return replace(
        counted,
        state=State(matter.state).label,
        part=SIDES[row.side],
        number=matter.number if opens else "",
        title=matter.right_title if opens else "",
        kind=AidService(matter.service).label,
        others=tuple(each.party.name for each in matter.parties if each.side != row.side) if opens else (),
        endpoint="rights_aid.show" if opens else "",
        address=(("aid_uid", matter.uid),) if opens else (),
        rights=right_keys((number_key(matter.right_number),), (matter.right_title,)),
        # Only the side that asked was helped.
        helpers=frozenset((matter.handler.display_name, *(each.expert.name for each in matter.experts)))
        if helped
        else frozenset(),
        helped=helped,
    )
