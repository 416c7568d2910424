"""Writing in the record of an enterprise: industry and head office, tags, shops, contacts, days of former names."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.enterprise import EnterpriseContact, EnterpriseProfile, EnterpriseShop, EnterpriseTag, TradeName
from mediation.models.party import Party, PartyName
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.parties import name_party
from mediation.operations.party_register import find_party, namesakes
from mediation.operations.suggestions import suggest
from mediation.operations.versions import check_version
from mediation.rules import figures
from mediation.rules.enterprises.joining import ENTERPRISES, branch_refusal
from mediation.rules.lifecycle import Barred, Refusal

Fact = EnterpriseTag | EnterpriseShop | EnterpriseContact | TradeName

LABELS = {
    "kind": "标签",
    "source": "依据",
    "dated_on": "认定日期",
    "ended_on": "终止日",
    "platform": "平台",
    "name": "名称",
    "address": "网址或店铺号",
    "from_on": "开店日",
    "until_on": "关店日",
    "duty": "职务",
    "phone": "电话",
    "industry": "行业",
    "branch_of_id": "总公司",
}


@dataclass(frozen=True)
class TagValues:
    """A tag as typed; `source` the document with its number, `dated_on` its day."""

    kind: str
    source: str
    dated_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class ShopValues:
    """A shop as typed; days None where nobody knows them."""

    platform: str
    name: str
    address: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class ContactValues:
    """A contact as typed; `phone` None leaves the stored one."""

    name: str
    duty: str = ""
    phone: str | None = ""
    ended_on: date | None = None


@dataclass(frozen=True)
class TradeNameValues:
    """A name in foreign letters as typed; `source` where it was read, `dated_on` the day of that."""

    name: str
    source: str
    dated_on: date
    ended_on: date | None = None


Values = TagValues | ShopValues | ContactValues | TradeNameValues
_ROWS: dict[type, type[Fact]] = {
    TagValues: EnterpriseTag,
    ShopValues: EnterpriseShop,
    ContactValues: EnterpriseContact,
    TradeNameValues: TradeName,
}
_CALLED = {
    "enterprise_tag": "标签",
    "enterprise_shop": "网店",
    "enterprise_contact": "联系人",
    "trade_name": "英文名称",
}


def words_offered(name: str, on: date, kept: str = "") -> list[str]:
    """What a setting of this area offers on a day, and the word `kept` that a row bears already."""
    return list(dict.fromkeys([*settings.setting(name, on), *([kept] if kept else [])]))


def find_enterprise(uid: str, *, actor: Actor) -> Party | None:
    """The enterprise of that uid, if the actor may find it; a person is none."""
    party = find_party(uid, actor=actor)
    return party if party is not None and party.kind in ENTERPRISES else None


def moved_to(uid: str, *, actor: Actor) -> Party | None:
    """The record into which the one of that uid was merged, if the actor may find it."""
    target = select(Party.merged_into_id).where(Party.uid == uid, Party.merged_into_id.is_not(None))
    kept = db.session.scalar(select(Party.uid).where(Party.id.in_(target)))
    return find_party(kept, actor=actor) if kept else None


def profile_of(party: Party) -> EnterpriseProfile | None:
    """Its industry and head office, None while nobody wrote them down."""
    return db.session.scalar(select(EnterpriseProfile).where(EnterpriseProfile.party_id == party.id))


def branches_of(party: Party) -> list[Party]:
    """Those that are its branches, by name."""
    below = select(EnterpriseProfile.party_id).where(EnterpriseProfile.branch_of_id == party.id)
    query = select(Party).where(Party.id.in_(below), Party.merged_into_id.is_(None)).order_by(Party.name)
    return list(db.session.scalars(query))


def tags_of(party: Party) -> Sequence[EnterpriseTag]:
    """Its tags, those that hold first, the newest first."""
    order = (EnterpriseTag.ended_on.is_not(None), EnterpriseTag.dated_on.desc(), EnterpriseTag.id.desc())
    return db.session.scalars(select(EnterpriseTag).where(EnterpriseTag.party_id == party.id).order_by(*order)).all()


def shops_of(party: Party) -> Sequence[EnterpriseShop]:
    """Its shops, those that are open first."""
    order = (EnterpriseShop.until_on.is_not(None), EnterpriseShop.id)
    return db.session.scalars(select(EnterpriseShop).where(EnterpriseShop.party_id == party.id).order_by(*order)).all()


def trade_names_of(party: Party) -> Sequence[TradeName]:
    """Its names in foreign letters, those in use first."""
    order = (TradeName.ended_on.is_not(None), TradeName.id)
    return db.session.scalars(select(TradeName).where(TradeName.party_id == party.id).order_by(*order)).all()


def contacts_of(party: Party) -> Sequence[EnterpriseContact]:
    """Whom to call there, then whom one called before."""
    order = (EnterpriseContact.ended_on.is_not(None), EnterpriseContact.id)
    query = select(EnterpriseContact).where(EnterpriseContact.party_id == party.id).order_by(*order)
    return db.session.scalars(query).all()


def former_names(party: Party) -> Sequence[PartyName]:
    """The names it bore before, the latest given up first where the days are known."""
    query = select(PartyName).where(PartyName.party_id == party.id, PartyName.source == "former")
    return db.session.scalars(
        query.order_by(PartyName.changed_on.is_(None), PartyName.changed_on.desc(), PartyName.text)
    ).all()


def fact_of(party: Party, kind: type[Fact], row_id: int) -> Fact | None:
    """One tag, shop or contact of this enterprise."""
    row: Any = db.session.get(kind, row_id)
    return row if row is not None and row.party_id == party.id else None


def add(party: Party, values: Values, *, actor: Actor) -> Fact:
    """One more tag, shop or contact."""
    row = _ROWS[type(values)](party_id=party.id, **_columns(values))
    if isinstance(row, EnterpriseTag):
        row.entered_by_id, row.entered_at = actor.id, actor.now
    db.session.add(row)
    db.session.flush()
    called = _CALLED[row.__tablename__]
    audit.record(actor, "add_enterprise_fact", row, summary=f"给{party.name}加{called}“{_name(values)}”")
    return row


def change(row: Fact, party: Party, values: Values, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct it, or say from when it holds no more. Raises `EditConflict`."""
    columns = _columns(values)
    check_version(row, seen_version, {name: value for name, value in columns.items() if name != "phone"}, LABELS)
    for name, value in columns.items():
        setattr(row, name, value)
    called = _CALLED[row.__tablename__]
    audit.record(actor, "change_enterprise_fact", row, summary=f"改{party.name}的{called}“{_name(values)}”")


def _columns(values: Values) -> dict[str, Any]:
    columns = asdict(values)
    if columns.get("phone", "") is None:
        del columns["phone"]
    return columns


def _name(values: Values) -> str:
    return values.kind if isinstance(values, TagValues) else values.name


def parent_named(typed: str, *, actor: Actor) -> Party:
    """The one enterprise of the register that bears what was typed, a name or a code. Raises `Barred` with what is
    wrong: nobody, a person, or several."""
    found = namesakes(typed, actor=actor) or [each.party for each in suggest(typed, actor=actor)]
    firms = [party for party in found if party.kind in ENTERPRISES]
    if len(firms) == 1:
        return firms[0]
    if firms:
        named = "、".join(party.name for party in firms[:3])
        raise _barred(f"名册里有几家对得上：{named}。填统一社会信用代码，分得开。")
    raise _barred("名册里没有这一家。打全称或者统一社会信用代码；还没登记过的，先不填。")


def _barred(message: str) -> Barred:
    return Barred(Refusal(message), "branch")


def describe(
    party: Party, *, industry: str, branch_of: Party | None, seen_version: str | int | None, actor: Actor
) -> None:
    """Write down industry and head office. Raises `Barred` for a branch of itself or a circle, or `EditConflict`."""
    if branch_of is not None:
        refused = branch_refusal(party.id, [branch_of.id, *above(branch_of)], branch_of.kind)
        if refused is not None:
            raise Barred(refused, "branch")
    row = profile_of(party)
    columns = {"industry": industry, "branch_of_id": branch_of.id if branch_of else None}
    if row is None:
        row = EnterpriseProfile(party_id=party.id)
        db.session.add(row)
    else:
        check_version(row, seen_version, columns, LABELS)
    for name, value in columns.items():
        setattr(row, name, value)
    db.session.flush()
    above_it = f"，{branch_of.name}的分支机构" if branch_of else ""
    audit.record(actor, "describe_enterprise", row, summary=f"{party.name}：行业 {industry or '没有填'}{above_it}")


def above(party: Party) -> list[int]:
    """Who stands above an enterprise, nearest first; a circle that is there already ends it."""
    found: list[int] = []
    at: int | None = party.id
    while at is not None:
        at = db.session.scalar(select(EnterpriseProfile.branch_of_id).where(EnterpriseProfile.party_id == at))
        if at is None or at in found:
            break
        found.append(at)
    return found


def date_former_name(party: Party, name: str, changed_on: date | None, *, actor: Actor) -> None:
    """A name it bore before and the day it was given up; a name that is not known yet is added."""
    name_party(party, former_names=[name])
    row = db.session.scalar(
        select(PartyName).where(PartyName.party_id == party.id, PartyName.source == "former", PartyName.text == name)
    )
    if row is None:
        raise Barred(Refusal("这是现在的名称，不是曾用名。"), "name")
    row.changed_on = changed_on
    day = f"，{figures.day(changed_on)}更名" if changed_on else ""
    audit.record(actor, "date_former_name", party, summary=f"{party.name}曾用名 {name}{day}")
