"""What does not go together over the services, found from the rows (`rules.enterprises.crossing` says what that is)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mediation.operations.actor import Actor
from mediation.operations.enterprises.reading import entries_of
from mediation.rules.enterprises.crossing import Crossing, crossings
from mediation.rules.enterprises.entries import FOLLOWING, Dispute, ServiceEntry


def of_dispute(dispute: Dispute, *, actor: Actor) -> list[Crossing]:
    """What speaks against one dispute, a registered case or one that is just typed. What follows from a case cannot
    stand against another one and is not read."""
    members = {party for side in dispute.sides.values() for party in side}
    had = entries_of(members, actor=actor, without=FOLLOWING)
    return crossings(dispute, had)


def of_enterprises(
    names: Mapping[int, str], entries: Mapping[int, Sequence[ServiceEntry]], *, actor: Actor
) -> dict[int, list[Crossing]]:
    """The same for every dispute in which the enterprises (`names` by row id, `entries` what they had) stand now."""
    disputes = {party: [entry.dispute for entry in entries.get(party, ()) if entry.dispute] for party in names}
    everybody = {member for each in disputes.values() for one in each for side in one.sides.values() for member in side}
    others = entries_of(everybody - set(names), actor=actor, without=FOLLOWING)
    known = {**others, **entries}
    return {
        party: _once(
            one
            for dispute in each
            for one in crossings(replace(dispute, names={**dispute.names, party: names[party]}), known)
        )
        for party, each in disputes.items()
    }


def _once(found: Iterable[Crossing]) -> list[Crossing]:
    """Each thing once: talks in two places are found from either of them."""
    kept: dict[Crossing, None] = {}
    for one in found:
        if not any(other.matters == one.matters[::-1] for other in kept):
            kept[one] = None
    return list(kept)
