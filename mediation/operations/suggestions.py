"""Known parties offered while somebody types: by name, pinyin initials, code or phone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from mediation.extensions import db, keyring
from mediation.models.case import Case, CaseParty
from mediation.models.party import Party, PartyName
from mediation.operations.access_scope import may_read, party_in_sight
from mediation.operations.actor import Actor
from mediation.rules.identifiers import normalise

_NAMES = ("name", "operator", "former")
_LETTERS = tuple(f"{source}_{kind}" for source in _NAMES for kind in ("initials", "spelling"))
_BY = {"name": "名称", "operator": "经营者、法定代表人", "former": "曾用名"}


@dataclass(frozen=True)
class Suggestion:
    """A known party: `matched` what fitted, in words (`曾用名`, `拼音`, `号码`, `电话`); `cases` how many cases of
    the actor's committees it takes part in, `open_cases` those not closed."""

    party: Party
    matched: str
    cases: int
    open_cases: int


def suggest(text: str, *, actor: Actor, limit: int = 8) -> list[Suggestion]:
    """Known parties for what was typed so far, best first; none under two characters. A number or phone fits only
    as a whole, since only its digest is stored."""
    typed = " ".join(text.split())
    if len(typed) < 2:
        return []
    sight = party_in_sight(actor.user)
    found = _by_number(typed, sight) or _by_name(typed, limit, sight)
    counts = case_counts([party.id for party, _ in found], actor=actor)
    return [Suggestion(party, matched, *counts.get(party.id, (0, 0))) for party, matched in found[:limit]]


def _by_number(typed: str, sight: ColumnElement[bool]) -> list[tuple[Party, str]]:
    number = normalise(typed)
    if not re.fullmatch(r"[0-9A-Z\-()]{7,20}", number) or not re.search(r"\d", number):
        return []
    keys = keyring()
    identity = Party.identity_number_digest == keys.digest(number, "identity_number")
    head = Party.head_identity_number_digest == keys.digest(number, "head_identity_number")
    phone = Party.phone_digest == keys.digest(number, "phone")
    rows = db.session.scalars(
        select(Party)
        .where(or_(identity, head, phone), Party.merged_into_id.is_(None), sight)
        .order_by(Party.id)
        .limit(20)
    ).all()
    by_phone = keys.digest(number, "phone")
    return [(party, "电话" if party.phone_digest == by_phone else "号码") for party in rows]


def _by_name(typed: str, limit: int, sight: ColumnElement[bool]) -> list[tuple[Party, str]]:
    letters = typed.lower().replace(" ", "")
    sources, wanted = (_LETTERS, letters) if letters.isascii() and letters.isalpha() else (_NAMES, typed)
    rows = _rows(and_(sight, PartyName.text.startswith(wanted, autoescape=True)), sources, limit)
    if len(rows) < limit:
        rows = [*rows, *_rows(and_(sight, PartyName.text.contains(wanted, autoescape=True)), sources, limit)]
    if sources is _LETTERS and not rows:
        # Latin names: “Linen Home” is typed as it is written.
        rows = _rows(and_(sight, func.lower(PartyName.text).contains(typed.lower(), autoescape=True)), _NAMES, limit)
    best: dict[int, tuple[Party, str]] = {}
    for party, source in rows:
        best.setdefault(party.id, (party, "拼音" if source in _LETTERS else _BY[source]))
    return list(best.values())


def _rows(fits: ColumnElement[bool], sources: Sequence[str], limit: int) -> list[tuple[Party, str]]:
    query = (
        select(Party, PartyName.source)
        .join(PartyName, PartyName.party_id == Party.id)
        .where(fits, PartyName.source.in_(sources), Party.merged_into_id.is_(None))
        .order_by(case((PartyName.source.startswith("name"), 0), else_=1), func.length(PartyName.text), Party.id)
        .limit(4 * limit)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def case_counts(party_ids: Sequence[int], *, actor: Actor) -> dict[int, tuple[int, int]]:
    """For each party that takes part in any: in how many cases the actor may read, and in how many not closed."""
    still_open = func.sum(case((Case.closed_on.is_(None), 1), else_=0))
    query: Any = (
        select(CaseParty.party_id, func.count(func.distinct(Case.id)), still_open)
        .join(Case, Case.id == CaseParty.case_id)
        .where(CaseParty.party_id.in_(party_ids), may_read(actor.user))
        .group_by(CaseParty.party_id)
    )
    return {party_id: (all_cases, int(open_cases)) for party_id, all_cases, open_cases in db.session.execute(query)}
