"""满意度问卷单：给当事人的一张小单子，上面有打开问卷的二维码和网址。本会用语，没有统一格式。

It names no party, so that a slip that is lost says nothing about anybody. Its link is nowhere kept, so the slip is not
either: it is set for whoever has just been given the link.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.rules.figures import day

TITLE = "请您评一评"
ANONYMOUS = (
    "不记名：调解员和调委会看不到是谁答的，也看不到单独一份。一季的问卷全部到期以后，只公布全会的合计，"
    "份数少的不公布。这张单子上没有您的姓名。"
)


@dataclass(frozen=True)
class SatisfactionSlipPaper:
    """The slip in the order of print; `link` is printed as it is and as a QR code."""

    head: Head
    asked: Annotated[str, Printed("邀请")]
    way: Annotated[str, Printed("怎样答")]
    link: Annotated[str, Printed("网址")]
    until: Annotated[str, Printed("有效期")]
    anonymous: Annotated[str, Printed("不记名的说明")]


def satisfaction_slip(
    *, committee: str, number: str, link: str, expires_on: date, demo: bool = False
) -> SatisfactionSlipPaper:
    """The slip of the case `number` of `committee`; `link` opens the form until the end of `expires_on`."""
    return SatisfactionSlipPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        asked="您参加的这件调解已经结案。办得怎么样，想听听您的看法：五项里选一项，还想说的可以写几句。",
        way="请用手机扫码，或者在浏览器里输入下面的网址。",
        link=link,
        until=f"只答一次，{day(expires_on)}（含当日）以前有效。",
        anonymous=ANONYMOUS,
    )
