"""How a matter ends: withdrawn, refused, failed, in part; taking effect, filed back, closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.mediation_step import Ending, Suspension
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.agreement.issuing import lapse_open
from mediation.operations.life_cycle import advance, settle_deadlines
from mediation.rules import figures
from mediation.rules.people_mediation.words import GROUNDS, ROUTES, routes_notice


@dataclass(frozen=True)
class Told:
    """When and how one party was told; `manner` a key of `MANNERS`."""

    on: date
    manner: str


@dataclass(frozen=True)
class Notice:
    """告知 of the lawful routes: `routes` keys of `ROUTES`; `told` case_party id → when and how; `text` the words,
    those of the routes unless given."""

    told: Mapping[int, Told] = field(default_factory=dict)
    routes: frozenset[str] = frozenset(ROUTES)
    text: str = ""

    def told_by(self, today: date) -> frozenset[str]:
        """The keys of the parties that were told, with day and manner, by `today`."""
        return frozenset(str(key) for key, told in self.told.items() if told.manner and told.on <= today)


def end(
    case: Case,
    *,
    kind: str,
    ground: str,
    on: date,
    notice: Notice,
    actor: Actor,
    reason: str = "",
    by: CaseParty | None = None,
    scope: str = "",
) -> Ending:
    """Keep an ending that the table allowed; `scope` names the claims when only they end. Stops the clocks."""
    ending = Ending(
        case_id=case.id,
        kind=kind,
        ground=ground,
        reason=reason,
        by_case_party_id=by.id if by else None,
        on=on,
        routes=[route for route in ROUTES if route in notice.routes],
        notice_text=notice.text or routes_notice(notice.routes),
        notices={str(key): {"on": told.on.isoformat(), "manner": told.manner} for key, told in notice.told.items()},
        scope=scope,
        recorded_at=actor.now,
    )
    db.session.add(ending)
    if not scope:
        case.concluded_on = on
        _lift_suspensions(case, on)
        lapse_open(case, reason=f"{GROUNDS[ground].label}，调解终止", actor=actor)
    settle_deadlines(case, actor=actor)
    return ending


def _lift_suspensions(case: Case, on: date) -> None:
    running = select(Suspension).where(Suspension.case_id == case.id, Suspension.to_on.is_(None))
    for suspension in db.session.scalars(running):
        suspension.to_on = max(on, suspension.from_on)


def withdraw(
    case: Case,
    *,
    by: CaseParty,
    notice: Notice,
    actor: Actor,
    also: Iterable[CaseParty] = (),
    ground: str = "applicant_withdrew",
    reason: str = "",
    on: date | None = None,
) -> Ending:
    """撤回: by the applicant alone, or by all applicants together (`also` the others). `ground`
    applicant_withdrew or settled_privately. Raises `ActionRefused`."""
    day = on or actor.today
    others = frozenset(str(party.id) for party in also)
    told = notice.told_by(actor.today)
    advance(case, "withdraw", actor=actor, on=day, by=str(by.id), agreed=others, routes=notice.routes, told=told)
    ending = end(case, kind="withdrawn", ground=ground, reason=reason, on=day, by=by, notice=notice, actor=actor)
    case.outcome = "withdrawn"
    audit.record(actor, "withdraw", ending, case=case, summary=f"{by.party.name}撤回申请", reason=reason)
    return ending


def refuse(
    case: Case, *, by: CaseParty, notice: Notice, actor: Actor, reason: str = "", on: date | None = None
) -> Ending:
    """拒绝: one party, alone, at any time after acceptance. Raises `ActionRefused`."""
    day = on or actor.today
    told = notice.told_by(actor.today)
    advance(case, "refuse", actor=actor, on=day, by=str(by.id), routes=notice.routes, told=told)
    ending = end(case, kind="refused", ground="refused_later", reason=reason, on=day, by=by, notice=notice, actor=actor)
    case.outcome = "refused"
    audit.record(actor, "refuse", ending, case=case, summary=f"{by.party.name}拒绝调解，终止", reason=reason)
    return ending


def refuse_to_sign(
    case: Case, *, by: CaseParty, notice: Notice, actor: Actor, reason: str = "", on: date | None = None
) -> Ending:
    """拒签: terms were agreed, but a party does not sign; mediation has failed. Raises `ActionRefused`."""
    day = on or actor.today
    told = notice.told_by(actor.today)
    advance(case, "refuse_to_sign", actor=actor, on=day, by=str(by.id), routes=notice.routes, told=told)
    ending = end(case, kind="failed", ground="sign_refused", reason=reason, on=day, by=by, notice=notice, actor=actor)
    case.outcome = "failed"
    audit.record(actor, "refuse_to_sign", ending, case=case, summary=f"{by.party.name}拒绝签协议，终止", reason=reason)
    return ending


def terminate(
    case: Case, *, ground: str, notice: Notice, actor: Actor, reason: str = "", on: date | None = None
) -> Ending:
    """终止: mediation failed, for a ground of kind failed. Every party is told the arbitration, administrative
    and court routes first. Raises `ActionRefused`."""
    day = on or actor.today
    told = notice.told_by(actor.today)
    advance(case, "terminate", actor=actor, on=day, ground=ground, reason=reason, routes=notice.routes, told=told)
    ending = end(case, kind="failed", ground=ground, reason=reason, on=day, notice=notice, actor=actor)
    case.outcome = "failed"
    audit.record(actor, "terminate", ending, case=case, summary=f"终止调解：{GROUNDS[ground].label}", reason=reason)
    return ending


def end_the_rest(
    case: Case, *, scope: str, ground: str, notice: Notice, actor: Actor, reason: str = "", on: date | None = None
) -> Ending:
    """What a partial agreement leaves open ends beside it; `scope` names it. Raises `ActionRefused`."""
    day = on or actor.today
    told = notice.told_by(actor.today)
    advance(case, "end_the_rest", actor=actor, on=day, ground=ground, reason=reason, routes=notice.routes, told=told)
    ending = end(
        case, kind="failed", ground=ground, reason=reason, on=day, notice=notice, actor=actor, scope=scope or "其余请求"
    )
    audit.record(actor, "end_the_rest", ending, case=case, summary=f"终止没谈拢的部分：{ending.scope}", reason=reason)
    return ending


def reach_agreement(case: Case, *, actor: Actor, on: date | None = None) -> None:
    """Terms are agreed; an agreement is to be drawn up. Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "reach_agreement", actor=actor, on=day)
    settle_deadlines(case, actor=actor)
    audit.record(actor, "reach_agreement", case, case=case, summary=f"{figures.day(day)}谈拢，拟协议")


def return_to_talks(case: Case, *, actor: Actor, reason: str = "") -> None:
    """Back from the agreement to talking. Raises `ActionRefused`."""
    advance(case, "return_to_talks", actor=actor)
    settle_deadlines(case, actor=actor)
    audit.record(actor, "return_to_talks", case, case=case, summary="退回再谈", reason=reason)


def conclude(case: Case, agreement: Agreement, *, actor: Actor) -> None:
    """The agreement took effect: the mediation has succeeded. Called when `effective_on` has been computed from
    the signatures. Raises `ActionRefused`."""
    advance(case, "conclude", actor=actor)
    case.concluded_on = agreement.effective_on
    written = "agreement" if agreement.form == "written" else "oral_agreement"
    case.outcome = "partial" if agreement.partial_scope else written
    settle_deadlines(case, actor=actor)
    audit.record(actor, "conclude", case, case=case, summary=f"协议{agreement.effective_on}生效")


def file_back(case: Case, *, actor: Actor, on: date | None = None, note: str = "") -> None:
    """The agreement went to the body that referred the case. Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "file_back", actor=actor, on=day)
    case.filed_back_on = day
    settle_deadlines(case, actor=actor)
    audit.record(
        actor, "file_back", case, case=case, summary=f"协议书送{case.source_body or '来源单位'}备案", reason=note
    )


def close(case: Case, *, actor: Actor, on: date | None = None, reason: str = "") -> None:
    """结案: what was ended, declined or concluded is finished. `reason` why there was no follow-up of an agreement.
    Raises `ActionRefused`."""
    day = on or actor.today
    advance(case, "close", actor=actor, on=day, reason=reason)
    case.closed_on = day
    lapse_open(case, reason="结案时还没有签成", actor=actor)
    settle_deadlines(case, actor=actor)
    audit.record(actor, "close", case, case=case, summary="结案", reason=reason)
