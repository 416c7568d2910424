"""人民调解调查记录（人民调解法第二十七条；239号文书格式）。"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import Head, Printed
from mediation.documents.record import SignatureLine, Speech, span, speeches
from mediation.rules.figures import han

TITLE = "人民调解调查记录"
READ = "以上记录已经被调查人阅读（已向被调查人宣读），与所述一致。"


@dataclass(frozen=True)
class InquiryRecordPaper:
    """The record in the order of print: `time` which inquiry, the lines of the head with who was asked, what was
    said, the sentence that it was read, who signs."""

    head: Head
    time: Annotated[str, Printed("次数")]
    rows: tuple[FormRow, ...]
    speeches: tuple[Speech, ...]
    read: Annotated[str, Printed("阅读的声明")]
    signatures: tuple[SignatureLine, ...]


def inquiry_record_paper(
    *,
    committee: str,
    number: str,
    ordinal: int,
    started: datetime,
    ended: datetime | None,
    place: str,
    subject: str,
    parties: tuple[str, ...],
    invited: str,
    asked: tuple[str, str, str],
    text: str,
    signatures: tuple[SignatureLine, ...],
    demo: bool = False,
) -> InquiryRecordPaper:
    """The record of one inquiry; `asked` name, particulars and relation to the parties of who was asked. `parties`
    those that were there, in words."""
    name, particulars, relation = asked
    return InquiryRecordPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        time=f"第{han(ordinal)}次调查",
        rows=(
            FormRow("时间", span(started, ended)),
            FormRow("地点", place),
            FormRow("事由", subject),
            *((FormRow("当事人", "；".join(parties)),) if parties else ()),
            FormRow("参加人", invited),
            FormRow("被调查人", "，".join(filter(None, (name, particulars)))),
            FormRow("与当事人关系", relation),
        ),
        speeches=speeches(text),
        read=READ,
        signatures=signatures,
    )
