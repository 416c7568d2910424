"""Diagnosis and strategic advice that the registers of the work plan hold, of the enterprise of that credit code."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.register import RegisterEntry
from mediation.operations.access_scope import visible_entries
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.registers.entries import in_words
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every service to the enterprises, the newest first. The register counts an enterprise by its code, so the code
    tells whose it is, whatever name was written."""
    bearers = _bearers(party_ids)
    if not bearers:
        return
    code = RegisterEntry.data["code"].as_string()
    query = (
        select(RegisterEntry)
        .where(RegisterEntry.kind == "diagnosis", code.in_(sorted(bearers)))
        .options(joinedload(RegisterEntry.office))
        .order_by(RegisterEntry.day.desc(), RegisterEntry.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_entries(actor.user), RegisterEntry.id, (row.id for row in rows))
    for row in rows:
        for party_id in bearers[row.data["code"]]:
            yield _entry(row, party_id, Sight.OPEN if row.id in known else sight_of_others(actor))


def _bearers(party_ids: Collection[int]) -> dict[str, list[int]]:
    query = select(Party).where(Party.id.in_(sorted(party_ids)), Party.identity_kind == "credit_code")
    bearers: dict[str, list[int]] = defaultdict(list)
    for party in db.session.scalars(query):
        if party.identity_number:
            bearers[party.identity_number].append(party.id)
    return bearers


def _entry(row: RegisterEntry, party_id: int, sight: Sight) -> ServiceEntry:
    counted = ServiceEntry(
        Service.DIAGNOSIS, party_id, f"diagnosis:{row.id}", row.office.short_name, row.day, "", False, sight
    )
    if sight is Sight.COUNTED:
        return counted
    opens, words = sight is Sight.OPEN, in_words(row)
    return replace(
        counted,
        state="已办",
        part="服务对象",
        title=f"{words['what']}（{words['adviser']}）" if opens else "",
        kind=words["what"],
        endpoint="registers.show" if opens else "",
        address=(("register_entry_uid", row.uid),) if opens else (),
    )
