"""Holidays and deadlines from the command line."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup

from mediation import clock
from mediation.cli.output import DAY, WrongUse, as_json, say_json, say_table
from mediation.extensions import db, writing
from mediation.operations import deadline_sheet
from mediation.operations import holidays as office_holidays
from mediation.operations.deadline_moves import Move
from mediation.operations.deadline_sheet import RuleRow
from mediation.operations.deadlines import RULES, case_deadlines, compute, rule_on
from mediation.operations.settings import calendar
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holiday_notice import read_notice
from mediation.rules.holidays import SpecialDay, read_days
from mediation.rules.periods import Deadline, Suspension

holidays = AppGroup("holidays", help="放假安排")
deadline = AppGroup("deadline", help="期限")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(holidays)
    app.cli.add_command(deadline)


@holidays.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help="通知是哪一年的；FILE 是通知原文时必须给")
@click.option("--dry-run", is_flag=True, help="只看，不写")
@as_json
def import_days(file: Path, year: int | None, dry_run: bool, json_wanted: bool) -> None:
    """录入国务院办公厅放假通知，重算在办案件的期限。

    FILE 是 CSV（表头 day,kind,name,source，kind 填 rest 休或 work 班），或者给了 --year 的通知原文。
    """
    days = _read(file, year)
    at = clock.now()
    moved = office_holidays.moved_by(days, at=at)
    added = 0
    if not dry_run:
        with writing():
            added = office_holidays.add(days, actor=None, at=at)
            db.session.commit()
    if json_wanted:
        say_json(_imported(days, moved, added, dry_run))
        return
    say_table((day.day, day.kind.label, day.name) for day in days)
    say_table((move.number or "一件限定查看的案件", move.name, move.before.due, "→", move.after.due) for move in moved)
    if dry_run:
        click.echo(f"共 {len(days)} 天，没有写入。")
    else:
        click.echo(f"写入 {added} 天，{len(days) - added} 天原来就有。")


def _read(file: Path, year: int | None) -> list[SpecialDay]:
    text = file.read_text(encoding="utf-8-sig")
    if year is None:
        try:
            return read_days(text.splitlines())
        except ValueError as error:
            raise click.ClickException(f"{error}通知原文要给 --year。") from error
    reading = read_notice(text, year=year, source=f"国务院办公厅关于{year}年部分节假日安排的通知")
    if reading.problems:
        raise click.ClickException("\n".join(str(problem) for problem in reading.problems))
    if not reading.days:
        raise click.ClickException("没有读出任何日子。核对文件是不是放假通知。")
    return list(reading.days)


def _imported(days: list[SpecialDay], moved: list[Move], added: int, dry_run: bool) -> dict[str, Any]:
    return {
        "days": [{"day": one.day, "kind": one.kind.value, "name": one.name, "source": one.source} for one in days],
        "added": added,
        "dry_run": dry_run,
        "known_years": sorted(office_holidays.added_to(days).years),
        "moved": [
            {
                "case": move.number or None,
                "rule": move.rule,
                "from": move.before.due,
                "to": move.after.due,
                "certain": move.after.certain,
            }
            for move in moved
        ],
    }


@deadline.command("compute")
@click.argument("rule")
@click.option("--trigger", type=DAY, required=True, help="起算日（当日不计）")
@click.option("--suspended", multiple=True, help="中止，写成 2026-09-01..2026-09-12；可以写几次")
@click.option("--extended-to", type=DAY, help="延长到")
@click.option("--length", type=click.IntRange(0, 9999), help="法院指定、协议约定的天数，只用于 D12、D17")
@as_json
def compute_one(
    rule: str,
    trigger: date,
    suspended: tuple[str, ...],
    extended_to: date | None,
    length: int | None,
    json_wanted: bool,
) -> None:
    """照规则算一个期限，如 D09。

    同一条规则有几种长度的，编号后面加词：D03 是普通程序 15 日，D03-simple 是简易程序 7 日；D08 是立案前 30 日，
    D08-ordinary、D08-simple 是立案后 15 日、7 日；D11-expected、D18-patent、D31-crime、D31-police 同样。
    全部编号用 deadline rules 列出。本地设定的长度（D01、D19、D20、D23、D24、D25）按起算日那天的设定算。
    """
    if rule not in RULES:
        raise WrongUse(f"没有规则 {rule}。有：{'、'.join(sorted(RULES))}。")
    try:
        found = compute(
            rule,
            trigger,
            calendar(),
            suspensions=[_suspension(text) for text in suspended],
            until=extended_to,
            length=length,
        )
    except (OverflowError, ValueError) as error:
        raise WrongUse(_sentence(error)) from error
    row = _row(rule, trigger, found, settled=False) | _length(rule_on(rule, trigger, length=length), trigger)
    if json_wanted:
        say_json(row)
        return
    _say_rows([row])
    if row["note"]:
        click.echo(row["note"])


@deadline.command("rules")
@click.option("--markdown", is_flag=True, help="输出 docs/deadlines.md")
@as_json
def list_rules(markdown: bool, json_wanted: bool) -> None:
    """全部期限规则：编号、起算、长度、顺延、由谁办。"""
    if markdown:
        click.echo(deadline_sheet.as_markdown(), nl=False)
        return
    rows = deadline_sheet.rows(clock.today())
    if json_wanted:
        say_json([_rule(row) for row in rows])
    else:
        say_table((r.rule.id, r.rule.name, r.rule.trigger, r.length, r.rule.rolls_in_words, r.rule.who) for r in rows)


@deadline.command("list")
@click.argument("case_number")
@as_json
def list_deadlines(case_number: str, json_wanted: bool) -> None:
    """一件案件的全部期限。"""
    rows = case_deadlines(case_number, calendar(), clock.today())
    if rows is None:
        click.echo(f"没有案件 {case_number}。", err=True)
        sys.exit(1)
    found = [_row(row.rule, row.trigger, row.deadline, settled=row.settled) for row in rows]
    if json_wanted:
        say_json(found)
    else:
        _say_rows(found)


def _sentence(error: Exception) -> str:
    return "这一天太远，算不出来。" if isinstance(error, OverflowError) else str(error)


def _length(rule: DeadlineRule, trigger: date) -> dict[str, Any]:
    """How long the rule is and where from, and what must be said of its version."""
    return {
        "length": rule.period.words,
        "local": bool(rule.setting),
        "who": rule.who,
        "soft": rule.soft,
        "effective_from": rule.effective_from,
        "effective_to": rule.effective_to,
        "note": rule.reservation(trigger),
    }


def _rule(row: RuleRow) -> dict[str, Any]:
    rule = row.rule
    return {
        "rule": rule.id,
        "name": rule.name,
        "trigger": rule.trigger,
        "length": row.length,
        "roll": rule.rolls_in_words,
        "who": rule.who,
        "soft": rule.soft,
        "information": rule.information,
        "local": bool(rule.setting),
        "basis": [statute.short for statute in rule.period.basis],
        "effective_from": rule.effective_from,
        "effective_to": rule.effective_to,
        "remark": rule.remark,
    }


def _suspension(text: str) -> Suspension:
    first, _, last = text.partition("..")
    try:
        return Suspension(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        raise WrongUse(f"“{text}”看不懂。写成 2026-09-01..2026-09-12。") from error


def _row(rule: str, trigger: date, found: Deadline, *, settled: bool) -> dict[str, Any]:
    return {
        "rule": rule,
        "name": RULES[rule].name,
        "trigger": trigger,
        "nominal": found.nominal,
        "due": found.due,
        "skipped": list(found.skipped),
        "certain": found.certain,
        "basis": [statute.short for statute in found.basis],
        "settled": settled,
    }


def _say_rows(rows: list[dict[str, Any]]) -> None:
    say_table((r["rule"], r["name"], r["trigger"], r["due"], "待国务院公布" if not r["certain"] else "") for r in rows)
