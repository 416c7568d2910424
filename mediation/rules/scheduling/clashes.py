"""排期冲突：同一间调解室、同一个调解员、同一方当事人或者代理人，同一时间只能在一处。

Arithmetic, no law: nobody can be in two rooms at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Somebody:
    """An agent as the desk knows them: the digests of identity number and phone, "" where none is on record."""

    name: str
    identity: str = ""
    phone: str = ""
    employer: str = ""

    def is_the_same(self, other: "Somebody") -> bool:
        """Whether both rows mean one person: the same number; without both numbers the same phone; without those the
        same name and employer. Namesakes with different numbers are two people."""
        for mine, theirs in ((self.identity, other.identity), (self.phone, other.phone)):
            if mine and theirs:
                return mine == theirs
        return (self.name, self.employer) == (other.name, other.employer)


@dataclass(frozen=True)
class Booking:
    """What one planned session takes up. Instants are aware; the end is no longer taken up. `room` None for a place
    of its own; `people` users who come for the committee, `parties` rows of the register, each id → name."""

    key: int
    starts_at: datetime
    ends_at: datetime
    room: tuple[int, str] | None = None
    people: tuple[tuple[int, str], ...] = ()
    parties: tuple[tuple[int, str], ...] = ()
    agents: tuple[Somebody, ...] = ()

    def overlaps(self, other: "Booking") -> bool:
        """Whether the two share a moment; one may begin when the other ends."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


class Taken(StrEnum):
    """What is taken up already: the word is that of the field where it is said."""

    ROOM = "room"
    PEOPLE = "people"
    CALLED = "called"


@dataclass(frozen=True)
class Clash:
    """`who` (a room, a person, a party) is taken up by `other`."""

    what: Taken
    who: str
    other: Booking


def clashes(wanted: Booking, others: Iterable[Booking]) -> Iterator[Clash]:
    """Everything that `wanted` would book twice, room first, then the committee's people, then parties and agents."""
    found = [other for other in others if other.key != wanted.key and wanted.overlaps(other)]
    for other in found:
        if wanted.room and other.room and wanted.room[0] == other.room[0]:
            yield Clash(Taken.ROOM, wanted.room[1], other)
    for other in found:
        taken = {key for key, _ in other.people}
        yield from (Clash(Taken.PEOPLE, name, other) for key, name in wanted.people if key in taken)
    for other in found:
        taken = {key for key, _ in other.parties}
        yield from (Clash(Taken.CALLED, name, other) for key, name in wanted.parties if key in taken)
        for agent in wanted.agents:
            if any(agent.is_the_same(each) for each in other.agents):
                yield Clash(Taken.CALLED, f"代理人{agent.name}", other)
