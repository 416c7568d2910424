"""Days that are counted by the calendar of working days, and so outside the database."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.operations.figures.counted import At
from mediation.operations.settings import calendar
from mediation.rules.design_preexamination.waiting import working_days


def cycle_of(at: At) -> Mapping[int, int]:
    """How many pre-examinations that passed or failed in the period took how many working days."""
    examined = Row.outcome.in_(("passed", "failed"))
    inside = Row.concluded_on.between(at.period.first, at.period.last)
    days = calendar()
    found = db.session.execute(select(Row.accepted_on, Row.concluded_on).where(examined, inside))
    return Counter(working_days(first, last, days) for first, last in found if first and last)
