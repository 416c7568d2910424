"""The register of people and enterprises, and their part in a case."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from types import SimpleNamespace

from sqlalchemy import select

from mediation.extensions import db, keyring
from mediation.models.case import SIDES, Case, CaseParty
from mediation.models.party import KINDS, Party, PartyName
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.titles import retitle
from mediation.operations.versions import check_version
from mediation.rules import figures
from mediation.rules.identity import IdentityType, Sex, check_identity
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.masking import mask_identity, mask_phone
from mediation.rules.names import initials, spelling

LABELS = {
    "kind": "类型",
    "name": "名称",
    "identity_kind": "证件类型",
    "identity_number": "证件号码",
    "identity_note": "证件说明",
    "head_name": "法定代表人、负责人或者经营者",
    "head_title": "职务",
    "head_identity_kind": "其证件类型",
    "head_identity_number": "其证件号码",
    "born": "出生日期",
    "sex": "性别",
    "ethnicity": "民族",
    "occupation": "职业或者职务",
    "phone": "电话",
    "address": "住所",
    "service_address": "送达地址",
    "town": "镇街",
    "textile": "家纺企业",
}


@dataclass(frozen=True)
class PartyValues:
    """A party as typed; fields as in `Party`, numbers as on the paper. `former_names` it was known by before.
    When a party is edited, None for a number or the phone leaves it as it is: forms show them masked."""

    kind: str
    name: str
    identity_kind: str = ""
    identity_number: str | None = ""
    identity_note: str = ""
    head_name: str = ""
    head_title: str = ""
    head_identity_kind: str = ""
    head_identity_number: str | None = ""
    born: date | None = None
    sex: str = ""
    ethnicity: str = ""
    occupation: str = ""
    phone: str | None = ""
    address: str = ""
    service_address: str = ""
    town: str = ""
    textile: bool = False
    former_names: tuple[str, ...] = ()


def checked(values: PartyValues, *, today: date) -> dict[str, object]:
    """The columns of `Party` for `values`: numbers checked and normalised, birth date and sex read from a resident
    number where they were not typed. Raises `InvalidIdentifier` for a number that cannot be right."""
    columns: dict[str, object] = {
        field.name: getattr(values, field.name) for field in fields(values) if field.name != "former_names"
    }
    columns["name"] = " ".join(values.name.split())
    if values.phone is None:
        del columns["phone"]
    else:
        columns["phone"] = "".join(values.phone.split())
    for prefix in ("", "head_"):
        _check_number(columns, prefix, today=today)
    return columns


def _check_number(columns: dict[str, object], prefix: str, *, today: date) -> None:
    number, kind = columns[f"{prefix}identity_number"], columns["kind"]
    if number is None:
        del columns[f"{prefix}identity_number"], columns[f"{prefix}identity_kind"]
        return
    identity_kind = str(columns[f"{prefix}identity_kind"]) or _usual_identity(str(kind), prefix)
    columns[f"{prefix}identity_kind"] = identity_kind if number else ""
    if not number:
        return
    identity = check_identity(IdentityType(identity_kind), str(number), today=today)
    columns[f"{prefix}identity_number"] = identity.number
    if (kind, prefix) in (("person", ""), ("sole_trader", "head_")):
        columns["born"] = columns["born"] or identity.born
        columns["sex"] = columns["sex"] or _sex(identity.sex)


def _usual_identity(kind: str, prefix: str) -> str:
    return IdentityType.RESIDENT if prefix or kind == "person" else IdentityType.CREDIT_CODE


def _sex(sex: Sex | None) -> str:
    return sex.value if sex else ""


def create_party(values: PartyValues, *, actor: Actor) -> Party:
    """Enter a party in the register. One that is there already (same kind, number and name; a company without a typed
    number whose name one company alone bears) is returned as it is. Raises `InvalidIdentifier`."""
    columns = checked(values, today=actor.today)
    known = _known(columns)
    if known is not None:
        return known
    party = Party(created_at=actor.now)
    db.session.add(party)
    for name, value in columns.items():
        setattr(party, name, value)
    db.session.flush()
    name_party(party, former_names=values.former_names)
    audit.record(actor, "create_party", party, summary=f"登记当事人 {party.name}（{KINDS[party.kind]}）")
    return party


def _known(columns: dict[str, object]) -> Party | None:
    number = str(columns.get("identity_number") or "")
    if not number:
        return _by_name(columns)
    return db.session.scalar(
        select(Party)
        .where(Party.identity_number_digest == keyring().digest(number, "identity_number"))
        .where(Party.kind == columns["kind"], Party.name == columns["name"], Party.merged_into_id.is_(None))
        .limit(1)
    )


def _by_name(columns: dict[str, object]) -> Party | None:
    """At a window or in a hall nobody has the code at hand, and a company's registered name is its own. Whatever else
    was typed must be what the record says, or it would be lost."""
    if columns["kind"] != "company" or columns["identity_note"]:
        return None
    query = select(Party).where(Party.kind == "company", Party.name == columns["name"], Party.merged_into_id.is_(None))
    bearers = list(db.session.scalars(query.limit(2)))
    typed = ("head_name", "address", "service_address", "phone")
    if len(bearers) == 1 and all(columns.get(name) in ("", None, getattr(bearers[0], name)) for name in typed):
        return bearers[0]
    return None


def edit_party(party: Party, values: PartyValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct a party. The name it had becomes a former name. Raises `InvalidIdentifier`, or `EditConflict` when
    somebody else changed it since `seen_version`."""
    columns = checked(values, today=actor.today)
    check_version(_shown(party, columns), seen_version, columns, LABELS)
    former = {party.name} - {str(columns["name"])} | set(values.former_names)
    renamed = party.name != columns["name"]
    for name, value in columns.items():
        setattr(party, name, value)
    name_party(party, former_names=former)
    if renamed:
        for case in db.session.scalars(
            select(Case).join(CaseParty).where(CaseParty.party_id == party.id, Case.state != "closed")
        ):
            retitle(case)
    audit.record(actor, "edit_party", party, summary=f"更正当事人 {party.name} 的资料")


def _shown(party: Party, columns: dict[str, object]) -> SimpleNamespace:
    """The party as an edit conflict may show it: another's change of a number appears masked."""
    shown = {name: getattr(party, name) for name in columns}
    for name, mask in (
        ("identity_number", mask_identity),
        ("head_identity_number", mask_identity),
        ("phone", mask_phone),
    ):
        if name in shown and shown[name] != columns[name]:
            shown[name] = mask(shown[name])
    return SimpleNamespace(version=party.version, **shown)


def name_party(party: Party, *, former_names: Iterable[str] = ()) -> None:
    """Keep what a party can be found by: name, former names, operator or legal representative, each with its
    pinyin initials and spelling. Names once known are kept."""
    db.session.flush()
    rows = db.session.scalars(select(PartyName).where(PartyName.party_id == party.id)).all()
    former = {row.text for row in rows if row.source in ("name", "former")} | set(former_names)
    wanted = _found_by(party.name, "name") | _found_by(party.head_name, "operator")
    for name in sorted(former - {party.name, ""}):
        wanted |= _found_by(name, "former")
    kept = {(row.text, row.source) for row in rows} & wanted
    for row in rows:
        if (row.text, row.source) not in wanted:
            db.session.delete(row)
    db.session.add_all(PartyName(party_id=party.id, text=text, source=source) for text, source in sorted(wanted - kept))
    db.session.flush()


def _found_by(name: str, source: str) -> set[tuple[str, str]]:
    if not name:
        return set()
    letters = {(text[:200], f"{source}_initials") for text in initials(name)}
    return {(name[:200], source), (spelling(name)[:200], f"{source}_spelling")} | letters


def add_party(
    case: Case, party: Party, *, side: str, actor: Actor, shop: str = "", own_income: bool = False
) -> CaseParty:
    """Let a known party take part in a running case. It has to be asked, told and offered the roster like the
    others before the next session. Raises `ActionRefused`."""
    advance(case, "change_parties", actor=actor)
    again = next((row for row in case.parties if row.party_id == party.id and row.side == side), None)
    if again is not None and again.left_on is None:
        raise ActionRefused(f"{party.name}已经是{SIDES[side]}，不用再加。")
    if again is None:
        again = enter_party(case, party, side=side, shop=shop, own_income=own_income)
    again.left_on = None
    db.session.flush()
    retitle(case)
    audit.record(actor, "add_party", again, case=case, summary=f"增加{SIDES[side]} {party.name}")
    return again


def enter_party(case: Case, party: Party, *, side: str, shop: str = "", own_income: bool = False) -> CaseParty:
    """The row that ties a party to a case, after the others."""
    ordinal = max((row.ordinal for row in case.parties), default=0) + 1
    row = CaseParty(party=party, side=side, ordinal=ordinal, shop=shop, own_income=own_income)
    case.parties.append(row)
    return row


def remove_party(party: CaseParty, *, reason: str, actor: Actor, on: date | None = None) -> None:
    """A party leaves the case; its row, consents and records stay. Raises `ActionRefused` when nobody else is left
    on its side, or without a reason."""
    day = on or actor.today
    if not reason.strip():
        raise ActionRefused("没有写为什么减少这一方。写一句理由。")
    others = [row for row in party.case.parties if row.left_on is None and row.side == party.side and row is not party]
    if not others and party.side != "third_party":
        raise ActionRefused(f"{party.party.name}是唯一的{party.side_label}，不能减少。撤回或者拒绝的，按终止办。")
    advance(party.case, "change_parties", actor=actor, on=day)
    party.left_on = day
    retitle(party.case)
    summary = f"{party.side_label} {party.party.name}{figures.day(day)}退出"
    audit.record(actor, "remove_party", party, case=party.case, summary=summary, reason=reason)


@dataclass(frozen=True)
class GuardianValues:
    """The guardian of a minor or limited adult; `proof` what shows it, e.g. 户口簿; `consented_on` the day of the
    written consent to what a party of limited capacity does itself (民法典第十九条); `identity_kind` a value of
    `IdentityType`, "" for a resident number."""

    name: str
    relation: str = ""
    identity_number: str = ""
    proof: str = ""
    consented_on: date | None = None
    identity_kind: str = ""


def set_guardian(party: CaseParty, values: GuardianValues, *, actor: Actor) -> None:
    """Enter who acts for a party that cannot act alone (民法典第二十三条). Raises `ActionRefused` or
    `InvalidIdentifier`."""
    number, kind = values.identity_number, IdentityType(values.identity_kind or IdentityType.RESIDENT)
    if number:
        number = check_identity(kind, number, today=actor.today).number
    advance(party.case, "amend_case", actor=actor)
    party.guardian_name, party.guardian_relation, party.guardian_proof = values.name, values.relation, values.proof
    party.guardian_identity_kind, party.guardian_identity_number = kind.value if number else "", number
    party.guardian_consented_on = values.consented_on
    summary = f"登记{party.party.name}的监护人 {values.name}"
    audit.record(actor, "set_guardian", party, case=party.case, summary=summary)
