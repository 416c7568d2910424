"""调解组织主持调解的证明（民诉法解释第三百五十四条第一款）。

The article asks for the proof and gives no form of it: the words are this desk's own and say only what is on record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import Head, Printed
from mediation.documents.parties import named_party
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day

TITLE = "调解组织主持调解的证明"


@dataclass(frozen=True)
class MediationProofPaper:
    """The committee's certificate in the order of print: `addressee` the court, "" where it is left to the pen;
    `certified` what it certifies, `rows` the particulars, `unit` the name the seal goes over."""

    head: Head
    addressee: Annotated[str, Printed("致送的法院")]
    certified: Annotated[tuple[str, ...], Printed("证明的内容")]
    rows: tuple[FormRow, ...]
    unit: Annotated[str, Printed("落款单位")]


def mediation_proof(
    *,
    committee: str,
    number: str,
    matter: str,
    accepted_on: date,
    effective_on: date,
    parties: Sequence[tuple[DraftParty, str]],
    mediators: Sequence[str],
    court: str,
    demo: bool = False,
) -> MediationProofPaper:
    """The proof for the agreement of that `number`, in force since `effective_on`; `matter` what the dispute is
    about, `parties` with their labels, `mediators` by name."""
    return MediationProofPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressee=f"{court}：" if court else "",
        certified=(
            f"各方当事人因{matter}，经我会主持调解，自愿达成人民调解协议（{number}），"
            f"协议自{day(effective_on)}起生效。",
            "特此证明。",
        ),
        rows=(
            FormRow("调解组织", committee),
            FormRow("受理日期", day(accepted_on)),
            FormRow("当事人", "；".join(named_party(party, label) for party, label in parties)),
            FormRow("调解员", "、".join(mediators)),
            FormRow("协议编号", number),
            FormRow("协议生效日", day(effective_on)),
        ),
        unit=committee,
    )
