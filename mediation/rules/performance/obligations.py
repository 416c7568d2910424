"""条款里要履行的：谁、对谁、付多少或者做什么、到哪一天，逐条逐期。

Nothing of an obligation is typed: it follows from the term of the agreement in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.agreement.term import Term
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import han
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.performance.due_days import Start, due_day


class Kind(StrEnum):
    """What is owed: a sum, an act done once, or something that lasts (停止侵权, 担保) and is never late by the
    calendar alone."""

    MONEY = "money"
    ACT = "act"
    LASTING = "lasting"

    @property
    def label(self) -> str:
        """`付款`, `行为`, `持续`."""
        return {"money": "付款", "act": "行为", "lasting": "持续"}[self.value]


@dataclass(frozen=True)
class Obligation:
    """One obligation. `part` the instalment from 1, 0 for what is due at once; `amount` in 分, None unless money;
    `due_on` the last day, None where the words fix none."""

    kind: Kind
    part: int = 0
    amount: int | None = None
    due_on: date | None = None


# Clauses whose money goes the other way: the licensee and the buyer pay the one who gives the right.
_GIVES_A_RIGHT = frozenset({"licence", "transfer"})
# Duties with a beginning and no end, or owed only if another fails.
_LASTS = frozenset({"stop", "guarantee"})


def obligations(term: Term, start: Start, calendar: Calendar = PUBLISHED) -> tuple[Obligation, ...]:
    """What `term` leaves to be performed, in its order; () for a term that leaves nothing.

    Free words (`other`) leave nothing that can be told; a payment without a sum counts as an act.
    """
    return tuple(_obligations(term, start, calendar))


def _obligations(term: Term, start: Start, calendar: Calendar) -> Iterator[Obligation]:
    clause = CLAUSES[term.kind]
    if clause.pays:
        yield from _payments(term, start, calendar)
    elif term.kind in _LASTS:
        yield Obligation(Kind.LASTING, due_on=due_day(term.deadline("start"), start, calendar) or start.effective_on)
    elif clause.duty:
        yield Obligation(Kind.ACT, due_on=due_day(term.deadline("by"), start, calendar))
    if term.kind == "transfer" and (term.has("handler") or term.has("register_by")):
        yield Obligation(Kind.ACT, due_on=due_day(term.deadline("register_by"), start, calendar))


def _payments(term: Term, start: Start, calendar: Calendar) -> Iterator[Obligation]:
    for part, instalment in enumerate(term.instalments(), 1):
        if instalment.amount > 0:
            yield Obligation(Kind.MONEY, part, instalment.amount, due_day(instalment.due, start, calendar))
    amount, due_on = term.number("amount"), due_day(term.deadline("by"), start, calendar)
    if term.instalments():
        return
    if amount is not None and amount > 0:
        yield Obligation(Kind.MONEY, 0, amount, due_on)
    elif amount is None and term.kind not in _GIVES_A_RIGHT:
        yield Obligation(Kind.ACT, due_on=due_on)


def debtors(term: Term, kind: Kind) -> tuple[str, ...]:
    """Refs of the parties that owe what `term` says."""
    if term.kind not in _GIVES_A_RIGHT:
        return term.several("who")
    return term.several("whom") if kind is Kind.MONEY else term.several("handler") or term.several("who")


def creditors(term: Term, kind: Kind) -> tuple[str, ...]:
    """Refs of the parties to whom it is owed; () where the term names none."""
    owing = debtors(term, kind)
    other = term.several("who") if term.kind in _GIVES_A_RIGHT and kind is Kind.MONEY else term.several("whom")
    return tuple(ref for ref in other if ref not in owing)


def deadline_of(term: Term, kind: Kind, part: int) -> date | str | None:
    """The deadline as the agreement writes it: a day, words, or None."""
    if part:
        return term.instalments()[part - 1].due
    if kind is Kind.LASTING:
        return term.deadline("start")
    return term.deadline("register_by" if _registers(term, kind) else "by")


def name_of(term: Term, kind: Kind, part: int) -> str:
    """What the obligation is called: `赔偿第二期`, `删除链接`, `权利转让（办理登记）`."""
    heading = (term.text("title") or CLAUSES[term.kind].heading).rstrip("。")
    if _registers(term, kind):
        return f"{heading}（办理登记）"
    return f"{heading}第{han(part)}期" if part else heading


def _registers(term: Term, kind: Kind) -> bool:
    return term.kind == "transfer" and kind is Kind.ACT
