"""Somebody asks the rights centre for help: who, about which right, what for, and where the window sends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.rights_aid import AidMatter, AidParty
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.rights import RightValues, written_on
from mediation.operations.rights import checked as checked_right
from mediation.operations.rights_aid.acts import advance, roles_for, tell
from mediation.operations.rights_aid.reading import twin_of
from mediation.operations.route_changes import note
from mediation.operations.versions import check_version
from mediation.procedures.rights_aid import LIFECYCLE, STAFF, AidFacts, Entry, Service, State
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal
from mediation.rules.rights import RightKind
from mediation.rules.rights_aid.words import SIDES
from mediation.rules.routing import PLACES, Place, Route, RoutingFacts, propose

LABELS = {
    "service": "服务类别",
    "source": "来源",
    "scale": "规模",
    "restricted": "限定查看",
    "facts": "情况",
    "requests": "诉求",
    "materials": "材料清单",
    "right_kind": "权利种类",
    "right_number": "权利号码",
    "right_number_reason": "号码说明",
    "right_title": "权利名称",
    "right_holder": "权利人",
    "right_checked_on": "有效性核验日",
}
SECRETS = (RightKind.TRADE_SECRET, RightKind.TECHNICAL_SECRET)


@dataclass(frozen=True)
class AidValues:
    """An application as typed; fields as in `models.rights_aid.AidMatter`. `wants` a key of `routing.WANTS`, `window`
    the names of the fields of `RoutingFacts` that were ticked; `place` where the officer sends it, "" as proposed,
    with `route_reason` where that is somewhere else."""

    service: str
    applied_on: date
    facts: str
    source: str = "window"
    scale: str = ""
    restricted: bool = False
    requests: str = ""
    materials: str = ""
    right_kind: str = ""
    right_number: str = ""
    right_number_reason: str = ""
    right_title: str = ""
    right_holder: str = ""
    right_checked_on: date | None = None
    wants: str = "advice"
    window: tuple[str, ...] = ()
    place: str = ""
    route_reason: str = ""
    dispute_number: str = ""


Sides = Sequence[tuple[str, PartyValues | Party]]


@dataclass(frozen=True)
class Sender:
    """Another desk of the house that sends an application over: `body` who, `handler` who is to handle it."""

    body: str
    handler: User


def proposed(values: AidValues, parties: Sides, *, actor: Actor) -> Route:
    """Where the table of the window sends it."""
    names = tuple(party.name for _, party in parties)
    return propose(
        RoutingFacts(
            wants=values.wants,
            right=RightKind(values.right_kind) if values.right_kind else None,
            subject=(values.facts, values.right_title, *names),
            twin=twin_of(actor.user, values.right_number, names),
            identified=any(side == "respondent" for side, _ in parties),
            **dict.fromkeys(values.window, True),  # type: ignore[arg-type]
        )
    )


def receive(
    centre: Organisation, values: AidValues, parties: Sides, *, actor: Actor, sender: Sender | None = None
) -> AidMatter:
    """Take an application in; it gets the next number of the centre's own series for the year (`援2026-001`). `parties`
    side and data, or the row of the register; data that the register knows is taken from there. `sender` where somebody
    who does not work at the centre sends it over. Raises `Barred`, or `InvalidIdentifier`."""
    columns = _columns(values)
    route = proposed(values, parties, actor=actor)
    place = Place(values.place) if values.place else route.place
    _check_override(route, place, values.route_reason)
    after = LIFECYCLE.check(
        "receive",
        state=State.NEW,
        roles=STAFF if sender else roles_for(actor, centre.id),
        facts=AidFacts(
            today=actor.today,
            service=Service(values.service),
            applied_on=values.applied_on,
            applicants=tuple(each.name for side, each in parties if side == "applicant"),
            entry=Entry(values.applied_on),
        ),
    )
    year = actor.today.year
    serial = next_number(f"rights_aid:{centre.code}:{year}")
    number = aid_number(year, serial)
    matter = AidMatter(
        centre=centre,
        number=number,
        year=year,
        serial=serial,
        dispute_number=values.dispute_number.strip() or number,
        state=after.value,
        applied_on=values.applied_on,
        received_by_id=actor.id,
        handler=sender.handler if sender else actor.user,
        wants=values.wants,
        window=list(values.window),
        route_row=route.row,
        route_place=route.place.value,
        place=place.value,
        route_reason=values.route_reason.strip()[:500] if place is not route.place else "",
        changed_at=actor.now,
        **columns,
    )
    db.session.add(matter)
    db.session.flush()
    for side, party in parties:
        _enter(matter, party if isinstance(party, Party) else create_party(party, actor=actor), side)
    if place is not route.place:
        _note_choice(matter, route, place, actor)
    db.session.flush()
    what = f"{sender.body}转来维权援助申请" if sender else "收维权援助申请"
    tell(matter, "receive", what, actor, reason=matter.route_reason)
    return matter


def aid_number(year: int, serial: int) -> str:
    """`援2026-001`: told from every other number of the house at a glance, and the dispute's number where it has none
    yet."""
    return f"援{year}-{serial:03d}"


def _check_override(route: Route, place: Place, reason: str) -> None:
    if place is not route.place and not reason.strip():
        said = f"分流表建议{route.where}，改去{PLACES[place]}要写理由。"
        raise Barred(Refusal(said, route.statute), "override_has_a_reason")


def _note_choice(matter: AidMatter, route: Route, place: Place, actor: Actor) -> None:
    note(
        None,
        "chosen",
        from_body=route.where,
        to_body=PLACES[place],
        reason=matter.route_reason,
        on=actor.today,
        actor=actor,
        dispute_number=matter.dispute_number,
    )


def amend(matter: AidMatter, values: AidValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was written down before acceptance. Raises `Barred`, `InvalidIdentifier`, or `EditConflict` when
    somebody else changed the application since `seen_version`."""
    columns = _columns(values)
    check_version(matter, seen_version, columns, LABELS)
    advance(matter, "amend", actor=actor, columns=columns)
    tell(matter, "amend", "更正登记", actor)


def add_party(matter: AidMatter, values: PartyValues, *, side: str, actor: Actor) -> AidParty:
    """One more party. Raises `ActionRefused`."""
    advance(matter, "add_party", actor=actor)
    row = _enter(matter, create_party(values, actor=actor), side)
    db.session.flush()
    tell(matter, "add_party", f"增加{SIDES[side]}", actor)
    return row


def _enter(matter: AidMatter, party: Party, side: str) -> AidParty:
    if any(row.party_id == party.id for row in matter.parties):
        raise ActionRefused(f"{party.name}填了两次。双方是不同的人，核对名称和号码。")
    row = AidParty(party=party, side=side, ordinal=len(matter.parties) + 1)
    matter.parties.append(row)
    return row


def right_of(matter: AidMatter) -> RightValues | None:
    """The right in question as registration takes it; None where none was named."""
    if not matter.right_kind or not (matter.right_number or matter.right_title):
        return None
    return written_on(matter, checked_on=matter.right_checked_on)


def _columns(values: AidValues) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    if values.right_kind:
        right = RightValues(values.right_kind, values.right_number, values.right_number_reason)
        columns["right_number"] = checked_right(right)["number"]
        columns["restricted"] = values.restricted or RightKind(values.right_kind) in SECRETS
    return columns
