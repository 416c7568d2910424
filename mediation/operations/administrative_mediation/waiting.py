"""What runs at the bureau: the due days of its requests, for the first page, the reminders and the calendar."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.user import User
from mediation.operations.access_scope import visible_matters
from mediation.operations.administrative_mediation.clocks import of_matter
from mediation.operations.administrative_mediation.reading import facts_of, parties_named
from mediation.operations.matter_day import MatterDay, Named, of_clock
from mediation.procedures.administrative_mediation import State, next_step
from mediation.rules.holidays import Calendar
from mediation.rules.roles import Role

SERVICE = "administrative_mediation"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The running clocks of the requests that the bureau's clerks handle. Whoever only looks on has none."""
    if Role.CLERK not in user.roles_at("bureau"):
        return
    open_ones = visible_matters(user).where(AdministrativeMatter.state != State.CLOSED)
    together = (selectinload(AdministrativeMatter.parties), selectinload(AdministrativeMatter.sessions))
    for matter in db.session.scalars(open_ones.options(*together).order_by(AdministrativeMatter.id)):
        running = [clock for clock in of_matter(matter, calendar, today) if not clock.settled]
        if not running:
            continue
        step = next_step(matter.state, facts_of(matter, today=today, calendar=calendar))
        of = Named(SERVICE, matter.uid, matter.number, parties_named(matter))
        for clock in running:
            yield of_clock(clock, today, of=of, sentence=step.sentence)
