"""Whom clues may mean: the register as the rules compare it, and what came of the comparison, kept with each clue."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import or_, select

from mediation.extensions import db, keyring
from mediation.models.enterprise import EnterpriseShop, TradeName
from mediation.models.overseas_watch import Clue, ClueMatch
from mediation.models.party import Party, PartyName
from mediation.operations import audit
from mediation.operations.access_scope import party_in_sight
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.watch.reading import check_role, visible_clues
from mediation.procedures.overseas_watch import State
from mediation.rules.enterprises.joining import ENTERPRISES
from mediation.rules.overseas_guidance.matching import Defendant, Enterprise, Match, Register

SHOWN = 5
"""How many are kept for one clue."""


def register_of(actor: Actor) -> Register:
    """The enterprises that the actor may find, with all their names and shops, in four queries. Codes are compared by
    their digests: nothing is deciphered."""
    former, english, shops = (
        defaultdict[int, list[str]](list),
        defaultdict[int, list[str]](list),
        defaultdict[int, list[tuple[str, str]]](list),
    )
    bore = select(PartyName.party_id, PartyName.text).where(PartyName.source == "former").order_by(PartyName.id)
    for party, name in db.session.execute(bore):
        former[party].append(name)
    for party, name in db.session.execute(select(TradeName.party_id, TradeName.name).order_by(TradeName.id)):
        english[party].append(name)
    sold = select(EnterpriseShop.party_id, EnterpriseShop.platform, EnterpriseShop.name).order_by(EnterpriseShop.id)
    for party, platform, name in db.session.execute(sold):
        shops[party].append((platform, name))
    known = select(Party.id, Party.name, Party.identity_number_digest).where(
        Party.kind.in_(sorted(ENTERPRISES)), Party.merged_into_id.is_(None), party_in_sight(actor.user)
    )
    return Register(
        Enterprise(party, name, digest or "", tuple(former[party]), tuple(english[party]), tuple(shops[party]))
        for party, name, digest in db.session.execute(known.order_by(Party.id))
    )


def ranked(register: Register, *, defendant: str, code: str = "", shop: str = "") -> tuple[Match, ...]:
    """Whom a clue with these words may mean, the likeliest first."""
    digest = keyring().digest(code, "identity_number") if code else ""
    return register.ranked(Defendant(defendant, digest or "", shop))[:SHOWN]


def reckon(clues: Sequence[Clue], register: Register) -> None:
    """Put with each clue whom it may mean, in place of what was there."""
    for clue in clues:
        for row in list(clue.matches):
            db.session.delete(row)
        found = ranked(register, defendant=clue.defendant, code=clue.code, shop=clue.shop)
        clue.matches = [ClueMatch(party_id=one.party, score=one.score, reason=one.reason[:500]) for one in found]
    db.session.flush()


def reckon_anew(office_id: int, register: Register, *, actor: Actor) -> int:
    """Compare every clue of the office that is still open with the register as it is now; how many there were."""
    check_role(actor, office_id)
    open_ones = visible_clues(actor.user).where(Clue.state == State.NEW.value, Clue.office_id == office_id)
    clues = list(db.session.scalars(open_ones.order_by(Clue.id)))
    reckon(clues, register)
    if clues:
        audit.record(actor, "rematch_clues", clues[0], summary=f"重新对照名册，{len(clues)} 条线索")
    return len(clues)


def in_sight(clues: Sequence[Clue], *, actor: Actor) -> dict[int, list[ClueMatch]]:
    """Row id of each clue → whom it may mean, as far as the actor may find them now; of records that were merged since,
    one."""
    ids = sorted({row.party_id for clue in clues for row in clue.matches})
    found = select(Party.id).where(Party.id.in_(ids), Party.merged_into_id.is_(None), party_in_sight(actor.user))
    seen = set(db.session.scalars(found)) if ids else set()
    shown: dict[int, list[ClueMatch]] = {}
    for clue in clues:
        once = {row.party_id: row for row in reversed(clue.matches) if row.party_id in seen}
        shown[clue.id] = sorted(once.values(), key=lambda row: (-row.score, row.id))
    return shown


def similar(clue: Clue) -> list[Clue]:
    """Other clues of the office with the same docket number or the same defendant, the first twenty."""
    same = [
        Clue.defendant == clue.defendant,
        *([Clue.docket_number == clue.docket_number] if clue.docket_number else []),
    ]
    query = select(Clue).where(Clue.office_id == clue.office_id, Clue.id != clue.id, or_(*same))
    return list(db.session.scalars(query.order_by(Clue.id).limit(20)))
