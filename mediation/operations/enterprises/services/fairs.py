"""Complaints about stalls at fairs, of the party that complained."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.fair import Fair, FairComplaint
from mediation.operations.access_scope import visible_fairs
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.fair_complaint import RUNNING, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight, right_keys


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every complaint of the parties."""
    query = (
        select(FairComplaint)
        .where(FairComplaint.party_id.in_(sorted(party_ids)))
        .options(joinedload(FairComplaint.centre), joinedload(FairComplaint.fair))
        .order_by(FairComplaint.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_fairs(actor.user), Fair.id, (row.fair_id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.fair_id in known else sight_of_others(actor))


def _entry(row: FairComplaint, sight: Sight) -> ServiceEntry:
    opens, state, key = sight is Sight.OPEN, State(row.state), f"fair:{row.id}"
    counted = ServiceEntry(
        Service.FAIR, row.party_id, key, row.centre.short_name, row.received_on, "", state in RUNNING, sight
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=state.label,
        part="投诉人",
        number=row.number if opens else "",
        title=row.right_title if opens else "",
        kind=row.fair.name,
        others=(row.exhibitor,) if opens and row.exhibitor else (),
        endpoint="fairs.complaint" if opens else "",
        address=(("stall_uid", row.uid),) if opens else (),
        rights=right_keys((number_key(row.right_number),), (row.right_title,)),
        became=frozenset((row.number,)),
    )
