"""Where each act of a case is done: the address behind every button, one table for all pages."""

from dataclasses import dataclass

from flask import current_app, url_for
from flask_login import current_user

from mediation.models.case import Case
from mediation.operations.actor import Actor
from mediation.operations.drafts import SavedDraft
from mediation.procedures.people_mediation import LIFECYCLE, NextStep, State
from mediation.rules.lifecycle import Refusal
from mediation.web.access import allowed

# Acts of the mediation's life cycle, then the steps of the agreement that the next step may name, then where the
# particulars are corrected that a paper lacks.
ENDPOINTS = {
    "amend_case": "cases.particulars",
    "change_parties": "cases.parties",
    "decide_conflict": "cases.conflict_check",
    "answer_conflict": "cases.conflict_answer",
    "record_consent": "cases.consents",
    "transfer": "cases.transfer",
    "hand_over": "cases.hand_over",
    "take_back": "cases.take_back",
    "accept": "cases.acceptance",
    "correct_acceptance": "cases.acceptance_day",
    "decline": "cases.declining",
    "give_rights_notice": "cases.rights_notice",
    "offer_roster": "cases.roster",
    "appoint_mediators": "cases.mediators",
    "change_mediator": "cases.mediators",
    "change_agents": "cases.agents",
    "check_agent_authority": "cases.authority_checks",
    "record_inquiry": "cases.inquiries",
    "edit_record": "cases.edit_record",
    "schedule_session": "cases.schedule",
    "hold_session": "cases.sessions",
    "sign_record": "cases.unsigned",
    "record_agreed_facts": "cases.agreed_facts",
    "propose": "cases.proposals",
    "answer_proposal": "cases.proposals",
    "write_private_note": "cases.notes",
    "suspend": "cases.suspension",
    "resume": "cases.resumption",
    "extend": "cases.extension",
    "reach_agreement": "cases.reaching",
    "return_to_talks": "cases.return_to_talks",
    "end_the_rest": "cases.partial_termination",
    "file_back": "cases.filing_back",
    "withdraw": "cases.withdrawal",
    "refuse": "cases.refusal",
    "refuse_to_sign": "cases.signing_refusal",
    "terminate": "cases.termination",
    "close": "cases.closing",
    "follow_up": "cases.follow_up",
    "draft_agreement": "agreements.edit",
    "issue_agreement": "agreements.edit",
    "sign_agreement": "agreements.edit",
    "seal_agreement": "agreements.edit",
    "conclude": "agreements.edit",
    "urge": "performance.urge",
    "track_performance": "performance.show",
    "add_files": "cases.files",
    "edit_party": "cases.show",
    "confirmation": "judicial_confirmation.show",
    "court_referral": "court_referral.show",
}

# How a state looks as a tag (components/tag.html).
STATE_TAGS = {
    State.REGISTERED: "neutral",
    State.ACCEPTED: "running",
    State.MEDIATING: "running",
    State.SUSPENDED: "paused",
    State.AGREED: "signing",
    State.CONCLUDED: "good",
    State.DECLINED: "declined",
    State.TERMINATED: "ended",
    State.CLOSED: "ended",
}

# Drafts whose name is not an endpoint and an object.
DRAFTS = {"intake": "cases.register", "agreement": "agreements.edit"}

# The second object of a draft's name, `cases.edit_record:<uid>:<row>`, by endpoint.
ROWS = {"cases.edit_record": "record_id", "cases.agreed_facts": "facts_id", "reports.write": "period_code"}

# What an address calls the first object of a draft's name where that is no case.
BLANKS = {"fairs.receive": "fair_uid", "reports.write": "body_code", "reports.correct": "filed_uid"}


@dataclass(frozen=True)
class OpenAct:
    """An act that state and role allow: where it is done, and what still stands against it (None: nothing)."""

    action: str
    label: str
    url: str
    refused: Refusal | None


def act_url(action: str, case: Case, row: int | None = None) -> str:
    """The address where `action` is done for `case`, or for one `row` of it; "" when the desk has no such page or the
    user may not open it."""
    endpoint = ENDPOINTS.get(action, "")
    return _address(endpoint, case.uid, **({} if row is None else {ROWS[endpoint]: str(row)}))


def step_url(case: Case, step: NextStep, *, actor: Actor) -> str:
    """Where the next step is done; "" when the user's role may not, or the page is not there."""
    transition = LIFECYCLE.get(step.action)
    if transition is not None and not transition.roles & {role.value for role in actor.roles_in(case.committee_id)}:
        return ""
    return act_url(step.action, case)


def step_label(step: NextStep) -> str:
    """The verb on the button."""
    if step.action in LIFECYCLE:
        return LIFECYCLE[step.action].label
    return {
        "draft_agreement": "写协议",
        "issue_agreement": "打开协议",
        "sign_agreement": "登记签字",
        "seal_agreement": "登记盖章",
        "confirmation": "司法确认",
        "urge": "登记督促",
        "track_performance": "登记履行",
    }.get(step.action, "去办")


def draft_url(draft: SavedDraft) -> str:
    """The address where a draft is written on, by its name (`cases.sessions:<uid>`, `intake`); "" when unknown."""
    name, _, rest = draft.form.partition(":")
    endpoint, (uid, _, row) = DRAFTS.get(name, name), rest.partition(":")
    return _address(endpoint, uid, **({ROWS[endpoint]: row} if row and endpoint in ROWS else {}))


def _address(endpoint: str, uid: str, **row: str) -> str:
    if endpoint not in current_app.view_functions or not allowed(endpoint, current_user.roles):
        return ""
    return url_for(endpoint, **{BLANKS.get(endpoint, "uid"): uid}, **row) if uid else url_for(endpoint)
