"""无争议事实记载：各方都认可的事实，另立一份（特邀调解规定第二十二条；民诉法解释第一百零七条；在线调解规则第二十二条）。

What a party conceded in order to settle stays in the record of the session and out of this paper.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.parties import named_line
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day

TITLE = "无争议事实记载"
LEAD = "各方当事人对下列事实没有争议，共同确认如下："


@dataclass(frozen=True)
class AgreedFactsPaper(SignedInCells):
    """The paper in the order of print: the lines of the head, `lead`, the facts as they were typed, a cell for each
    party; `mediators` how many lines for mediators to sign."""

    head: Head
    rows: tuple[FormRow, ...]
    lead: Annotated[str, Printed("首句")]
    facts: Annotated[tuple[str, ...], Printed("无争议事实")]
    signatures: tuple[SignatureCell, ...]
    mediators: Annotated[int, UNPRINTED]


def agreed_facts_paper(
    parties: tuple[tuple[str, DraftParty], ...],
    *,
    committee: str,
    number: str,
    recorded_on: date,
    session: str,
    subject: str,
    mediators: tuple[str, ...],
    text: str,
    demo: bool = False,
) -> AgreedFactsPaper:
    """The paper of facts that all `parties` (label, party) confirm; `session` the session they were recorded in
    (`第一次调解`), "" for none."""
    return AgreedFactsPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        rows=(
            FormRow("记载日期", day(recorded_on) + (f"（{session}）" if session else "")),
            FormRow("事由", subject),
            *(
                FormRow("" if place else "当事人", named_line(party, f"{label}（{party.side.label}）"))
                for place, (label, party) in enumerate(parties)
            ),
            FormRow("调解员", "、".join(mediators)),
        ),
        lead=LEAD,
        facts=paragraphs(text),
        signatures=tuple(signature_cell(party, label) for label, party in parties),
        mediators=max(1, len(mediators)),
    )
