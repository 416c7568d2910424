"""An entry of a register: entered, corrected; its values as the kind's fields have them."""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.register import RegisterEntry
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.rules.identifiers import normalise
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal
from mediation.rules.registers.catalogue import KINDS
from mediation.rules.registers.kinds import Fault, Field, Kind, Type, Value, Values, faults
from mediation.rules.roles import Role

# The fields that are columns of their own; the others stand in `data`.
COLUMNS = {"day": "day", "until": "until_on", "group": "group", "title": "title"}


class Faulty(Barred):
    """An entry whose values do not fit the kind; `faults` field by field."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(Refusal(found[0].message), "entry_fits_its_kind")
        self.faults = found


def kind_of(entry: RegisterEntry) -> Kind:
    """Its register."""
    return KINDS[entry.kind]


def offices_of(kind: Kind, user: User) -> list[int]:
    """The ids of the organisations for which `user` keeps that register."""
    return sorted(
        grant.organisation_id for grant in user.grants if (grant.organisation.kind, Role(grant.role)) in kind.keepers
    )


def may_keep(kind: Kind, user: User) -> bool:
    """Whether `user` enters into that register."""
    return bool(offices_of(kind, user))


def may_correct(entry: RegisterEntry, user: User) -> bool:
    """Whether `user` corrects that entry: whoever keeps the register for its office, and the bureau's clerk."""
    kind = kind_of(entry)
    return entry.office_id in offices_of(kind, user) or (Role.CLERK in user.roles_at("bureau") and may_keep(kind, user))


def office_of(kind: Kind, user: User) -> Organisation:
    """For whom `user` enters. Raises `ActionRefused` for who keeps no such register."""
    own = offices_of(kind, user)
    if not own:
        raise ActionRefused(f"你的角色不能登记{kind.label}。请登记这本台账的同事办。")
    return db.session.scalars(select(Organisation).where(Organisation.id == own[0])).one()


def enter(kind: Kind, values: Values, *, actor: Actor) -> RegisterEntry:
    """One more entry. Raises `Faulty`, or `ActionRefused` for who keeps no such register."""
    office = office_of(kind, actor.user)
    columns = _columns(kind, values, actor)
    entry = RegisterEntry(office=office, kind=kind.code, entered_by_id=actor.id, changed_at=actor.now, **columns)
    db.session.add(entry)
    db.session.flush()
    audit.record(actor, "enter_register", entry, summary=f"登记{kind.label}“{entry.title}”"[:500])
    return entry


def correct(entry: RegisterEntry, values: Values, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct or complete an entry. Raises `Faulty`, `EditConflict`, `ActionRefused`."""
    refuse_others(entry, actor)
    kind = kind_of(entry)
    columns = _columns(kind, values, actor)
    stored = SimpleNamespace(version=entry.version, **values_of(entry))
    check_version(stored, seen_version, values, {one.name: one.label for one in kind.fields})
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(entry, name, value)
        entry.changed_at = actor.now
    db.session.flush()
    audit.record(actor, "correct_register", entry, summary=f"更正{kind.label}“{entry.title}”"[:500])


def refuse_others(entry: RegisterEntry, actor: Actor) -> None:
    """Raise `ActionRefused` unless the actor keeps that entry."""
    if not may_correct(entry, actor.user):
        raise ActionRefused(f"这一条由{entry.office.short_name}登记，请那边的同事改。")


def values_of(entry: RegisterEntry) -> dict[str, Value]:
    """Field → value, days as days."""
    kept = {name: getattr(entry, column) for name, column in COLUMNS.items()}
    return {one.name: kept.get(one.name, _read(one.type, entry.data.get(one.name))) for one in kind_of(entry).fields}


def in_words(entry: RegisterEntry) -> dict[str, str]:
    """Field → what people read, "" where nothing was written."""
    values = values_of(entry)
    return {one.name: one.words(values[one.name]) for one in kind_of(entry).fields}


def _columns(kind: Kind, values: Values, actor: Actor) -> dict[str, Any]:
    kept = {one.name: _stripped(one, values.get(one.name)) for one in kind.fields}
    found = faults(kind, kept, today=actor.today)
    if found:
        raise Faulty(found)
    own = {column: kept.get(name) for name, column in COLUMNS.items()}
    texts = [one.words(kept[one.name]) for one in kind.fields if one.type is not Type.DAY]
    return {
        **own,
        "group": own["group"] or "",
        "data": {
            name: _plain(value) for name, value in kept.items() if name not in COLUMNS and value not in (None, "")
        },
        "found_by": "\n".join(filter(None, texts)),
    }


def _stripped(one: Field, value: Value) -> Value:
    if one.type is Type.CODE and isinstance(value, str):
        return normalise(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _plain(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(type_: Type, value: Any) -> Value:
    if value is None:
        return None if type_ in (Type.DAY, Type.WHOLE) else False if type_ is Type.YES else ""
    return date.fromisoformat(value) if type_ is Type.DAY else value


def labels_of(kind: Kind) -> Mapping[str, str]:
    """Field → its Chinese name."""
    return {one.name: one.label for one in kind.fields}
