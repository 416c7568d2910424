"""督促 and what the debtor answered: the committee watches and urges (人民调解法 31); a promise is kept as a fact."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.document import Attachment
from mediation.models.performance import Acknowledgment, Obligation, Urging
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.life_cycle import roles_of
from mediation.operations.performance.standing import facts_of, name_of, obligations_of, plain_term, stands
from mediation.procedures.performance import ACKNOWLEDGED, LIFECYCLE, OPEN, Entry, Kind, state_of
from mediation.rules import figures
from mediation.rules.lifecycle import ActionRefused, Refusal
from mediation.rules.money import yuan
from mediation.rules.performance import obligations as rules
from mediation.rules.statutes import MEDIATION_31_2


@dataclass(frozen=True)
class UrgingValues:
    """What was said to whom: `manner` a key of `MANNERS`, `person` who was spoken to; `answer` "" for none. With
    `promised` (a key of `ACKNOWLEDGED`) the answer is an acknowledgment, and is kept as one too."""

    manner: str
    said: str
    person: str = ""
    answer: str = ""
    promised: str = ""


def debtors_of(obligation: Obligation) -> tuple[int, ...]:
    """The case parties that owe it, by id."""
    refs = rules.debtors(plain_term(obligation.term), Kind(obligation.kind))
    return tuple(int(ref.removeprefix("p")) for ref in refs)


def owed_by(case: Case, party: CaseParty, *, today: date) -> list[Obligation]:
    """What the party has not performed yet."""
    return [row for row in obligations_of(case) if party.id in debtors_of(row) and stands(row, today=today) in OPEN]


def owed_words(case: Case, party: CaseParty, *, today: date) -> list[str]:
    """The same as people say it: `赔偿第二期，欠 2,000.00 元，10月18日到期`."""
    return [_words(row) for row in owed_by(case, party, today=today)]


def _words(row: Obligation) -> str:
    rest = f"欠 {yuan(row.amount - row.paid)} 元" if row.amount else ""
    due = f"{figures.day(row.due_on)}到期" if row.due_on and row.kind != Kind.LASTING else ""
    return "，".join(filter(None, (name_of(row), rest, due)))


def owing(case: Case, *, today: date) -> list[CaseParty]:
    """The parties that have something left to perform, in their order."""
    ids = {key for row in obligations_of(case) if stands(row, today=today) in OPEN for key in debtors_of(row)}
    return [party for party in case.parties if party.id in ids]


def urge(case: Case, party: CaseParty, values: UrgingValues, *, on: date, actor: Actor) -> Urging:
    """Put one urging of one party on record, with what it owed on that day. Raises `ActionRefused`."""
    owed = _owed(case, party, "urge", on, actor)
    row = Urging(
        case_id=case.id,
        agreement_id=owed[-1].agreement_id,
        case_party_id=party.id,
        on=on,
        manner=values.manner,
        person=values.person,
        owed=[_line(each) for each in owed if each.kind != Kind.LASTING] or [_line(each) for each in owed],
        said=values.said,
        answer=values.answer,
        user_id=actor.id,
        user_name=actor.user.display_name,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "urge", row, case=case, summary=f"督促{party.party.name}履行")
    if values.promised:
        _keep(case, party, values.promised, on=on, text=values.answer, owed=owed, actor=actor, urging=row)
    return row


def acknowledge(
    case: Case, party: CaseParty, kind: str, *, on: date, text: str, actor: Actor, proof: Attachment | None = None
) -> Acknowledgment:
    """Keep what a debtor promised or did (诉讼时效规定 14); `kind` a key of `ACKNOWLEDGED`. Raises `ActionRefused`."""
    owed = _owed(case, party, "acknowledge", on, actor)
    return _keep(case, party, kind, on=on, text=text, owed=owed, actor=actor, proof=proof)


def _keep(
    case: Case,
    party: CaseParty,
    kind: str,
    *,
    on: date,
    text: str,
    owed: list[Obligation],
    actor: Actor,
    proof: Attachment | None = None,
    urging: Urging | None = None,
) -> Acknowledgment:
    row = Acknowledgment(
        case_id=case.id,
        agreement_id=owed[-1].agreement_id,
        case_party_id=party.id,
        kind=kind,
        on=on,
        text=text[:500],
        attachment_id=proof.id if proof else None,
        urging_id=urging.id if urging else None,
        user_id=actor.id,
        user_name=actor.user.display_name,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "acknowledge", row, case=case, summary=f"{party.party.name}{ACKNOWLEDGED[kind]}")
    return row


def urgings_of(case: Case) -> list[Urging]:
    """Every urging of a case, the first one first."""
    return list(db.session.scalars(select(Urging).where(Urging.case_id == case.id).order_by(Urging.id)))


def acknowledgments_of(case: Case) -> list[Acknowledgment]:
    """Every acknowledgment of a case, the first one first."""
    query = select(Acknowledgment).where(Acknowledgment.case_id == case.id)
    return list(db.session.scalars(query.order_by(Acknowledgment.on, Acknowledgment.id)))


def refusal(case: Case, action: str, *, actor: Actor) -> Refusal | None:
    """What stands against urging anybody of the case, or keeping a promise of theirs; None when nothing does."""
    if not owing(case, today=actor.today):
        return Refusal("没有还没履行的义务，不用督促。", MEDIATION_31_2)
    row = next(row for row in obligations_of(case) if stands(row, today=actor.today) in OPEN)
    facts = facts_of(row, today=actor.today)
    return LIFECYCLE.refusal(action, state=state_of(facts), roles=roles_of(actor, case), facts=facts)


def _owed(case: Case, party: CaseParty, action: str, on: date, actor: Actor) -> list[Obligation]:
    refuse_filed(case)
    owed = owed_by(case, party, today=actor.today)
    if not owed:
        raise ActionRefused(f"{party.party.name}没有还没履行的义务。", MEDIATION_31_2)
    facts = facts_of(owed[0], today=actor.today, entry=Entry(on))
    LIFECYCLE.check(action, state=state_of(facts), roles=roles_of(actor, case), facts=facts)
    return owed


def _line(row: Obligation) -> dict[str, object]:
    """One obligation as the letter prints it."""
    words = rules.deadline_of(plain_term(row.term), Kind(row.kind), row.part)
    due = row.due_on.isoformat() if row.due_on else str(words or "")
    return {"name": name_of(row), "due": due, "amount": row.amount, "paid": row.paid}
