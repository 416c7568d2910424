"""人民调解协议书：从协议稿到纸面（人民调解法第二十八条、第二十九条；司发通〔2010〕239号文书格式）。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Place, Printed
from mediation.documents.parties import PaperParty, party_block
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.terms import PaperTerm, paper_term
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import Draft, Side
from mediation.rules.agreement.paper import EFFECT, copies_sentence
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import day, han
from mediation.rules.sources import Source

TITLE = "人民调解协议书"
LEAD = "经调解，自愿达成如下协议："


@dataclass(frozen=True)
class Section:
    """A section under a first-level heading: `一、纠纷的主要事实`."""

    heading: Annotated[str, Printed("标题")]
    paragraphs: Annotated[tuple[str, ...], Printed("")]

    @property
    def called(self) -> str:
        """How the proof names this section."""
        return self.heading


@dataclass(frozen=True)
class AgreementPaper(SignedInCells):
    """The whole agreement in the order of print. `opening` how the case came and who mediates; `sections` facts
    and points in dispute; `closing` effect and copies, which stays with the signatures; `mediators` one line to
    sign each, their names stand in `opening`; `recorded` whether a recorder signs."""

    head: Head
    parties: tuple[PaperParty, ...]
    opening: Annotated[str, Printed("首部")]
    sections: tuple[Section, ...]
    terms_heading: Annotated[str, Printed("协议内容标题")]
    lead: Annotated[str, Printed("协议内容首句")]
    terms: tuple[PaperTerm, ...]
    closing: Section
    signatures: tuple[SignatureCell, ...]
    mediators: Annotated[tuple[str, ...], Printed("人民调解员", Place.ANYWHERE)]
    recorded: bool = True


def agreement_paper(
    draft: Draft, *, number: str, opening: str, recorded: bool = True, demo: bool = False
) -> AgreementPaper:
    """The paper of `draft`, not yet certified. `number` may be "" for a draft; `opening` as `opening_sentence`
    makes it. Raises ValueError when the draft has too few copies (人民调解法第二十九条第二款)."""
    sections = tuple(_sections(draft))
    return AgreementPaper(
        head=Head(committee=draft.committee, title=TITLE, number=number, demo=demo),
        parties=tuple(party_block(party, draft.labels[party.ref]) for party in draft.parties),
        opening=opening,
        sections=sections,
        terms_heading=f"{han(len(sections) + 1)}、协议内容",
        lead=f"经调解，就{draft.partial_scope}，自愿达成如下协议：" if draft.partial_scope else LEAD,
        terms=tuple(_terms(draft)),
        closing=Section(f"{han(len(sections) + 2)}、协议的生效与份数", (_closing(draft),)),
        signatures=tuple(signature_cell(party, draft.labels[party.ref]) for party in draft.parties),
        mediators=tuple(mediator.name for mediator in draft.mediators),
        recorded=recorded,
    )


def opening_sentence(
    draft: Draft,
    *,
    matter: str,
    source: Source,
    source_body: str = "",
    requested_by: str,
    requested_on: date,
    accepted_on: date,
    chosen: bool,
) -> str:
    """How the case came before the committee, and who mediates.

    `matter` e.g. `美术作品（花型）著作权纠纷`; `requested_by` who applied on the day `requested_on`, e.g. `甲方`:
    printed only where by `source` a party applies, else that `source_body` sent the case or that the committee
    took it up of itself (人民调解法第十七条); `chosen` whether the parties chose the mediators, who else are
    appointed (第十九条).
    """
    third = _labels(draft, Side.THIRD_PARTY)
    sides = "与".join(filter(None, (_labels(draft, Side.APPLICANT), _labels(draft, Side.RESPONDENT))))
    sides += f"、第三人{third}" if third else ""
    people = "、".join(mediator.name for mediator in draft.mediators)
    whom = f"由当事人选择的人民调解员{people}" if chosen else f"指定人民调解员{people}"
    everyone = "双方当事人" if len(draft.parties) == 2 else "各方当事人"
    accepted = f"经{everyone}同意，于{day(accepted_on)}受理，{whom}进行调解。"
    if source.party_applies:
        applied = f"{requested_by}于{day(requested_on)}向本人民调解委员会申请调解。"
        return f"{sides}因{matter}，{applied}本委员会{accepted}"
    came = "主动调解" if source.code == "PROACTIVE" else source.sent_by(source_body)
    return f"{sides}因{matter}，本人民调解委员会{came}{'，' if came else ''}{accepted}"


def _labels(draft: Draft, side: Side) -> str:
    return "、".join(draft.labels[party.ref] for party in draft.parties if party.side is side)


def _sections(draft: Draft) -> Iterator[Section]:
    texts = (("纠纷的主要事实", draft.facts), ("争议事项", draft.disputes))
    filled = [(heading, paragraphs(text)) for heading, text in texts if paragraphs(text)]
    for place, (heading, lines) in enumerate(filled, 1):
        yield Section(f"{han(place)}、{heading}", lines)


def _terms(draft: Draft) -> Iterator[PaperTerm]:
    naming = draft.naming
    for place, term in enumerate(draft.terms, 1):
        yield paper_term(place, CLAUSES[term.kind].wording(term, naming))


def _closing(draft: Draft) -> str:
    agreed = draft.agreed_effective_on
    also = f"当事人另行约定的生效日期为{day(agreed)}。" if agreed else ""
    return f"{EFFECT}{also}{copies_sentence(draft)}"
