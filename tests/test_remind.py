"""Reminders through a real mail server on loopback: one a person and day, again after a failure, no names."""

import contextvars
import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import FlaskGroup
from sqlalchemy import select

from mediation import cli, clock
from mediation.config import Config, SettingProblem
from mediation.extensions import db, writing
from mediation.mail import MailNotSent, Smtp, compose, send
from mediation.models.reminder import Reminder
from mediation.operations import people_mediation as acts
from mediation.operations import reminders
from mediation.rules.roles import Role
from tests import people
from tests.blueprints.matter import Matter, register
from tests.mail_server import Box, mail_server
from tests.people import Person, acting

Remind = Callable[..., Result]


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_server() as box:
        yield box


@pytest.fixture
def desk(open_app: Callable[..., Flask], box: Box) -> Flask:
    """A desk with a mail server."""
    return open_app(smtp=box.smtp)


@pytest.fixture
def mediator(desk: Flask) -> Person:
    """Has one accepted case and a mail address."""
    person = people.create(desk, Role.MEDIATOR, name="陈晓芸")
    _give_address(desk, person, "chen@office.example.cn")
    return person


@pytest.fixture
def matter(desk: Flask, mediator: Person) -> Matter:
    """An accepted dispute."""
    return register(desk, mediator).accept()


@pytest.fixture
def remind(desk: Flask) -> Remind:
    """Runs `flask --app wsgi remind`."""
    return _command(desk)


def _command(app: Flask) -> Remind:
    cli.register(app)
    group = FlaskGroup(create_app=lambda: app, add_default_commands=False)

    def run(*options: str) -> Result:
        return contextvars.Context().run(CliRunner().invoke, group, ("remind", *options))

    return run


def _inside(app: Flask, act: Callable[[], Any]) -> Any:
    def run() -> Any:
        with app.app_context(), writing():
            found = act()
            db.session.commit()
            return found

    return contextvars.Context().run(run)


def _give_address(app: Flask, person: Person, address: str) -> None:
    _inside(app, lambda: reminders.change_address(address, actor=acting(person)))


def _due(matter: Matter, days: int) -> None:
    def move(case: Any, actor: Any) -> None:
        case.next_due_on, case.next_due_what = actor.today + timedelta(days), "调解期限"
        acts.write_private_note(case, text="期限", actor=actor)

    matter.act(move)


def _rows(app: Flask) -> list[tuple[str, int, str]]:
    def read() -> list[tuple[str, int, str]]:
        return [(row.progress, row.attempts, row.problem) for row in db.session.scalars(select(Reminder))]

    return list(_inside(app, read))


@pytest.mark.parametrize(
    ("days", "subject", "title"),
    [
        pytest.param(-3, "调解期限提醒：逾期 1 件", "逾期", id="overdue"),
        pytest.param(0, "调解期限提醒：今天到期 1 件", "今天到期", id="due-today"),
        pytest.param(1, "调解期限提醒：临近 1 件", "3 个工作日内到期", id="within-three-working-days"),
    ],
)
def test_what_is_due_comes_by_mail_by_its_number_alone(
    remind: Remind, box: Box, matter: Matter, days: int, subject: str, title: str
) -> None:
    _due(matter, days)
    result = remind()
    assert (result.exit_code, result.output) == (0, "发出 1 封。\n")
    [mail] = box.mails
    text = mail.get_content()
    assert (mail["To"], mail["From"], mail["Subject"]) == ("chen@office.example.cn", "desk@office.example.cn", subject)
    assert (mail["Auto-Submitted"], bool(mail["Message-ID"]), bool(mail["Date"])) == ("auto-generated", True, True)
    assert matter.read(lambda case: case.number) in text
    assert title in text
    assert [name for name in ("栖禾", "绮华", "沈木生", "贺知遥", "春溪") if name in str(mail["Subject"]) + text] == []
    assert box.recipients == [["chen@office.example.cn"]]


def test_a_second_run_sends_nothing(desk: Flask, remind: Remind, box: Box, matter: Matter) -> None:
    _due(matter, 0)
    remind()
    assert remind().output == "发出 0 封。\n"
    assert (len(box.mails), _rows(desk)) == (1, [("sent", 1, "")])


def test_nothing_due_sends_nothing_and_remembers_nothing(desk: Flask, remind: Remind, box: Box, matter: Matter) -> None:
    _due(matter, 60)
    assert remind().output == "发出 0 封。\n"
    assert (box.mails, _rows(desk)) == ([], [])


def test_who_has_no_address_gets_none(desk: Flask, remind: Remind, box: Box, mediator: Person, matter: Matter) -> None:
    _due(matter, 0)
    _give_address(desk, mediator, "")
    remind()
    assert box.mails == []


def test_a_failed_mail_is_sent_by_the_next_run(desk: Flask, remind: Remind, box: Box, matter: Matter) -> None:
    _due(matter, 0)
    box.refuse = "451 try later"
    result = remind("--json")
    assert result.exit_code == 1
    [failed] = json.loads(result.stdout)["failed"]
    assert failed["problem"] == "邮件服务器不收这个收件地址（451）"
    assert _rows(desk) == [("failed", 1, "邮件服务器不收这个收件地址（451）")]
    box.refuse = ""
    assert remind().exit_code == 0
    assert (len(box.mails), _rows(desk)) == (1, [("sent", 2, "")])


def test_a_server_that_is_away_fails_and_is_asked_again(open_app: Callable[..., Flask], matter: Matter) -> None:
    _due(matter, 0)
    app = open_app(smtp=Smtp("127.0.0.1", 9, "desk@office.example.cn", "none"))
    result = _command(app)()
    assert result.exit_code == 1
    assert "没有送到邮件服务器（ConnectionRefusedError）" in result.output
    assert [row[0] for row in _rows(app)] == ["failed"]


def test_without_a_server_it_says_that_it_is_off(open_app: Callable[..., Flask], matter: Matter) -> None:
    _due(matter, 0)
    result = _command(open_app(smtp=None))()
    assert (result.exit_code, result.output) == (0, "没有设邮件服务器（MEDIATION_SMTP_HOST），没有发提醒。\n")


def test_a_dry_run_sends_and_remembers_nothing(desk: Flask, remind: Remind, box: Box, matter: Matter) -> None:
    _due(matter, 0)
    assert "要发 1 封" in remind("--dry-run").output
    assert (box.mails, _rows(desk)) == ([], [])


def test_two_runs_at_once_send_one_mail(remind: Remind, box: Box, matter: Matter) -> None:
    """The first has it in hand: the second leaves it alone."""
    _due(matter, 0)
    runs = [threading.Thread(target=remind) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(box.mails) == 1


def test_what_a_killed_run_left_is_sent_later(desk: Flask, matter: Matter, mediator: Person) -> None:
    """After ten minutes nobody is at it any more."""
    _due(matter, 0)
    now = clock.now().replace(hour=9)
    take = reminders.take_in_hand
    assert _inside(desk, lambda: take(mediator.id, at=now)) is not None
    assert _inside(desk, lambda: take(mediator.id, at=now)) is None
    later = now + timedelta(minutes=11)
    assert _inside(desk, lambda: take(mediator.id, at=later)) is not None


def test_a_mail_that_cannot_be_written_is_not_sent(box: Box) -> None:
    mail = compose(box.smtp, to="陈@example.cn", subject="x", text="x", at=clock.now())
    with pytest.raises(MailNotSent):
        send(mail, box.smtp)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"MEDIATION_SMTP_HOST": "mail.example.cn"}, "MEDIATION_SMTP_FROM", id="no-sender"),
        pytest.param(
            {"MEDIATION_SMTP_HOST": "m", "MEDIATION_SMTP_FROM": "a@b.cn", "MEDIATION_SMTP_SECURITY": "ssl3"},
            "MEDIATION_SMTP_SECURITY",
            id="an-unknown-way",
        ),
        pytest.param(
            {"MEDIATION_SMTP_HOST": "m", "MEDIATION_SMTP_FROM": "a@b.cn", "MEDIATION_SMTP_PORT": "x"},
            "MEDIATION_SMTP_PORT",
            id="no-number",
        ),
    ],
)
def test_half_a_mail_server_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingProblem, match=said):
        Config.from_environment()


def test_the_port_follows_the_way_the_line_is_secured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIATION_SMTP_HOST", "mail.example.cn")
    monkeypatch.setenv("MEDIATION_SMTP_FROM", "desk@example.cn")
    assert Config.from_environment().smtp == Smtp("mail.example.cn", 587, "desk@example.cn")
