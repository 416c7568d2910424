"""A dispute abroad comes to be known, and the local enterprises that are in it."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.party import Party
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.numbers import next_number
from mediation.operations.overseas_guidance.acts import roles_for, step_of
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.versions import check_version
from mediation.procedures.overseas_guidance import LIFECYCLE, STAFF, Entry, GuidanceFacts, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.overseas_guidance.words import KINDS

LABELS = {
    "kind": "纠纷类型",
    "jurisdiction": "国家、地区",
    "forum": "受理机构",
    "case_number": "案号",
    "opponent": "对方",
    "opponent_firm": "对方的代理机构",
    "right_text": "涉案权利",
    "products": "涉案产品",
    "hs_codes": "海关编码",
    "links": "商品编号、链接",
    "amount": "涉案金额",
    "frozen": "冻结金额",
    "currency": "币种",
    "noticed_on": "获知日期",
    "source": "线索来源",
}


@dataclass(frozen=True)
class DisputeValues:
    """A dispute as typed; fields as in `models.overseas_guidance.OverseasDispute`."""

    kind: str
    jurisdiction: str
    opponent: str
    noticed_on: date
    forum: str = ""
    case_number: str = ""
    opponent_firm: str = ""
    right_text: str = ""
    products: str = ""
    hs_codes: str = ""
    links: str = ""
    amount: int | None = None
    frozen: int | None = None
    currency: str = ""
    source: str = ""


def dispute_number(year: int, serial: int) -> str:
    """`海2026-001`."""
    return f"海{year}-{serial:03d}"


def register(office: Organisation, values: DisputeValues, *, actor: Actor) -> OverseasDispute:
    """Put a clue on record as a dispute; it gets the next number of the office's series for the year. Raises
    `ActionRefused`."""
    _check_role(actor, office.id)
    year = actor.today.year
    serial = next_number(f"overseas:{office.code}:{year}")
    dispute = OverseasDispute(
        office_id=office.id,
        number=dispute_number(year, serial),
        year=year,
        serial=serial,
        received_by_id=actor.id,
        changed_at=actor.now,
        **asdict(values),
    )
    db.session.add(dispute)
    db.session.flush()
    said = f"登记海外纠纷 {dispute.number}（{KINDS[dispute.kind]}）"
    audit.record(actor, "register_overseas_dispute", dispute, summary=said)
    return dispute


def correct(
    dispute: OverseasDispute, values: DisputeValues, *, seen_version: str | int | None = None, actor: Actor
) -> None:
    """Correct or complete what is known. Raises `EditConflict`, `ActionRefused`."""
    _check_role(actor, dispute.office_id)
    columns = asdict(values)
    check_version(dispute, seen_version, columns, LABELS)
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(dispute, name, value)
        dispute.changed_at = actor.now
    db.session.flush()
    audit.record(actor, "correct_overseas_dispute", dispute, summary=f"更正海外纠纷 {dispute.number}")


def same_case(office_id: int, case_number: str, dispute: OverseasDispute | None = None) -> OverseasDispute | None:
    """Another dispute of the office with that case number of the foreign forum; None for none."""
    if not case_number.strip():
        return None
    query = select(OverseasDispute).where(
        OverseasDispute.office_id == office_id, OverseasDispute.case_number == case_number.strip()
    )
    return next((row for row in db.session.scalars(query.limit(2)) if row is not dispute), None)


def identify(
    dispute: OverseasDispute,
    party: PartyValues,
    *,
    on: date,
    shop: str = "",
    group_name: str = "",
    actor: Actor,
) -> OverseasGuidance:
    """A local enterprise is found in the dispute; it is taken from the register where it is known there. Raises
    `Barred`, or `InvalidIdentifier`."""
    known = create_party(party, actor=actor)
    return identify_known(dispute, known, on=on, shop=shop, group_name=group_name, actor=actor)


def identify_known(
    dispute: OverseasDispute,
    known: Party,
    *,
    on: date,
    shop: str = "",
    group_name: str = "",
    actor: Actor,
) -> OverseasGuidance:
    """The same for an enterprise of the register. Raises `Barred`."""
    db.session.refresh(dispute, with_for_update=True)
    entry = Entry(on)
    facts = GuidanceFacts(
        actor.today,
        noticed_on=dispute.noticed_on,
        known=any(row.party_id == known.id for row in dispute.guidances),
        entry=entry,
    )
    after = LIFECYCLE.check("identify", state=State.NEW, roles=roles_for(actor, dispute.office_id), facts=facts)
    guidance = OverseasGuidance(
        office_id=dispute.office_id,
        party=known,
        ordinal=len(dispute.guidances) + 1,
        state=after.value,
        shop=shop.strip(),
        group_name=group_name.strip(),
        changed_at=actor.now,
    )
    guidance.steps.append(step_of("identify", entry, actor))
    dispute.guidances.append(guidance)
    db.session.flush()
    said = f"{dispute.number} 涉本区企业 {known.name}"
    audit.record(actor, "overseas_identify", guidance, summary=said[:500])
    return guidance


def _check_role(actor: Actor, office_id: int) -> None:
    if not set(roles_for(actor, office_id)) & STAFF:
        raise ActionRefused("你的角色不能登记海外纠纷。请海外指导专员登记。")
