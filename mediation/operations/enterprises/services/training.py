"""Trainings to which people of an enterprise came, from the attendance lists of the registers of the work plan."""

from collections.abc import Collection, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.register import Attendance, RegisterEntry
from mediation.operations.access_scope import visible_entries
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.registers.entries import in_words
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every training with somebody of the enterprises on its list, once for each of them, the newest first."""
    query = (
        select(RegisterEntry, Party.id, func.count())
        .join(Attendance, Attendance.entry_id == RegisterEntry.id)
        .join(Party, Party.id == Attendance.party_id)
        .where(RegisterEntry.kind == "training", Party.id.in_(sorted(party_ids)))
        .group_by(RegisterEntry.id, Party.id)
        .options(selectinload(RegisterEntry.office))
        .order_by(RegisterEntry.day.desc(), RegisterEntry.id.desc())
    )
    rows = list(db.session.execute(query))
    known = opened(visible_entries(actor.user), RegisterEntry.id, (row.id for row, _, _ in rows))
    for row, party_id, came in rows:
        sight = Sight.OPEN if row.id in known else sight_of_others(actor)
        told, opens = sight is not Sight.COUNTED, sight is Sight.OPEN
        yield ServiceEntry(
            Service.TRAINING,
            party_id,
            f"training:{row.id}",
            row.office.short_name,
            row.day,
            "已办" if told else "",
            False,
            sight,
            part=f"来了 {came} 人" if told else "",
            kind=in_words(row)["group"] if told else "",
            title=row.title if opens else "",
            endpoint="registers.show" if opens else "",
            address=(("register_entry_uid", row.uid),) if opens else (),
        )
