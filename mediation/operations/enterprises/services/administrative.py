"""Requests for administrative mediation at the bureau, from the side of each party."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativeParty
from mediation.operations.access_scope import visible_matters
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.administrative_mediation import RUNNING, State, Subject
from mediation.rules.administrative_mediation.words import SIDES
from mediation.rules.enterprises.entries import Dispute, Service, ServiceEntry, Sight, right_keys


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every request in which the parties take part: whole for the bureau's people, of others that there is one."""
    query = (
        select(AdministrativeParty)
        .where(AdministrativeParty.party_id.in_(sorted(party_ids)))
        .options(
            joinedload(AdministrativeParty.matter).joinedload(AdministrativeMatter.bureau),
            joinedload(AdministrativeParty.matter).selectinload(AdministrativeMatter.parties),
        )
        .order_by(AdministrativeParty.matter_id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_matters(actor.user), AdministrativeMatter.id, (row.matter_id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.matter_id in known else sight_of_others(actor))


def _entry(row: AdministrativeParty, sight: Sight) -> ServiceEntry:
    matter, opens = row.matter, sight is Sight.OPEN
    running, key, body = State(matter.state) in RUNNING, f"administrative:{matter.id}", matter.bureau.short_name
    counted = ServiceEntry(Service.ADMINISTRATIVE, row.party_id, key, body, matter.requested_on, "", running, sight)
    if sight is Sight.COUNTED:
        return counted
    others = [each for each in matter.parties if each.side != row.side]
    rights = right_keys((number_key(matter.right_number),), (matter.right_title,))
    return replace(
        counted,
        state=State(matter.state).label,
        part=SIDES[row.side],
        number=matter.number if opens else "",
        title=Subject(matter.subject).label if opens else "",
        kind=Subject(matter.subject).label,
        others=tuple(each.party.name for each in others) if opens else (),
        endpoint="administrative_mediation.show" if opens else "",
        address=(("matter_uid", matter.uid),) if opens else (),
        rights=rights,
        dispute=_dispute(matter, rights, opens=opens) if running else None,
    )


def _dispute(matter: AdministrativeMatter, rights: frozenset[str], *, opens: bool) -> Dispute:
    sides = {
        side: frozenset(each.party_id for each in matter.parties if each.side == side)
        for side in dict.fromkeys(each.side for each in matter.parties)
    }
    return Dispute(
        f"administrative:{matter.id}",
        matter.number if opens else f"{matter.bureau.short_name}的一件{Service.ADMINISTRATIVE.label}",
        Service.ADMINISTRATIVE,
        matter.dispute_number,
        sides,
        {each.party_id: each.party.name for each in matter.parties} if opens else {},
        rights,
    )
