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
from mediation.operations.figures.counted import At, Base, Condition, Counted, Rows, days_between
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


def _feedback_days() -> Rows:
    """Clues that went out and were answered, by the day they went, with the days it took."""
    answered_on = RegisterEntry.data["answered_on"].as_string()

    def where(at: At) -> tuple[Condition, ...]:
        return (*_among(counts.crime_links(at.period, group="out")), answered_on.is_not(None))

    return Rows(ENTRIES, RegisterEntry.day, where, days_between(RegisterEntry.day, answered_on))


def _served() -> Rows:
    """What the stations that stand on the last day of the period say they served."""
    served = RegisterEntry.data["served"].as_integer()

    def where(at: At) -> tuple[Condition, ...]:
        return (*_among(counts.stations(at.period.last)), served.is_not(None))

    return Rows(ENTRIES, None, where, served, shown=RegisterEntry.day)


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
    "clues_accepted": Counted(
        _of_the_period(lambda period: counts.crime_links(period, group="out", result="accepted"))
    ),
    "clues_returned": Counted(
        _of_the_period(lambda period: counts.crime_links(period, group="out", result="returned"))
    ),
    "clue_feedback_days": Counted(_feedback_days(), spread="mean"),
    "cross_region_requests": Counted(_of_the_period(counts.cross_region)),
    "cross_region_sent": Counted(_of_the_period(lambda period: counts.cross_region(period, group="out"))),
    "cross_region_received": Counted(_of_the_period(lambda period: counts.cross_region(period, group="in"))),
    "cross_region_answered": Counted(
        _of_the_period(lambda period: counts.cross_region(period, answered=True)),
        _of_the_period(counts.cross_region),
    ),
    "station_services": Counted(_served()),
    "difficult_with_experts": Counted(
        Rows(
            CONSULTATIONS,
            None,
            lambda at: (Consultation.id.in_(counts.difficult_with_experts(at.period)),),
            shown=Consultation.received_on,
        )
    ),
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
