"""What enterprises ever had here, over all services: the list of readers that every service joins with one function.

A reader takes the row ids of parties and who looks, and gives one `ServiceEntry` for each matter that the viewer may
know of; it asks the database a fixed number of times, however many parties there are.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mediation.operations.actor import Actor
from mediation.operations.enterprises.services import (
    administrative,
    aid,
    alerts,
    confirmation,
    diagnosis,
    evaluation,
    fairs,
    grants,
    mediation,
    online_shops,
    overseas,
    performance,
    preexamination,
    registration,
    training,
)
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight

Reader = Callable[..., Iterable[ServiceEntry]]

# In the order of the page. A new service adds its line.
READERS: Mapping[Service, Reader] = {
    Service.MEDIATION: mediation.read,
    Service.ADMINISTRATIVE: administrative.read,
    Service.PERFORMANCE: performance.read,
    Service.CONFIRMATION: confirmation.read,
    Service.AID: aid.read,
    Service.REGISTERED_APPLICANT: registration.read,
    Service.PREEXAMINATION: preexamination.read,
    Service.EVALUATION: evaluation.read,
    Service.FAIR: fairs.read,
    Service.SHOP_WATCH: online_shops.read,
    Service.GRANT: grants.read,
    Service.ALERT: alerts.read,
    Service.DIAGNOSIS: diagnosis.read,
    Service.TRAINING: training.read,
    Service.OVERSEAS: overseas.read,
}


def entries_of(
    party_ids: Collection[int], *, actor: Actor, without: Collection[Service] = ()
) -> dict[int, list[ServiceEntry]]:
    """Party → what it had, service by service, as far as the actor may know of it."""
    found: dict[int, list[ServiceEntry]] = defaultdict(list)
    if party_ids:
        for service, read in READERS.items():
            if service not in without:
                for entry in read(party_ids, actor=actor):
                    found[entry.party].append(entry)
    return found


@dataclass(frozen=True)
class Had:
    """What one enterprise had of one service: `rows` that can be listed; `counted` body → how many the viewer is told
    of and no more."""

    service: Service
    rows: list[ServiceEntry]
    counted: dict[str, int]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.rows) + sum(self.counted.values())


def by_service(entries: Sequence[ServiceEntry]) -> list[Had]:
    """The entries of one enterprise under each service, in the order of the readers."""
    had = []
    for service, group in groupby(entries, key=lambda entry: entry.service):
        rows, counted = [], defaultdict[str, int](int)
        for entry in group:
            if entry.sight is Sight.COUNTED:
                counted[entry.body] += 1
            else:
                rows.append(entry)
        had.append(Had(service, rows, dict(counted)))
    return had
