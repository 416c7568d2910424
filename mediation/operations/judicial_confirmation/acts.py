"""One act on one application: asked of the table, put on the row. The only place that sets its state."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.operations.agreement.reading import draft_of, ref_of
from mediation.operations.agreement.signing import signed_by
from mediation.operations.court_referral.reading import is_entrusted
from mediation.operations.judicial_confirmation.clocks import window_of
from mediation.operations.judicial_confirmation.courts import choice_of, kinds_of
from mediation.operations.life_cycle import roles_of, settle_deadlines
from mediation.operations.matter_facts import acting_parties
from mediation.operations.papers.court import materials_of
from mediation.procedures.agreement import Draft, review, signing_bar
from mediation.procedures.agreement import State as AgreementState
from mediation.procedures.judicial_confirmation import (
    BEFORE_COURT,
    LIFECYCLE,
    WITHOUT_RULING,
    Applicant,
    ConfirmationFacts,
    Entry,
    Obstacle,
    State,
    Supplement,
    asked_in_time,
)
from mediation.rules.agreement.draft import Form, SignsBy
from mediation.rules.courts import court_bar
from mediation.rules.judicial_confirmation.applying import agent_bar
from mediation.rules.lifecycle import Refusal, Transition
from mediation.rules.roles import Role

APPLICATION_PAPER, OPTIONAL = "司法确认申请书", "无争议事实记载"


def matters_of(case: Case) -> list[JudicialConfirmation]:
    """Every application in the case, the first one first."""
    query = select(JudicialConfirmation).where(JudicialConfirmation.case_id == case.id)
    return list(db.session.scalars(query.order_by(JudicialConfirmation.id)))


def agreement_of(case: Case) -> Agreement | None:
    """The agreement that confirmation is about: one that a court has before it, even if it was replaced since; else
    the newest in force."""
    pending = next((matter for matter in matters_of(case) if matter.state in BEFORE_COURT), None)
    if pending is not None:
        return pending.agreement
    query = select(Agreement).where(Agreement.case_id == case.id, Agreement.state == AgreementState.EFFECTIVE)
    return db.session.scalar(query.order_by(Agreement.ordinal.desc()).limit(1))


def matter_of(agreement: Agreement) -> JudicialConfirmation | None:
    """The newest application for the agreement."""
    query = select(JudicialConfirmation).where(JudicialConfirmation.agreement_id == agreement.id)
    return db.session.scalar(query.order_by(JudicialConfirmation.ordinal.desc()).limit(1))


def state_of(matter: JudicialConfirmation | None) -> State:
    """Where it stands; before anybody began one it is open."""
    return State(matter.state) if matter else State.OPEN


def facts_of(agreement: Agreement, matter: JudicialConfirmation | None, *, today: date) -> ConfirmationFacts:
    """Everything the guards, the points of eligibility and the next step ask."""
    draft = draft_of(agreement)
    window = window_of(agreement, settings.calendar(), today)
    preparing = state_of(matter) in (State.OPEN, State.PREPARING)
    known = ConfirmationFacts(
        today=today,
        written=agreement.form == Form.WRITTEN,
        in_force=agreement.state == AgreementState.EFFECTIVE,
        effective_on=agreement.effective_on,
        window=window.deadline if window else None,
        alarm_over=window.alarm_over if window else None,
        entrusted=is_entrusted(agreement.case),
        findings=tuple(review(draft)) if preparing else (),
        terms=len(draft.terms),
        # Until it is filed the court would look at each authority as it is today.
        applicants=_applicants(
            agreement, matter.applicants if matter else {}, draft, (matter.filed_on if matter else None) or today
        ),
    )
    if matter is None:
        return known
    return replace(
        known,
        court=matter.court,
        court_bar=bar_of(agreement, matter.court, draft, on=today) if preparing else None,
        lacking=lacking(agreement, matter) if preparing else (),
        obstacle=_obstacle(matter),
        filed_on=matter.filed_on,
        received_on=matter.received_on,
        supplements=tuple(Supplement(row.asked_on, row.due_on, row.supplied_on) for row in matter.supplements),
        accepted_on=matter.accepted_on,
        heard_on=matter.heard_on,
        decided_on=matter.decided_on,
        unserved=tuple(p.party.name for p in acting_parties(agreement.case) if str(p.id) not in matter.served),
        served_on=tuple(sorted(date.fromisoformat(day) for day in matter.served.values())),
    )


def _applicants(
    agreement: Agreement, chosen: dict[str, dict[str, str]], draft: Draft, day: date
) -> tuple[Applicant, ...]:
    """The parties with who signed for each, judged on the later of the day of signing and `day`."""
    found = []
    for party in acting_parties(agreement.case):
        one = chosen.get(str(party.id))
        if one is None:
            found.append(Applicant(str(party.id), party.party.name))
            continue
        on = date.fromisoformat(one["on"])
        bar = applying_bar(draft, party, SignsBy(one["by"]), one["name"], max(on, day))
        found.append(Applicant(str(party.id), party.party.name, one["name"], on, bar))
    return tuple(found)


def applying_bar(draft: Draft, party: CaseParty, by: SignsBy, name: str, on: date) -> str:
    """Why `name` may not apply for `party` on the day `on`, "" when they may."""
    if by is SignsBy.AGENT:
        plain = next(each for each in draft.parties if each.ref == ref_of(party))
        return agent_bar(plain, name, on=on)
    return signing_bar(signed_by(draft, ref_of(party), by, name), ref_of(party), on=on)


def bar_of(agreement: Agreement, court: str, draft: Draft, *, on: date) -> Refusal | None:
    """What stands against applying to `court`; None too while none is named."""
    if not court:
        return None
    choice = choice_of(agreement, draft, on=on)
    return court_bar(court, choice, kinds_of(agreement, draft), inviting_court=draft.inviting_court or None)


def _obstacle(matter: JudicialConfirmation) -> Obstacle | None:
    if not matter.obstacle:
        return None
    ended, asked = matter.obstacle_ended_on, matter.extension_asked_on
    late = bool(ended and asked and not asked_in_time(ended, asked, settings.calendar()))
    return Obstacle(ended, asked, matter.extension_answer, late)


def lacking(agreement: Agreement, matter: JudicialConfirmation) -> tuple[str, ...]:
    """The materials that nothing in the house stands for yet; who signed the application needs no scan of it."""
    signed = all(str(party.id) in matter.applicants for party in acting_parties(agreement.case))
    there = {OPTIONAL, APPLICATION_PAPER} if signed else {OPTIONAL}
    return tuple(row.name for row in materials_of(agreement) if not row.held and row.name not in there)


def roles_for(actor: Actor, case: Case) -> list[str]:
    """The roles the actor holds at the case's committee, and the court's liaison, who sits at the court."""
    at_court = [Role.COURT_LIAISON.value] if actor.user.organisation_ids(Role.COURT_LIAISON) else []
    return [*roles_of(actor, case), *at_court]


def open_acts(
    agreement: Agreement, matter: JudicialConfirmation | None, facts: ConfirmationFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = state_of(matter), roles_for(actor, agreement.case)
    return [
        (act, refusal_of(act.action, agreement, matter, facts, actor=actor)) for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(
    action: str,
    agreement: Agreement,
    matter: JudicialConfirmation | None,
    facts: ConfirmationFacts,
    *,
    actor: Actor,
) -> Refusal | None:
    """What stands against `action` now; another application is judged as the first was."""
    if action in ("begin", "note_obstacle") and state_of(matter) in WITHOUT_RULING:
        facts = facts_of(agreement, None, today=actor.today)
    return LIFECYCLE.refusal(action, state=state_of(matter), roles=roles_for(actor, agreement.case), facts=facts)


def advance(
    matter: JudicialConfirmation, action: str, *, actor: Actor, columns: dict[str, Any] | None = None, **entry: Any
) -> ConfirmationFacts:
    """Check `action` (a key of `judicial_confirmation.LIFECYCLE`), put `columns` on the row and move it to the state it
    leads to. `entry` fields of `judicial_confirmation.Entry`, today unless `on` is given. The row is locked first.
    Raises `ActionRefused`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(matter, with_for_update=True)
    facts = facts_of(matter.agreement, matter, today=actor.today)
    facts = replace(facts, entry=Entry(**{"on": actor.today, **entry}))
    facts = _as_entered(matter, facts, columns or {}, actor)
    after = LIFECYCLE.check(action, state=State(matter.state), roles=roles_for(actor, matter.case), facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in (columns or {}).items():
            setattr(matter, name, value)
        if matter.state != after:
            matter.state = after.value
        matter.changed_at = actor.now
    db.session.flush()
    return facts


def _as_entered(
    matter: JudicialConfirmation, facts: ConfirmationFacts, columns: dict[str, Any], actor: Actor
) -> ConfirmationFacts:
    """The facts with what the act is about to put on the row."""
    draft = draft_of(matter.agreement)
    if "court" in columns:
        bar = bar_of(matter.agreement, columns["court"], draft, on=actor.today)
        facts = replace(facts, court=columns["court"], court_bar=bar)
    if "applicants" in columns:
        applicants = _applicants(matter.agreement, columns["applicants"], draft, actor.today)
        facts = replace(facts, applicants=applicants)
    return facts


def settle(matter: JudicialConfirmation, *, actor: Actor) -> None:
    """Write down the nearest running deadline of the case after an act on its confirmation."""
    settle_deadlines(matter.case, actor=actor)
