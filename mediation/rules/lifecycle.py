"""生命周期：状态只经由这张表改变。

A life cycle is a table of acts. Pages ask it which acts a state and a role allow, operations ask it before
they change anything, so buttons and rules cannot disagree.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from mediation.rules.statutes import Statute

S = TypeVar("S", bound=StrEnum)
Guard = Callable[[Any], "Refusal | None"]


@dataclass(frozen=True)
class Refusal:
    """Why an act is not allowed: one Chinese sentence (what is wrong and what to do) and its article."""

    message: str
    statute: Statute | None = None


class ActionRefused(Exception):
    """An act the rules forbid. Pages answer 409 with the sentence and the article."""

    def __init__(self, message: str, statute: Statute | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.statute = statute


class Barred(ActionRefused):
    """An act that a guard refuses; `guard` its name, so that a page can say it at the field it is about."""

    def __init__(self, refused: Refusal, guard: str) -> None:
        super().__init__(refused.message, refused.statute)
        self.guard = guard


@dataclass(frozen=True)
class Transition(Generic[S]):
    """One row of the table.

    `action` key used in URLs and audit, e.g. "accept"; `label` the verb on the button; `sources` the states
    it may start from; `target` the state it leads to, or None when the act leaves the state as it is;
    `roles` who may do it (values of `mediation.rules.roles.Role`); `guards` are asked in order with the facts;
    `statutes` the articles the act rests on.
    """

    action: str
    label: str
    sources: frozenset[S]
    target: S | None
    roles: frozenset[str]
    guards: tuple[Guard, ...] = ()
    statutes: tuple[Statute, ...] = ()


def refuse(refused: Refusal | None) -> None:
    """Raise what stands against an act as `ActionRefused`; nothing when nothing does."""
    if refused is not None:
        raise ActionRefused(refused.message, refused.statute)


@dataclass(frozen=True)
class Rows:
    """Writes the rows of one table: `roles` may act unless a row names others, `always` are guards asked first."""

    roles: frozenset[str]
    always: tuple[Guard, ...] = ()

    def __call__(
        self,
        action: str,
        label: str,
        sources: Iterable[S],
        *guards: Guard,
        to: S | None = None,
        roles: frozenset[str] | None = None,
        by: tuple[Statute, ...] = (),
    ) -> Transition[S]:
        """One row, see `Transition`; `to` its target, `by` its statutes."""
        chosen = self.roles if roles is None else roles
        return Transition(action, label, frozenset(sources), to, chosen, (*self.always, *guards), by)


class Lifecycle(Mapping[str, Transition[S]], Generic[S]):
    """A mapping action → `Transition`, in the order the acts are usually done."""

    def __init__(self, transitions: Iterable[Transition[S]]) -> None:
        self._table = {transition.action: transition for transition in transitions}

    def __getitem__(self, action: str) -> Transition[S]:
        return self._table[action]

    def __iter__(self) -> Any:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def refusal(self, action: str, *, state: S, roles: Iterable[str], facts: Any) -> Refusal | None:
        """Why `action` is not allowed now, or None when it is. Raises KeyError for an unknown action."""
        transition = self._table[action]
        if not transition.roles & set(roles):
            return Refusal(f"你的角色不能“{transition.label}”。请有权限的同事办理。")
        if state not in transition.sources:
            return Refusal(f"现在的阶段不能“{transition.label}”。", next(iter(transition.statutes), None))
        for guard in transition.guards:
            refused = guard(facts)
            if refused is not None:
                return refused
        return None

    def check(self, action: str, *, state: S, roles: Iterable[str], facts: Any) -> S:
        """The state after `action`; raises `ActionRefused` with the first refusal, `Barred` where a guard refuses."""
        refused = self.refusal(action, state=state, roles=roles, facts=facts)
        if refused is not None:
            asked = self._table[action].guards if state in self._table[action].sources else ()
            raise Barred(refused, next((guard.__name__ for guard in asked if guard(facts) is not None), ""))
        return self._table[action].target or state

    def actions(self, state: S, roles: Iterable[str]) -> list[Transition[S]]:
        """The acts that this state and these roles allow, guards not yet asked, in table order."""
        held = set(roles)
        return [t for t in self._table.values() if state in t.sources and t.roles & held]
