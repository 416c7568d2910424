"""What runs at the rights centre: the due days of the applications for aid that somebody handles."""

from collections.abc import Iterator
from datetime import date

from mediation.models.user import User
from mediation.operations.matter_day import MatterDay, Named, of_clock
from mediation.operations.rights_aid.clocks import of_matter
from mediation.operations.rights_aid.reading import facts_of, parties_named, running
from mediation.procedures.rights_aid import LIFECYCLE, next_step
from mediation.rules.holidays import Calendar
from mediation.rules.roles import Role

SERVICE = "rights_aid"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The running clocks of the applications that an aid officer handles."""
    if Role.AID_OFFICER not in user.roles_at("rights_centre"):
        return
    for matter in running(user):
        clocks = [clock for clock in of_matter(matter, calendar, today) if not clock.settled and not clock.paused]
        if not clocks:
            continue
        step = next_step(matter.state, facts_of(matter, today=today))
        of = Named(SERVICE, matter.uid, matter.number, parties_named(matter))
        for clock in clocks:
            yield of_clock(clock, today, of=of, sentence=step.sentence, act=LIFECYCLE.get(step.action))
