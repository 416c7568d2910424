"""Which deadlines move when the calendar changes, before it does, or by a change of one case that is not saved yet; and
writing down the new ones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.operations.access_scope import hides_itself
from mediation.operations.case_filter import FINISHED
from mediation.operations.deadlines import MEDIATION_TERMS, CaseDeadline, of_case
from mediation.operations.life_cycle import write_down_nearest
from mediation.procedures import people_mediation
from mediation.rules.holidays import Calendar
from mediation.rules.periods import Deadline


@dataclass(frozen=True)
class Move:
    """One running clock of one case: `number` of the case, "" of one that others are not told of; `rule` and `name`
    what falls due; `before` and `after` how it is counted."""

    number: str
    rule: str
    name: str
    before: Deadline
    after: Deadline

    @property
    def moves(self) -> bool:
        """Whether the day is another; else the same day has only become certain, or uncertain."""
        return self.before.due != self.after.due


def moves(before: Calendar, after: Calendar, today: date) -> list[Move]:
    """The clocks of open cases that `after` counts otherwise than `before`, by the new day."""
    found = [move for case in _open_cases() for move in _moves_of(case, before, after, today)]
    return sorted(found, key=lambda move: (move.after.due, move.number))


def moves_since(before: Sequence[CaseDeadline], case: Case, calendar: Calendar, today: date) -> list[Move]:
    """The running clocks of a case that start or fall due on another day than they did `before`: what a change that is
    not saved yet moves. A term for mediating that another one takes the place of is the same clock."""
    now = {_same(clock.rule): clock for clock in of_case(case, calendar, today) if not clock.settled}
    pairs = [(old, now[_same(old.rule)]) for old in before if not old.settled and _same(old.rule) in now]
    return [
        Move(case.number, new.rule, new.name, old.deadline, new.deadline)
        for old, new in pairs
        if (old.trigger, old.deadline.due) != (new.trigger, new.deadline.due)
    ]


def _same(rule: str) -> str:
    return people_mediation.MEDIATION.id if rule in MEDIATION_TERMS else rule


def settle_open_cases(calendar: Calendar, today: date) -> int:
    """Write down the nearest deadline of every open case by `calendar`; how many cases have another one now."""
    changed = 0
    for case in _open_cases():
        known = case.next_due_on, case.next_due_what
        write_down_nearest(case, calendar, today)
        changed += (case.next_due_on, case.next_due_what) != known
    return changed


def _open_cases() -> Sequence[Case]:
    # A case that is closed may still have a day written down, e.g. of a visit afterwards.
    still = or_(Case.state.not_in(FINISHED), Case.next_due_on.is_not(None))
    return db.session.scalars(select(Case).where(still).order_by(Case.id)).all()


def _moves_of(case: Case, before: Calendar, after: Calendar, today: date) -> list[Move]:
    pairs: dict[tuple[str, date], list[list[CaseDeadline]]] = defaultdict(lambda: [[], []])
    for side, calendar in enumerate((before, after)):
        for clock in of_case(case, calendar, today):
            if not clock.settled:
                pairs[clock.rule, clock.trigger][side].append(clock)
    found = [
        (old, new)
        for olds, news in pairs.values()
        for old, new in zip(olds, news, strict=True)
        if (old.deadline.due, old.deadline.certain) != (new.deadline.due, new.deadline.certain)
    ]
    if not found:
        return []
    number = "" if hides_itself(case) else case.number
    return [Move(number, new.rule, new.name, old.deadline, new.deadline) for old, new in found]
