"""What runs at the rights centre: the due days of the pre-examinations that somebody examines or reads again."""

from collections.abc import Iterator
from datetime import date

from mediation.models.user import User
from mediation.operations.design_preexamination.listing import open_lines
from mediation.operations.design_preexamination.reading import facts_of
from mediation.operations.matter_day import MatterDay, Named, of_clock
from mediation.operations.settings import setting
from mediation.procedures.design_preexamination import EXAMINED, LIFECYCLE, State, next_step
from mediation.rules.holidays import Calendar
from mediation.rules.roles import Role

SERVICE = "design_preexamination"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The running clock of each open request that the user examines or reads again."""
    if Role.EXAMINER not in user.roles_at("rights_centre"):
        return
    most = setting("preexamination_opinions", today)
    for line in open_lines(user, today=today, own=True):
        if line.clock is None:
            continue
        row = line.row
        step = next_step(row.state, facts_of(row, today=today), most_opinions=most)
        of = Named(SERVICE, row.uid, row.number, f"{row.applicant_name}，{row.product}")
        # What is examined can end in more than one way: the request itself offers them.
        act = None if State(row.state) in EXAMINED else LIFECYCLE.get(step.action)
        yield of_clock(line.clock, today, of=of, sentence=step.sentence, act=act)
