"""Two records of one enterprise become one: everything the one had goes to the other, its name becomes a former name,
its address leads on. Nothing is undone, so what moves is listed before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case as when
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeParty
from mediation.models.case import SIDES, Case, CaseParty
from mediation.models.party import Party, PartyName
from mediation.operations import audit
from mediation.operations.access_scope import may_read
from mediation.operations.actor import Actor
from mediation.operations.enterprises.keeping import above, contacts_of, profile_of, shops_of, tags_of, trade_names_of
from mediation.operations.enterprises.reading import entries_of
from mediation.operations.parties import name_party
from mediation.operations.party_register import other_names
from mediation.operations.titles import retitle
from mediation.rules.administrative_mediation import words
from mediation.rules.enterprises.entries import ServiceEntry
from mediation.rules.enterprises.joining import Record, merge_refusal
from mediation.rules.lifecycle import Barred, Refusal

# What the kept record takes over where it has nothing itself.
_FILLED = ("head_name", "head_title", "born", "sex", "ethnicity", "occupation", "address", "service_address", "town")
_FILLED_TOGETHER = (("identity_number", "identity_kind"), ("head_identity_number", "head_identity_kind"))


@dataclass(frozen=True)
class Preview:
    """What merging `gone` into `kept` would do: `refused` why it cannot be; `moved` the matters of `gone` that the
    actor may know of; `facts` what else goes over, in words; `names` that become former names; `filled` what `kept`
    takes over because it has none; `versions` of both rows as the preview saw them."""

    kept: Party
    gone: Party
    refused: Refusal | None
    moved: list[ServiceEntry]
    facts: list[str]
    names: list[str]
    filled: list[str]
    versions: str


def preview(kept: Party, gone: Party, *, actor: Actor) -> Preview:
    """Everything that confirming would move, as far as the actor may know of it."""
    facts = [
        *(f"标签 {row.kind}" for row in tags_of(gone)),
        *(f"网店 {row.platform} {row.name}" for row in shops_of(gone)),
        *(f"联系人 {row.name}" for row in contacts_of(gone)),
        *(f"英文名称 {row.name}" for row in trade_names_of(gone)),
    ]
    return Preview(
        kept,
        gone,
        _refusal(kept, gone, actor),
        entries_of([gone.id], actor=actor)[gone.id],
        facts,
        sorted({gone.name, *other_names(gone)} - {kept.name}),
        [_LABELS[name] for name in _filled(kept, gone) if name in _LABELS],
        f"{kept.version}.{gone.version}",
    )


_LABELS = {
    "head_name": "负责人",
    "head_title": "职务",
    "born": "出生日期",
    "sex": "性别",
    "ethnicity": "民族",
    "occupation": "职业",
    "address": "住所",
    "service_address": "送达地址",
    "town": "镇街",
    "identity_number": "统一社会信用代码",
    "head_identity_number": "负责人证件号码",
    "phone": "电话",
}


def merge(kept: Party, gone: Party, *, reason: str, seen: str, actor: Actor) -> None:
    """Make one record of the two. Raises `Barred` for what stands against it, at the guard it is about."""
    if not reason.strip():
        raise Barred(Refusal("没有写凭什么认定是同一家。写一句，比如“营业执照代码一致，名称漏了一个字”。"), "reason")
    if seen != f"{kept.version}.{gone.version}":
        raise Barred(Refusal("预览以后，这两份档案有一份改过了。对照下面新的内容，再确认一次。"), "seen")
    refused = _refusal(kept, gone, actor)
    if refused is not None:
        raise Barred(refused, "records")
    names = {gone.name, *other_names(gone)}
    days = {row.text: row.changed_on for row in _names(gone) if row.changed_on}
    try:
        moved = _move(kept, gone)
    except IntegrityError:
        # What can only be there once for an enterprise (a registration that runs) is there for both.
        db.session.rollback()
        raise Barred(
            Refusal("两份档案各有一条同样的登记，一家只能有一条。先在那一项业务里结束一条，再合并。"), "records"
        ) from None
    for name in _filled(kept, gone):
        setattr(kept, name, getattr(gone, name))
    kept.textile = kept.textile or gone.textile
    gone.merged_into_id = kept.id
    name_party(kept, former_names=names)
    for row in _names(kept):
        row.changed_on = row.changed_on or days.get(row.text)
    for case in db.session.scalars(
        select(Case).join(CaseParty).where(CaseParty.party_id == kept.id, Case.state != "closed")
    ):
        retitle(case)
    audit.record(
        actor,
        "merge_parties",
        kept,
        summary=f"把 {gone.name} 的档案并入 {kept.name}，{moved} 条记录",
        reason=reason.strip(),
    )


def _names(party: Party) -> list[PartyName]:
    query = select(PartyName).where(PartyName.party_id == party.id, PartyName.source == "former")
    return list(db.session.scalars(query))


def _filled(kept: Party, gone: Party) -> list[str]:
    single = [name for name in (*_FILLED, "phone") if not getattr(kept, name) and getattr(gone, name)]
    pairs = [pair for pair in _FILLED_TOGETHER if not getattr(kept, pair[0]) and getattr(gone, pair[0])]
    return [*single, *(name for pair in pairs for name in pair)]


def _record(party: Party, actor: Actor) -> Record:
    """The record as the rule compares it; a matter that the actor may not read is named by nothing but its kind."""
    reads = when((may_read(actor.user), 1), else_=0)
    cases = (
        select(Case.id, Case.case_number, Case.register_number, CaseParty.side, reads)
        .join(CaseParty, CaseParty.case_id == Case.id)
        .where(CaseParty.party_id == party.id)
    )
    parts = {
        f"case:{key}": (number or f"登记号 {register}" if opens else "一件不归你看的案件", SIDES[side])
        for key, number, register, side, opens in db.session.execute(cases)
    }
    matters = select(AdministrativeParty.matter_id, AdministrativeParty.side)
    for key, side in db.session.execute(matters.where(AdministrativeParty.party_id == party.id)):
        parts[f"administrative:{key}"] = ("局里的一件行政调解", words.SIDES[side])
    return Record(party.id, party.name, party.kind, party.kind_label, party.identity_number, parts)


def _move(kept: Party, gone: Party) -> int:
    """Every row that points at `gone` points at `kept`; how many there were. Whatever service a table belongs to, its
    reference to the register is enough to be found here."""
    count = _join_profiles(kept, gone)
    for row, name in _pointing_at(gone):
        setattr(row, name, kept.id)
        count += 1
    db.session.flush()
    # Rows that hold the party they pointed at before (`CaseParty.party`) read it anew.
    db.session.expire_all()
    return count


def _refusal(kept: Party, gone: Party, actor: Actor) -> Refusal | None:
    refused = merge_refusal(_record(kept, actor), _record(gone, actor))
    if refused is None and (gone.id in above(kept)[1:] or kept.id in above(gone)[1:]):
        return Refusal("两份档案隔着另一家互为上下级，并起来会绕成一圈。先改其中一份的总公司。")
    return refused


def _join_profiles(kept: Party, gone: Party) -> int:
    """There is one for each enterprise: the kept one takes over what it lacks. Head office and branch that turn out to
    be one are neither any more."""
    ours, theirs = profile_of(kept), profile_of(gone)
    if ours is not None and ours.branch_of_id == gone.id:
        ours.branch_of_id = None
    if theirs is not None and theirs.branch_of_id == kept.id:
        theirs.branch_of_id = None
    if ours is None or theirs is None:
        db.session.flush()
        return 0
    ours.industry = ours.industry or theirs.industry
    ours.branch_of_id = ours.branch_of_id or theirs.branch_of_id
    db.session.delete(theirs)
    db.session.flush()
    return 1


def _pointing_at(party: Party) -> Iterator[tuple[Any, str]]:
    for mapper in db.Model.registry.mappers:  # type: ignore[attr-defined]
        for column in mapper.columns:
            if mapper.class_ is PartyName or not any(key.column.table.name == "party" for key in column.foreign_keys):
                continue
            name = mapper.get_property_by_column(column).key
            attribute: InstrumentedAttribute[Any] = getattr(mapper.class_, name)
            for row in db.session.scalars(select(mapper.class_).where(attribute == party.id)).all():
                yield row, name
