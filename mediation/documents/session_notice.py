"""调解通知书：约一方来开调解会，裁线以下是回执（人民调解法第四条、第二十三条；没有全国统一的格式，本会用语）。

No form set has this letter; older local rules name it among the papers of a case. What it says of the law is what
the law says: nothing is charged, and a party may accept, refuse or end mediation and ask for it to be open or closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import Head, Printed
from mediation.documents.ticks import Tick
from mediation.rules.figures import WEEKDAYS, day

TITLE = "调解通知书"
RIGHTS = (
    "人民调解不收取任何费用。你方在调解中可以接受调解、拒绝调解或者要求终止调解，可以要求调解公开进行或者不公开"
    "进行。因故不能按时参加的，请提前与联系人联系，另约时间。"
)
ANSWERS = ("按时参加", "希望改在：", "不参加调解")


@dataclass(frozen=True)
class Call:
    """What a notice tells one party: `addressee` how it is spoken to, `others` the other parties by name; `matter`
    what the dispute is about; `accepted_on` and `agreed_on` the days of acceptance and of its own consent; `begins`
    in China's time; `bring` in the order of print; `contact` whom to call; `on` the day of the notice."""

    addressee: str
    others: Sequence[str]
    matter: str
    accepted_on: date
    agreed_on: date | None
    begins: datetime
    place: str
    subject: str
    mediators: Sequence[str]
    bring: Sequence[str]
    contact: str
    on: date


@dataclass(frozen=True)
class SessionNoticePaper:
    """The notice in the order of print; the 回执 hangs below the cut line, its ticks and lines left to the pen."""

    head: Head
    addressee: Annotated[str, Printed("抬头")]
    opening: Annotated[str, Printed("正文")]
    rows: tuple[FormRow, ...]
    closing: Annotated[str, Printed("正文")]
    on: Annotated[str, Printed("日期")]
    receipt: Annotated[str, Printed("回执")]
    answers: tuple[Tick, ...]


def session_notice(call: Call, *, committee: str, number: str, demo: bool = False) -> SessionNoticePaper:
    """The notice of one session to one party."""
    agreed = f"你方于{day(call.agreed_on)}表示同意调解。" if call.agreed_on else ""
    return SessionNoticePaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressee=f"{call.addressee}：",
        opening=f"你方与{'、'.join(call.others)}之间的{call.matter}，本委员会已于{day(call.accepted_on)}受理。"
        f"{agreed}现通知如下：",
        rows=(
            FormRow("调解时间", moment(call.begins)),
            FormRow("调解地点", call.place),
            FormRow("事由", call.subject),
            FormRow("人民调解员", "、".join(call.mediators)),
            FormRow("请携带", "；".join(call.bring)),
            FormRow("联系方式", call.contact),
        ),
        closing=RIGHTS,
        on=day(call.on),
        receipt=f"{number}{TITLE}收到。",
        answers=tuple(Tick(answer, ticked=False) for answer in ANSWERS),
    )


def moment(begins: datetime) -> str:
    """`2026年6月16日（星期二）上午9时30分`; the hour as people say it."""
    half = "上午" if begins.hour < 12 else "下午"
    hour = begins.hour if begins.hour <= 12 else begins.hour - 12
    minute = f"{begins.minute:02d}分" if begins.minute else ""
    return f"{day(begins.date())}（星期{WEEKDAYS[begins.weekday()]}）{half}{hour}时{minute}"
