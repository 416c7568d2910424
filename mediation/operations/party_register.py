"""The register of parties as people read it: pages, other names, where a party takes part."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.party import Party, PartyName
from mediation.operations.access_scope import may_read, party_in_sight
from mediation.operations.actor import Actor
from mediation.operations.suggestions import Suggestion, case_counts


@dataclass(frozen=True)
class RegisterPage:
    """Parties, the newest first; `after` the key of the next page, None where there is none."""

    rows: list[Suggestion]
    after: int | None


def page(*, actor: Actor, after: int | None = None, size: int = 50) -> RegisterPage:
    """The parties entered before the one with the row id `after`, or the newest ones."""
    query = _named(actor).order_by(Party.id.desc()).limit(size + 1)
    if after is not None:
        query = query.where(Party.id < after)
    found = list(db.session.scalars(query))
    rows = found[:size]
    counts = case_counts([party.id for party in rows], actor=actor)
    return RegisterPage(
        [Suggestion(party, "", *counts.get(party.id, (0, 0))) for party in rows],
        rows[-1].id if len(found) > size else None,
    )


def find_party(uid: str, *, actor: Actor) -> Party | None:
    """The party of that uid; None when there is none, it was merged into another, or it is out of sight."""
    return db.session.scalar(_named(actor).where(Party.uid == uid))


def _named(actor: Actor) -> Select[Party]:
    return select(Party).where(Party.merged_into_id.is_(None), party_in_sight(actor.user))


def find_parties(uids: Sequence[str], *, actor: Actor) -> dict[str, Party]:
    """The parties of those uids, by uid; unknown ones are missing."""
    wanted = [uid for uid in uids if uid]
    found = db.session.scalars(_named(actor).where(Party.uid.in_(wanted)))
    return {party.uid: party for party in found} if wanted else {}


def names_of(party_ids: Sequence[int]) -> dict[int, str]:
    """Row id → name, of parties that were found within somebody's scope already."""
    query = select(Party.id, Party.name).where(Party.id.in_(sorted(set(party_ids))))
    return {row[0]: row[1] for row in db.session.execute(query)} if party_ids else {}


def namesakes(name: str, *, actor: Actor, numbered: bool = False) -> list[Party]:
    """The known parties that bear or bore exactly this name, five at most. Where a number was typed (`numbered`) it
    tells apart those whose number is known: only the others are left to ask about."""
    typed = " ".join(name.split())
    if not typed:
        return []
    named = select(PartyName.party_id).where(PartyName.text == typed[:200], PartyName.source.in_(("name", "former")))
    query = _named(actor).where(Party.id.in_(named)).order_by(Party.id).limit(5)
    if numbered:
        query = query.where(Party.identity_number_digest.is_(None))
    return list(db.session.scalars(query))


def other_names(party: Party) -> list[str]:
    """The names a party was known by before."""
    query = select(PartyName.text).where(PartyName.party_id == party.id, PartyName.source == "former")
    return sorted(set(db.session.scalars(query)))


def cases_of(party: Party, *, actor: Actor, limit: int = 100) -> list[CaseParty]:
    """The party's parts in the cases the actor may read, the newest first."""
    query = (
        select(CaseParty)
        .join(Case, Case.id == CaseParty.case_id)
        .where(CaseParty.party_id == party.id, may_read(actor.user))
        .order_by(Case.id.desc())
        .limit(limit)
    )
    return list(db.session.scalars(query))
