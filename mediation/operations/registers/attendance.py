"""Who came to a training: the whole list at a time, firms of the register of parties recognised by their name."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.register import Attendance, RegisterEntry
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.registers.entries import kind_of, refuse_others
from mediation.operations.versions import EditConflict
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.registers.attendance import Attendee, written

LABEL = "名单"


def people_of(entry: RegisterEntry) -> list[Attendee]:
    """The list as it is kept."""
    return [Attendee(row.name, row.body) for row in entry.attendance]


def keep_list(entry: RegisterEntry, people: list[Attendee], *, seen_version: str | int | None, actor: Actor) -> None:
    """The list becomes `people`, in that order. Raises `EditConflict` when somebody else changed it meanwhile, and
    `ActionRefused`."""
    refuse_others(entry, actor)
    kind = kind_of(entry)
    if not kind.attendance:
        raise ActionRefused(f"{kind.label}不登记签到。")
    if entry.day > actor.today:
        raise ActionRefused("还没有办，不能登记签到。办过再登记。")
    theirs = people_of(entry)
    if str(entry.version) != str(seen_version or "") and theirs != people:
        raise EditConflict({"people": written(theirs)}, labels={"people": LABEL}, version=entry.version)
    known = _known({one.body for one in people if one.body})
    entry.attendance.clear()
    db.session.flush()
    entry.attendance.extend(
        Attendance(ordinal=place, name=one.name, body=one.body, party_id=known.get(one.body))
        for place, one in enumerate(people, 1)
    )
    entry.changed_at = actor.now
    db.session.flush()
    said = f"{kind.label}“{entry.title}”签到 {len(people)} 人"
    audit.record(actor, "keep_attendance", entry, summary=said[:500])


def _known(names: set[str]) -> dict[str, int]:
    """Name → id, of the firms that alone bear it."""
    query = select(Party.name, Party.id).where(
        Party.name.in_(names), Party.kind != "person", Party.merged_into_id.is_(None)
    )
    found: dict[str, list[int]] = {}
    for name, row_id in db.session.execute(query):
        found.setdefault(name, []).append(row_id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
