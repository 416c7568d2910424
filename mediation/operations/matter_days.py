"""The due days of matters that are no case at a committee: each service that has such matters joins `READERS`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from mediation.models.user import User
from mediation.operations.administrative_mediation import waiting as administrative_mediation
from mediation.operations.consultations import waiting as consultations
from mediation.operations.design_preexamination import waiting as design_preexamination
from mediation.operations.due_groups import DueGroups, grouped
from mediation.operations.matter_day import MatterDay
from mediation.operations.online_shops import waiting as online_shops
from mediation.operations.overseas_guidance import waiting as overseas_guidance
from mediation.operations.overseas_guidance.watch import waiting as overseas_watch
from mediation.operations.rights_aid import waiting as rights_aid
from mediation.rules.holidays import Calendar
from mediation.rules.roles import Role

Reader = Callable[[User, date, Calendar], Iterable[MatterDay]]
READERS: Mapping[str, Reader] = {
    service.SERVICE: service.running_days
    for service in (
        administrative_mediation,
        consultations,
        design_preexamination,
        online_shops,
        overseas_guidance,
        overseas_watch,
        rights_aid,
    )
}
"""By the service's noun: the running due days of what `user` works on, in any order."""

MATTER_STAFF: Mapping[str, frozenset[Role]] = {
    "bureau": frozenset({Role.CLERK, Role.OVERSEAS_OFFICER}),
    "rights_centre": frozenset({Role.EXAMINER, Role.AID_OFFICER, Role.OVERSEAS_OFFICER}),
}
"""Who works on such matters: the roles by the kind of organisation in which they are held."""


def all_days(user: User, *, today: date, calendar: Calendar) -> list[MatterDay]:
    """Every running due day of the matters that `user` works on, by day."""
    lines = [line for read in READERS.values() for line in read(user, today, calendar)]
    return sorted(lines, key=lambda line: (line.on, line.number))


def due_matters(user: User, *, today: date, calendar: Calendar) -> DueGroups[MatterDay]:
    """Those of them that the first page and the reminders list."""
    return grouped(all_days(user, today=today, calendar=calendar), today=today, days=calendar)
