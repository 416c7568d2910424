"""Pre-examinations of designs that an enterprise asked for. What a design is called is nobody's outside the centre."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.design_preexamination import AT_OFFICE, OPEN, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight, right_keys


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every request of the parties as registered applicants."""
    query = (
        select(DesignPreexamination, RegisteredApplicant.party_id)
        .join(RegisteredApplicant, RegisteredApplicant.id == DesignPreexamination.applicant_id)
        .where(RegisteredApplicant.party_id.in_(sorted(party_ids)))
        .options(joinedload(DesignPreexamination.centre))
        .order_by(DesignPreexamination.id.desc())
    )
    rows = [(row[0], row[1]) for row in db.session.execute(query)]
    known = opened(visible_preexaminations(actor.user), DesignPreexamination.id, (row.id for row, _ in rows))
    for row, party_id in rows:
        yield _entry(row, party_id, Sight.OPEN if row.id in known else sight_of_others(actor))


def _entry(row: DesignPreexamination, party_id: int, sight: Sight) -> ServiceEntry:
    opens, state, key = sight is Sight.OPEN, State(row.state), f"preexamination:{row.id}"
    running = state in OPEN | AT_OFFICE
    counted = ServiceEntry(
        Service.PREEXAMINATION, party_id, key, row.centre.short_name, row.submitted_on, "", running, sight
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=state.label,
        part="申请人",
        number=row.number if opens else "",
        title=row.product if opens else "",
        kind=row.class_number,
        endpoint="design_preexamination.show" if opens else "",
        address=(("preexamination_uid", row.uid),) if opens else (),
        rights=right_keys((number_key(row.filing_number),), (row.product,)),
    )
