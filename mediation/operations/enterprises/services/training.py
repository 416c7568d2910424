"""Trainings to which people of an enterprise came, from the attendance lists of the registers of the work plan."""

from collections.abc import Collection, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.party import Party
from mediation.models.register import Attendance, RegisterEntry
from mediation.operations.actor import Actor
from mediation.operations.enterprises.register_entries import entry_of, sights
from mediation.operations.registers.entries import in_words
from mediation.rules.enterprises.entries import Service, ServiceEntry


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
    seen = sights((row for row, _, _ in rows), actor=actor)
    for row, party_id, came in rows:
        part, kind = f"来了 {came} 人", in_words(row)["group"]
        yield entry_of(Service.TRAINING, row, party_id, seen[row.id], part=part, title=row.title, kind=kind)
