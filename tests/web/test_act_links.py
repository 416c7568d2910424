"""The table of addresses: every act of the law's table has a page, and every draft leads back to its form."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_login import login_user

from mediation.extensions import db
from mediation.models.user import User
from mediation.operations.drafts import SavedDraft
from mediation.procedures.people_mediation import LIFECYCLE, State
from mediation.rules.roles import Role
from mediation.web.act_links import ENDPOINTS, STATE_TAGS, draft_url
from mediation.web.sessions import SessionUser
from tests import people

UID = "0123456789abcdef"


def test_every_act_of_the_table_has_a_page(app: Flask) -> None:
    assert set(LIFECYCLE) - set(ENDPOINTS) == set()
    assert set(ENDPOINTS.values()) - set(app.view_functions) == set()


def test_every_state_has_a_look() -> None:
    assert set(STATE_TAGS) == set(State)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("intake", "/cases/new"),
        (f"agreement:{UID}", f"/cases/{UID}/agreement"),
        (f"cases.sessions:{UID}", f"/cases/{UID}/sessions"),
        (f"cases.follow_up:{UID}", f"/cases/{UID}/follow-up"),
        (f"cases.edit_record:{UID}:7", f"/cases/{UID}/records/7/edit"),
        (f"cases.agreed_facts:{UID}", f"/cases/{UID}/agreed-facts"),
        (f"cases.agreed_facts:{UID}:3", f"/cases/{UID}/agreed-facts/3"),
        (f"parties.edit:{UID}", f"/parties/{UID}/edit"),
        ("a form that is no more", ""),
    ],
)
def test_a_draft_leads_back_to_its_form(app: Flask, name: str, address: str) -> None:
    person = people.create(app, Role.MEDIATOR)
    with app.test_request_context("/"):
        login_user(SessionUser(db.session.get_one(User, person.id), "token"))
        assert draft_url(SavedDraft(name, "", datetime.now(UTC), {})) == address
