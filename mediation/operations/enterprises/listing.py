"""The list of enterprises, as it is filtered and searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, or_, select

from mediation.extensions import db
from mediation.models.enterprise import EnterpriseTag
from mediation.models.party import Party
from mediation.operations.access_scope import party_in_sight
from mediation.operations.actor import Actor
from mediation.operations.enterprises import crossing
from mediation.operations.enterprises.reading import entries_of
from mediation.operations.suggestions import suggest
from mediation.rules.enterprises.crossing import Crossing
from mediation.rules.enterprises.entries import FOLLOWING, ServiceEntry
from mediation.rules.enterprises.joining import ENTERPRISES

BATCH = 100
MOST_BATCHES = 10


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; "" asks for all. `words` a name, pinyin initials or a code."""

    words: str = ""
    town: str = ""
    tag: str = ""
    kind: str = ""
    conflicts: bool = False


@dataclass(frozen=True)
class Line:
    """One enterprise of the list: its tags that hold, what it had, what does not go together."""

    party: Party
    tags: list[str]
    entries: list[ServiceEntry]
    crossings: list[Crossing]

    @property
    def matters(self) -> int:
        """How many matters it had, without what follows from them."""
        return len({entry.matter for entry in self.entries if entry.service not in FOLLOWING})

    @property
    def running(self) -> int:
        """How many of them are not over."""
        return len({entry.matter for entry in self.entries if entry.running and entry.service not in FOLLOWING})


@dataclass(frozen=True)
class Page:
    """Enterprises, the newest first; `after` the key of the next page, None where there is none."""

    rows: list[Line]
    after: int | None


def page(asked: Asked, *, actor: Actor, after: int | None = None, size: int = 50) -> Page:
    """The enterprises that fit, from before the row id `after` on. A search gives the best fifty. Those with conflicts
    are looked for in batches; a page may then hold fewer than `size` and still lead on."""
    if asked.words:
        found = [each.party for each in suggest(asked.words, actor=actor, limit=50) if each.party.kind in ENTERPRISES]
        fitting = {row.id for row in db.session.scalars(_fitting(asked, actor).where(Party.id.in_(_ids(found))))}
        rows = _lines([party for party in found if party.id in fitting], actor)
        return Page([row for row in rows if row.crossings or not asked.conflicts], None)
    if asked.conflicts:
        return _with_conflicts(asked, actor, after, size)
    found = _next(asked, actor, after, size + 1)
    return Page(_lines(found[:size], actor), found[size - 1].id if len(found) > size else None)


def _with_conflicts(asked: Asked, actor: Actor, after: int | None, size: int) -> Page:
    rows: list[Line] = []
    for _ in range(MOST_BATCHES):
        found = _next(asked, actor, after, BATCH)
        rows += [line for line in _lines(found, actor) if line.crossings]
        if len(found) < BATCH:
            return _cut(rows, None, size)
        after = found[-1].id
        if len(rows) > size:
            break
    return _cut(rows, after, size)


def _cut(rows: list[Line], after: int | None, size: int) -> Page:
    return Page(rows[:size], rows[size - 1].party.id) if len(rows) > size else Page(rows, after)


def _ids(found: Sequence[Party]) -> list[int]:
    return sorted(party.id for party in found)


def _next(asked: Asked, actor: Actor, after: int | None, size: int) -> list[Party]:
    query = _fitting(asked, actor)
    if after is not None:
        query = query.where(Party.id < after)
    return list(db.session.scalars(query.order_by(Party.id.desc()).limit(size)))


def _fitting(asked: Asked, actor: Actor) -> Select[Party]:
    query = select(Party).where(Party.merged_into_id.is_(None), party_in_sight(actor.user))
    query = query.where(Party.kind == asked.kind) if asked.kind else query.where(Party.kind.in_(sorted(ENTERPRISES)))
    if asked.town:
        query = query.where(Party.town == asked.town)
    if asked.tag:
        holds = or_(EnterpriseTag.ended_on.is_(None), EnterpriseTag.ended_on > actor.today)
        query = query.where(Party.id.in_(select(EnterpriseTag.party_id).where(EnterpriseTag.kind == asked.tag, holds)))
    return query


def _lines(found: Sequence[Party], actor: Actor) -> list[Line]:
    ids = _ids(found)
    entries, tags = entries_of(ids, actor=actor), _tags(ids, actor.today)
    crossed = crossing.of_enterprises({party.id: party.name for party in found}, entries, actor=actor)
    return [Line(party, tags.get(party.id, []), entries[party.id], crossed[party.id]) for party in found]


def _tags(ids: Sequence[int], on: date) -> dict[int, list[str]]:
    holds = or_(EnterpriseTag.ended_on.is_(None), EnterpriseTag.ended_on > on)
    query = select(EnterpriseTag.party_id, EnterpriseTag.kind).where(EnterpriseTag.party_id.in_(ids), holds)
    found: dict[int, list[str]] = {}
    for party, kind in db.session.execute(query.order_by(EnterpriseTag.id)):
        found.setdefault(party, []).append(kind)
    return {party: list(dict.fromkeys(kinds)) for party, kinds in found.items()}


def towns() -> list[str]:
    """The towns and streets that enterprises of the register are in."""
    query = select(Party.town).where(Party.town != "", Party.kind.in_(sorted(ENTERPRISES))).distinct()
    return sorted(db.session.scalars(query))
