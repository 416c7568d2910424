"""A request comes to the bureau: who asks what of whom, about which right, and on what the bureau may act."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativeParty
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.acts import advance, roles_for
from mediation.operations.administrative_mediation.reading import facts_of
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.rights import RightValues, written_on
from mediation.operations.rights import checked as checked_right
from mediation.operations.versions import check_version
from mediation.procedures.administrative_mediation import LIFECYCLE, AdministrativeFacts, Entry, State, Subject
from mediation.rules.administrative_mediation.facts import Respondent
from mediation.rules.administrative_mediation.words import SIDES
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.numbering import case_number
from mediation.rules.rights import RightKind

LABELS = {
    "subject": "请求调解的事项",
    "authority": "凭什么办",
    "authority_number": "文号",
    "authority_on": "文件日期",
    "handling_number": "处理案件的案号",
    "facts": "纠纷简要情况",
    "requests": "请求",
    "amount_claimed": "请求金额",
    "right_kind": "权利种类",
    "right_number": "权利号码",
    "right_number_reason": "号码说明",
    "right_title": "权利名称",
    "right_holder": "权利人",
    "granted_on": "授权公告日",
}


@dataclass(frozen=True)
class RequestValues:
    """A request as typed; fields as in `models.administrative_mediation.AdministrativeMatter`, amounts in 分."""

    subject: str
    requested_on: date
    facts: str
    authority: str = ""
    authority_number: str = ""
    authority_on: date | None = None
    handling_number: str = ""
    requests: str = ""
    amount_claimed: int | None = None
    right_kind: str = ""
    right_number: str = ""
    right_number_reason: str = ""
    right_title: str = ""
    right_holder: str = ""
    granted_on: date | None = None
    dispute_number: str = ""


def receive(
    bureau: Organisation, values: RequestValues, parties: list[tuple[str, PartyValues]], *, actor: Actor
) -> AdministrativeMatter:
    """Take a request in; it gets the next number of the bureau's own series for the year. `parties` side and data;
    one that the register knows is taken from there. Raises `Barred`, or `InvalidIdentifier`."""
    columns = _columns(values)
    facts = _judged(values, actor.today)
    facts = replace(
        facts,
        applicants=tuple(each.name for side, each in parties if side == "applicant"),
        respondents=tuple(Respondent(each.name) for side, each in parties if side == "respondent"),
        entry=Entry(values.requested_on),
    )
    after = LIFECYCLE.check("receive", state=State.NEW, roles=roles_for(actor, bureau.id), facts=facts)
    year = actor.today.year
    serial = next_number(f"administrative:{bureau.code}:{year}")
    matter = AdministrativeMatter(
        bureau=bureau,
        number=case_number(bureau.case_word, year, serial, pattern=bureau.case_pattern),
        year=year,
        serial=serial,
        dispute_number=values.dispute_number.strip() or own_dispute_number(year, serial),
        state=after.value,
        requested_on=values.requested_on,
        received_by_id=actor.id,
        changed_at=actor.now,
        **columns,
    )
    db.session.add(matter)
    db.session.flush()
    for side, party in parties:
        _enter(matter, create_party(party, actor=actor), side)
    db.session.flush()
    audit.record(actor, "administrative_receive", matter, summary=f"收行政调解请求 {matter.number}")
    return matter


def own_dispute_number(year: int, serial: int) -> str:
    """The number of a dispute that begins at the bureau, e.g. `行2026-0007`: told from a register number at a glance,
    and the same whatever pattern the bureau writes its own numbers by."""
    return f"行{year}-{serial:04d}"


def amend(matter: AdministrativeMatter, values: RequestValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was written down before the opening. Raises `Barred`, `InvalidIdentifier`, or `EditConflict` when
    somebody else changed the request since `seen_version`."""
    columns = _columns(values)
    check_version(matter, seen_version, columns, LABELS)
    known = facts_of(matter, today=actor.today, calendar=settings.calendar())
    typed = _judged(replace(values, requested_on=matter.requested_on), actor.today)
    judged = replace(typed, applicants=known.applicants, respondents=known.respondents)
    advance(matter, "amend", actor=actor, columns=columns, judged=judged)
    audit.record(actor, "administrative_amend", matter, summary=f"更正 {matter.number} 的登记")


def add_party(matter: AdministrativeMatter, values: PartyValues, *, side: str, actor: Actor) -> AdministrativeParty:
    """One more party, before the opening; a respondent is asked like the others. Raises `ActionRefused`."""
    advance(matter, "add_party", actor=actor)
    party = create_party(values, actor=actor)
    if any(row.party_id == party.id for row in matter.parties):
        raise ActionRefused(f"{party.name}已经在这件里，不用再加。")
    row = _enter(matter, party, side)
    db.session.flush()
    audit.record(actor, "administrative_add_party", row, summary=f"{matter.number} 增加{SIDES[side]}")
    return row


def _enter(matter: AdministrativeMatter, party: Party, side: str) -> AdministrativeParty:
    if any(row.party_id == party.id for row in matter.parties):
        raise ActionRefused(f"{party.name}填了两次。双方是不同的人，核对名称和号码。")
    row = AdministrativeParty(party=party, side=side, ordinal=len(matter.parties) + 1)
    matter.parties.append(row)
    return row


def right_of(matter: AdministrativeMatter) -> RightValues | None:
    """The right in dispute as registration takes it; None where none was named."""
    if not matter.right_kind or not (matter.right_number or matter.right_title):
        return None
    return written_on(matter, registered_on=matter.granted_on)


def _columns(values: RequestValues) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    if values.right_kind:
        right = RightValues(values.right_kind, values.right_number, values.right_number_reason)
        columns["right_number"] = checked_right(right)["number"]
    return columns


def _judged(values: RequestValues, today: date) -> AdministrativeFacts:
    return AdministrativeFacts(
        today=today,
        subject=Subject(values.subject) if values.subject else None,
        requested_on=values.requested_on,
        authority=values.authority,
        authority_number=values.authority_number,
        authority_on=values.authority_on,
        handling=values.handling_number,
        right=RightKind(values.right_kind) if values.right_kind else None,
        granted_on=values.granted_on,
    )
