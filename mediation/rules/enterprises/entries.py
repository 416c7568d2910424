"""企业办过的事：one entry for each matter of each service, in a form that every service can fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Service(StrEnum):
    """The services of the desk that an enterprise can have had. A new one is a line here and a reader in
    `operations.enterprises.reading`."""

    MEDIATION = "mediation"
    ADMINISTRATIVE = "administrative"
    PERFORMANCE = "performance"
    CONFIRMATION = "confirmation"
    AID = "aid"
    PREEXAMINATION = "preexamination"
    EVALUATION = "evaluation"
    REGISTERED_APPLICANT = "registered_applicant"
    FAIR = "fair"
    SHOP_WATCH = "shop_watch"
    GRANT = "grant"
    ALERT = "alert"
    DIAGNOSIS = "diagnosis"
    TRAINING = "training"
    OVERSEAS = "overseas"

    @property
    def label(self) -> str:
        """The service as the page heads it, e.g. `行政调解`."""
        return _LABELS[self]


_LABELS: Mapping[Service, str] = {
    Service.MEDIATION: "人民调解",
    Service.ADMINISTRATIVE: "行政调解",
    Service.PERFORMANCE: "协议履行",
    Service.CONFIRMATION: "司法确认",
    Service.AID: "维权援助",
    Service.PREEXAMINATION: "外观设计预审",
    Service.EVALUATION: "评价报告预审",
    Service.REGISTERED_APPLICANT: "备案主体",
    Service.FAIR: "展会驻点",
    Service.SHOP_WATCH: "电商维权",
    Service.GRANT: "维权援助专项资金",
    Service.ALERT: "风险预警",
    Service.DIAGNOSIS: "企业诊断、战略咨询",
    Service.TRAINING: "培训",
    Service.OVERSEAS: "海外纠纷应对指导",
}


# What follows from a matter of another service and is no matter of its own.
FOLLOWING = frozenset({Service.PERFORMANCE, Service.CONFIRMATION})


class Sight(StrEnum):
    """How much of an entry one viewer gets: all of it with a link; that there is one (who handles it, kind, day,
    state, part); or no more than that it counts. What they must not even know of is no entry at all."""

    OPEN = "open"
    NOTED = "noted"
    COUNTED = "counted"


@dataclass(frozen=True)
class Dispute:
    """Two or more sides in talks, as conflicts are looked for in it.

    `key` the matter (`case:12`); `called` how sentences name it (`通纺知调〔2026〕7号`, `本案`); `sides` side → ids of
    parties, as `CaseParty.side` has them; `names` party → name as far as the viewer may read it; `rights` keys as
    `right_keys` makes them; `mediators` their names; `agents` side → names of agents.
    """

    key: str
    called: str
    service: Service = Service.MEDIATION
    dispute_number: str = ""
    sides: Mapping[str, frozenset[int]] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    rights: frozenset[str] = frozenset()
    mediators: frozenset[str] = frozenset()
    agents: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def side_of(self, party: int) -> str:
        """On which side a party stands, "" when it takes no part."""
        return next((side for side, members in self.sides.items() if party in members), "")

    def opposite(self, party: int) -> frozenset[int]:
        """Those whom the party stands against; a third party stands against nobody."""
        other = {"applicant": "respondent", "respondent": "applicant"}.get(self.side_of(party), "")
        return self.sides.get(other, frozenset())


@dataclass(frozen=True)
class ServiceEntry:
    """One matter of one service, from the side of one party.

    `party` the party's row id; `matter` the same for all who take part in it (`case:12`); `body` who handles it; `on`
    the day it began; `state` in words, `running` while it is not over; `part` in words (`申请人`); `number`, `title`,
    `others` (names) and `link` (endpoint and its values) only as far as the viewer may read them; `kind` of right or
    matter in words; `rights` keys of what it is about; `helpers` names of who advised or acted for the party in it;
    `dispute` of a mediation that is running; `became` the numbers of the disputes that it
    was handed over as; `helped`
    whether the party is the one that was helped.
    """

    service: Service
    party: int
    matter: str
    body: str
    on: date
    state: str
    running: bool = False
    sight: Sight = Sight.OPEN
    part: str = ""
    number: str = ""
    title: str = ""
    kind: str = ""
    others: tuple[str, ...] = ()
    endpoint: str = ""
    address: tuple[tuple[str, str], ...] = ()
    rights: frozenset[str] = frozenset()
    helpers: frozenset[str] = frozenset()
    dispute: Dispute | None = None
    became: frozenset[str] = frozenset()
    helped: bool = True

    @property
    def called(self) -> str:
        """How a sentence names it: its number, or what may be said without: `家纺调委会的一件人民调解`."""
        return self.number or f"{self.body}的一件{self.service.label}"


def right_keys(numbers: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> frozenset[str]:
    """What two services recognise one right by: `numbers` without marks, as `number_key` of the rights makes them, and
    the names of works and designs without brackets and blanks (`《芦汀飞白》` is `芦汀飞白`). A name of one sign says
    nothing."""
    plain = ("".join(sign for sign in title if sign.isalnum()) for title in titles)
    return frozenset(f"no:{number}" for number in numbers if number) | frozenset(
        f"名:{title}" for title in plain if len(title) > 1
    )
