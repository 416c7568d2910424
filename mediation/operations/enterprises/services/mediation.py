"""Cases of the two committees, from the side of each party."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import case as when
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.case import SIDES, Agent, Case, CaseMediator, CaseParty
from mediation.models.party import Party
from mediation.models.right import Right
from mediation.models.user import User
from mediation.operations.access_scope import may_read, stored_only
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import sight_of_others
from mediation.procedures.people_mediation import OPEN, State
from mediation.rules.dispute_types import DisputeType
from mediation.rules.enterprises.entries import Dispute, Service, ServiceEntry, Sight, right_keys


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every case of the parties that the actor may know of: whole where the actor may read it; of others that there is
    one, and of those that hide themselves (商业秘密, a restricted dossier) nothing at all."""
    readable = when((may_read(actor.user), 1), else_=0)
    hidden = or_(Case.restricted.is_(True), stored_only())
    query = (
        select(CaseParty, Case, readable)
        .join(Case, Case.id == CaseParty.case_id)
        .where(CaseParty.party_id.in_(sorted(party_ids)), or_(may_read(actor.user), ~hidden))
        .options(joinedload(Case.committee))
        .order_by(Case.id.desc())
    )
    rows = [(row[0], row[1], bool(row[2])) for row in db.session.execute(query)]
    about = _About({case.id for _, case, _ in rows}, {case.id for _, case, opens in rows if opens})
    for part, case, opens in rows:
        yield _entry(part, case, about, Sight.OPEN if opens else sight_of_others(actor))


def _entry(part: CaseParty, case: Case, about: "_About", sight: Sight) -> ServiceEntry:
    opens, running = sight is Sight.OPEN, State(case.state) in OPEN
    key, body = f"case:{case.id}", case.committee.short_name
    counted = ServiceEntry(Service.MEDIATION, part.party_id, key, body, case.registered_on, "", running, sight)
    if sight is Sight.COUNTED:
        return counted
    entry = replace(
        counted,
        state=State(case.state).label,
        part=SIDES[part.side] + ("（已退出）" if part.left_on else ""),
        number=case.number if opens else "",
        kind=f"{DisputeType(case.dispute_type).label}纠纷",
        others=tuple(about.names[case.id][one] for one in about.against(case.id, part)) if opens else (),
        endpoint="cases.show" if opens else "",
        address=(("uid", case.uid),) if opens else (),
        rights=about.rights[case.id],
    )
    in_talks = running and part.left_on is None
    return replace(entry, dispute=about.dispute_of(case, entry)) if in_talks else entry


class _About:
    """Who and what the cases are about, read for all of them at once; `names` of parties only for those in `opened`."""

    def __init__(self, cases: set[int], opened: set[int]) -> None:
        self.sides: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.names: dict[int, dict[int, str]] = defaultdict(dict)
        self.rights: dict[int, frozenset[str]] = defaultdict(frozenset)
        self.mediators: dict[int, set[str]] = defaultdict(set)
        self.agents: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        if cases:
            self._read(sorted(cases), opened)

    def against(self, case_id: int, part: CaseParty) -> list[int]:
        """The other parties that stand on another side, in the order they came in."""
        own = self.sides[case_id][part.side] | {part.party_id}
        return [party for party in self.names[case_id] if party not in own]

    def dispute_of(self, case: Case, entry: ServiceEntry) -> Dispute:
        """The case as conflicts are looked for in it; nobody is named to those who may not read it."""
        return Dispute(
            entry.matter,
            entry.called,
            dispute_number=case.dispute_number,
            sides={side: frozenset(members) for side, members in self.sides[case.id].items()},
            names=dict(self.names[case.id]),
            rights=self.rights[case.id],
            mediators=frozenset(self.mediators[case.id]),
            agents={side: frozenset(names) for side, names in self.agents[case.id].items()},
        )

    def _read(self, cases: list[int], opened: set[int]) -> None:
        parties = (
            select(CaseParty.case_id, CaseParty.party_id, CaseParty.side, Party.name)
            .join(Party, Party.id == CaseParty.party_id)
            .where(CaseParty.case_id.in_(cases), CaseParty.left_on.is_(None))
            .order_by(CaseParty.ordinal)
        )
        for case_id, party, side, name in db.session.execute(parties):
            self.sides[case_id][side].add(party)
            if case_id in opened:
                self.names[case_id][party] = name
        rights = select(Right.case_id, Right.number_key, Right.title).where(Right.case_id.in_(cases))
        for case_id, key, title in db.session.execute(rights):
            self.rights[case_id] |= right_keys((key,), (title,))
        mediators = (
            select(CaseMediator.case_id, User.display_name)
            .join(User, User.id == CaseMediator.user_id)
            .where(CaseMediator.case_id.in_(cases), CaseMediator.to_on.is_(None), CaseMediator.part != "recorder")
        )
        for case_id, name in db.session.execute(mediators):
            self.mediators[case_id].add(name)
        agents = (
            select(CaseParty.case_id, CaseParty.side, Agent.name)
            .join(Agent, Agent.case_party_id == CaseParty.id)
            .where(CaseParty.case_id.in_(cases), Agent.ended_on.is_(None))
        )
        for case_id, side, name in db.session.execute(agents):
            self.agents[case_id][side].add(name)
