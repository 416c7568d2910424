"""海外纠纷应对指导意见书：给企业的初步意见、境外期限、证据出境提示。本办用语，没有统一格式。

What is fixed in it, the reminder about evidence and the sentence on reference only, are this desk's own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day
from mediation.rules.overseas_guidance.foreign_time import ForeignMoment

TITLE = "海外纠纷应对指导意见书"
EVIDENCE = "向境外提供证据材料前，请先核对国家秘密、数据安全、个人信息、技术出口和司法协助等规定。"
REFERENCE = "本意见供企业决策参考，不构成法律意见；境外程序事项以受理机构文书和当地律师意见为准。"
NO_NODES = "还没有照文书核过的境外期限。收到境外文书，请当天告知指导人员。"


@dataclass(frozen=True)
class SheetNode:
    """One foreign day: `name`, `local` and `beijing` time, the paper it comes from."""

    name: Annotated[str, Printed("节点")]
    local: Annotated[str, Printed("当地时间")]
    beijing: Annotated[str, Printed("北京时间")]
    source: Annotated[str, Printed("依据的文书")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.name


@dataclass(frozen=True)
class OverseasGuidanceSheet:
    """The sheet in the order of print; texts that nobody knows yet are dashes. `zones` is for the head of the table,
    where all days are of one zone."""

    head: Head
    enterprise: Annotated[str, Printed("企业")]
    place: Annotated[str, Printed("国家地区")]
    kind: Annotated[str, Printed("纠纷类型")]
    forum: Annotated[str, Printed("受理机构")]
    case_number: Annotated[str, Printed("案号")]
    right: Annotated[str, Printed("涉案权利")]
    frozen: Annotated[str, Printed("冻结金额")]
    links: Annotated[str, Printed("涉案链接")]
    noticed: Annotated[str, Printed("获知日期")]
    told: Annotated[str, Printed("告知方式")]
    zones: Annotated[str, UNPRINTED]
    nodes: tuple[SheetNode, ...]
    no_nodes: Annotated[str, Printed("没有期限的说明")]
    opinion: Annotated[tuple[str, ...], Printed("初步意见")]
    evidence: Annotated[str, Printed("证据出境提示")]
    experts: Annotated[str, Printed("专业力量")]
    reference: Annotated[str, Printed("供参考的说明")]


def overseas_guidance_sheet(
    *,
    office: str,
    number: str,
    enterprise: str,
    credit_code: str,
    place: str,
    kind: str,
    forum: str,
    case_number: str,
    right: str,
    frozen: str,
    links: str,
    noticed_on: date,
    told: str,
    nodes: Sequence[tuple[str, ForeignMoment, str]],
    opinion: str,
    warned_on: date | None,
    experts: Sequence[str],
    demo: bool = False,
) -> OverseasGuidanceSheet:
    """The sheet of that `number` for the `enterprise`; `nodes` (name, moment, paper) only those confirmed from their
    papers; `told` how it was told; `warned_on` when it was told about evidence; `experts` the names on its list."""
    places = {when.place for _, when, _ in nodes}
    one = len(places) == 1
    return OverseasGuidanceSheet(
        head=Head(committee=office, title=TITLE, number=number, demo=demo),
        enterprise=f"{enterprise}（{credit_code}）" if credit_code else enterprise,
        place=place,
        kind=kind,
        forum=forum or "—",
        case_number=case_number or "—",
        right=right or "—",
        frozen=frozen or "—",
        links=links or "—",
        noticed=day(noticed_on),
        told=told,
        zones=f"（{next(iter(places))}）" if one else "",
        nodes=tuple(SheetNode(name, _local(when, one), _beijing(when), source) for name, when, source in nodes),
        no_nodes="" if nodes else NO_NODES,
        opinion=paragraphs(opinion),
        evidence=EVIDENCE + (f"企业已于{day(warned_on)}获知本提示。" if warned_on else ""),
        experts=_experts(experts),
        reference=REFERENCE,
    )


def _local(when: ForeignMoment, one: bool) -> str:
    return f"{when.day.month}月{when.day.day}日 {when.hour:%H:%M}{'' if one else f'（{when.place}）'}"


def _beijing(when: ForeignMoment) -> str:
    here = when.beijing
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def _experts(names: Sequence[str]) -> str:
    if not names:
        return "还没有附名单。需要专家、律师事务所的，向指导人员提出，由企业自行选择。"
    return f"附名单{len(names)}家（按音序排列，不作推荐），由企业自行选择：{'、'.join(names)}。"
