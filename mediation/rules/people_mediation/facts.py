"""一件纠纷的事实：人民调解的规则只看这些，不看数据库。

The people's-mediation guards ask these frozen values and nothing else; the desk fills them from its rows.
"""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.rules.statutes import MOJ_75_33, Statute

NO_CHOICE = "none"


@dataclass(frozen=True)
class AgentFacts:
    """An agent still acting. `may_settle` special authority that covers signing; `checked_on` when the committee
    checked the authority, None while it has not; `key` names it in `Entry`; `valid_from` and `valid_to` the days the
    authority covers, None open; `ratified` the party stands by what was done outside them."""

    name: str
    may_settle: bool = False
    checked_on: date | None = None
    key: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    ratified: bool = False


@dataclass(frozen=True)
class PartyFacts:
    """A party that takes part (one that left is not among them).

    `key` names it in `Entry`; `side` applicant, respondent or third_party; `answer` the latest answer that
    settles something, "agreed" or "refused", else ""; `answered_on` its day; `asked` how often it was asked;
    `chose` the mediator's name it chose from the roster, `NO_CHOICE`, or "" while the roster was not offered;
    `missing` words of the particulars still lacking; `present` at the latest session, None before any;
    `signed_on` the agreement, None while it has not.
    """

    key: str
    name: str
    side: str
    answer: str = ""
    answered_on: date | None = None
    asked: int = 0
    told_rights_on: date | None = None
    chose: str = ""
    agents: tuple[AgentFacts, ...] = ()
    missing: tuple[str, ...] = ()
    present: bool | None = None
    signed_on: date | None = None


@dataclass(frozen=True)
class MediatorFacts:
    """An acting mediator. `bar` why the person may not mediate here, a Chinese clause such as
    `与被申请人的代理人同名`; `cleared` how it was shown that the namesake is another person, "" if it was not."""

    name: str
    presiding: bool = False
    bar: str = ""
    cleared: str = ""


@dataclass(frozen=True)
class AgreementFacts:
    """The agreement in force, else the newest that was not voided. `state` a value of the agreement's life cycle;
    `partial` it settles only some claims; `oral` it is made without a written paper;
    `lacking` signatures of others than the parties still lacking, in words (`调解员`, `印章`)."""

    state: str
    effective_on: date | None = None
    partial: bool = False
    oral: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class PerformanceFacts:
    """What the agreements in force ask for: `asked_for` how many payments and acts; names of what is `open`, of those
    the ones that are `late`; `next_due_on` the nearest day to come; `visit_due` a due day has come after which nobody
    asked."""

    open: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    next_due_on: date | None = None
    visit_due: bool = False
    asked_for: int = 0


@dataclass(frozen=True)
class CourtFacts:
    """Of a matter that a court sent: `recorded` its referral is on record; `settled` nothing is owed to the court any
    more, report and materials; `suspected` a suspicion was reported that nobody answered; `term` the article of the
    court's own term, None while it does not run."""

    recorded: bool = False
    settled: bool = False
    suspected: bool = False
    term: Statute | None = None


@dataclass(frozen=True)
class ExtensionFacts:
    """延长 to `until`, agreed by the last party on `agreed_on`."""

    until: date
    agreed_on: date


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record; a page that only asks which acts are open has none.

    `on` the day of the act; `by` the key of the party that acts; `ground` a code of the grounds; `reason` free
    text; `routes` the lawful routes named; `told` keys of the parties told; `agreed` keys of the parties that
    agree; `until` a new day; `open` the session is public, `objection` somebody objects to that; `helpers`
    invited third parties, `helpers_agreed` every party agrees to them; `mediators` those to be appointed; `agents`
    keys of the agents that took part; `record_on` the day of the record that is signed.
    """

    on: date
    by: str = ""
    ground: str = ""
    reason: str = ""
    routes: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    until: date | None = None
    open: bool = False
    objection: bool = False
    helpers: str = ""
    helpers_agreed: bool = False
    mediators: tuple[MediatorFacts, ...] = ()
    agents: frozenset[str] = frozenset()
    record_on: date | None = None


@dataclass(frozen=True)
class MatterFacts:
    """One dispute at one committee, as the rules see it.

    `today` the day in China; `requested_on` the day the right-holder asked; `proactive` taken up by the
    committee itself; `entrusted` by a court or procuratorate that has the case; `referred` by a body that gets
    the agreement on file; `conflict` the latest conflict decision: "", none, conflict, director (unanswered),
    cleared or confirmed by the director; `restricted` a trade secret or private matter; `due_on` the current
    last day for mediating; `suspension` the reason of a running suspension in words; `meets_at` when the next session
    that was arranged begins, in China's time, None for no arrangement; `sessions` held so far,
    `settled` the latest one ended with terms, `accepted` or a proposal of it was accepted since; `recorded_on` the
    day of the latest session or inquiry, `begun_on` the first day on which one was held or a mediator was named;
    `consented_on` when the last of the parties agreed with whom the dispute was taken on; `ended_on` the day the
    mediation ended or succeeded; `unsigned` names lacking on the latest record;
    `rest_ended` what a partial agreement leaves open was ended with notice; `followed_up` 回访 is on record;
    `performance` what the agreement still asks for; `court` what the court that sent it waits for, None where none did;
    `away` the body outside the house that the dispute was handed to and has not come back from, "" while it is here.
    """

    today: date
    requested_on: date
    accepted_on: date | None = None
    proactive: bool = False
    entrusted: bool = False
    referred: bool = False
    conflict: str = ""
    restricted: bool = False
    parties: tuple[PartyFacts, ...] = ()
    mediators: tuple[MediatorFacts, ...] = ()
    sessions: int = 0
    settled: bool = False
    accepted: bool = False
    recorded_on: date | None = None
    begun_on: date | None = None
    consented_on: date | None = None
    ended_on: date | None = None
    unsigned: tuple[str, ...] = ()
    suspension: str = ""
    due_on: date | None = None
    meets_at: datetime | None = None
    agreement: AgreementFacts | None = None
    rest_ended: bool = False
    followed_up: bool = False
    performance: PerformanceFacts = PerformanceFacts()
    court: CourtFacts | None = None
    away: str = ""
    entry: Entry | None = None

    @property
    def term(self) -> Statute:
        """The article that limits the time for mediating."""
        return (self.court and self.court.term) or MOJ_75_33

    @property
    def applicants(self) -> tuple[PartyFacts, ...]:
        """The parties that asked."""
        return tuple(party for party in self.parties if party.side == "applicant")

    @property
    def presiding(self) -> MediatorFacts | None:
        """The one presiding mediator, None while none is appointed."""
        return next((mediator for mediator in self.mediators if mediator.presiding), None)


def names(parties: tuple[PartyFacts, ...] | list[PartyFacts]) -> str:
    """`甲、乙` for a sentence."""
    return "、".join(party.name for party in parties)
