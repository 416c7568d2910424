"""A guard's refusal that names its guard, so that a page can say it at the field it is about."""

from collections.abc import Iterable
from typing import Any

from mediation.rules.lifecycle import ActionRefused, Lifecycle, S


class Barred(ActionRefused):
    """An act that a guard refuses; `guard` its name."""

    guard = ""


def checked(table: Lifecycle[S], action: str, *, state: S, roles: Iterable[str], facts: Any) -> S:
    """The state after `action` of `table`; raises `Barred` with the first refusal."""
    try:
        return table.check(action, state=state, roles=roles, facts=facts)
    except ActionRefused as refused:
        barred = Barred(refused.message, refused.statute)
        guards = table[action].guards if state in table[action].sources else ()
        barred.guard = next((guard.__name__ for guard in guards if guard(facts) is not None), "")
        raise barred from refused
