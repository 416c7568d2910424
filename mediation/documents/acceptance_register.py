"""人民调解受理登记表（人民调解工作若干规定第二十三条；239号文书格式）。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import named_line, side_labels
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.ticks import Tick
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day

TITLE = "人民调解受理登记表"
FOOT = "此表由人民调解委员会填写"


@dataclass(frozen=True)
class ConsentLine:
    """How one party agreed: `who` (`被申请人一`), `when` (`2026年3月3日14时15分`), in what `manner`, its `answer`; all
    but `who` are left to the pen where nothing is on record."""

    who: Annotated[str, Printed("当事人")]
    when: Annotated[str, Printed("征得同意的时间")]
    manner: Annotated[str, Printed("征得同意的方式")]
    answer: Annotated[str, Printed("答复")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return "征得同意情况："


@dataclass(frozen=True)
class AcceptanceRegisterPaper(SignedInCells):
    """The form in the order of print. `opening` the fixed sentence with the day and the parties; `consents` a part
    the official form lacks, () when the office does without; `sources` the two boxes of the form, and beside them
    `source` who sent the case; a cell to sign for each party."""

    head: Head
    registered: Annotated[str, Printed("登记日期")]
    opening: Annotated[str, Printed("受理情况")]
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    consents: tuple[ConsentLine, ...]
    matter: Annotated[str, Printed("纠纷类型")]
    rights: Annotated[tuple[str, ...], Printed("涉及权利")]
    sources: tuple[Tick, ...]
    source: Annotated[str, Printed("案件来源")]
    facts: Annotated[tuple[str, ...], Printed("纠纷简要情况")]
    signatures: tuple[SignatureCell, ...]
    foot: Annotated[str, Printed("表尾")] = FOOT


def acceptance_register_paper(
    parties: tuple[DraftParty, ...],
    *,
    committee: str,
    number: str,
    accepted_on: date,
    proactive: bool,
    matter: str,
    facts: str,
    rights: tuple[str, ...] = (),
    source: str = "",
    consents: Mapping[str, tuple[str, str]] | None = None,
    demo: bool = False,
) -> AcceptanceRegisterPaper:
    """The form for a case taken on; `proactive` the committee took it up by itself, `source` in words where some
    other body sent it; `consents` party ref → when and in what manner it agreed, None for the form without them."""
    labels = side_labels(parties)
    came = "人民调解委员会主动调解" if proactive else "人民调解委员会依当事人申请"
    names = "、".join(party.name for party in parties)
    return AcceptanceRegisterPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        registered=day(accepted_on),
        opening=f"{day(accepted_on)}，{came}，经当事人同意，调解{names}之间的纠纷。",
        parties=tuple(named_line(party, label) for party, label in zip(parties, labels, strict=True)),
        consents=tuple(_consent_lines(parties, labels, consents)) if consents is not None else (),
        matter=matter,
        rights=rights,
        sources=(Tick("①当事人申请", not proactive), Tick("②人民调解委员会主动调解", proactive)),
        source=source,
        facts=paragraphs(facts),
        signatures=tuple(signature_cell(party, label) for party, label in zip(parties, labels, strict=True)),
    )


def _consent_lines(
    parties: tuple[DraftParty, ...], labels: tuple[str, ...], consents: Mapping[str, tuple[str, str]]
) -> Iterator[ConsentLine]:
    for party, label in zip(parties, labels, strict=True):
        when, manner = consents.get(party.ref, ("", ""))
        yield ConsentLine(label, when, manner, "同意调解" if when else "")
