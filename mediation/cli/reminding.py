"""Reminders by mail, from a timer of the machine: any number of times a day, each mail once."""

import sys

import click
from flask import Flask, current_app

from mediation import clock, mail
from mediation.cli.output import as_json, say_json
from mediation.extensions import db, writing
from mediation.operations import reminders
from mediation.operations.reminders import Letter

OFF = "没有设邮件服务器（MEDIATION_SMTP_HOST），没有发提醒。"


def register(app: Flask) -> None:
    """Attach the command."""
    app.cli.add_command(remind)


@click.command("remind")
@click.option("--dry-run", is_flag=True, help="只看要发给谁，不发")
@as_json
def remind(dry_run: bool, json_wanted: bool) -> None:
    """把逾期、今天到期、3 个工作日内到期的发邮件提醒，每人每天一封；没发出去的下次再发。"""
    smtp = current_app.config["MEDIATION"].smtp
    if smtp is None and not dry_run:
        if json_wanted:
            say_json({"on": False, "sent": [], "failed": []})
        else:
            click.echo(OFF)
        return
    sent: list[str] = []
    failed: list[dict[str, str]] = []
    for user_id in reminders.people_to_remind():
        letter = _take(user_id, keep=not dry_run)
        if letter is None:
            continue
        problem = "" if dry_run else _send(letter, smtp)
        if problem:
            failed.append({"login_name": letter.login_name, "problem": problem})
        else:
            sent.append(letter.login_name)
    if json_wanted:
        say_json({"on": smtp is not None, "dry_run": dry_run, "sent": sent, "failed": failed})
    else:
        _say(sent, failed, dry_run)
    if failed:
        sys.exit(1)


def _take(user_id: int, *, keep: bool) -> Letter | None:
    with writing():
        letter = reminders.take_in_hand(user_id, at=clock.now())
        if keep:
            db.session.commit()
        else:
            db.session.rollback()
    return letter


def _send(letter: Letter, smtp: mail.Smtp) -> str:
    """ "" when it was sent, else why not. Nothing of the database is held while the server is asked."""
    problem, now = "", clock.now()
    composed = mail.compose(smtp, to=letter.to, subject=letter.subject, text=letter.text, at=now)
    try:
        mail.send(composed, smtp)
    except mail.MailNotSent as error:
        problem = str(error)
    with writing():
        if problem:
            reminders.note_failed(letter.reminder, problem)
        else:
            reminders.note_sent(letter.reminder, at=clock.now())
        db.session.commit()
    return problem


def _say(sent: list[str], failed: list[dict[str, str]], dry_run: bool) -> None:
    if dry_run:
        click.echo(f"要发 {len(sent)} 封：{'、'.join(sent) or '没有'}。没有发。")
        return
    click.echo(f"发出 {len(sent)} 封。")
    for one in failed:
        click.echo(f"没发出：{one['login_name']}，{one['problem']}。下次再发。", err=True)
