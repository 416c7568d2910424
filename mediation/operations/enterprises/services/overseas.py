"""Disputes abroad in which an enterprise was found, and what it was told."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.procedures.overseas_guidance import RUNNING, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight
from mediation.rules.overseas_guidance.words import JURISDICTIONS, KINDS


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every dispute in which the parties were found."""
    query = (
        select(OverseasGuidance)
        .where(OverseasGuidance.party_id.in_(sorted(party_ids)))
        .options(joinedload(OverseasGuidance.dispute).joinedload(OverseasDispute.office))
        .order_by(OverseasGuidance.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_overseas_disputes(actor.user), OverseasDispute.id, (row.dispute_id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.dispute_id in known else sight_of_others(actor))


def _entry(row: OverseasGuidance, sight: Sight) -> ServiceEntry:
    opens, state, dispute = sight is Sight.OPEN, State(row.state), row.dispute
    counted = ServiceEntry(
        Service.OVERSEAS,
        row.party_id,
        f"overseas:{dispute.id}",
        dispute.office.short_name,
        dispute.noticed_on,
        "",
        state in RUNNING,
        sight,
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=state.label,
        part="涉案企业",
        number=dispute.number if opens else "",
        title=KINDS[dispute.kind] if opens else "",
        kind=JURISDICTIONS.get(dispute.jurisdiction, dispute.jurisdiction),
        others=(dispute.opponent,) if opens and dispute.opponent else (),
        endpoint="overseas_guidance.guidance" if opens else "",
        address=(("guidance_uid", row.uid),) if opens else (),
        # Who declined was told and not helped.
        helped=row.advised_on is not None,
    )
