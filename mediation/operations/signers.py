"""Who has to sign a record: mediator, parties and agents that were there (江苏省人民调解条例第二十九条)."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.clock import SHANGHAI
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts, SessionRecord


@dataclass(frozen=True)
class Signer:
    """`key` as in the record's `signed` map (party:7, agent:3, asked, mediator:2, recorder);
    `name`, `capacity` on paper."""

    key: str
    name: str
    capacity: str


def signers_of(record: SessionRecord | AgreedFacts, case: Case) -> list[Signer]:
    """Everybody whose signature the record needs, in the order of the paper. Agreed facts are signed by every
    party and the presiding mediator."""
    if isinstance(record, AgreedFacts):
        parties = [Signer(f"party:{p.id}", p.party.name, p.side_label) for p in case.parties if p.left_on is None]
        return [*parties, *_mediators(case, record.recorded_on)]
    recorder = [Signer("recorder", record.recorder, "记录人")] if record.recorder else []
    asked = [Signer("asked", record.asked_name, "被调查人")] if record.asked_name else []
    return [*asked, *_present(record, case), *_mediators(case, day_in_china(record.started_at)), *recorder]


def unsigned(record: SessionRecord | AgreedFacts, case: Case) -> tuple[str, ...]:
    """The names still lacking on a record."""
    return tuple(signer.name for signer in signers_of(record, case) if signer.key not in (record.signed or {}))


def day_in_china(moment: datetime) -> date:
    """The day in China of an instant."""
    return moment.astimezone(SHANGHAI).date()


def _present(record: SessionRecord, case: Case) -> list[Signer]:
    found = []
    for party in case.parties:
        came = record.attendance.get(str(party.id))
        if came is None or came.get("present") != "yes":
            continue
        if came.get("capacity") != "agent":
            found.append(Signer(f"party:{party.id}", came.get("who") or party.party.name, party.side_label))
        there = set(filter(None, came.get("agents", "").split(",")))
        found += [Signer(f"agent:{a.id}", a.name, "委托代理人") for a in party.agents if str(a.id) in there]
    return found


def _mediators(case: Case, on: date) -> list[Signer]:
    presided = [
        row
        for row in case.mediators
        if row.part == "presiding" and row.from_on <= on and (row.to_on is None or row.to_on > on)
    ]
    return [Signer(f"mediator:{row.user_id}", row.user.display_name, "人民调解员") for row in presided]
