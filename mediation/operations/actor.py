"""Who acts, at what moment: the argument that every operation takes."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.models.user import User
from mediation.rules.roles import Role


@dataclass(frozen=True)
class Actor:
    """The acting user at one instant. `today` is the day in Asia/Shanghai; `request_id` ties audit to log."""

    user: User
    now: datetime
    today: date
    request_id: str = ""

    @property
    def id(self) -> int:
        """The acting user's row id."""
        return self.user.id

    def roles_in(self, organisation_id: int) -> frozenset[Role]:
        """The roles the actor holds in one organisation."""
        return self.user.roles_in(organisation_id)
