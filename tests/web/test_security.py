"""Headers, cookies, methods, hosts: the same on every answer, errors included."""

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.rules.roles import Role
from tests import people
from tests.pages import check_headers
from tests.visitor import token_in

ANSWERS = [
    ("a page", "/account", 200),
    ("a redirect", "/login", 303),
    ("not found", "/no-such-page", 404),
    ("not this role's", "/administration/users", 404),
    ("not by GET", "/logout", 405),
    ("a made-up row", "/administration/users/99999999999999999999", 404),
    ("a file", "/static/js/app.js", 200),
    ("no such file", "/static/js/nothing.js", 404),
    ("outside the files", "/static/../mediation/config.py", 404),
    ("the icons", "/icons.svg", 200),
    ("health", "/healthz", 200),
]


@pytest.mark.parametrize(("url", "status"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_every_answer_carries_the_headers(client_for, url, status):
    answer = client_for(Role.CLERK).get(url)
    assert answer.status_code == status
    check_headers(answer)
    kept = url.startswith(("/static/js/app", "/icons"))
    assert ("no-store" in answer.headers["Cache-Control"]) is not kept


def test_a_failure_carries_the_headers_too(app, client_for):
    @app.get("/fails")
    def fails():
        raise RuntimeError("曹玉琴 13800001234")

    app.view_functions["fails"].access = "public"
    answer = client_for(Role.CLERK).get("/fails")
    assert answer.status_code == 500
    check_headers(answer)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_asking_about_a_page_needs_the_login_too(app, client_for, method):
    assert app.test_client().open("/account", method=method).status_code == 303
    answer = client_for(Role.CLERK).open("/account", method=method)
    assert (answer.status_code, answer.data) == (200, b"")
    check_headers(answer)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused_with_those_that_work(client_for, method):
    answer = client_for(Role.CLERK).open("/account", method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


class TestCookies:
    def cookie(self, app) -> str:
        return app.test_client().get("/login").headers["Set-Cookie"]

    def test_on_a_plain_line(self, app):
        said = self.cookie(app)
        assert said.startswith("sid=")
        assert said.split("; ", 1)[1] == "HttpOnly; Path=/; SameSite=Lax"

    def test_behind_tls(self, open_app):
        app = open_app(tls=True)
        said = self.cookie(app)
        assert said.startswith("__Host-sid=")
        assert said.split("; ", 1)[1] == "Secure; HttpOnly; Path=/; SameSite=Lax"

    def test_tls_is_asked_for_a_year(self, app, open_app):
        assert "Strict-Transport-Security" not in app.test_client().get("/login").headers
        answer = open_app(tls=True).test_client().get("/login")
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"

    def test_hold_neither_password_nor_anything_to_log_in_with(self, client_for, behind):
        client = client_for(Role.CLERK)
        with client.session_transaction() as cookie:
            assert client.person.password not in str(dict(cookie))

    def test_changed_by_hand_are_worth_nothing(self, app, client_for):
        client = client_for(Role.CLERK)
        value = client.get_cookie("sid").value
        thief = app.test_client()
        thief.set_cookie("sid", ("A" if value[5] != "A" else "B").join([value[:5], value[6:]]))
        assert thief.get("/account").status_code == 303


class TestHosts:
    @pytest.mark.parametrize("host", ["evil.example", "desk.example.evil.example", "desk.example:80@evil.example"])
    def test_other_names_are_refused(self, open_app, host):
        app = open_app(trusted_hosts=("desk.example",))
        answer = app.test_client().get("/login", headers={"Host": host})
        assert answer.status_code == 400
        assert "evil" not in answer.text
        check_headers(answer)

    def test_the_desk_s_own_name_is_not(self, open_app):
        app = open_app(trusted_hosts=("desk.example",))
        assert app.test_client().get("/login", headers={"Host": "desk.example"}).status_code == 200

    def test_what_a_proxy_claims_changes_nothing(self, client_for):
        claims = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "1.2.3.4"}
        answer = client_for(Role.CLERK).get("/account", headers=claims)
        assert "evil.example" not in answer.text

    def test_a_page_of_refusal_does_not_lead_where_the_visitor_came_from(self, client_for):
        answer = client_for(Role.CLERK).get("/logout", headers={"Referer": "http://evil.example/login"})
        assert answer.status_code == 405
        assert "evil.example" not in answer.text


FOREIGN = {
    "none": None,
    "empty": "",
    "made up": "0" * 64,
    "of another browser": "other",
    "not ASCII": "令牌",
    "very long": "0" * 10_000,
}


@pytest.mark.parametrize("token", FOREIGN.values(), ids=FOREIGN)
class TestAFormFromElsewhere:
    def given(self, app, token):
        return token_in(app.test_client().get("/login")) if token == "other" else token

    def test_is_refused(self, app, client_for, token):
        client = client_for(Role.CLERK)
        form = {"csrf_token": self.given(app, token)} if token is not None else {}
        answer = client.post("/logout", data=form)
        assert answer.status_code == 400
        assert "这一页放得太久了" in answer.text
        assert client.get("/account").status_code == 200

    def test_is_refused_at_the_login_as_well(self, app, user_for, token):
        person, client = user_for(Role.CLERK), app.test_client()
        client.get("/login")
        form = {"csrf_token": self.given(app, token), "login_name": person.login_name, "password": person.password}
        answer = client.post("/login", data={name: value for name, value in form.items() if value is not None})
        assert answer.status_code == 400
        assert client.get("/account").status_code == 303


def test_a_script_sends_the_token_as_header(client_for):
    client = client_for(Role.CLERK)
    answer = client.post("/drafts/intake", data={"facts": "一"}, headers={"X-CSRF-Token": client.token()})
    assert answer.status_code == 200


def test_a_form_open_for_three_hours_can_still_be_sent(client_for):
    """The token lives as long as the session; one that expires by itself loses long forms."""
    client = client_for(Role.CLERK)
    token = client.token()
    client.get("/account")
    assert client.post("/drafts/intake", data={"csrf_token": token, "facts": "一"}).status_code == 200


class TestMassAssignment:
    def columns(self, person) -> dict[str, object]:
        user = db.session.get_one(User, person.id)
        return {column.key: getattr(user, column.key) for column in User.__table__.c if column.key != "version"}

    def test_more_fields_than_the_form_has_change_nothing(self, visitor_for, user_for, behind):
        office, person = visitor_for(Role.ADMINISTRATOR), user_for(Role.CLERK)
        before = behind(self.columns, person)
        extra = {"id": "77", "password_hash": "x", "totp_confirmed": "1", "active": "", "login_name": "other"}
        office.submit(office.get(f"/administration/users/{person.id}"), "roles", **extra)
        assert behind(self.columns, person) == before

    def test_a_role_cannot_be_given_where_it_does_not_belong(self, client_for, user_for, behind):
        office, person = client_for(Role.ADMINISTRATOR), user_for(Role.CLERK)
        bureau = behind(lambda: db.session.scalar(select(Organisation.id).where(Organisation.code == "bureau")))
        answer = office.send(f"/administration/users/{person.id}/roles", grants=f"{bureau}:mediator")
        assert answer.status_code == 422
        assert "这一项不在可选范围内" in answer.text


def test_what_cannot_be_stored_is_refused_as_a_sentence(client_for):
    client = client_for(Role.ADMINISTRATOR)
    assert client.get("/audit/?action=%00").status_code in {400, 404}
    answer = client.send("/administration/organisations/1", name="南通\0通州", short_name="通州")
    assert answer.status_code == 400
    assert "控制符" in answer.text


@pytest.mark.parametrize("before", ["99999999999999999999999", "-1", "0", "x", "1.5", "' OR 1=1--"])
def test_made_up_numbers_in_an_address_do_no_harm(client_for, before):
    assert client_for(Role.AUDITOR).get("/audit/", query_string={"before": before}).status_code == 200


@pytest.mark.parametrize("action", ["' OR 1=1--", '"; DROP TABLE audit_entry; --', "<script>alert(1)</script>", "%"])
def test_words_in_an_address_are_words(client_for, action):
    answer = client_for(Role.AUDITOR).get("/audit/", query_string={"action": action})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "还没有留痕" in answer.text


def test_names_are_shown_as_text_wherever_they_stand(app, client_for):
    name = '<img src=x onerror="alert(1)">'
    person = people.create(app, Role.CLERK, name=name)
    office = client_for(Role.ADMINISTRATOR)
    for url in ("/administration/users", f"/administration/users/{person.id}"):
        page = office.get(url).text
        assert "&lt;img src=x" in page
        assert "<img src=x" not in page
    assert "<img src=x" not in people.log_in(app, person).get("/account").text
