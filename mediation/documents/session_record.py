"""人民调解记录：一次调解会的笔录（人民调解法第二十七条；江苏省人民调解条例第二十九条；239号文书格式）。"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import Head, Printed
from mediation.documents.record import READ, SignatureLine, Speech, span, speeches
from mediation.rules.figures import han

TITLE = "人民调解记录"


@dataclass(frozen=True)
class SessionRecordPaper:
    """The record in the order of print: `time` which session (`第一次调解`), the lines of the head, what was said,
    the `result`, the sentence that it was read, who signs."""

    head: Head
    time: Annotated[str, Printed("次数")]
    rows: tuple[FormRow, ...]
    speeches: tuple[Speech, ...]
    result: Annotated[str, Printed("调解结果")]
    read: Annotated[str, Printed("阅读的声明")]
    signatures: tuple[SignatureLine, ...]


def session_record_paper(
    *,
    committee: str,
    number: str,
    ordinal: int,
    started: datetime,
    ended: datetime | None,
    place: str,
    subject: str,
    invited: str,
    parties: tuple[str, ...],
    mediators: tuple[str, ...],
    recorder: str,
    open: bool,
    text: str,
    result: str,
    signatures: tuple[SignatureLine, ...],
    demo: bool = False,
) -> SessionRecordPaper:
    """The record of one session; `started` and `ended` in China's time, `invited` 参加人 (helpers only), `parties` who
    came for each in words, `open` held in public, `result` in the words of the paper."""
    return SessionRecordPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        time=f"第{han(ordinal)}次调解",
        rows=(
            FormRow("时间", span(started, ended)),
            FormRow("地点", place),
            FormRow("事由", subject),
            FormRow("参加人", invited),
            FormRow("当事人", "；".join(parties)),
            FormRow("调解员", "、".join(mediators)),
            FormRow("记录人", recorder),
            FormRow("方式", "公开" if open else "不公开"),
        ),
        speeches=speeches(text),
        result=f"调解结果：{result}。" if result else "",
        read=READ,
        signatures=signatures,
    )
