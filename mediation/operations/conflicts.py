"""Conflict and duplicate check: what the desk already knows that speaks against a new dispute as it is typed.

Hits are ranked and each says why. What the actor may not read is not shown: a restricted case reveals only that
there is a tie, a case of the other committee its number, but no link.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db, keyring
from mediation.models.case import SIDES, Agent, Case, CaseMediator, CaseParty
from mediation.models.party import Party, PartyName
from mediation.models.right import Right
from mediation.models.user import User
from mediation.operations.access_scope import hides_itself, visible_cases
from mediation.operations.actor import Actor
from mediation.operations.enterprises import crossing
from mediation.operations.rights import number_key
from mediation.procedures.people_mediation import State
from mediation.rules.enterprises.crossing import MIDDLE, STRONG, WEAK
from mediation.rules.enterprises.entries import Dispute, right_keys
from mediation.rules.identifiers import normalise
from mediation.rules.names import spelling

_ORDER = {STRONG: 0, MIDDLE: 1, WEAK: 2}
MOST = 20


@dataclass(frozen=True)
class AskedParty:
    """A party as typed so far; `party_id` once it is known which."""

    side: str
    name: str = ""
    party_id: int | None = None
    identity_number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class AskedAgent:
    """An agent as typed so far, for parties of one side."""

    side: str
    name: str
    identity_number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Question:
    """What is to be checked. `case_id` leaves out the case itself when a check is repeated; `dispute_number` of a
    dispute that somebody had before, which is the same one there and here."""

    parties: tuple[AskedParty, ...] = ()
    agents: tuple[AskedAgent, ...] = ()
    right_numbers: tuple[str, ...] = ()
    mediator_id: int | None = None
    case_id: int | None = None
    dispute_number: str = ""


@dataclass(frozen=True)
class Hit:
    """`strength` 强, 中 or 弱; `title` what was found; `reasons` why it matters, one Chinese clause each; `subject`
    what to link to, `case:UID` or `party:UID`, "" where the actor may not look."""

    strength: str
    title: str
    reasons: tuple[str, ...]
    subject: str = ""


def find_conflicts(question: Question, *, actor: Actor) -> list[Hit]:
    """The hits for `question`, strongest first, then open cases, then the newest; 20 at most."""
    known = _Known(question)
    hits = [
        *_within(question),
        *_mediator_named(question),
        *_cases(question, known, actor),
        *_across_services(_asked(question, known), known.uids, actor),
        *_register(question, known),
    ]
    return sorted(dict.fromkeys(hits), key=lambda hit: _ORDER[hit.strength])[:MOST]


class _Known:
    """The parties of the register that the question names, by side."""

    def __init__(self, question: Question) -> None:
        self.by_side: dict[str, set[int]] = defaultdict(set)
        self.names: dict[int, str] = {}
        self.uids: dict[int, str] = {}
        for asked in question.parties:
            for party in _matching(asked):
                self.by_side[asked.side].add(party.id)
                self.names[party.id] = party.name
                self.uids[party.id] = party.uid

    @property
    def all(self) -> set[int]:
        """Every one of them."""
        return set(self.names)


def _matching(asked: AskedParty) -> list[Party]:
    """Who bears the number typed, or the name; whoever is known by another number is somebody else."""
    fits: list[ColumnElement[bool]] = []
    numbered = asked.identity_number.strip()
    if asked.party_id is not None:
        fits.append(Party.id == asked.party_id)
    elif numbered:
        fits.append(Party.identity_number_digest == keyring().digest(normalise(numbered), "identity_number"))
    if asked.party_id is None and asked.name.strip():
        named = select(PartyName.party_id).where(
            PartyName.text == " ".join(asked.name.split()), PartyName.source.in_(("name", "former"))
        )
        same = Party.id.in_(named)
        fits.append(and_(same, Party.identity_number_digest.is_(None)) if numbered else same)
    if not fits:
        return []
    return list(db.session.scalars(select(Party).where(or_(*fits), Party.merged_into_id.is_(None)).limit(20)))


def _within(question: Question) -> Iterator[Hit]:
    """What does not fit within the question itself: one agent or one phone on both sides."""
    sides: dict[str, set[str]] = defaultdict(set)
    for agent in question.agents:
        sides[agent.name.strip()].add(agent.side)
    for name, found in sides.items():
        if name and {"applicant", "respondent"} <= found:
            yield Hit(STRONG, f"代理人{name}", ("同时代理申请人和被申请人",))
    phones: dict[str, set[str]] = defaultdict(set)
    everybody: list[AskedParty | AskedAgent] = [*question.parties, *question.agents]
    for asked in everybody:
        phones["".join(asked.phone.split())].add(asked.side)
    for phone, found in phones.items():
        if phone and {"applicant", "respondent"} <= found:
            yield Hit(MIDDLE, "同一个电话", ("申请人和被申请人留的是同一个电话，核对是不是虚假纠纷",))


def _mediator_named(question: Question) -> Iterator[Hit]:
    """The mediator bears the name of somebody in the dispute."""
    mediator = db.session.get(User, question.mediator_id) if question.mediator_id else None
    if mediator is None:
        return
    heads = {
        party.head_name: party.name
        for asked in question.parties
        for party in _matching(asked)
        if party.head_name and party.kind != "person"
    }
    for asked in question.parties:
        if asked.name.strip() == mediator.display_name:
            yield Hit(STRONG, f"调解员{mediator.display_name}", ("与当事人同名",))
    if mediator.display_name in heads:
        yield Hit(STRONG, f"调解员{mediator.display_name}", (f"与{heads[mediator.display_name]}的负责人同名",))
    if any(agent.name.strip() == mediator.display_name for agent in question.agents):
        yield Hit(STRONG, f"调解员{mediator.display_name}", ("与本案代理人同名",))


Reasons = dict[int, list[tuple[str, str]]]


def _cases(question: Question, known: _Known, actor: Actor) -> list[Hit]:
    reasons: Reasons = defaultdict(list)
    _same_parties(question, known, reasons)
    _mediator_before(question, known, reasons)
    _agents_before(question, known, reasons)
    reasons.pop(question.case_id or 0, None)
    if not reasons:
        return []
    found = db.session.scalars(
        select(Case).where(Case.id.in_(sorted(reasons))).options(joinedload(Case.committee)).order_by(Case.id.desc())
    ).all()
    readable = set(
        db.session.scalars(visible_cases(actor.user).where(Case.id.in_(sorted(reasons))).with_only_columns(Case.id))
    )
    still_open = sorted(found, key=lambda case: case.state == State.CLOSED)
    return [_shown(case, reasons[case.id], readable=case.id in readable) for case in still_open]


def _shown(case: Case, reasons: list[tuple[str, str]], *, readable: bool) -> Hit:
    strength = min((strength for strength, _ in reasons), key=_ORDER.__getitem__)
    if not readable and hides_itself(case):
        return Hit(strength, "一件限定查看的案件", ("与本案有牵连，内容不能看。问主任。",))
    words = tuple(dict.fromkeys(words for _, words in reasons))
    title = f"{case.number}　{case.title}" if readable else f"{case.number}（{case.committee.short_name}）"
    stage = State(case.state).label
    return Hit(strength, title, (*words, f"现在：{stage}"), f"case:{case.uid}" if readable else "")


def _same_parties(question: Question, known: _Known, reasons: Reasons) -> None:
    sides = _sides_of_cases(known.all) if known.all else {}
    keys = {key: number for number in question.right_numbers if (key := number_key(number))}
    with_right = {case_id: keys[key] for case_id, key in _cases_with_rights(keys)}
    asks, asked = known.by_side["applicant"], known.by_side["respondent"]
    for case_id, there in sides.items():
        same = there["applicant"] & asks and there["respondent"] & asked
        if same and case_id in with_right:
            reasons[case_id].append((STRONG, f"双方当事人一样，权利号码也一样（{with_right[case_id]}）"))
        elif same:
            reasons[case_id].append((MIDDLE, "双方当事人一样"))
        if there["applicant"] & asked and there["respondent"] & asks:
            reasons[case_id].append((MIDDLE, "双方当事人对换：那一件里被申请人是申请人"))
    for case_id, number in with_right.items():
        if not any(strength == STRONG for strength, _ in reasons.get(case_id, [])):
            reasons[case_id].append((MIDDLE, f"同一个权利号码（{number}）"))


def _cases_with_rights(keys: Iterable[str]) -> Iterable[tuple[int, str]]:
    wanted = sorted(keys)
    if not wanted:
        return []
    found = db.session.execute(select(Right.case_id, Right.number_key).where(Right.number_key.in_(wanted)))
    return [(row[0], row[1]) for row in found]


def _sides_of_cases(party_ids: set[int]) -> dict[int, dict[str, set[int]]]:
    sides: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    query = select(CaseParty.case_id, CaseParty.side, CaseParty.party_id)
    for case_id, side, party_id in db.session.execute(query.where(CaseParty.party_id.in_(sorted(party_ids)))):
        sides[case_id][side].add(party_id)
    return sides


def _mediator_before(question: Question, known: _Known, reasons: Reasons) -> None:
    """The mediator once acted for one of the parties, or mediated a case of theirs."""
    mediator = db.session.get(User, question.mediator_id) if question.mediator_id else None
    if mediator is None or not known.all:
        return
    advised = (
        select(CaseParty.case_id, CaseParty.party_id)
        .join(Agent, Agent.case_party_id == CaseParty.id)
        .where(Agent.name == mediator.display_name, CaseParty.party_id.in_(sorted(known.all)))
    )
    for case_id, party_id in db.session.execute(advised):
        reasons[case_id].append(
            (STRONG, f"调解员{mediator.display_name}在那一件里代理过{known.names[party_id]}（同名）")
        )
    mediated = (
        select(CaseParty.case_id, CaseParty.party_id)
        .join(CaseMediator, CaseMediator.case_id == CaseParty.case_id)
        .where(CaseMediator.user_id == mediator.id, CaseMediator.part != "recorder")
        .where(CaseParty.party_id.in_(sorted(known.all)))
    )
    for case_id, party_id in db.session.execute(mediated):
        reasons[case_id].append((WEAK, f"调解员{mediator.display_name}调解过{known.names[party_id]}的那一件"))


def _agents_before(question: Question, known: _Known, reasons: Reasons) -> None:
    """An agent once acted for what is now the other side."""
    for agent in question.agents:
        other = known.by_side["respondent" if agent.side == "applicant" else "applicant"]
        if not agent.name.strip() or not other:
            continue
        acted = (
            select(CaseParty.case_id, CaseParty.party_id)
            .join(Agent, Agent.case_party_id == CaseParty.id)
            .where(Agent.name == agent.name.strip(), CaseParty.party_id.in_(sorted(other)))
        )
        for case_id, party_id in db.session.execute(acted):
            reasons[case_id].append((MIDDLE, f"代理人{agent.name}在那一件里代理过对方{known.names[party_id]}"))


def hits_across_services(case: Case, *, actor: Actor) -> list[Hit]:
    """What a registered case meets in the other services today, as its page says it beside the check that was made."""
    acting = [row for row in case.parties if row.left_on is None]
    rights = db.session.execute(select(Right.number_key, Right.title).where(Right.case_id == case.id))
    keys = [(row[0], row[1]) for row in rights]
    dispute = Dispute(
        f"case:{case.id}",
        "本案",
        dispute_number=case.dispute_number,
        sides={side: frozenset(row.party_id for row in acting if row.side == side) for side in SIDES},
        names={row.party_id: row.party.name for row in acting},
        rights=right_keys(tuple(number for number, _ in keys), tuple(title for _, title in keys)),
        mediators=frozenset(row.user.display_name for row in case.mediators if row.to_on is None),
        agents={
            side: frozenset(one.name for row in acting if row.side == side for one in row.agents if not one.ended_on)
            for side in SIDES
        },
    )
    return list(_across_services(dispute, {row.party_id: row.party.uid for row in acting}, actor))


def _asked(question: Question, known: _Known) -> Dispute:
    """The dispute as typed so far."""
    mediator = db.session.get(User, question.mediator_id) if question.mediator_id else None
    return Dispute(
        f"case:{question.case_id}",
        "本案",
        dispute_number=question.dispute_number,
        sides={side: frozenset(members) for side, members in known.by_side.items()},
        names=known.names,
        rights=right_keys(tuple(number_key(number) for number in question.right_numbers)),
        mediators=frozenset({mediator.display_name} if mediator else ()),
        agents={
            side: frozenset(agent.name.strip() for agent in question.agents if agent.side == side) for side in SIDES
        },
    )


def _across_services(dispute: Dispute, uids: dict[int, str], actor: Actor) -> Iterator[Hit]:
    """One enterprise in two services that do not go together, or both sides helped here."""
    for found in crossing.of_dispute(dispute, actor=actor) if uids else ():
        yield Hit(
            found.strength, f"跨业务：{dispute.names[found.party]}", (found.reason,), f"party:{uids[found.party]}"
        )


def _register(question: Question, known: _Known) -> Iterator[Hit]:
    """Parties of the register that might be the ones typed, or share a number or phone with them."""
    for asked in question.parties:
        by_party: dict[int, tuple[Party, str, list[str]]] = {}
        for strength, reason, party in _alike(asked, known):
            _, first, words = by_party.setdefault(party.id, (party, strength, []))
            words.append(reason)
            by_party[party.id] = (party, min(first, strength, key=_ORDER.__getitem__), words)
        for party, strength, words in by_party.values():
            yield Hit(strength, f"已登记的当事人 {party.name}", tuple(words), f"party:{party.uid}")


def _alike(asked: AskedParty, known: _Known) -> Iterator[tuple[str, str, Party]]:
    name, number, phone = " ".join(asked.name.split()), normalise(asked.identity_number), "".join(asked.phone.split())
    number_digest = keyring().digest(number, "identity_number") if number else None
    phone_digest = keyring().digest(phone, "phone") if phone else None
    sounds = set(_sounding_like(name)) if name else set()
    for party in _others(number_digest, phone_digest, sounds, asked):
        if number_digest and party.identity_number_digest == number_digest and name and party.name != name:
            yield MIDDLE, f"证件号码与{name}填的一样，名称不同", party
        if party.id in known.all:
            continue
        if phone_digest and party.phone_digest == phone_digest:
            yield WEAK, f"登记的电话与{name or '本案当事人'}的一样", party
        if party.id in sounds and party.name == name and number:
            yield WEAK, f"与{name}同名，证件号码不同，核对是不是同一个", party
        if party.id in sounds and party.name != name:
            differs = "，证件号码也不同" if number and party.identity_number_digest else ""
            yield WEAK, f"与{name}读音相同，字不同{differs}", party


def _sounding_like(name: str) -> Iterable[int]:
    return db.session.scalars(
        select(PartyName.party_id)
        .where(PartyName.text == spelling(name)[:200], PartyName.source.in_(("name_spelling", "former_spelling")))
        .limit(10)
    )


def _others(
    number_digest: str | None, phone_digest: str | None, sounds: set[int], asked: AskedParty
) -> Iterable[Party]:
    fits: list[ColumnElement[bool]] = [Party.id.in_(sorted(sounds))] if sounds else []
    if number_digest:
        fits.append(Party.identity_number_digest == number_digest)
    if phone_digest:
        fits.append(Party.phone_digest == phone_digest)
    if not fits:
        return []
    query = select(Party).where(or_(*fits), Party.merged_into_id.is_(None), Party.id != (asked.party_id or 0))
    return db.session.scalars(query.order_by(Party.id).limit(10))
