"""A calendar address: secret, one at a time, without names unless asked for; and where reminders go."""

import contextvars
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.extensions import db, writing
from mediation.mail import Smtp
from mediation.models.audit_entry import AuditEntry
from mediation.models.calendar_feed import CalendarFeed
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, Matter
from tests.people import Person, acting, log_in
from tests.visitor import DeskClient, Visitor

NAMES = ("栖禾", "绮华", "沈木生")


def opened(mediator: Visitor, **typed: str) -> str:
    """The path of a new address, as the page shows it once."""
    page = mediator.submit(mediator.get("/calendar"), "feed", **typed)
    found = re.search(r"http://localhost(/calendar/[\w-]{43}\.ics)", page.text)
    assert found is not None, page.text
    return found[1]


def fetched(app: Flask, path: str, status: int = 200) -> str:
    """What a calendar program gets, which has no login."""
    answer = DeskClient(app, app.response_class, use_cookies=False).get(path)
    assert answer.status_code == status
    if status == 200:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
    return answer.get_data().replace(b"\r\n ", b"").decode()


def test_own_due_days_stand_in_it_without_a_name(app: Flask, mediator: Visitor, matter: Matter) -> None:
    due = matter.accept().read(lambda case: case.next_due_on)
    number = matter.read(lambda case: case.number)
    text = fetched(app, opened(mediator))
    assert f"SUMMARY:{number} 调解期限届满" in text
    assert f"DTSTART;VALUE=DATE:{due:%Y%m%d}" in text
    assert f"URL:http://localhost/cases/{matter.uid}" in text
    assert [name for name in NAMES if name in text] == []
    assert "人民调解工作若干规定第33条" in text


def test_names_stand_in_it_when_asked_for(app: Flask, mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    assert FIRM[2:4] in fetched(app, opened(mediator, with_names="y"))


def test_an_event_keeps_its_name_when_its_day_moves(app: Flask, mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    path = opened(mediator)
    before = re.findall(r"UID:(\S+)", fetched(app, path))

    def longer(case: object, actor: object) -> None:
        agreed = {str(party.id): actor.today for party in case.parties}
        acts.extend(case, until=date(2099, 1, 5), agreed=agreed, manner="written", actor=actor)

    matter.act(longer)
    text = fetched(app, path)
    assert re.findall(r"UID:(\S+)", text) == before
    assert "DTSTART;VALUE=DATE:20990105" in text


def test_the_address_is_shown_once_and_only_its_digest_is_stored(app: Flask, mediator: Visitor) -> None:
    path = opened(mediator)
    assert path not in mediator.get("/calendar").text
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    with app.app_context():
        feed = db.session.scalars(select(CalendarFeed)).one()
        assert (len(feed.token_sha256), token in feed.token_sha256) == (64, False)
        trail = [str(entry.changes) + entry.summary for entry in db.session.scalars(select(AuditEntry))]
    assert [said for said in trail if token in said or feed.token_sha256 in said] == []


def test_a_new_address_ends_the_old_one_and_revoking_ends_the_new(app: Flask, mediator: Visitor) -> None:
    first, second = opened(mediator), opened(mediator)
    fetched(app, first, 404)
    fetched(app, second)
    page = mediator.get("/calendar")
    action = page.soup.select_one("form[action$=revocation]")
    mediator.client.send(str(action["action"]))
    fetched(app, second, 404)
    assert "没有开" in mediator.get("/calendar").text


@pytest.mark.parametrize("token", ["x", "A" * 43, "..%2f..%2fkeys"])
def test_a_wrong_address_is_not_found(app: Flask, token: str) -> None:
    fetched(app, f"/calendar/{token}.ics", 404)


def test_an_account_that_is_closed_takes_its_address_with_it(app: Flask, mediator: Visitor) -> None:
    path = opened(mediator)
    _change(app, mediator.person, lambda user: setattr(user, "active", False))
    fetched(app, path, 404)


def test_other_people_s_cases_are_not_in_it(
    app: Flask, visitor_for: Callable[..., Visitor], mediator: Visitor, matter: Matter
) -> None:
    """A colleague may read the case, and it is not theirs."""
    matter.accept()
    colleague = visitor_for(Role.MEDIATOR, name="顾建平")
    assert "BEGIN:VEVENT" not in fetched(app, opened(colleague))
    assert fetched(app, opened(mediator)).count("BEGIN:VEVENT") == 1


def test_a_suspended_case_has_no_day(app: Flask, mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    path = opened(mediator)

    def suspend(case: object, actor: object) -> None:
        case.state = "suspended"
        acts.write_private_note(case, text="中止", actor=actor)

    matter.act(suspend)
    assert "BEGIN:VEVENT" not in fetched(app, path)


def test_the_same_form_twice_makes_one_address(app: Flask, mediator: Visitor) -> None:
    page = mediator.get("/calendar")
    mediator.submit(page, "feed")
    mediator.submit(page, "feed")
    with app.app_context():
        assert len(db.session.scalars(select(CalendarFeed)).all()) == 1


def test_a_mail_address_is_kept_sealed(app: Flask, mediator: Visitor) -> None:
    page = mediator.submit(mediator.get("/calendar"), "mail", email="chen@office.example.cn")
    assert "提醒邮箱已改。" in page.text
    assert page.form("mail").select_one("input[name=email]")["value"] == "chen@office.example.cn"
    with app.app_context():
        user = db.session.get_one(User, mediator.person.id)
        assert b"chen" not in (user.email_sealed or b"")
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "change_mail_address")).one()
        assert "chen@" not in str(entry.changes)
    assert "不再收提醒邮件。" in mediator.submit(mediator.get("/calendar"), "mail", email="").text


@pytest.mark.parametrize("email", ["chen", "chen@", "chen@@x.cn", "陈@x.cn", "a@b.cn\r\nBcc: c@d.cn", "a b@c.cn"])
def test_what_is_no_mail_address_is_refused(mediator: Visitor, email: str) -> None:
    page = mediator.submit(mediator.get("/calendar"), "mail", status=422, email=email)
    assert page.errors["email"].startswith("这不是一个邮箱地址。")


@pytest.mark.parametrize(("smtp", "said"), [(None, True), (Smtp("mail.example", 25, "desk@example.cn"), False)])
def test_the_page_says_when_no_mail_is_sent(
    open_app: Callable[..., Flask], user_for: Callable[..., Person], smtp: Smtp | None, said: bool
) -> None:
    visitor = Visitor(log_in(open_app(smtp=smtp), user_for(Role.CLERK)))
    assert ("填了也先不发" in visitor.get("/calendar").text) is said


def _change(app: Flask, person: Person, change: Callable[[User], object]) -> None:
    def inside() -> None:
        with app.app_context(), writing():
            user = db.session.get_one(User, person.id)
            change(user)
            audit.record(acting(person), "set_active", user, summary="停用账号")
            db.session.commit()

    contextvars.Context().run(inside)
