"""A complaint about shops on one platform: who complains, about which right, its links one a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.centre_people import refuse_others
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.rights import RightValues, written_on
from mediation.operations.rights import checked as checked_right
from mediation.operations.versions import check_version
from mediation.procedures.platform_notice import State
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal
from mediation.rules.links import PastedLink
from mediation.rules.statutes import ECOMMERCE_42_3

SERIES = "网"
LABELS = {
    "platform": "平台",
    "right_kind": "权利种类",
    "right_number": "权利号码",
    "right_number_reason": "号码说明",
    "right_title": "权利名称",
    "right_holder": "权利人",
    "title_checked_on": "权属核验日",
    "title_note": "怎样核验的",
    "facts": "侵权情况",
}


@dataclass(frozen=True)
class ComplaintValues:
    """A complaint as typed; fields as in `models.online_shop.OnlineShopComplaint`."""

    platform: str
    right_kind: str
    facts: str
    received_on: date
    right_number: str = ""
    right_number_reason: str = ""
    right_title: str = ""
    right_holder: str = ""
    title_checked_on: date | None = None
    title_note: str = ""


def receive(
    centre: Organisation, values: ComplaintValues, party: PartyValues, links: Sequence[PastedLink], *, actor: Actor
) -> OnlineShopComplaint:
    """Take a complaint in with its links; it gets the next number of the year. A complainant that the register knows
    is taken from there. Raises `Barred`, `ActionRefused`, or `InvalidIdentifier`."""
    refuse_others(centre.id, actor)
    columns = _columns(values, actor.today)
    year = actor.today.year
    serial = next_number(f"online_shop:{centre.code}:{year}")
    complaint = OnlineShopComplaint(
        centre=centre,
        number=f"{SERIES}{year}-{serial:03d}",
        year=year,
        serial=serial,
        party=create_party(party, actor=actor),
        received_on=values.received_on,
        received_by_id=actor.id,
        changed_at=actor.now,
        **columns,
    )
    db.session.add(complaint)
    _enter(complaint, links, values.received_on)
    db.session.flush()
    audit.record(
        actor, "receive_shop_complaint", complaint, summary=f"收网店投诉 {complaint.number}，{len(links)} 个链接"
    )
    return complaint


def amend(
    complaint: OnlineShopComplaint, values: ComplaintValues, *, seen_version: str | int | None, actor: Actor
) -> None:
    """Correct or complete the complaint: the verification of the right above all. Raises `Barred`, `ActionRefused`,
    `InvalidIdentifier`, or `EditConflict` when somebody else changed it since `seen_version`."""
    refuse_others(complaint.centre_id, actor)
    columns = _columns(values, actor.today, received_on=complaint.received_on)
    check_version(complaint, seen_version, columns, LABELS)
    for name, value in columns.items():
        setattr(complaint, name, value)
    complaint.changed_at = actor.now
    audit.record(actor, "amend_shop_complaint", complaint, summary=f"更正 {complaint.number} 的登记")


def add_links(complaint: OnlineShopComplaint, links: Sequence[PastedLink], *, found_on: date, actor: Actor) -> None:
    """More links of the same platform. Raises `ActionRefused`."""
    refuse_others(complaint.centre_id, actor)
    _enter(complaint, links, found_on)
    complaint.changed_at = actor.now
    db.session.flush()
    audit.record(actor, "add_shop_links", complaint, summary=f"{complaint.number} 加 {len(links)} 个链接")


def _enter(complaint: OnlineShopComplaint, links: Sequence[PastedLink], found_on: date) -> None:
    last = max((row.ordinal for row in complaint.links), default=0)
    for ordinal, link in enumerate(links, last + 1):
        complaint.links.append(
            OnlineShopLink(
                ordinal=ordinal,
                state=State.FOUND.value,
                url=link.url,
                shop=link.shop,
                evidence=link.evidence,
                found_on=found_on,
            )
        )


def right_of(complaint: OnlineShopComplaint) -> RightValues:
    """The right as registration takes it."""
    checked_on = complaint.title_checked_on
    return written_on(complaint, checked_on=checked_on, status="valid" if checked_on else "")


def _columns(values: ComplaintValues, today: date, *, received_on: date | None = None) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    right = RightValues(values.right_kind, values.right_number, values.right_number_reason)
    columns["right_number"] = checked_right(right)["number"]
    checked_on, received = values.title_checked_on, received_on or values.received_on
    if checked_on and not received <= checked_on <= today:
        said = f"核验在收投诉的{day(received)}以后、今天以前。核对日期。"
        raise Barred(Refusal(said, ECOMMERCE_42_3), "title_day_fits")
    if checked_on and not values.title_note.strip():
        raise Barred(Refusal("没有写怎样核验的。写一句。", ECOMMERCE_42_3), "title_is_described")
    return columns
