"""提醒：one mail a person and day with what is overdue, due today and within three working days. It names cases
and matters by their number, never a party."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.extensions import db, exclusive
from mediation.models.reminder import Reminder
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.due_groups import DueLine
from mediation.operations.matter_days import due_matters
from mediation.operations.settings import calendar
from mediation.operations.workbench import due_days
from mediation.rules import figures

GIVEN_UP = timedelta(minutes=10)
"""Whoever took a mail in hand and has not said how it went after so long is gone: another run sends it."""


@dataclass(frozen=True)
class Letter:
    """One mail to be sent: `reminder` the row that remembers it, `login_name` for the report."""

    reminder: int
    login_name: str
    to: str
    subject: str
    text: str


def change_address(address: str, *, actor: Actor) -> None:
    """Where the actor's reminders go; "" for nowhere."""
    actor.user.email = address
    said = "登记提醒邮箱" if address else "不再收提醒邮件"
    audit.record(actor, "change_mail_address", actor.user, summary=said)


def people_to_remind() -> Sequence[int]:
    """Who has an address and may log in, by id."""
    return db.session.scalars(
        select(User.id).where(User.active.is_(True), User.email_sealed.is_not(None)).order_by(User.id)
    ).all()


def take_in_hand(user_id: int, *, at: datetime) -> Letter | None:
    """The mail that this person is to get today, marked as being sent; None when nothing is due, when it was sent, or
    when another run is at it. The caller commits before it sends."""
    exclusive("remind")
    user, today = db.session.get_one(User, user_id), at.date()
    row = db.session.scalar(select(Reminder).where(Reminder.user_id == user_id, Reminder.day == today))
    if row is not None and (row.progress == "sent" or (row.progress == "sending" and at - row.claimed_at < GIVEN_UP)):
        return None
    letter = _letter(user, at)
    if letter is None:
        return None
    subject, text, listed = letter
    if row is None:
        row = Reminder(user_id=user_id, day=today, attempts=0)
        db.session.add(row)
    row.progress, row.attempts, row.claimed_at, row.listed, row.problem = "sending", row.attempts + 1, at, listed, ""
    db.session.flush()
    return Letter(row.id, user.login_name, user.email, subject, text)


def note_sent(reminder: int, *, at: datetime) -> None:
    """The server took it."""
    row = db.session.get_one(Reminder, reminder)
    row.progress, row.sent_at = "sent", at


def note_failed(reminder: int, problem: str) -> None:
    """It was not sent: the next run tries again."""
    row = db.session.get_one(Reminder, reminder)
    row.progress, row.problem = "failed", problem[:500]


def _letter(user: User, at: datetime) -> tuple[str, str, list[list[str]]] | None:
    """Subject, text and lines; None when nothing is due."""
    days, today = calendar(), at.date()
    due, beside = due_days(Actor(user, at, today, "remind"), days), due_matters(user, today=today, calendar=days)
    groups = (
        ("逾期", _together(due.overdue, beside.overdue)),
        ("今天到期", _together(due.today, beside.today)),
        (
            f"3 个工作日内到期（至 {figures.day_and_weekday(due.soon_until)}）",
            _together(due.soon, beside.soon),
        ),
    )
    lines = [line for _, group in groups for line in group]
    if not lines:
        return None
    counted = "，".join(
        f"{name} {len(group)} 件"
        for name, (_, group) in zip(("逾期", "今天到期", "临近"), groups, strict=True)
        if group
    )
    text = [f"{user.display_name}：", "", f"今天是 {at.year}年{figures.day_and_weekday(at.date())}。"]
    for title, group in groups:
        if group:
            text += ["", title, *(f"  {_line(line)}" for line in group)]
    text += ["", "登录系统，在工作台办理。邮件里不写当事人。", "不想再收，在“日历和提醒”里清空邮箱。"]
    listed = [[line.number, line.what, line.on.isoformat()] for line in lines]
    return f"调解期限提醒：{counted}", "\n".join(text) + "\n", listed


def _together(*groups: Sequence[DueLine]) -> list[DueLine]:
    return sorted((line for group in groups for line in group), key=lambda line: (line.on, line.number))


def _line(due: DueLine) -> str:
    late = f"，逾期 {-due.days} 天" if due.days < 0 else ""
    return f"{due.number}　{due.what}　{figures.day_and_weekday(due.on)}{late}"
