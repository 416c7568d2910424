"""司法确认申请书（民事诉讼法第二百零五条；人民调解法第三十三条；民诉法解释第三百五十三条、第三百五十四条）。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import PaperParty, party_block
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.rules.agreement.draft import Draft
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import day, item
from mediation.rules.statutes import CPL_205, MEDIATION_33

TITLE = "司法确认申请书"
_NO_TITLE = "协议内容不涉及物权、知识产权确权。"
"""民诉法解释第三百五十五条第一款第五项: a court does not take what decides on ownership."""


@dataclass(frozen=True)
class ConfirmationApplicationPaper(SignedInCells):
    """The joint application in the order of print. The parties speak in it, not the committee, whose name does not
    stand at its head. `court` "" while the court table has no confirmed row: then the line is left to the pen."""

    head: Head
    parties: tuple[PaperParty, ...]
    request: Annotated[str, Printed("请求事项")]
    facts: Annotated[tuple[str, ...], Printed("事实和理由")]
    terms: Annotated[tuple[str, ...], Printed("协议内容")]
    grounds: Annotated[tuple[str, ...], Printed("申请的依据")]
    court: Annotated[str, Printed("法院")]
    attachments: Annotated[tuple[str, ...], Printed("附件")]
    signatures: tuple[SignatureCell, ...]


def confirmation_application(
    draft: Draft,
    *,
    number: str,
    matter: str,
    effective_on: date,
    court: str = "",
    decides_ownership: bool = False,
    demo: bool = False,
) -> ConfirmationApplicationPaper:
    """The application for the agreement `draft` of that `number`, in force since `effective_on`.
    `decides_ownership` the review found words on who owns a right or goods: then the statement that there are none
    is left out."""
    naming, labels = draft.naming, draft.labels
    part = f"协议就{draft.partial_scope}达成。" if draft.partial_scope else ""
    return ConfirmationApplicationPaper(
        head=Head(title=TITLE, demo=demo),
        parties=tuple(_applicant(party_block(party, labels[party.ref])) for party in draft.parties),
        request=(
            f"请求人民法院依法确认各申请人于{day(effective_on)}经{draft.committee}主持调解达成的"
            f"人民调解协议（{number}）有效。"
        ),
        facts=(
            f"各申请人因{matter}，经{draft.committee}主持调解，自愿达成人民调解协议，"
            f"协议自{day(effective_on)}起生效。{part}协议约定：",
        ),
        terms=tuple(
            f"{item(place)}{CLAUSES[term.kind].wording(term, naming).heading.rstrip('。')}。"
            f"{CLAUSES[term.kind].sentence(term, naming)}"
            for place, term in enumerate(draft.terms, 1)
        ),
        grounds=tuple(_grounds(decides_ownership)),
        court=court,
        attachments=tuple(f"{place}. {words}" for place, words in enumerate(attachments(draft, number=number), 1)),
        signatures=tuple(signature_cell(party, labels[party.ref]) for party in draft.parties),
    )


def attachments(draft: Draft, *, number: str) -> Iterator[str]:
    """What the court wants to see (民诉法解释第三百五十四条、司法确认程序规定第三条), named from the draft."""
    yield f"人民调解协议书（{number}）"
    yield f"{draft.committee}主持调解的证明"
    rights = "、".join(right.spoken for right in draft.rights)
    yield "与调解协议相关的财产权利证明" + (f"：{rights}" if rights else "")
    yield "各申请人的身份证明、资格证明"
    if any(party.agents for party in draft.parties):
        yield "授权委托书"
    yield "各申请人的送达地址、电话号码"


def _applicant(block: PaperParty) -> PaperParty:
    """All apply jointly; the label of the agreement is kept, for its terms speak of 甲方 and 乙方."""
    return replace(block, label="申请人", role=block.label)


def _grounds(decides_ownership: bool) -> Iterator[str]:
    if not decides_ownership:
        yield _NO_TITLE
    yield (
        f"现依照{CPL_205.formal}、{MEDIATION_33.formal}的规定，自调解协议生效之日起三十日内共同提出申请。"
        "各申请人如实陈述申请确认的调解协议的有关情况，保证提交的证明材料真实、合法。"
    )
