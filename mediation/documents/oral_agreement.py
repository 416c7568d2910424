"""人民调解口头协议登记表（人民调解法第二十八条；江苏省人民调解条例第三十一条；239号文书格式）。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.parties import party_line
from mediation.documents.signing import SignatureCell, signature_cell
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import Draft
from mediation.rules.clauses import CLAUSES

TITLE = "人民调解口头协议登记表"


@dataclass(frozen=True)
class OralAgreementPaper:
    """The register form in the order of print: `parties` one paragraph each, `facts` with the points in dispute,
    `terms` numbered, `performance` 履行方式、时限, `remarks` the reason why nothing was written;
    `mediators` how many lines for mediators to sign."""

    head: Head
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    facts: Annotated[tuple[str, ...], Printed("纠纷主要事实、争议事项")]
    terms: Annotated[tuple[str, ...], Printed("协议内容")]
    performance: Annotated[tuple[str, ...], Printed("履行方式、时限")]
    signatures: tuple[SignatureCell, ...]
    remarks: Annotated[tuple[str, ...], Printed("备注")]
    mediators: Annotated[int, UNPRINTED]
    recorded: bool = True


def oral_agreement_paper(
    draft: Draft, *, number: str, performance: str, remarks: str = "", recorded: bool = True, demo: bool = False
) -> OralAgreementPaper:
    """The form for `draft`, not yet certified; `performance` how and when it was performed, in the clerk's words."""
    naming = draft.naming
    disputes = paragraphs(f"争议事项：{draft.disputes.lstrip()}") if draft.disputes.strip() else ()
    terms = [CLAUSES[term.kind].sentence(term, naming) for term in draft.terms]
    reason = f"未制作人民调解协议书的原因：{draft.oral_reason.label}。" if draft.oral_reason else ""
    return OralAgreementPaper(
        head=Head(committee=draft.committee, title=TITLE, number=number, demo=demo),
        parties=tuple(party_line(party, draft.labels[party.ref]) for party in draft.parties),
        facts=(*paragraphs(draft.facts), *disputes),
        terms=tuple(f"{place}. {sentence}" for place, sentence in enumerate(terms, 1)),
        performance=paragraphs(performance),
        signatures=tuple(signature_cell(party, draft.labels[party.ref]) for party in draft.parties),
        remarks=(*filter(None, (reason,)), *paragraphs(remarks)),
        mediators=max(1, len(draft.mediators)),
        recorded=recorded,
    )
