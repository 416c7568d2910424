"""A dispute goes the other way: from a people's committee to rights aid, with its parties, its right and its number."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.organisation import Organisation
from mediation.models.right import Right
from mediation.models.rights_aid import AidMatter
from mediation.models.user import RoleGrant, User
from mediation.operations import route_changes
from mediation.operations.acceptance import hand_over
from mediation.operations.actor import Actor
from mediation.operations.evidence import files_of
from mediation.operations.matter_facts import acting_parties
from mediation.operations.rights_aid.receiving import AidValues, Sender, Sides, receive
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.routing import Place

NO_CENTRE = "还没有维权援助专员，没有人收。请管理员先设岗位。"
_OTHERS = {"applicant": "respondent", "respondent": "applicant"}


@dataclass(frozen=True)
class AidWanted:
    """What a party of a case wants of the centre: a `service` of `rights_aid.words.Service`; `handler` who takes it
    over there; `reason` why the dispute goes there, and that the party agrees."""

    party: CaseParty
    service: str
    handler: User
    on: date
    reason: str


def officers() -> list[User]:
    """The aid officers at work, who may be handed a matter."""
    query = (
        select(User)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .join(Organisation, Organisation.id == RoleGrant.organisation_id)
        .where(Organisation.kind == "rights_centre", RoleGrant.role == Role.AID_OFFICER.value, User.active)
    )
    return list(db.session.scalars(query.order_by(User.display_name)).unique())


def send_to_aid(case: Case, wanted: AidWanted, *, actor: Actor) -> AidMatter:
    """Hand the dispute to the rights centre, which gets an application under the dispute's number at once; its number
    is the receipt. Notes of the mediation and what was said there stay with the committee. Raises `Barred`, or
    `ActionRefused`."""
    centre = _centre_of(wanted.handler)
    change = hand_over(case, to=centre.name, reason=wanted.reason, on=wanted.on, actor=actor)
    sender = Sender(case.committee.short_name, wanted.handler)
    matter = receive(centre, _values(case, wanted), _sides(case, wanted.party), actor=actor, sender=sender)
    receipt = f"{centre.short_name}收到，{matter.number}"
    route_changes.add_receipt(change, case, receipt=receipt, receipt_on=wanted.on, actor=actor)
    return matter


def _centre_of(officer: User) -> Organisation:
    own = sorted(officer.organisation_ids(Role.AID_OFFICER))
    query = select(Organisation).where(Organisation.id.in_(own), Organisation.kind == "rights_centre")
    centre: Organisation | None = db.session.scalar(query.order_by(Organisation.id).limit(1))
    if centre is None:
        raise ActionRefused(NO_CENTRE)
    return centre


def _sides(case: Case, asking: CaseParty) -> Sides:
    """Who asks, with those on the same side, against the other side; third parties stand on none."""
    parties = acting_parties(case)
    own = [asking.party, *(row.party for row in parties if row.side == asking.side and row.id != asking.id)]
    others = [row.party for row in parties if row.side == _OTHERS.get(asking.side)]
    return [*(("applicant", party) for party in own), *(("respondent", party) for party in others)]


def _values(case: Case, wanted: AidWanted) -> AidValues:
    rights = list(db.session.scalars(select(Right).where(Right.case_id == case.id).order_by(Right.id)))
    right = rights[0] if rights else None
    asks = wanted.party.side == "applicant"
    return AidValues(
        service=wanted.service,
        applied_on=wanted.on,
        source="sent",
        facts="\n".join([case.facts, *(_also(each) for each in rights[1:])]),
        # What the case asks for is what its applicants ask for.
        requests=case.requests if asks else "",
        materials=_materials(case, wanted.party),
        restricted=case.restricted,
        right_kind=right.kind if right else "",
        right_number=right.number if right else "",
        right_number_reason=right.number_reason if right else "",
        right_title=right.title if right else "",
        right_holder=right.holder if right else "",
        right_checked_on=right.checked_on if right else None,
        place=Place.AID.value,
        route_reason=wanted.reason,
        dispute_number=case.dispute_number,
    )


def _also(right: Right) -> str:
    return f"还涉及：{'，'.join(filter(None, (right.title, right.number)))}"


def _materials(case: Case, party: CaseParty) -> str:
    """What the one who asks handed in, by name: the files stay with the committee, which gives them back or copies."""
    titles = [row.title for row in files_of(case) if row.submitted_by_id == party.id]
    return f"在{case.committee.short_name}的卷里：{'、'.join(titles)}" if titles else ""
