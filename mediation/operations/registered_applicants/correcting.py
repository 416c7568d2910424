"""What was typed wrong about a registration is put right: the trail keeps what it was, the course of the matter stays
as it was recorded."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import CaseParty
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.parties import PartyValues, edit_party
from mediation.operations.registered_applicants.acts import ActValues, roles_for, step_of
from mediation.operations.registered_applicants.reading import facts_of
from mediation.operations.versions import check_version
from mediation.procedures.registered_applicant import LIFECYCLE, Entry, State

LABELS = {
    "products": "产品",
    "contact": "联系人和电话",
    "applied_on": "申请日",
    "checked_on": "中心核过的日子",
    "sent_on": "报国家局的日子",
    "valid_from": "有效期自",
    "valid_until": "到哪一天",
}
DAYS = tuple(name for name in LABELS if name.endswith("_on") or name.startswith("valid"))


@dataclass(frozen=True)
class Correction:
    """A registration as it should have been written; a day that was not reached yet stays None. `name`, `head_name`
    and `address` of the party, `identity_number` "" to leave the number as it is; None where the party is not the
    centre's to correct."""

    products: str
    contact: str
    reason: str
    applied_on: date
    checked_on: date | None = None
    sent_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    name: str | None = None
    identity_number: str = ""
    head_name: str = ""
    address: str = ""


def reached(applicant: RegisteredApplicant) -> tuple[str, ...]:
    """The days that are on record and can be corrected; a last day also where none was set yet."""
    return tuple(
        name
        for name in DAYS
        if getattr(applicant, name) is not None or (name == "valid_until" and applicant.valid_from is not None)
    )


def party_is_the_centre_s(applicant: RegisteredApplicant) -> bool:
    """Whether no case of a committee names the party: then its papers do not rest on the name."""
    query = select(CaseParty.id).where(CaseParty.party_id == applicant.party_id).limit(1)
    return db.session.scalar(query) is None


def amend(applicant: RegisteredApplicant, values: Correction, *, seen_version: str | int | None, actor: Actor) -> None:
    """Put right what was typed wrong. The row is locked first. Raises `Barred`, `InvalidIdentifier`, or `EditConflict`
    when somebody else changed the registration since `seen_version`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(applicant, with_for_update=True)
    columns = {name: getattr(values, name) for name in ("products", "contact", *reached(applicant))}
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    check_version(applicant, seen_version, columns, LABELS)
    days = tuple((LABELS[name], day) for name in DAYS if (day := columns.get(name)) is not None)
    entry = Entry(actor.today, values.reason, corrected=days)
    facts = replace(facts_of(applicant, today=actor.today), entry=entry)
    LIFECYCLE.check(
        "amend", state=State(applicant.state), roles=roles_for(actor, applicant.centre_id), facts=facts
    )  # fmt: skip
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(applicant, name, value)
        applicant.changed_at = actor.now
        step = ActValues(actor.today, values.reason, until=applicant.valid_until)
        applicant.steps.append(step_of("amend", step, actor))
    db.session.flush()
    audit.record(
        actor, "applicant_amend", applicant, summary=f"{applicant.number} 更正登记", reason=values.reason.strip()
    )  # fmt: skip
    if values.name is not None and party_is_the_centre_s(applicant):
        _correct_party(applicant, values, actor)


def _correct_party(applicant: RegisteredApplicant, values: Correction, actor: Actor) -> None:
    party = applicant.party
    kept = {name: getattr(party, name) for name in PartyValues.__dataclass_fields__ if name != "former_names"}
    typed = {
        "name": values.name,
        "head_name": values.head_name,
        "address": values.address,
        "identity_number": values.identity_number.strip() or None,
        # None leaves them as they are: they are sealed.
        "phone": None,
        "head_identity_number": None,
    }
    if any(kept[name] != value for name, value in typed.items() if value is not None):
        edit_party(party, PartyValues(**{**kept, **typed}), seen_version=party.version, actor=actor)
