"""One act on one consultation: asked of the table, put on the row. The only place that sets its state."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.consultation import Consultation, ConsultationExpert
from mediation.models.expert import Expert
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.consultations.reading import facts_of
from mediation.operations.numbers import next_number
from mediation.operations.settings import calendar
from mediation.operations.versions import check_version
from mediation.procedures.consultation import LIFECYCLE, ConsultationFacts, Entry, State
from mediation.procedures.consultation import Expert as ExpertFacts
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused, Refusal, Transition

LABELS = {
    "direction": "谁问谁",
    "asker": "咨询的机关",
    "asked": "被咨询的机关",
    "subject": "事由",
    "question": "咨询的问题",
    "letter": "来函文号",
    "received_on": "收到日期",
}


@dataclass(frozen=True)
class ConsultationValues:
    """A consultation as typed; fields as in `models.consultation.Consultation`."""

    direction: str
    asker: str
    asked: str
    subject: str
    question: str
    received_on: date
    letter: str = ""


def roles_for(actor: Actor, office_id: int) -> list[str]:
    """The roles the actor holds at the bureau of the consultation."""
    return [role.value for role in actor.roles_in(office_id)]


def open_acts(row: Consultation, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(row.state), roles_for(actor, row.office_id)
    facts = facts_of(row, today=actor.today, calendar=calendar())
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, row: Consultation, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(row, today=actor.today, calendar=calendar())
    return LIFECYCLE.refusal(action, state=State(row.state), roles=roles_for(actor, row.office_id), facts=facts)


def receive(office: Organisation, values: ConsultationValues, *, actor: Actor) -> Consultation:
    """Put a question on record; it gets the next number of the office's series for the year. Raises `Barred`."""
    facts = ConsultationFacts(
        actor.today, asker=values.asker, asked=values.asked, entry=Entry(values.received_on, values.question)
    )
    after = LIFECYCLE.check("receive", state=State.NEW, roles=roles_for(actor, office.id), facts=facts)
    year = actor.today.year
    serial = next_number(f"consultation:{office.code}:{year}")
    row = Consultation(
        office=office,
        number=f"咨{year}-{serial:03d}",
        year=year,
        serial=serial,
        state=after.value,
        received_by_id=actor.id,
        changed_at=actor.now,
        **asdict(values),
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "consult_receive", row, summary=f"登记咨询 {row.number}，{row.asker}问{row.asked}"[:500])
    return row


def amend(row: Consultation, values: ConsultationValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was taken in. Raises `Barred`, `EditConflict`."""
    columns = asdict(values)
    facts = replace(
        facts_of(row, today=actor.today, calendar=calendar()),
        asker=values.asker,
        asked=values.asked,
        received_on=values.received_on,
        entry=Entry(values.received_on, values.question),
    )
    LIFECYCLE.check("amend", state=State(row.state), roles=roles_for(actor, row.office_id), facts=facts)
    if row.flagged_on and values.received_on > row.flagged_on:
        raise ActionRefused(f"{day(row.flagged_on)}已经标了疑难，收到不会更晚。核对日期。")
    check_version(row, seen_version, columns, LABELS)
    _put(row, "amend", State(row.state), columns, actor, "")


def answer(row: Consultation, *, on: date, text: str, actor: Actor) -> None:
    """The answer as it went out or came in. Raises `Barred`."""
    _carry_out(row, "answer", Entry(on, text), {"answered_on": on, "answer": text.strip()}, actor)


def flag(row: Consultation, *, text: str, actor: Actor) -> None:
    """疑难、复杂, put on record today, which must be before the last day. Raises `Barred`."""
    columns = {"flagged_on": actor.today, "difficulty": text.strip()}
    _carry_out(row, "flag", Entry(actor.today, text), columns, actor)


def withdraw(row: Consultation, *, on: date, text: str, actor: Actor) -> None:
    """Who asked needs no answer any more. Raises `Barred`."""
    _carry_out(row, "withdraw", Entry(on, text), {"withdrawn_on": on, "withdrawal": text.strip()}, actor)


def ask_expert(
    row: Consultation, expert: Expert | None, *, on: date, checked: bool, text: str, actor: Actor
) -> ConsultationExpert:
    """One of the pool gave an opinion. Raises `Barred`."""
    known = ExpertFacts(expert.name, expert.term_from, expert.term_until, checked) if expert else None
    _carry_out(row, "ask_expert", Entry(on, text, known), {}, actor, known.name if known else "")
    assert expert is not None
    if any((each.expert_id, each.asked_on) == (expert.id, on) for each in row.experts):
        raise ActionRefused(f"{expert.name}这一天的意见已经登记过。")
    use = ConsultationExpert(expert=expert, asked_on=on, opinion=text.strip(), recorded_by_id=actor.id)
    row.experts.append(use)
    db.session.flush()
    return use


def _carry_out(
    row: Consultation, action: str, entry: Entry, columns: dict[str, Any], actor: Actor, said: str = ""
) -> None:
    db.session.flush()
    db.session.refresh(row, with_for_update=True)
    facts = facts_of(row, today=actor.today, calendar=calendar(), entry=entry)
    after = LIFECYCLE.check(action, state=State(row.state), roles=roles_for(actor, row.office_id), facts=facts)
    _put(row, action, after, columns, actor, said)


def _put(row: Consultation, action: str, after: State, columns: dict[str, Any], actor: Actor, said: str) -> None:
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(row, name, value)
        if row.state != after:
            row.state = after.value
        row.changed_at = actor.now
    db.session.flush()
    audit.record(actor, f"consult_{action}", row, summary=f"{row.number} {LIFECYCLE[action].label}{said}"[:500])
