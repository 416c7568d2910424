"""人民调解申请书（人民调解法第十七条；239号文书格式）。"""

import re
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import PaperParty, form_block
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import DraftParty, Side

TITLE = "人民调解申请书"
STATEMENT = "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。"

_ORDINAL = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)）]|[.．](?!\d))\s*")


@dataclass(frozen=True)
class ApplicationPaper(SignedInCells):
    """The applicants' own paper in the order of print: everybody in it, `facts` 纠纷简要情况, `requests` 申请事项 as
    many as there are, the fixed `statement`, and a cell to sign for each applicant."""

    head: Head
    parties: tuple[PaperParty, ...]
    facts: Annotated[tuple[str, ...], Printed("纠纷简要情况")]
    requests: Annotated[tuple[str, ...], Printed("申请事项")]
    statement: Annotated[str, Printed("申请人的声明")]
    signatures: tuple[SignatureCell, ...]


def application_paper(
    parties: tuple[DraftParty, ...], *, facts: str, requests: str, demo: bool = False
) -> ApplicationPaper:
    """The application of the applicants among `parties`; `requests` one to a line, numbered or not."""
    order = list(Side)
    return ApplicationPaper(
        # The parties' own paper: no committee heads it, and it is written before there is a number.
        head=Head(title=TITLE, demo=demo),
        parties=tuple(form_block(party) for party in sorted(parties, key=lambda party: order.index(party.side))),
        facts=paragraphs(facts),
        requests=tuple(f"{place}. {text}" for place, text in enumerate(_items(requests), 1)),
        statement=STATEMENT,
        signatures=tuple(signature_cell(party, party.side.label) for party in parties if party.side is Side.APPLICANT),
    )


def _items(text: str) -> list[str]:
    """The lines of `text` without the numbers somebody gave them."""
    lines = (_ORDINAL.sub("", line, count=1) if _ORDINAL.match(line) else line for line in paragraphs(text))
    return [line for line in lines if line]
