"""特邀调解结果报告（特邀调解规定第二十六条第二款；在线调解规则第二十一条）。

The rules demand a written report and set no form: its wording is this committee's own. Its fields follow what
court-connected platforms ask for at the end of a mediation. It tells how the mediation went and why it ended; what a
party conceded in order to settle stays out (特邀调解规定第二十二条).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.ticks import Tick
from mediation.documents.typesetting import paragraphs
from mediation.rules.court_referral.words import ADVICE, REASONS, SHORT_KINDS
from mediation.rules.figures import day
from mediation.rules.statutes import INVITED_26_2

TITLE = "特邀调解结果报告"


@dataclass(frozen=True)
class CourtReportPaper:
    """The report in the order of print; the day of sending is left to the pen."""

    head: Head
    addressee: Annotated[str, Printed("抬头")]
    opening: Annotated[str, Printed("正文")]
    court_number: Annotated[str, Printed("法院编号")]
    kind: Annotated[str, Printed("种类")]
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    matter: Annotated[str, Printed("纠纷类型")]
    mediators: Annotated[str, Printed("调解员")]
    taken_on: Annotated[str, Printed("接受调解时间")]
    ended_on: Annotated[str, Printed("调解终止时间")]
    reasons: tuple[Tick, ...]
    summary: Annotated[tuple[str, ...], Printed("调解过程摘要")]
    result: Annotated[tuple[str, ...], Printed("结果")]
    disputes: Annotated[tuple[str, ...], Printed("争议焦点")]
    agreed_facts: Annotated[str, Printed("无争议事实")]
    advice: Annotated[str, Printed("繁简分流建议")]
    remark: Annotated[tuple[str, ...], Printed("备注")]


def court_report(
    *,
    committee: str,
    number: str,
    court: str,
    court_number: str,
    document_number: str,
    kind: str,
    procedure: str,
    parties: Sequence[str],
    matter: str,
    mediators: Sequence[str],
    taken_on: date,
    ended_on: date,
    reasons: Sequence[str],
    summary: str,
    result: Sequence[str],
    disputes: str = "",
    agreed_facts: int = 0,
    advice: str = "",
    remark: str = "",
    demo: bool = False,
) -> CourtReportPaper:
    """The report of one case: `kind` assignment or entrustment, `reasons` keys of `REASONS`, `result` one sentence
    each, `agreed_facts` how many records of agreed facts go with it, `advice` a key of `ADVICE`."""
    how = SHORT_KINDS[kind]
    letter = f"（{document_number}）" if document_number else ""
    return CourtReportPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressee=f"{court}：",
        opening=f"贵院{how}{letter}本委员会调解的{matter}，调解已经终止。依照{INVITED_26_2.formal}的规定，报告如下：",
        court_number=court_number or "—",
        kind="，".join(filter(None, (f"{how}调解", procedure))),
        parties=tuple(parties),
        matter=matter,
        mediators="、".join(mediators) or "—",
        taken_on=day(taken_on),
        ended_on=day(ended_on),
        reasons=tuple(Tick(reason.label, code in reasons) for code, reason in REASONS.items()),
        summary=paragraphs(summary),
        result=tuple(result),
        disputes=paragraphs(disputes) or ("—",),
        agreed_facts=f"另附无争议事实记载 {agreed_facts} 份" if agreed_facts else "没有",
        advice=ADVICE[advice],
        remark=paragraphs(remark) or ("—",),
    )
