"""Time that stands still and time that runs longer: suspension, resumption, extension."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.mediation_step import Extension, Suspension
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance, settle_deadlines
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import SUSPENSION_REASONS


def suspend(case: Case, *, reason: str, actor: Actor, note: str = "", on: date | None = None) -> Suspension:
    """中止 from the day `on` (today), for a key of `SUSPENSION_REASONS`. Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "suspend", actor=actor, on=day, ground=reason, reason=note)
    suspension = Suspension(case_id=case.id, from_on=day, reason=reason, note=note)
    db.session.add(suspension)
    settle_deadlines(case, actor=actor)
    label = SUSPENSION_REASONS[reason].label
    audit.record(actor, "suspend", suspension, case=case, summary=f"中止调解：{label}", reason=note)
    return suspension


def resume(case: Case, *, actor: Actor, note: str = "", on: date | None = None) -> Suspension:
    """恢复: mediation goes on from the day `on` (today); the days between do not count. Raises `ActionRefused`."""
    day = on or actor.today
    running: Suspension | None = db.session.scalar(
        select(Suspension).where(Suspension.case_id == case.id, Suspension.to_on.is_(None)).limit(1)
    )
    if running is not None and day < running.from_on:
        raise ActionRefused(f"恢复的日期早于中止的{running.from_on}。填{running.from_on}或者以后。")
    advance(case, "resume", actor=actor, on=day)
    assert running is not None, "a suspended case has a running suspension"
    running.to_on = day
    settle_deadlines(case, actor=actor)
    days = (day - running.from_on).days
    audit.record(actor, "resume", running, case=case, summary=f"恢复调解，中止{days}日不计", reason=note)
    return running


def extend(
    case: Case, *, until: date, agreed: Mapping[int, date], manner: str, actor: Actor, note: str = ""
) -> Extension:
    """延长 to the day `until`; `agreed` case_party id → the day that party agreed. Raises `ActionRefused`."""
    keys = frozenset(str(key) for key, day in agreed.items() if day <= actor.today)
    advance(case, "extend", actor=actor, agreed=keys, until=until, reason=note)
    extension = Extension(
        case_id=case.id,
        until=until,
        agreed={str(key): day.isoformat() for key, day in agreed.items()},
        manner=manner,
        note=note,
        recorded_at=actor.now,
    )
    db.session.add(extension)
    settle_deadlines(case, actor=actor)
    audit.record(actor, "extend", extension, case=case, summary=f"各方同意延长到{until}", reason=note)
    return extension
