"""How the papers of a case name it and its parties."""

from mediation.models.case import Case, CaseParty
from mediation.operations.agreement.reading import draft_party
from mediation.operations.matter_facts import acting_parties
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import party_label


def labelled_parties(case: Case) -> tuple[tuple[DraftParty, str], ...]:
    """The parties that take part, each with 甲方, 乙方 … in their order."""
    return tuple((draft_party(party, {}), label_of(party)) for party in acting_parties(case))


def label_of(party: CaseParty) -> str:
    """What the party is called on the papers of its case. ValueError when it has left."""
    return party_label([each.id for each in acting_parties(party.case)].index(party.id))
