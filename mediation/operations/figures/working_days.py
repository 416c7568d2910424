"""Days that are counted by the calendar of working days, and so outside the database."""

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.operations.figures.counted import At, Condition
from mediation.operations.settings import calendar
from mediation.rules.design_preexamination.waiting import working_days


def cycle_of(at: At) -> Mapping[int, int]:
    """How many pre-examinations that passed or failed in the period took how many working days."""
    examined = Row.outcome.in_(("passed", "failed"))
    inside = Row.concluded_on.between(at.period.first, at.period.last)
    return Counter(_days(examined, inside).values())


def cycles(ids: Collection[int]) -> Mapping[int, int]:
    """How many working days each of those pre-examinations took, by row id."""
    return _days(Row.id.in_(ids))


def _days(*where: Condition) -> Mapping[int, int]:
    days = calendar()
    found = db.session.execute(select(Row.id, Row.accepted_on, Row.concluded_on).where(*where))
    return {row_id: working_days(first, last, days) for row_id, first, last in found if first and last}
