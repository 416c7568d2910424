"""The hundred enterprises: counted by the rule of `rules.overseas_guidance.counting`, over the plan's days."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from mediation.indicators import Period
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.party import Party
from mediation.operations.figures.counted import At, Base, Condition, Counted, Rows
from mediation.operations.overseas_guidance.counting import enterprises_of, plan_on
from mediation.rules.overseas_guidance.counting import Part, count


def _where(at: At) -> tuple[Condition, ...]:
    """One row of guidance for each enterprise that counts by the last day of the period."""
    plan = plan_on(at.today)
    plan = replace(plan, last=min(plan.last, at.period.last))
    lines = count(enterprises_of(select(OverseasGuidance), at.today), plan, at.today).of(Part.COUNTED)
    first = (
        select(func.min(OverseasGuidance.id))
        .join(Party, Party.id == OverseasGuidance.party_id)
        .where(Party.uid.in_([line.party for line in lines]))
        .group_by(OverseasGuidance.party_id)
        .correlate(None)
    )
    return (OverseasGuidance.id.in_(first),)


def plan_period(on: date) -> Period:
    """The days of the plan as they stand on a day."""
    plan = plan_on(on)
    return Period(plan.first, plan.last)


ENTERPRISES = Base(
    "overseas_guidance",
    OverseasGuidance,
    OverseasDispute.uid,
    OverseasDispute.number,
    OverseasGuidance.office_id,
    outcome=OverseasGuidance.state,
    joins=lambda query: query.join(OverseasDispute, OverseasDispute.id == OverseasGuidance.dispute_id),
)
COUNTED = {"enterprises_guided": Counted(Rows(ENTERPRISES, None, _where))}
