"""Where each act of a case is done: the address behind every button, one table for all pages."""

from flask import current_app, url_for
from flask_login import current_user

from mediation.models.case import Case
from mediation.operations.drafts import SavedDraft
from mediation.web.access import allowed

# Acts of the mediation's life cycle, then the steps of the agreement that the next step may name.
ENDPOINTS = {
    "amend_case": "cases.particulars",
    "change_parties": "cases.parties",
    "decide_conflict": "cases.conflict_check",
    "answer_conflict": "cases.conflict_answer",
    "record_consent": "cases.consents",
    "transfer": "cases.transfer",
    "accept": "cases.acceptance",
    "decline": "cases.declining",
    "give_rights_notice": "cases.rights_notice",
    "offer_roster": "cases.roster",
    "appoint_mediators": "cases.mediators",
    "change_mediator": "cases.mediators",
    "change_agents": "cases.agents",
    "check_agent_authority": "cases.authority_checks",
    "record_inquiry": "cases.inquiries",
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
    "draft_agreement": "agreements.edit",
    "issue_agreement": "agreements.edit",
    "sign_agreement": "agreements.edit",
    "seal_agreement": "agreements.edit",
    "conclude": "agreements.edit",
}

# Drafts whose name is not an endpoint and an object.
DRAFTS = {"intake": "cases.register", "agreement": "agreements.edit"}

# The second object of a draft's name, `cases.edit_record:<uid>:<row>`, by endpoint.
ROWS = {"cases.edit_record": "record_id", "cases.agreed_facts": "facts_id"}


def act_url(action: str, case: Case) -> str:
    """The address where `action` is done for `case`; "" when the desk has no such page or the user may not open it."""
    return _address(ENDPOINTS.get(action, ""), case.uid)


def draft_url(draft: SavedDraft) -> str:
    """The address where a draft is written on, by its name (`cases.sessions:<uid>`, `intake`); "" when unknown."""
    name, _, rest = draft.form.partition(":")
    endpoint, (uid, _, row) = DRAFTS.get(name, name), rest.partition(":")
    return _address(endpoint, uid, **({ROWS[endpoint]: row} if row and endpoint in ROWS else {}))


def _address(endpoint: str, uid: str, **row: str) -> str:
    if endpoint not in current_app.view_functions or not allowed(endpoint, current_user.roles):
        return ""
    return url_for(endpoint, uid=uid, **row) if uid else url_for(endpoint)
