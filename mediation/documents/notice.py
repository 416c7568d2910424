"""通知书：不予受理、终止调解两种通知共用的纸面；裁线以下是送达回证。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day
from mediation.rules.people_mediation.words import routes_notice


@dataclass(frozen=True)
class Delivery:
    """One line of the receipt: who is served, and how and when they had been told before, "" where that is not on
    record. Signature and day of receipt are left to the pen."""

    name: Annotated[str, Printed("受送达人")]
    told: Annotated[str, Printed("告知的方式和日期")] = ""

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return f"{self.name}的"


@dataclass(frozen=True)
class NoticePaper:
    """A notice of the committee in the order of print; `on` the day below the seal."""

    head: Head
    addressees: Annotated[str, Printed("抬头")]
    paragraphs: Annotated[tuple[str, ...], Printed("正文")]
    on: Annotated[str, Printed("日期")]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True)
class Routes:
    """The notice of the lawful routes as it is on record: `named` keys of `words.ROUTES`, `text` the words."""

    named: tuple[str, ...]
    text: str = ""


def delivery(name: str, *, manner: str = "", on: date | None = None) -> Delivery:
    """The receipt's line of a party that was told in that `manner` (in words) on that day."""
    return Delivery(name, "，".join(filter(None, (manner, day(on) if on else ""))))


def whom(names: Iterable[str]) -> str:
    """How a notice speaks to those it is for: `你方`, several `你们`."""
    return "你方" if len(tuple(names)) == 1 else "你们"


def told_paragraphs(routes: Routes, people: str) -> tuple[str, ...]:
    """What `people` are told, in the words on record. Where those are other words, the routes follow in the words
    of the rules, so that no route that was named is missing on paper (人民调解法第二十六条)."""
    own = routes_notice(routes.named)
    first, *more = paragraphs(routes.text) or (own,)
    told = (f"现告知{people}：{first}", *more)
    return told if (first, *more) == (own,) else (*told, own)
