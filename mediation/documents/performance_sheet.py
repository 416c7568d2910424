"""履行凭证页：协议约定履行什么，逐项、逐期；登记了的履行印上，其余留笔填（人民调解法第三十一条；239号文书目录“履行凭证”）。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.agreement.draft import Draft
from mediation.rules.agreement.term import Term
from mediation.rules.clause_wording import Naming, Table, until
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import day, item
from mediation.rules.money import yuan

TITLE = "履行凭证页"


@dataclass(frozen=True)
class Performed:
    """What is on record as performed: `on` the day, `amount` in 分 (None for an act), `proof` the file or words that
    say how it is known."""

    on: date
    amount: int | None = None
    proof: str = ""


@dataclass(frozen=True)
class DueLine:
    """What is due at one time: `part` the instalment or `全部`, `due` the day in words, `amount` in figures; `days`,
    `sums`, `proofs` of what was performed of it, one a time; where nothing was, and for the signature, the columns
    are left to the pen."""

    part: Annotated[str, Printed("期次")]
    due: Annotated[str, Printed("期限")]
    amount: Annotated[str, Printed("应付金额")]
    days: Annotated[tuple[str, ...], Printed("实际履行日期")] = ()
    sums: Annotated[tuple[str, ...], Printed("实付金额")] = ()
    proofs: Annotated[tuple[str, ...], Printed("凭证")] = ()


@dataclass(frozen=True)
class DueTerm:
    """A term that leaves something to be performed: its words as the agreement prints them, then its lines; `pays`
    whether it is a payment."""

    text: Annotated[str, Printed("内容")]
    lines: tuple[DueLine, ...]
    pays: bool = False

    @property
    def called(self) -> str:
        """How the proof names this term."""
        return "应履行的"


@dataclass(frozen=True)
class DueAgreement:
    """An agreement in force; `how` 履行方式、时限 of an oral one in the clerk's words."""

    number: Annotated[str, Printed("协议编号")]
    effective: Annotated[str, Printed("生效日期")]
    how: Annotated[tuple[str, ...], Printed("履行方式、时限")]
    terms: tuple[DueTerm, ...]


@dataclass(frozen=True)
class Proof:
    """A proof that was handed in: `origin` who brought it, `on` the day it was received."""

    title: Annotated[str, Printed("凭证名称")]
    origin: Annotated[str, Printed("提交人")]
    on: Annotated[str, Printed("收到日期")]

    @property
    def called(self) -> str:
        """How the proof names this row."""
        return f"{self.title}的"


@dataclass(frozen=True)
class PerformanceSheetPaper:
    """The sheet in the order of print."""

    head: Head
    matter: Annotated[str, Printed("纠纷")]
    parties: Annotated[tuple[str, ...], Printed("当事人")]
    agreements: tuple[DueAgreement, ...]
    proofs: tuple[Proof, ...]


Recorded = Mapping[tuple[str, int], Sequence[Performed]]
"""What is on record, by the ref of the term and the instalment (0 for what is due at once)."""


def due_agreement(
    draft: Draft, *, number: str, effective_on: date, how: str = "", recorded: Recorded | None = None
) -> DueAgreement:
    """What `draft`, in force since `effective_on`, leaves to be performed, with what is `recorded` of it."""
    return DueAgreement(number, day(effective_on), paragraphs(how), tuple(_terms(draft, recorded or {})))


def proof(title: str, *, origin: str, on: date) -> Proof:
    """One proof on the sheet."""
    return Proof(title, origin, day(on))


def performance_sheet(
    *,
    committee: str,
    number: str,
    matter: str,
    parties: Sequence[str],
    agreements: Sequence[DueAgreement],
    proofs: Sequence[Proof],
    demo: bool = False,
) -> PerformanceSheetPaper:
    """The sheet of one case; `parties` as `parties.named_party` gives them."""
    return PerformanceSheetPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        matter=matter,
        parties=tuple(parties),
        agreements=tuple(agreements),
        proofs=tuple(proofs),
    )


def _terms(draft: Draft, recorded: Recorded) -> Iterator[DueTerm]:
    for place, term in enumerate(draft.terms, 1):
        if CLAUSES[term.kind].duty:
            yield _due_term(place, term, draft.naming, recorded)


def _due_term(place: int, term: Term, naming: Naming, recorded: Recorded) -> DueTerm:
    """The term's own words; a table of instalments becomes the lines to be filled in, other tables are read out."""
    wording = CLAUSES[term.kind].wording(term, naming)
    text, lines = "", []
    for block in wording.blocks:
        if isinstance(block, Table) and block.total:
            lines += [
                _filled(DueLine(part, due, amount), recorded.get((term.ref, number), ()))
                for number, (part, due, amount, *_) in enumerate(block.rows, 1)
            ]
            text += "".join(
                f"{'' if text.endswith(f'{name}：') else f'{name}：'}{words}。" for name, words in block.foot
            )
        else:
            text += block.prose if isinstance(block, Table) else block
    due = term.deadline("by") or term.deadline("start")
    amount = term.number("amount") if CLAUSES[term.kind].pays else None
    once = DueLine("全部", until(due) if due else "", "" if amount is None else yuan(amount))
    words = f"{item(place)}{wording.heading.rstrip('。')}。{text}"
    return DueTerm(words, tuple(lines) or (_filled(once, recorded.get((term.ref, 0), ())),), CLAUSES[term.kind].pays)


def _filled(line: DueLine, performed: Sequence[Performed]) -> DueLine:
    return replace(
        line,
        days=tuple(day(each.on) for each in performed),
        sums=tuple(yuan(each.amount) for each in performed if each.amount is not None),
        proofs=tuple(each.proof for each in performed if each.proof),
    )
