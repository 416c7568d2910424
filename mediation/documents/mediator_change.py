"""调解员回避（更换）记录（人民调解法第二十三条第一项；人民调解工作若干规定第二十五条）。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import named_party
from mediation.documents.signing import SignatureCell, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day

TITLE = "调解员回避（更换）记录"
PARTS = {"presiding": "主持", "assisting": "协助"}


@dataclass(frozen=True)
class Mediator:
    """Who mediates: `part` presiding or assisting, `since` the day of appointment."""

    name: str
    part: str
    since: date


@dataclass(frozen=True)
class MediatorChangePaper:
    """The record in the order of print; `reason` and `asked_by` may be empty: whoever asks for another mediator need
    give no reason. `signatures` the cell of the party that asked, none when nobody did."""

    head: Head
    matter: Annotated[str, Printed("纠纷")]
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    before: Annotated[str, Printed("原调解员")]
    asked_by: Annotated[str, Printed("提出人")]
    reason: Annotated[tuple[str, ...], Printed("理由")]
    on: Annotated[str, Printed("更换日期")]
    after: Annotated[tuple[str, ...], Printed("现调解员")]
    signatures: tuple[SignatureCell, ...]


def mediator_change(
    *,
    committee: str,
    number: str,
    matter: str,
    parties: Sequence[tuple[DraftParty, str]],
    before: Mediator,
    after: Sequence[Mediator],
    on: date,
    asked_by: str,
    reason: str,
    demo: bool = False,
) -> MediatorChangePaper:
    """The record of one mediator's replacement on a day. `parties` each with its label; `asked_by` the name of the
    party that asked, "" when the committee replaced the mediator by itself."""
    asking = next(((party, label) for party, label in parties if party.name == asked_by), None)
    return MediatorChangePaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        matter=matter,
        parties=tuple(named_party(party, label) for party, label in parties),
        before=f"{before.name}（{PARTS[before.part]}），{day(before.since)}至{day(on)}",
        asked_by=f"{asking[1]} {asked_by}" if asking else asked_by or "本委员会",
        reason=paragraphs(reason),
        on=day(on),
        after=tuple(f"{each.name}（{PARTS[each.part]}），{day(each.since)}起" for each in after),
        signatures=(signature_cell(*asking),) if asking else (),
    )
