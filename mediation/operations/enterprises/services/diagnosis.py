"""Diagnosis and strategic advice that the registers of the work plan hold, of the enterprise of that credit code."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.register import RegisterEntry
from mediation.operations.actor import Actor
from mediation.operations.enterprises.register_entries import entry_of, sights
from mediation.operations.registers.entries import in_words
from mediation.rules.enterprises.entries import Service, ServiceEntry


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
    seen = sights(rows, actor=actor)
    for row in rows:
        words = in_words(row)
        kind, title = words["what"], f"{words['what']}（{words['adviser']}）"
        for party_id in bearers[row.data["code"]]:
            yield entry_of(Service.DIAGNOSIS, row, party_id, seen[row.id], part="服务对象", title=title, kind=kind)


def _bearers(party_ids: Collection[int]) -> dict[str, list[int]]:
    query = select(Party).where(Party.id.in_(sorted(party_ids)), Party.identity_kind == "credit_code")
    bearers: dict[str, list[int]] = defaultdict(list)
    for party in db.session.scalars(query):
        if party.identity_number:
            bearers[party.identity_number].append(party.id)
    return bearers
