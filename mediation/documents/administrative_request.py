"""行政调解申请书（专利法实施细则第一百零二条等：应当事人请求）。本局用语，没有统一格式。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import PaperParty, form_block
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.administrative_mediation.words import SIDES
from mediation.rules.agreement.draft import DraftParty, Side

TITLE = "行政调解申请书"
STATEMENT = "以上情况属实。我方自愿请求行政调解，知道对方不同意的不立案，达成的协议没有强制执行力。"


@dataclass(frozen=True)
class AdministrativeRequestPaper(SignedInCells):
    """The applicants' own paper in the order of print: everybody in it, `matter` what is asked to be mediated, `right`
    in dispute, `facts` and `requests`, the fixed `statement`, and a cell to sign for each applicant."""

    head: Head
    parties: tuple[PaperParty, ...]
    matter: Annotated[str, Printed("请求调解的事项")]
    right: Annotated[str, Printed("涉及权利")]
    facts: Annotated[tuple[str, ...], Printed("纠纷简要情况")]
    requests: Annotated[tuple[str, ...], Printed("请求")]
    statement: Annotated[str, Printed("请求人的声明")]
    signatures: tuple[SignatureCell, ...]


def administrative_request(
    parties: tuple[DraftParty, ...],
    *,
    bureau: str,
    matter: str,
    right: str,
    facts: str,
    requests: str,
    demo: bool = False,
) -> AdministrativeRequestPaper:
    """The request of the applicants among `parties` to the `bureau`; it is written before there is a number."""
    return AdministrativeRequestPaper(
        head=Head(committee=f"致{bureau}", title=TITLE, demo=demo),
        parties=tuple(form_block(party, SIDES[party.side]) for party in parties),
        matter=matter,
        right=right,
        facts=paragraphs(facts),
        requests=paragraphs(requests),
        statement=STATEMENT,
        signatures=tuple(signature_cell(party, SIDES[party.side]) for party in parties if party.side is Side.APPLICANT),
    )
