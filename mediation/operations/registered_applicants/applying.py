"""An application for registration comes in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import LIVE, RegisteredApplicant
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.registered_applicants.acts import ActValues, roles_for, step_of
from mediation.procedures.registered_applicant import LIFECYCLE, ApplicantFacts, Entry, State


@dataclass(frozen=True)
class ApplicationValues:
    """An application as typed: what the applicant makes, whom to call, when it came."""

    products: str
    contact: str
    applied_on: date


def applicant_number(year: int, serial: int) -> str:
    """`备2026-001`."""
    return f"备{year}-{serial:03d}"


def apply(centre: Organisation, values: ApplicationValues, party: PartyValues, *, actor: Actor) -> RegisteredApplicant:
    """Take an application in; it gets the next number of the centre's series for the year. The party is taken from the
    register where it is known there. Raises `Barred`, or `InvalidIdentifier`."""
    known = create_party(party, actor=actor)
    facts = ApplicantFacts(actor.today, live_number=live_number(centre, known.id), entry=Entry(values.applied_on))
    after = LIFECYCLE.check("apply", state=State.NEW, roles=roles_for(actor, centre.id), facts=facts)
    year = actor.today.year
    serial = next_number(f"applicant:{centre.code}:{year}")
    applicant = RegisteredApplicant(
        centre_id=centre.id,
        party=known,
        number=applicant_number(year, serial),
        year=year,
        serial=serial,
        state=after.value,
        products=values.products.strip(),
        contact=values.contact.strip(),
        applied_on=values.applied_on,
        received_by_id=actor.id,
        changed_at=actor.now,
    )
    applicant.steps.append(step_of("apply", ActValues(values.applied_on), actor))
    db.session.add(applicant)
    db.session.flush()
    audit.record(actor, "applicant_apply", applicant, summary=f"登记备案申请 {applicant.number}")
    return applicant


def live_number(centre: Organisation, party_id: int) -> str:
    """The number of the registration of that party that still stands, "" for none."""
    query = select(RegisteredApplicant.number).where(
        RegisteredApplicant.centre_id == centre.id, RegisteredApplicant.party_id == party_id, text(LIVE)
    )
    return db.session.scalar(query) or ""
