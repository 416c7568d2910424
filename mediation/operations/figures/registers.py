"""The registers' entries and the consultations between bodies as the figures count them.

Which of them count is asked of `operations.registers.counts`; here they only get their page, number and day.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select

from mediation.indicators import Period
from mediation.models.consultation import Consultation, ConsultationExpert
from mediation.models.register import RegisterEntry
from mediation.operations.figures.abroad import plan_period
from mediation.operations.figures.counted import At, Base, Condition, Counted, Rows
from mediation.operations.registers import counts
from mediation.operations.settings import calendar

ENTRIES = Base("registers", RegisterEntry, RegisterEntry.uid, RegisterEntry.title, RegisterEntry.office_id)
CONSULTATIONS = Base("consultations", Consultation, Consultation.uid, Consultation.number, Consultation.office_id)
OPINIONS = Base(
    "consultations",
    ConsultationExpert,
    Consultation.uid,
    Consultation.number,
    Consultation.office_id,
    joins=lambda query: query.join(Consultation, Consultation.id == ConsultationExpert.consultation_id),
)


def _of_the_period(ids: Callable[[Period], Select[Any]]) -> Rows:
    """The entries whose day lies in the period, of those that count."""
    return Rows(ENTRIES, RegisterEntry.day, lambda at: _among(ids(at.period)))


def _by_the_last_day(ids: Callable[[At], Select[Any]]) -> Rows:
    """The entries that count on the last day of the period, whatever their own day."""
    return Rows(ENTRIES, None, lambda at: _among(ids(at)), shown=RegisterEntry.day)


def _among(ids: Select[Any]) -> tuple[Condition, ...]:
    return (RegisterEntry.id.in_(ids.correlate(None)),)


def _since_the_plan_began(at: At) -> Period:
    return Period(plan_period(at.today).first, at.period.last)


def _due(*, in_time: bool) -> Rows:
    """Consultations that fell due in the period: their last day is counted in working days, outside the database."""

    def where(at: At) -> tuple[Condition, ...]:
        due, answered = counts.consultations_due(at.period, calendar(), at.today)
        return (Consultation.id.in_(answered if in_time else due),)

    return Rows(CONSULTATIONS, None, where, shown=Consultation.received_on)


COUNTED = {
    "answered_in_time": Counted(_due(in_time=True), _due(in_time=False)),
    "joint_meetings": Counted(_of_the_period(counts.joint_meetings)),
    "study_trips": Counted(_by_the_last_day(lambda at: counts.research_trips(_since_the_plan_began(at)))),
    "enforcement_trainings": Counted(_of_the_period(counts.training_terms)),
    "police_clues": Counted(_of_the_period(lambda period: counts.crime_links(period, group="out"))),
    "cross_region_requests": Counted(_of_the_period(counts.cross_region)),
    "guidance_stations": Counted(_by_the_last_day(lambda at: counts.stations(at.period.last))),
    "enterprises_diagnosed": Counted(_of_the_period(counts.diagnosed)),
    "honoured_enterprises": Counted(_by_the_last_day(lambda at: counts.honours_held(at.period.last))),
    "experts_consulted": Counted(
        Rows(
            OPINIONS,
            ConsultationExpert.asked_on,
            lambda at: (ConsultationExpert.id.in_(counts.expert_uses(at.period).correlate(None)),),
        )
    ),
}
"""By the name of the indicator."""
