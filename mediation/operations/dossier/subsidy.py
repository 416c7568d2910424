"""以案定补: a case is claimed once, and somebody else decides."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import SubsidyClaim
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import roles_of
from mediation.procedures.people_mediation import State as CaseState
from mediation.procedures.subsidy import LIFECYCLE, ClaimFacts, State
from mediation.rules.lifecycle import ActionRefused, Refusal, Transition
from mediation.rules.money import yuan


@dataclass(frozen=True)
class Choices:
    """What may be chosen, in the office's own words."""

    levels: tuple[str, ...]
    categories: tuple[str, ...]


def choices(on: date) -> Choices:
    """The levels and categories in force on a day."""
    return Choices(tuple(settings.setting("subsidy_levels", on)), tuple(settings.setting("subsidy_categories", on)))


def claim_of(case: Case) -> SubsidyClaim | None:
    """The claim for `case`, None while nobody claimed."""
    return db.session.scalar(select(SubsidyClaim).where(SubsidyClaim.case_id == case.id))


def open_acts(case: Case, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    known = claim_of(case)
    state, roles, facts = _state(known), roles_of(actor, case), _facts(case, known, actor)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def claim(case: Case, *, level: str, category: str, actor: Actor) -> SubsidyClaim:
    """Claim for `case`; what was rejected may be claimed again. Raises `ActionRefused`."""
    offered = choices(actor.today)
    if (level and level not in offered.levels) or (category and category not in offered.categories):
        raise ActionRefused("级别或者类别已经不在本会的表里。重新选一次。")
    known = _locked(case)
    state = _checked(case, known, "claim", actor, level=level, category=category)
    row = known or SubsidyClaim(case_id=case.id)
    row.level, row.category = level, category
    row.claimed_by_id, row.claimed_on = actor.id, actor.today
    row.result, row.amount = state.value, None
    row.decided_by_id, row.decided_on, row.reason = None, None, ""
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "claim", row, case=case, summary=f"申报补贴：{level}，{category}")
    return row


def approve(case: Case, *, amount: int | None, actor: Actor, reason: str = "") -> SubsidyClaim:
    """Approve with an `amount` in 分. Raises `ActionRefused`, also for who claimed."""
    return _decide(case, "approve", amount=amount, reason=reason, actor=actor)


def reject(case: Case, *, reason: str, actor: Actor) -> SubsidyClaim:
    """Reject with the reason. Raises `ActionRefused`, also for who claimed."""
    return _decide(case, "reject", amount=None, reason=reason, actor=actor)


def _decide(case: Case, action: str, *, amount: int | None, reason: str, actor: Actor) -> SubsidyClaim:
    row = _locked(case)
    state = _checked(case, row, action, actor, amount=amount, reason=reason)
    assert row is not None, "a pending claim has a row"
    row.result, row.amount, row.reason = state.value, amount, reason.strip()
    row.decided_by_id, row.decided_on = actor.id, actor.today
    said = f"{yuan(amount)} 元" if amount is not None else ""
    summary = "，".join(filter(None, (LIFECYCLE[action].label, said)))
    audit.record(actor, action, row, case=case, summary=summary, reason=row.reason)
    return row


def _locked(case: Case) -> SubsidyClaim | None:
    row = claim_of(case)
    if row is not None:
        db.session.refresh(row, with_for_update=True)
    return row


def _checked(case: Case, known: SubsidyClaim | None, action: str, actor: Actor, **said: Any) -> State:
    facts = replace(_facts(case, known, actor), acting=True, **said)
    return LIFECYCLE.check(action, state=_state(known), roles=roles_of(actor, case), facts=facts)


def _state(known: SubsidyClaim | None) -> State:
    return State(known.result) if known else State.NONE


def _facts(case: Case, known: SubsidyClaim | None, actor: Actor) -> ClaimFacts:
    return ClaimFacts(
        closed=case.state == CaseState.CLOSED,
        claimed_by=str(known.claimed_by_id) if known and known.result == State.PENDING else "",
        by=str(actor.id),
    )
