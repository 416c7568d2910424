"""条款用语：金额、期限、人称怎样写，表格怎样排。"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation.rules.agreement.term import Term
from mediation.rules.figures import day
from mediation.rules.money import decimal_yuan, in_capitals, yuan


@dataclass(frozen=True)
class Table:
    """A table of a term. `rows` as wide as `columns`; `total` the last row or (); `foot` label and value of a row
    below; `prose` the same content in one sentence, for screens, search and the review."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    prose: str
    total: tuple[str, ...] = ()
    foot: tuple[tuple[str, str], ...] = ()


Block = str | Table


@dataclass(frozen=True)
class Wording:
    """What is printed for a term: its `heading`, then paragraphs and tables in order."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Naming:
    """How a draft's refs are spoken in its sentences: parties as 甲方, rights by name and number, terms as
    第（一）项. A ref nobody knows is spoken as it is."""

    parties: Mapping[str, str]
    rights: Mapping[str, str]
    terms: Mapping[str, str]

    def people(self, refs: Iterable[str]) -> str:
        """`甲方、乙方`; "" for none."""
        return "、".join(self.parties.get(ref, ref) for ref in refs)

    def everyone(self, refs: tuple[str, ...]) -> str:
        """`双方当事人` or `各方当事人` when `refs` are all the parties, else their names."""
        if len(self.parties) > 1 and set(refs) == set(self.parties):
            return "双方当事人" if len(self.parties) == 2 else "各方当事人"
        return self.people(refs)

    def items(self, refs: Iterable[str]) -> str:
        """`第（一）项、第（三）项`; "" for none."""
        return "、".join(self.terms.get(ref, ref) for ref in refs)


Say = Callable[[Term, Naming], Iterable[Block]]


MOST = 10**15
"""分 from which on there are no capitals."""


def capitals(amount: int) -> str:
    """`amount` 分 in capitals: `人民币陆万陆仟元整`; "" where there are none."""
    return in_capitals(decimal_yuan(amount)) if 0 <= amount < MOST else ""


def money(amount: int) -> str:
    """`amount` 分 as printed in a sentence: `人民币66,000.00元（大写：陆万陆仟元整）`; without capitals where there
    are none, as for a slip of the pen below 0."""
    if not 0 <= amount < MOST:
        return f"人民币{yuan(amount)}元"
    return f"人民币{yuan(amount)}元（大写：{capitals(amount).removeprefix('人民币')}）"


def until(deadline: date | str) -> str:
    """`2026年9月18日前（含当日）`; words stay as they are."""
    return f"{day(deadline)}前（含当日）" if isinstance(deadline, date) else deadline


def within(deadline: date | str | None) -> str:
    """The deadline as it stands between 应当 and the verb: `于2026年9月18日前（含当日），`, `尽快`, ""."""
    if deadline is None:
        return ""
    if isinstance(deadline, date):
        return f"于{until(deadline)}，"
    if len(deadline) <= 4:
        return deadline
    return f"{'' if deadline[0] in '于在自' else '在'}{deadline}，"


def since(start: date | str | None) -> str:
    """`自2026年9月18日起`; without a day `自本协议生效之日起`."""
    words = day(start) if isinstance(start, date) else (start or "本协议生效之日")
    return f"自{words.removeprefix('自').removesuffix('起')}起"


def stop_at(sentence: str) -> str:
    """`sentence` with exactly one full stop at its end."""
    return f"{sentence.rstrip('。；;，, ')}。" if sentence.strip() else ""


def prose(blocks: Iterable[Block]) -> str:
    """Paragraphs and tables as one run of text."""
    return "".join(block.prose if isinstance(block, Table) else block for block in blocks)
