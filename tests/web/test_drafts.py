"""Drafts: kept at the server while people type, found again, thrown away when they say so."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.draft import Draft
from mediation.operations import drafts
from mediation.rules.roles import Role

FACTS = "沐棠纺织在网店销售的四件套，与“兰韵”花型相同。"


def save(client, form="intake", token="", **typed):
    return client.post(f"/drafts/{form}", data=typed, headers={"X-CSRF-Token": token or client.token()})


def kept(behind, client, form="intake"):
    return behind(lambda: drafts.find(client.person.id, form))


def test_a_draft_says_when_it_was_saved(client_for):
    answer = save(client_for(Role.CLERK), facts=FACTS)
    assert answer.status_code == 200
    hour, minute, second = answer.json["saved_at"].split(":")
    assert len(hour) == len(minute) == len(second) == 2


def test_the_newest_words_replace_the_older(client_for, behind):
    client = client_for(Role.CLERK)
    save(client, facts="一", draft_title="新登记")
    save(client, facts=FACTS)
    found = kept(behind, client)
    assert (found.fields, found.title) == ({"facts": [FACTS]}, "新登记")


def test_each_value_of_a_repeated_field_is_kept(client_for, behind):
    client = client_for(Role.CLERK)
    client.post("/drafts/intake", data={"name": ["甲", "乙"]}, headers={"X-CSRF-Token": client.token()})
    assert kept(behind, client).fields == {"name": ["甲", "乙"]}


def test_names_of_forms_may_name_their_object(client_for, behind):
    client = client_for(Role.CLERK)
    save(client, "agreement:0f3a/facts", facts=FACTS)
    assert kept(behind, client, "agreement:0f3a/facts").fields == {"facts": [FACTS]}


def test_passwords_and_codes_are_never_kept(client_for, behind):
    client = client_for(Role.CLERK)
    save(client, password="a", repeated="b", old_password="c", code="d", form_key="e", facts=FACTS)
    assert kept(behind, client).fields == {"facts": [FACTS]}


def test_drafts_are_sealed(client_for, behind):
    client = client_for(Role.CLERK)
    save(client, identity_number="320612198503120010")
    assert b"320612198503120010" not in behind(lambda: db.session.scalar(select(Draft.content_sealed)))


def test_a_draft_is_its_owner_s_alone(client_for, behind):
    clerk, other = client_for(Role.CLERK), client_for(Role.CLERK)
    save(clerk, facts=FACTS)
    assert kept(behind, other) is None
    other.send("/drafts/intake/discard")
    assert kept(behind, clerk).fields == {"facts": [FACTS]}


def test_thrown_away_it_is_gone(client_for, behind):
    client = client_for(Role.CLERK)
    save(client, facts=FACTS)
    answer = client.send("/drafts/intake/discard", back="/cases/new")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/cases/new")
    assert kept(behind, client) is None


def test_throwing_away_leads_nowhere_else(client_for):
    answer = client_for(Role.CLERK).send("/drafts/intake/discard", back="//evil.example")
    assert answer.headers["Location"] == "/"


def test_too_much_to_keep_is_said(client_for, behind):
    client = client_for(Role.CLERK)
    answer = save(client, facts="花" * 500_001)
    assert (answer.status_code, answer.json) == (413, {"error": "写得太长，草稿存不下。先提交一部分。"})
    assert kept(behind, client) is None


def test_two_tabs_that_save_at_once_keep_one_draft(client_for, behind):
    client = client_for(Role.CLERK)
    token, cookie = client.token(), client.get_cookie("sid").value

    def save_from_a_tab(number: int) -> int:
        tab = client.application.test_client()
        tab.set_cookie("sid", cookie)
        return save(tab, token=token, facts=str(number)).status_code

    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(save_from_a_tab, range(5))) == [200] * 5
    assert behind(lambda: db.session.scalar(select(func.count()).select_from(Draft))) == 1


def test_after_thirty_days_a_draft_is_forgotten(client_for, behind):
    from datetime import timedelta

    from mediation import clock

    client = client_for(Role.CLERK)
    save(client, facts=FACTS)

    def expire(days: float) -> None:
        drafts.expire(clock.now() + timedelta(days=days))
        db.session.commit()

    behind(expire, 29.9)
    assert kept(behind, client) is not None
    behind(expire, 30.1)
    assert kept(behind, client) is None


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_keep_drafts(client_for, role):
    assert save(client_for(role), facts=FACTS).status_code == 200
