"""人民调解回访记录（江苏省预防化解矛盾纠纷条例第二十八条；239号文书格式）。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.clause_wording import stop_at
from mediation.rules.figures import day
from mediation.rules.people_mediation.words import MANNERS, PERFORMED, SATISFACTION

TITLE = "人民调解回访记录"


@dataclass(frozen=True)
class Heard:
    """What was heard on one day: `manner` a key of `MANNERS`, `people` who was asked, `performed` and
    `satisfaction` keys of `PERFORMED` and `SATISFACTION`; `lawsuit`, `risk`, `measures` "" for none."""

    on: date
    manner: str
    people: str
    performed: str
    satisfaction: str
    text: str
    visitor: str
    lawsuit: str = ""
    risk: str = ""
    measures: str = ""


@dataclass(frozen=True)
class FollowUpRecordPaper:
    """The record in the order of print; without anything heard its cells are left to the pen."""

    head: Head
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    agreement: Annotated[str, Printed("调解协议编号")]
    matter: Annotated[str, Printed("回访事由")]
    when: Annotated[str, Printed("回访时间")]
    asked: Annotated[str, Printed("被回访人")]
    findings: Annotated[tuple[str, ...], Printed("回访情况")]
    visitor: Annotated[str, Printed("回访人")]


def follow_up_record(
    *,
    committee: str,
    number: str,
    agreement: str,
    matter: str,
    parties: Sequence[str],
    heard: Heard | None,
    demo: bool = False,
) -> FollowUpRecordPaper:
    """The record about the agreement of that number; `number` the case's, `matter` what the dispute is called."""
    return FollowUpRecordPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        parties=tuple(parties),
        agreement=agreement,
        matter=matter,
        when=f"{day(heard.on)}（{MANNERS[heard.manner]}）" if heard else "",
        asked=heard.people if heard else "",
        findings=tuple(_findings(heard)) if heard else (),
        visitor=heard.visitor if heard else "",
    )


def _findings(heard: Heard) -> Iterator[str]:
    yield f"履行情况：{PERFORMED[heard.performed]}。"
    yield f"对调解的满意度：{SATISFACTION[heard.satisfaction]}。"
    yield from paragraphs(heard.text)
    yield f"有无诉讼及结果：{stop_at(heard.lawsuit or '无')}"
    yield f"有无激化或者隐患：{stop_at(heard.risk or '无')}"
    if heard.measures:
        yield f"采取的措施：{stop_at(heard.measures)}"
