"""回访: what the parties say of an agreement's performance (江苏省预防化解矛盾纠纷条例第二十八条)."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.follow_up import FollowUp
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.matter_facts import current_agreement
from mediation.rules.people_mediation.words import PERFORMED, SATISFACTION


@dataclass(frozen=True)
class FollowUpValues:
    """What was heard. `manner` a key of `MANNERS`, `people` who was asked; `performed` and `satisfaction` keys of
    `PERFORMED` and `SATISFACTION`; `lawsuit` a suit and its result, `risk` hidden trouble, `measures` what was done
    about it, each "" for none."""

    manner: str
    people: str
    performed: str
    satisfaction: str
    text: str
    lawsuit: str = ""
    risk: str = ""
    measures: str = ""


def follow_up(case: Case, values: FollowUpValues, *, actor: Actor, on: date | None = None) -> FollowUp:
    """Put one 回访 of the agreement in force on record; a correction is another one. Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "follow_up", actor=actor, on=day)
    agreement = current_agreement(case)
    row = FollowUp(
        case_id=case.id,
        agreement_id=agreement.id if agreement else None,
        on=day,
        visitor_id=actor.id,
        visitor_name=actor.user.display_name,
        **asdict(values),
    )
    db.session.add(row)
    db.session.flush()
    summary = f"登记回访：{PERFORMED[row.performed]}，{SATISFACTION[row.satisfaction]}"
    audit.record(actor, "follow_up", row, case=case, summary=summary)
    return row


def follow_ups_of(case: Case) -> list[FollowUp]:
    """Every 回访 of a case, the first one first."""
    return list(db.session.scalars(select(FollowUp).where(FollowUp.case_id == case.id).order_by(FollowUp.id)))
