"""Registrations as an applicant for pre-examination."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.access_scope import visible_applicants
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.procedures.registered_applicant import OVER, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every registration of the parties."""
    query = (
        select(RegisteredApplicant)
        .where(RegisteredApplicant.party_id.in_(sorted(party_ids)))
        .options(joinedload(RegisteredApplicant.centre))
        .order_by(RegisteredApplicant.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_applicants(actor.user), RegisteredApplicant.id, (row.id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.id in known else sight_of_others(actor))


def _entry(row: RegisteredApplicant, sight: Sight) -> ServiceEntry:
    opens, state, key = sight is Sight.OPEN, State(row.state), f"registered_applicant:{row.id}"
    counted = ServiceEntry(
        Service.REGISTERED_APPLICANT,
        row.party_id,
        key,
        row.centre.short_name,
        row.applied_on,
        "",
        state not in OVER,
        sight,
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=state.label,
        part="申请人",
        number=row.number if opens else "",
        title=row.products if opens else "",
        kind="备案",
        endpoint="registered_applicants.show" if opens else "",
        address=(("applicant_uid", row.uid),) if opens else (),
    )
