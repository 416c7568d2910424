"""Who may open the record of an enterprise, and how much of each service (docs/adr/0008-enterprise-record.md)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select

from mediation.extensions import db
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.rules.enterprises.entries import Sight
from mediation.rules.roles import COMMITTEE_STAFF, Role

CENTRE = frozenset({Role.EXAMINER, Role.AID_OFFICER, Role.OVERSEAS_OFFICER})
KEEPERS = COMMITTEE_STAFF | CENTRE
"""Who reads the record whole and writes it down: tags, shops, contacts."""
READERS = KEEPERS | {Role.BUREAU_VIEWER}
MERGERS = frozenset({Role.DIRECTOR, Role.CLERK})
"""Who may make one record of two: it moves parties of cases, which is a committee's business."""


def keeps_records(user: User) -> bool:
    """Whether the user writes in the record and sees its contacts."""
    return bool(user.roles & KEEPERS)


def sees_numbers_of_people(user: User) -> bool:
    """Whether the user sees, masked, the number of the person behind the enterprise: those who write papers for it."""
    return bool(user.roles & COMMITTEE_STAFF)


def sight_of_others(actor: Actor) -> Sight:
    """How much the actor sees of a matter that is not theirs: that there is one and where it stands; the bureau's
    viewer, who looks at numbers, only that it counts."""
    return Sight.NOTED if keeps_records(actor.user) else Sight.COUNTED


def opened(visible: Select[Any], column: Any, ids: Iterable[int]) -> set[int]:
    """Which of `ids` (of `column`) are among what the viewer may open."""
    asked = sorted(set(ids))
    if not asked:
        return set()
    return set(db.session.scalars(visible.where(column.in_(asked)).with_only_columns(column)))
