"""What a case can be found by: gathered from its rows and folded."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, bindparam, cast, literal, select, union_all
from sqlalchemy.orm import Session

from mediation.models.agreement import Agreement, Term
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.party import Party, PartyName
from mediation.models.right import Right
from mediation.models.transcript import PlatformNumber
from mediation.rules.names import initials
from mediation.search import sight
from mediation.search.words import LONGEST_TEXT, fold

_LINK = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)


@dataclass
class Contents:
    """The folded pieces of one case and the initials of its names; dicts keep the order and drop doubles. `sight` as
    `mediation.search.sight` writes who may read it."""

    pieces: dict[str, None] = field(default_factory=dict)
    letters: dict[str, None] = field(default_factory=dict)
    sight: int = 0

    def text(self) -> str:
        """One piece a line, short ones first; a piece that another one holds is left out."""
        kept: list[str] = []
        for piece in sorted(filter(None, self.pieces), key=len, reverse=True):
            if not any(piece in longer for longer in kept):
                kept.append(piece)
        return "\n".join(reversed(kept))[:LONGEST_TEXT]

    def initials(self) -> str:
        """The initials, one reading a line."""
        return "\n".join(filter(None, self.letters))

    def put_in_sight(self, code: str) -> None:
        """Who may read it."""
        self.sight = int(code)

    def add_text(self, text: str) -> None:
        """Text as it stands."""
        self.pieces[fold(text)] = None

    def add_number(self, text: str) -> None:
        """A number, also without its brackets and dashes."""
        folded = fold(text)
        self.pieces |= {folded: None, folded.replace(" ", ""): None}

    def add_name(self, text: str) -> None:
        """A name, also without its dots, and its initials."""
        self.add_number(text)
        self.letters |= dict.fromkeys(_initials(text))

    def add_links(self, data: str) -> None:
        """The links of a term."""
        for link in _links(json.loads(data)):
            self.add_text(link)


@lru_cache(maxsize=400_000)
def _initials(name: str) -> tuple[str, ...]:
    # Spelling a name takes 0.1 ms, and the same firms come again and again.
    return tuple(sorted(map(str.lower, initials(name))))


def _links(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _links(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _links(each, name)
    elif isinstance(value, str):
        yield from [value] if name == "links" else _LINK.findall(value)


Add = Callable[[Contents, str], None]
_COLUMNS = 5
_TAKEN: tuple[tuple[Add, ...], ...] = (
    (Contents.add_number, Contents.add_number, Contents.add_number, Contents.add_text),
    (Contents.add_name,) * 5,
    (Contents.add_name,),
    (Contents.add_name, Contents.add_name),
    (Contents.add_number, Contents.add_number, Contents.add_text, Contents.add_text),
    (Contents.add_text,),
    (Contents.add_links,),
    (Contents.put_in_sight,),
    (Contents.add_number,),
)


_OF_PART = (CaseParty.shop, CaseParty.actual_operator, CaseParty.guardian_name)


def _statement() -> Any:
    ids: Any = bindparam("ids", expanding=True)

    def leg(source: int, case_id: Any, *columns: Any) -> Any:
        texts: list[Any] = [cast(column, Text) for column in columns]
        texts += [literal("", Text)] * (_COLUMNS - len(columns))
        named = [text.label(f"text{at}") for at, text in enumerate(texts)]
        return select(literal(source).label("source"), case_id.label("case_id"), *named).where(case_id.in_(ids))

    part = CaseParty.case_id
    corrected = select(PlatformNumber.corrects_id).where(PlatformNumber.corrects_id.is_not(None))
    return union_all(
        leg(0, Case.id, Case.case_number, Case.register_number, Case.dispute_number, Case.facts),
        leg(1, part, Party.name, Party.head_name, *_OF_PART).join(CaseParty.party),
        leg(2, part, PartyName.text).where(PartyName.party_id == CaseParty.party_id, PartyName.source == "former"),
        leg(3, part, Agent.name, Agent.employer).where(Agent.case_party_id == CaseParty.id),
        leg(4, Right.case_id, Right.number, Right.number_key, Right.title, Right.holder),
        leg(5, Agreement.case_id, Agreement.facts),
        leg(6, Agreement.case_id, Term.data).where(Term.agreement_id == Agreement.id),
        leg(7, Case.id, sight.of_case()),
        leg(8, PlatformNumber.case_id, PlatformNumber.number).where(PlatformNumber.id.not_in(corrected)),
    )


_STATEMENT = _statement()


def contents(session: Session, case_ids: Collection[int]) -> dict[int, Contents]:
    """Everything the given cases can be found by, read in one statement; cases that do not exist are missing."""
    gathered: dict[int, Contents] = defaultdict(Contents)
    for source, case_id, *texts in session.execute(_STATEMENT, {"ids": list(case_ids)}):
        _take(gathered[case_id], _TAKEN[source], texts)
    return gathered


def _take(found: Contents, ways: tuple[Add, ...], texts: Iterable[str | None]) -> None:
    for add, text in zip(ways, texts, strict=False):
        if text:
            add(found, text)
