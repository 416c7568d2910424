"""条款印出的句子里，哪些字是填进去的：编辑时标出来，一眼看得见填了什么。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.rules.agreement.term import Account, Term
from mediation.rules.clause_wording import Naming, money, until
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType
from mediation.rules.figures import day, han


@dataclass(frozen=True)
class Slot:
    """A filled place of a printed text: characters `start` to `end` come from the field `field`."""

    start: int
    end: int
    field: str


def slots(term: Term, naming: Naming, text: str) -> list[Slot]:
    """The filled places of `text`, a paragraph of what is printed for `term`: in order, none overlapping. A value
    that the wording took apart is not found, and leaves no slot."""
    found: list[Slot] = []
    for field in CLAUSES[term.kind].fields:
        for words in _spoken(term, field, naming):
            start = _free(text, words, found)
            if start >= 0:
                found.append(Slot(start, start + len(words), field.name))
                break
    return sorted(found, key=lambda slot: slot.start)


def _free(text: str, words: str, taken: list[Slot]) -> int:
    """Where `words` stand in `text` outside the places that are taken; -1 when nowhere."""
    start = text.find(words) if words else -1
    while start >= 0 and any(slot.start < start + len(words) and start < slot.end for slot in taken):
        start = text.find(words, start + 1)
    return start


def _spoken(term: Term, field: ClauseField, naming: Naming) -> Iterator[str]:
    """How the value of `field` may stand in print, the likeliest first."""
    kind, name = field.type, field.name
    if name == "title" or not term.has(name):
        return
    if kind in (FieldType.PARTY, FieldType.PARTIES):
        refs = term.several(name)
        yield naming.everyone(refs)
        yield naming.people(refs)
    elif kind is FieldType.RIGHT:
        yield naming.rights.get(term.text(name), "")
    elif kind in (FieldType.TERM, FieldType.TERMS):
        yield naming.items(term.several(name))
    elif kind is FieldType.MONEY:
        amount = term.number(name)
        yield money(amount) if amount is not None else ""
    elif kind is FieldType.COUNT:
        number = term.number(name)
        yield from (str(number), han(number)) if number is not None else ()
    elif kind in (FieldType.DAY, FieldType.DEADLINE):
        yield from _dates(term.deadline(name))
    elif kind is FieldType.ACCOUNT:
        account = term.data.get(name)
        yield account.grouped if isinstance(account, Account) else ""
    elif kind is FieldType.CHOICE:
        yield (field.choices or {}).get(term.text(name), "")
    elif kind in (FieldType.TEXT, FieldType.LONG_TEXT):
        yield from _texts(term.text(name))


def _dates(deadline: date | str | None) -> Iterator[str]:
    if isinstance(deadline, date):
        yield until(deadline)
        yield day(deadline)
    elif deadline:
        yield deadline
        yield deadline.removeprefix("自").removesuffix("起")


def _texts(text: str) -> Iterator[str]:
    yield text
    plain = text.strip("“”。；;，, ")
    yield plain
    for mark in ("在", "从", "不再", "就", "保留"):
        if plain.startswith(mark):
            yield plain.removeprefix(mark)
