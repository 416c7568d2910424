"""Who works at the rights centre."""

from mediation.operations.actor import Actor
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.statutes import PIPL_13_3

STAFF = frozenset({Role.EXAMINER, Role.AID_OFFICER})


def roles_for(actor: Actor, centre_id: int) -> list[str]:
    """The roles the actor holds at the centre."""
    return [role.value for role in actor.roles_in(centre_id)]


def refuse_others(centre_id: int, actor: Actor) -> None:
    """Raise `ActionRefused` unless the actor works at the centre."""
    if not actor.roles_in(centre_id) & STAFF:
        raise ActionRefused("你不在维权中心工作，不能办。请那边的同事办。", PIPL_13_3)
