"""条款：一条协议内容填了什么。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Union


@dataclass(frozen=True)
class Instalment:
    """一期：`due` a day, or words such as `本协议生效之日起五日内`; `amount` in 分."""

    due: date | str
    amount: int


@dataclass(frozen=True)
class Account:
    """收款账户. `number` as on the card, digits only."""

    holder: str
    bank: str
    number: str

    @property
    def grouped(self) -> str:
        """The number in groups of four: `6200 0000 0000 0035 017`."""
        return " ".join(self.number[i : i + 4] for i in range(0, len(self.number), 4))


Value = Union[str, int, bool, date, tuple[str, ...], tuple[Instalment, ...], Account]  # noqa: UP007 (mypy alias)


@dataclass(frozen=True)
class Term:
    """One term. `kind` a key of `mediation.rules.clauses.CLAUSES`, whose fields name what `data` may hold:
    refs of parties, rights and terms as text, money in 分, days as dates, deadlines as a day or in words.
    `proposal` names the accepted proposal of a session record that it came from, "" when it came from none.

    The readers below give the empty value of their type for what is not filled in.
    """

    ref: str
    kind: str
    data: Mapping[str, Value] = field(default_factory=dict)
    proposal: str = ""

    def has(self, name: str) -> bool:
        """Whether `name` is filled in; a sum of 0 and a refused flag count as filled in."""
        value = self.data.get(name)
        return value is not None and value != "" and value != ()

    def text(self, name: str) -> str:
        """A text, choice or single ref."""
        value = self.data.get(name)
        return value.strip() if isinstance(value, str) else ""

    def several(self, name: str) -> tuple[str, ...]:
        """Lines or refs; a single ref counts as one."""
        value = self.data.get(name)
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, tuple) else ()

    def number(self, name: str) -> int | None:
        """A sum in 分, or a count."""
        value = self.data.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no."""
        value = self.data.get(name)
        return value if isinstance(value, bool) else default

    def deadline(self, name: str) -> date | str | None:
        """A day, or the words that fix it."""
        value = self.data.get(name)
        if isinstance(value, date):
            return value
        return self.text(name) or None

    def instalments(self) -> tuple[Instalment, ...]:
        """The instalments, in the order they were written."""
        value = self.data.get("instalments")
        return tuple(each for each in value if isinstance(each, Instalment)) if isinstance(value, tuple) else ()

    def account(self) -> Account | None:
        """The payee's account."""
        value = self.data.get("account")
        return value if isinstance(value, Account) else None
