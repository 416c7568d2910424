"""跨业务提示：one enterprise in two services that do not go together, or both sides of one dispute helped here.

No article forbids them: they are hints to look at before somebody goes on. Each says in one sentence what was found
and what to do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mediation.rules.enterprises.entries import Dispute, Service, ServiceEntry

STRONG, MIDDLE, WEAK = "强", "中", "弱"

# What is given to one side only: help, not an examination that is the same for everybody.
HELP = frozenset({Service.AID, Service.OVERSEAS, Service.FAIR, Service.SHOP_WATCH})
EXAMINED = frozenset({Service.PREEXAMINATION, Service.EVALUATION})
TALKS = frozenset({Service.MEDIATION, Service.ADMINISTRATIVE})

Entries = Mapping[int, Sequence[ServiceEntry]]


@dataclass(frozen=True)
class Crossing:
    """`strength` 强 or 中; `reason` one sentence; `party` whose record tells more; `matters` what it is about."""

    strength: str
    reason: str
    party: int
    matters: tuple[str, ...]


def crossings(dispute: Dispute, entries: Entries) -> list[Crossing]:
    """What speaks against going on with `dispute` as if nothing were known, strongest first. `entries` party → what
    it had, of everybody who takes part."""
    found = [
        *(one for party in _everybody(dispute) for one in _of_party(dispute, party, entries.get(party, ()))),
        *_both_sides(dispute, entries),
        *_twice(dispute, entries),
    ]
    return sorted(dict.fromkeys(found), key=lambda one: (STRONG, MIDDLE, WEAK).index(one.strength))


def _everybody(dispute: Dispute) -> Iterable[int]:
    return sorted(party for members in dispute.sides.values() for party in members)


def _name(dispute: Dispute, party: int) -> str:
    return dispute.names.get(party) or f"{_SIDES[dispute.side_of(party)]}一方"


_SIDES = {"applicant": "申请", "respondent": "被申请", "third_party": "第三人"}


def _of_party(dispute: Dispute, party: int, had: Sequence[ServiceEntry]) -> Iterator[Crossing]:
    for entry in had:
        # A complaint that was handed over as this dispute is its beginning, nothing beside it.
        if entry.matter == dispute.key or _goes_on(entry, dispute):
            continue
        matters = (dispute.key, entry.matter)
        if _bears_on(entry, dispute):
            yield from _helped(dispute, party, entry, matters)
        if entry.service in EXAMINED and entry.rights & dispute.rights:
            yield _same_design(dispute, party, entry, matters)


def _bears_on(entry: ServiceEntry, dispute: Dispute) -> bool:
    """Whether the party was helped in a way that others should know: advised in aid, or by any service about the same
    right. A complaint about somebody else's stall or a buyer abroad says nothing of this dispute."""
    about_it = entry.service is Service.AID or bool(entry.rights & dispute.rights)
    return entry.service in HELP and entry.helped and about_it


def _goes_on(entry: ServiceEntry, dispute: Dispute) -> bool:
    """Whether `dispute` is what the matter was handed over as."""
    return bool(dispute.dispute_number) and dispute.dispute_number in entry.became


def _helped(dispute: Dispute, party: int, entry: ServiceEntry, matters: tuple[str, ...]) -> Iterator[Crossing]:
    """We advised A, now we mediate A against B."""
    name, what = _name(dispute, party), f"{entry.body}给{_name(dispute, party)}办过{entry.service.label}"
    number = f"（{entry.number}）" if entry.number else ""
    against = "、".join(dispute.names[one] for one in sorted(dispute.opposite(party)) if dispute.names.get(one))
    against = f"与{against}的纠纷" if against else "的纠纷"
    yield Crossing(
        STRONG if entry.running else MIDDLE,
        f"{what}{number}，{dispute.called}又在调解{name}{against}：办过援助的人不参加调解，并把这件事告诉双方。",
        party,
        matters,
    )
    other = {"applicant": "respondent", "respondent": "applicant"}.get(dispute.side_of(party), "")
    for helper in sorted(entry.helpers & dispute.mediators):
        yield Crossing(
            STRONG,
            f"{helper}在{entry.called}里帮过{name}，又是{dispute.called}的调解员（同名）：换人。",
            party,
            matters,
        )
    for helper in sorted(entry.helpers & dispute.agents.get(other, frozenset())):
        yield Crossing(
            STRONG,
            f"{helper}在{entry.called}里帮过{name}，在{dispute.called}里代理对方（同名）：核对是不是同一个人。",
            party,
            matters,
        )


def _same_design(dispute: Dispute, party: int, entry: ServiceEntry, matters: tuple[str, ...]) -> Crossing:
    """Said to infringe a design, and asks for a patent on it; or its own work, which may be the earlier right."""
    name = _name(dispute, party)
    if dispute.side_of(party) == "respondent":
        said = f"{name}在{dispute.called}里被指侵权，又拿同一个设计办{entry.service.label}：预审先核对在先权利。"
        return Crossing(STRONG, said, party, matters)
    said = f"{name}在{dispute.called}里主张的权利，与它办{entry.service.label}的设计可能同源：核对在先权利。"
    return Crossing(MIDDLE, said, party, matters)


def _both_sides(dispute: Dispute, entries: Entries) -> Iterator[Crossing]:
    """Both sides of one dispute were helped here."""
    asking, asked = (_helped_of(dispute, side, entries) for side in ("applicant", "respondent"))
    for one in asking:
        for other in asked:
            bodies = "、".join(dict.fromkeys((one.body, other.body)))
            said = (
                f"{_name(dispute, one.party)}和{_name(dispute, other.party)}是{dispute.called}的两方，{bodies}"
                f"两边都帮过（{one.service.label}、{other.service.label}）：各由不同的人办，材料分开。"
            )
            yield Crossing(STRONG, said, one.party, (dispute.key, one.matter, other.matter))
            return


def _helped_of(dispute: Dispute, side: str, entries: Entries) -> list[ServiceEntry]:
    members = sorted(dispute.sides.get(side, frozenset()))
    had = (entry for party in members for entry in entries.get(party, ()))
    return [one for one in had if _bears_on(one, dispute) and not _goes_on(one, dispute)]


def _twice(dispute: Dispute, entries: Entries) -> Iterator[Crossing]:
    """The same two sides talk in two places at once. What came from the other as one dispute is one dispute."""
    for party in sorted(dispute.sides.get("applicant", frozenset()) | dispute.sides.get("respondent", frozenset())):
        for entry in entries.get(party, ()):
            there = entry.dispute
            if there is None or there.key == dispute.key or there.service is dispute.service:
                continue
            if there.dispute_number and there.dispute_number == dispute.dispute_number:
                continue
            again = sorted(there.opposite(party) & dispute.opposite(party))
            if again:
                said = (
                    f"{_name(dispute, party)}和{_name(dispute, again[0])}在{entry.called}里也在调解，还没结束："
                    "是同一件纠纷的，只留一处。"
                )
                yield Crossing(MIDDLE, said, party, (dispute.key, there.key))
                return
