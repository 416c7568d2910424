"""知识产权侵权通知书：发给电商平台，逐条列出链接和初步证据（电子商务法第四十二条）。

No source has its wording: it is this desk's own. The right-holder notifies, so it signs; the centre helps and verifies
the right. What the law asks for is there: the preliminary evidence, link by link.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day

TITLE = "知识产权侵权通知书"


@dataclass(frozen=True)
class NoticeLine:
    """One link: `ordinal` from 1, the `shop` ("" where it shows none), `url`, the number of the `evidence`, the day it
    was `found`."""

    ordinal: Annotated[str, Printed("序号")]
    shop: Annotated[str, Printed("店铺")]
    url: Annotated[str, Printed("链接")]
    evidence: Annotated[str, Printed("存证号")]
    found: Annotated[str, Printed("发现日期")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return f"第{self.ordinal}项的"


@dataclass(frozen=True)
class PlatformNoticePaper:
    """The notice in the order of print; the day and the signature are left to the pen."""

    head: Head
    addressees: Annotated[str, Printed("抬头")]
    opening: Annotated[tuple[str, ...], Printed("正文")]
    lines: tuple[NoticeLine, ...]
    closing: Annotated[tuple[str, ...], Printed("要求")]
    holder: Annotated[str, Printed("通知人")]


def platform_notice(
    *,
    centre: str,
    number: str,
    platform: str,
    holder: str,
    right: str,
    checked_on: date,
    check: str,
    facts: str,
    lines: Sequence[NoticeLine],
    demo: bool = False,
) -> PlatformNoticePaper:
    """`right` named in words, verified on `checked_on` as `check` says; `facts` what is infringed how."""
    return PlatformNoticePaper(
        head=Head(committee=centre, title=TITLE, number=number, demo=demo),
        addressees=f"{platform}平台经营者：",
        opening=(
            f"{holder}是下列权利的权利人：{right}。权属证明附后，{centre}于{day(checked_on)}核验：{check}。",
            *paragraphs(facts),
            f"权利人认为下列{len(lines)}个链接侵害上述权利，依照《中华人民共和国电子商务法》第四十二条第一款的规定通知如下。"
            "构成侵权的初步证据按存证号逐条附后。",
        ),
        lines=tuple(lines),
        closing=(
            "请及时对上列链接采取删除、屏蔽、断开链接、终止交易和服务等必要措施，将本通知转送平台内经营者，"
            "并依法公示处理结果。收到平台内经营者不存在侵权行为的声明的，请转送权利人。",
            "通知人保证本通知和所附材料真实，因通知错误造成平台内经营者损害的，依法承担民事责任。",
        ),
        holder=holder,
    )
