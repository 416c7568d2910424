"""Entries of the registers of the work plan as the record of an enterprise shows them."""

from collections.abc import Iterable

from mediation.models.register import RegisterEntry
from mediation.operations.access_scope import visible_entries
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight


def sights(rows: Iterable[RegisterEntry], *, actor: Actor) -> dict[int, Sight]:
    """Id → how much of the entry the actor sees: all of it where the register is theirs to read."""
    ids = [row.id for row in rows]
    known = opened(visible_entries(actor.user), RegisterEntry.id, ids)
    return {each: Sight.OPEN if each in known else sight_of_others(actor) for each in ids}


def entry_of(
    service: Service, row: RegisterEntry, party_id: int, sight: Sight, *, part: str, title: str, kind: str
) -> ServiceEntry:
    """The entry as far as `sight` lets the viewer see it."""
    told, opens = sight is not Sight.COUNTED, sight is Sight.OPEN
    return ServiceEntry(
        service,
        party_id,
        f"{service}:{row.id}",
        row.office.short_name,
        row.day,
        "已办" if told else "",
        False,
        sight,
        part=part if told else "",
        title=title if opens else "",
        kind=kind if told else "",
        endpoint="registers.show" if opens else "",
        address=(("register_entry_uid", row.uid),) if opens else (),
    )
