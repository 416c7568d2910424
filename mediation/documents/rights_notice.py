"""权利义务告知书：调解开始前告知每一方（人民调解法第三条、第二十三条、第二十四条；江苏省人民调解条例第二十六条、第二十七条）。

Every sentence about the law is a statute's own: the rights and duties of the national law with the one that the
Jiangsu regulation adds to each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.signing import SignatureCell, signature_cell
from mediation.rules import statutes
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day, han, item
from mediation.rules.statutes import Statute

TITLE = "权利义务告知书"
OPENING = (
    "根据有关法律、法规的要求，现将人民调解委员会的性质、调解原则和法律效果，"
    "以及当事人在人民调解活动中享有的权利和履行的义务告知如下："
)
ACKNOWLEDGMENT = "以上内容已经告知我方，我方已经知悉。"
RULES_FOR_A_COURT = (
    statutes.INVITED_15,
    statutes.INVITED_18,
    statutes.INVITED_22,
    statutes.INVITED_26_1,
    statutes.INVITED_27,
)
"""Recusal, sham mediation, facts conceded in talks, endings, time limits."""


@dataclass(frozen=True)
class NoticePart:
    """A part under a first-level heading, one paragraph a sentence or item of the law."""

    heading: Annotated[str, Printed("标题")]
    paragraphs: Annotated[tuple[str, ...], Printed("")]

    @property
    def called(self) -> str:
        """How the proof names this part."""
        return self.heading


@dataclass(frozen=True)
class RightsNoticePaper:
    """The notice to one party in the order of print; `told` when and how it was given, "" before."""

    head: Head
    addressee: Annotated[str, Printed("被告知人")]
    opening: Annotated[str, Printed("首部")]
    parts: tuple[NoticePart, ...]
    told: Annotated[str, Printed("告知的日期和方式")]
    acknowledgment: Annotated[str, Printed("知悉的声明")]
    signature: SignatureCell


def rights_notice_paper(
    party: DraftParty,
    label: str,
    *,
    committee: str,
    number: str,
    told_on: date | None,
    manner: str = "",
    from_court: bool = False,
    demo: bool = False,
) -> RightsNoticePaper:
    """The notice to `party`, called `label` (`甲方`). `from_court`: the rules and the course of mediation for a court
    (特邀调解规定第十四条第三款) and the consequences of sham mediation (在线调解规则第十七条) are told too."""
    return RightsNoticePaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressee=f"{party.name}（{label}，{party.side.label}）：",
        opening=OPENING,
        parts=tuple(
            NoticePart(f"{han(place)}、{heading}", texts)
            for place, (heading, texts) in enumerate(_parts(from_court), 1)
        ),
        told=f"告知日期：{day(told_on)}　　告知方式：{manner}告知" if told_on else "",
        acknowledgment=ACKNOWLEDGMENT,
        signature=signature_cell(party, label),
    )


def _parts(from_court: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "人民调解委员会的性质", (statutes.MEDIATION_7.words + statutes.MEDIATION_4.words,)
    yield "调解的原则", tuple(statutes.MEDIATION_3.words.replace(":", "：").split("\n"))
    yield (
        "调解协议的效力",
        tuple(
            article.words.split("\n")[0]
            for article in (statutes.MEDIATION_31, statutes.MEDIATION_32, statutes.MEDIATION_33_1)
        ),
    )
    yield "当事人的权利", _items(statutes.MEDIATION_23, statutes.JIANGSU_MEDIATION_26_5)
    yield "当事人的义务", _items(statutes.MEDIATION_24, statutes.JIANGSU_MEDIATION_27_4)
    if from_court:
        yield "法院委派、委托调解的规则和程序", tuple(_lines(*RULES_FOR_A_COURT))
        yield "虚假调解的法律后果", (statutes.CPL_115.words,)


def _lines(*articles: Statute) -> Iterator[str]:
    for article in articles:
        yield from article.words.split("\n")


def _items(national: Statute, provincial: Statute) -> tuple[str, ...]:
    """The items of the national article and the one the province adds, numbered on."""
    items = [line[line.index("）") + 1 : -1] for line in national.words.split("\n")[1:]] + [provincial.words]
    ends = "；" * (len(items) - 1) + "。"
    return tuple(f"{item(place)}{text}{end}" for place, (text, end) in enumerate(zip(items, ends, strict=True), 1))
