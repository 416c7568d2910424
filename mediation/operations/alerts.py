"""风险预警：an alert goes out to enterprises of the register; who was reached, who answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.alert import Alert, AlertRecipient
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal


@dataclass(frozen=True)
class AlertValues:
    """An alert as typed; fields as in `models.alert.Alert`, `enterprises` name and credit code ("" unknown) of each."""

    source: str
    kind: str
    level: str
    issued_on: date
    text: str
    enterprises: tuple[tuple[str, str], ...]


def alerts_of(centre_ids: Collection[int]) -> list[Alert]:
    """Every alert, the newest first."""
    query = select(Alert).where(Alert.centre_id.in_(sorted(centre_ids))).options(selectinload(Alert.recipients))
    return list(db.session.scalars(query.order_by(Alert.id.desc())))


def alert_named(uid: str, centre_ids: Collection[int]) -> Alert | None:
    """The alert of that uid, if it is one of those centres'."""
    return db.session.scalar(select(Alert).where(Alert.uid == uid, Alert.centre_id.in_(sorted(centre_ids))))


def issue(centre: Organisation, values: AlertValues, *, parties: Sequence[Party] = (), actor: Actor) -> Alert:
    """An alert with its number (`警2026-001`, of the bureau `局警2026-001`); each enterprise is the register's of that
    name, or entered there, beside the `parties` that are known. Raises `Barred`, or `InvalidIdentifier` for a code that
    cannot be right."""
    if not values.enterprises and not parties:
        raise Barred(Refusal("没有写给哪些企业。预警要送到具体的企业。"), "enterprises_are_named")
    year = actor.today.year
    serial = next_number(f"alert:{centre.code}:{year}")
    alert = Alert(
        centre=centre,
        number=f"{'局' if centre.kind == 'bureau' else ''}警{year}-{serial:03d}",
        year=year,
        serial=serial,
        source=values.source.strip(),
        kind=values.kind.strip(),
        level=values.level,
        issued_on=values.issued_on,
        text=values.text.strip(),
        written_by_id=actor.id,
    )
    db.session.add(alert)
    named = [
        _known(name) or create_party(PartyValues("company", name, identity_number=code), actor=actor)
        for name, code in values.enterprises
    ]
    for party in (*parties, *named):
        if any(row.party is party for row in alert.recipients):
            raise Barred(Refusal(f"{party.name}写了两次。删去多的一行。"), "enterprises_are_named")
        alert.recipients.append(AlertRecipient(party=party))
    db.session.flush()
    audit.record(actor, "issue_alert", alert, summary=f"{alert.number} 发给 {len(alert.recipients)} 家企业")
    return alert


def _known(name: str) -> Party | None:
    """The one enterprise of that name; None when there is none, or more than one."""
    query = select(Party).where(Party.name == name, Party.kind != "person", Party.merged_into_id.is_(None))
    found = db.session.scalars(query.limit(2)).all()
    return found[0] if len(found) == 1 else None


def note_reached(row: AlertRecipient, *, on: date, manner: str, actor: Actor) -> None:
    """It came to the enterprise (`manner` a key of `words.REACHED_BY`). Raises `Barred`."""
    if not row.alert.issued_on <= on <= actor.today:
        raise Barred(Refusal(f"送到在{day(row.alert.issued_on)}发出以后、今天以前。核对日期。"), "reached_in_time")
    if row.answered_on and row.answered_on < on:
        raise Barred(Refusal(f"{day(row.answered_on)}已经回应，送到不会更晚。核对日期。"), "reached_in_time")
    row.reached_on, row.manner = on, manner
    audit.record(actor, "note_alert_reached", row, summary=f"{row.alert.number} {day(on)}送到一家")


def note_answer(row: AlertRecipient, *, on: date, answer: str, actor: Actor) -> None:
    """What the enterprise says it does. Raises `Barred` for one that was not reached."""
    if row.reached_on is None:
        raise Barred(Refusal(f"还没有登记送到{row.party.name}，不会先有回应。先登记送到。"), "answered_in_time")
    if not row.reached_on <= on <= actor.today:
        raise Barred(Refusal(f"回应在{day(row.reached_on)}送到以后、今天以前。核对日期。"), "answered_in_time")
    row.answered_on, row.answer = on, answer.strip()[:500]
    audit.record(actor, "note_alert_answer", row, summary=f"{row.alert.number} {day(on)}一家回应")
