"""What several papers read of a case: its heading, its parties as they were on a day, what is missing of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.models.case import Case, CaseParty
from mediation.operations.agreement.reading import draft_party
from mediation.operations.matter_facts import acting_parties, missing_particulars
from mediation.operations.papers.making import Gap, Making
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import party_label


@dataclass(frozen=True)
class NamedParty:
    """A party as papers name it: its `row`, `label` 甲方 …, and everything that is printed of it."""

    row: CaseParty
    label: str
    draft: DraftParty


def heading(making: Making) -> dict[str, Any]:
    """The committee, the case number and whether the data are invented, as every paper's builder takes them."""
    case = making.case
    return {"committee": case.committee.name, "number": case.case_number or "", "demo": making.demo}


def named_parties(case: Case, on: date | None = None) -> tuple[NamedParty, ...]:
    """The parties that take part now, or that took part on a day: whoever left since keeps a place in its records."""
    rows = acting_parties(case) if on is None else [p for p in case.parties if p.left_on is None or p.left_on > on]
    return tuple(NamedParty(row, party_label(place), draft_party(row, {})) for place, row in enumerate(rows))


def labelled_parties(case: Case) -> tuple[tuple[DraftParty, str], ...]:
    """The parties that take part, each with 甲方, 乙方 … in their order."""
    return tuple((party.draft, party.label) for party in named_parties(case))


def label_of(party: CaseParty) -> str:
    """What the party is called on the papers of its case. ValueError when it has left."""
    return party_label([each.id for each in acting_parties(party.case)].index(party.id))


def particulars_gaps(parties: tuple[NamedParty, ...], making: Making) -> list[Gap]:
    """One gap for each party of whom the register lacks something that the paper prints."""
    gaps = []
    for party in parties:
        words = missing_particulars(party.row, today=making.today)
        if words:
            gaps.append(Gap(f"{party.draft.name}还没有填{'、'.join(words)}。", "change_parties"))
    return gaps


def head_gaps(parties: tuple[NamedParty, ...]) -> list[Gap]:
    """One gap for each body of which nobody has said who stands for it, for papers that print no more than that."""
    drafts = [party.draft for party in parties]
    return [
        Gap(f"{each.name}还没有填{each.kind.head}。", "change_parties")
        for each in drafts
        if each.kind.head and not each.head
    ]
