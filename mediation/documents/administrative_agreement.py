"""行政调解协议书（专利法第六十五条，实施细则第一百零二条，商标法）。本局用语，没有统一格式。

It bears the bureau's own number, never one of a people's committee, and says of itself that it is no title to
enforcement.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import PaperParty, party_block
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.administrative_mediation.words import SIDES
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day, han, party_label
from mediation.rules.money import decimal_yuan, in_capitals, yuan

TITLE = "行政调解协议书"
LEAD = "经本局调解，各方自愿达成如下协议："


@dataclass(frozen=True)
class AdministrativeAgreementPaper(SignedInCells):
    """The agreement in the order of print: the parties, how the matter came to be mediated, the `terms` as they were
    written, the `amount` in figures and capitals, what it is worth and how many copies there are."""

    head: Head
    parties: tuple[PaperParty, ...]
    opening: Annotated[str, Printed("调解的由来")]
    lead: Annotated[str, Printed("协议的引语")]
    terms: Annotated[tuple[str, ...], Printed("协议内容")]
    amount: Annotated[str, Printed("金额")]
    closing: Annotated[tuple[str, ...], Printed("效力和份数")]
    signatures: tuple[SignatureCell, ...]


def administrative_agreement(
    parties: tuple[DraftParty, ...],
    *,
    bureau: str,
    number: str,
    matter: str,
    right: str,
    requested_on: date,
    opened_on: date,
    terms: str,
    amount: int | None,
    copies: int,
    effect: str,
    demo: bool = False,
) -> AdministrativeAgreementPaper:
    """The agreement of the matter with that `number`; `amount` in 分, None where no money is paid."""
    labels = [party_label(place) for place in range(len(parties))]
    about = f"，涉及{right}" if right else ""
    return AdministrativeAgreementPaper(
        head=Head(committee=bureau, title=TITLE, number=number, demo=demo),
        parties=tuple(
            replace(party_block(party, label), role=SIDES[party.side])
            for party, label in zip(parties, labels, strict=True)
        ),
        opening=f"各方因{matter}{about}，于{day(requested_on)}请求本局调解。经各方同意，本局于{day(opened_on)}立案。",
        lead=LEAD,
        terms=paragraphs(terms),
        amount=f"以上涉及金额合计{yuan(amount)}元（{in_capitals(decimal_yuan(amount))}）。" if amount else "",
        closing=(
            effect,
            f"本协议自各方签名或者盖章之日起成立。一式{han(copies)}份，各方各执一份，本局存档一份。",
        ),
        signatures=tuple(signature_cell(party, label) for party, label in zip(parties, labels, strict=True)),
    )
