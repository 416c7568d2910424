"""笔录的共同部分：首部各栏、问答、签名栏（人民调解法第二十七条；江苏省人民调解条例第二十九条；239号文书格式）。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day

READ = "以上记录已经各方当事人阅读（已向当事人宣读），与所述一致。"

# `甲方：`, `调解员：`, `曾·阿依古丽：`, but no `2026年3月2日：` and no sentence.
_SPEAKER = re.compile(r"([㐀-䶿一-鿿·〇𠀀-𳎯]{1,10}[：:])\s*(.*)")
_ON_ONE_LINE = re.compile(r"(?<=[。？！；…”）　\s])(?=[问答][：:])")


@dataclass(frozen=True)
class Speech:
    """A paragraph of a record: who speaks (`甲方：`, "" where the line says nobody) and what; `hung` beside the
    speakers' column, else it runs like any paragraph."""

    speaker: Annotated[str, Printed("发言人")]
    text: Annotated[str, Printed("发言")]
    hung: bool

    @property
    def called(self) -> str:
        """How the proof names this paragraph."""
        return "记录的"


@dataclass(frozen=True)
class SignatureLine:
    """One line to sign on a record: `role` (`当事人`), and the `name` of who is expected, "" where nobody was
    named; `label` as the role stands before the line."""

    role: Annotated[str, UNPRINTED]
    label: Annotated[str, Printed("签名栏")]
    name: Annotated[str, Printed("签名栏姓名")]


def signature_line(role: str, name: str = "") -> SignatureLine:
    """`当事人（签名）：` with the printed name under it."""
    return SignatureLine(role, f"{role}（签名）：", name)


def speeches(text: str) -> tuple[Speech, ...]:
    """The lines of `text`, each with its speaker; a line that names nobody goes on with the speech before it. 问 and
    答 written on one line are parted."""
    return tuple(_speeches(text))


def _speeches(text: str) -> Iterator[Speech]:
    begun = False
    for line in paragraphs(text):
        for part in filter(None, (part.strip() for part in _ON_ONE_LINE.split(line))):
            found = _SPEAKER.fullmatch(part)
            begun = begun or found is not None
            yield Speech(found[1], found[2], True) if found else Speech("", part, begun)


def span(started: datetime, ended: datetime | None) -> str:
    """`2026年3月12日9时30分至11时50分`; both in China's time, on one day."""
    end = f"至{_clock(ended)}" if ended else ""
    return f"{day(started.date())}{_clock(started)}{end}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}时{moment.minute:02d}分"
