"""Commands: what machines read, exit codes, and Chinese sentences for what is wrong."""

import contextvars
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import FlaskGroup
from sqlalchemy import func, insert, select

from mediation import cli, clock
from mediation.config import ROOT, Config, SettingProblem
from mediation.extensions import db, writing
from mediation.models.case_month import CaseMonth
from mediation.models.holiday import Holiday
from mediation.models.login import SetupLink
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations import audit
from mediation.rules.roles import Role

Command = Callable[..., Result]


def _json(result: Result) -> object:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("trigger", "nominal", "due"),
    [
        pytest.param("2025-09-01", "2025-10-01", "2025-10-09", id="rolls-over-the-national-day-block"),
        pytest.param("2025-09-11", "2025-10-11", "2025-10-11", id="a-worked-saturday-does-not-roll"),
        pytest.param("2026-01-15", "2026-02-14", "2026-02-14", id="a-worked-saturday-before-spring-festival"),
        pytest.param("2026-01-16", "2026-02-15", "2026-02-24", id="rolls-over-spring-festival"),
        pytest.param("2026-08-26", "2026-09-25", "2026-09-28", id="rolls-over-mid-autumn"),
    ],
)
def test_the_thirty_days_are_counted_as_in_the_worked_examples(
    command: Command, trigger: str, nominal: str, due: str
) -> None:
    """民事诉讼法第八十五条、第二百零五条."""
    row = _json(command("deadline", "compute", "D09", "--trigger", trigger, "--json"))  # type: ignore[misc]
    assert (row["rule"], row["nominal"], row["due"], row["certain"]) == ("D09", nominal, due, True)


def test_a_year_without_its_notice_is_not_rolled_and_says_so(command: Command) -> None:
    """The holidays of 2027 are not published: 2027-01-23 is a Saturday and stays."""
    row = _json(command("deadline", "compute", "D09", "--trigger", "2026-12-24", "--json"))  # type: ignore[misc]
    assert (row["nominal"], row["due"], row["certain"]) == ("2027-01-23", "2027-01-23", False)


def test_suspended_days_push_the_end(command: Command) -> None:
    """D01 is a month; ten days of suspension do not count."""
    result = command(
        "deadline", "compute", "D01", "--trigger", "2026-03-02", "--suspended", "2026-03-10..2026-03-19", "--json"
    )
    row = _json(result)  # type: ignore[misc]
    assert row["nominal"] == "2026-04-12"


@pytest.mark.parametrize(
    ("rule", "options", "due"),
    [
        pytest.param("D03", (), "2026-09-16", id="ordinary-procedure"),
        pytest.param("D03-simple", (), "2026-09-08", id="simple-procedure"),
        pytest.param("D12", ("--length", "5"), "2026-09-07", id="the-court-gave-five-days-the-fifth-a-sunday"),
        pytest.param("D24", (), "2026-10-01", id="a-local-length-is-not-rolled"),
        pytest.param("D02", ("--extended-to", "2026-10-03"), "2026-10-08", id="extended-and-rolled"),
        pytest.param("D23", ("--extended-to", "2026-10-03"), "2026-10-03", id="extended-and-never-rolled"),
    ],
)
def test_rules_with_several_lengths(command: Command, rule: str, options: tuple[str, ...], due: str) -> None:
    """From 1 September 2026."""
    row = _json(command("deadline", "compute", rule, "--trigger", "2026-09-01", *options, "--json"))
    assert row["due"] == due  # type: ignore[index, call-overload]


def test_an_event_before_the_rule_is_said(command: Command) -> None:
    """江苏省人民调解条例 is in force since October 2015."""
    row = _json(command("deadline", "compute", "D29", "--trigger", "2015-09-30", "--json"))
    assert row["note"] == "这一版自 2015-10-01 起适用，起算日更早，请核对当时的规定。"  # type: ignore[index, call-overload]
    assert "请核对当时的规定" in command("deadline", "compute", "D29", "--trigger", "2015-09-30").output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(("D09", "--length", "40"), "D09 的长度是规则定的", id="a-length-that-is-set"),
        pytest.param(("D09", "--extended-to", "2026-09-20"), "延长后的日期要晚于原定的", id="not-later"),
        pytest.param(("D09", "--suspended", "2026-09-20"), "看不懂", id="half-a-suspension"),
        pytest.param(("D09", "--suspended", "2026-09-20..2026-09-10"), "看不懂", id="a-suspension-that-ends-first"),
        pytest.param(("D09", "--extended-to", "2026-09-31"), "“2026-09-31”不是日子", id="a-day-no-calendar-has"),
        pytest.param(("D09", "--extended-to", "下周"), "“下周”不是日子", id="no-day-at-all"),
        pytest.param(("D09", "--trigger", "2026-13-01"), "“2026-13-01”不是日子", id="a-month-no-year-has"),
        pytest.param(("D28", "--trigger", "9998-09-01"), "这一天太远，算不出来。", id="beyond-the-calendar"),
        pytest.param(("D99",), "没有规则 D99。有：D01、", id="an-unknown-rule"),
        pytest.param(("",), "没有规则 。有：D01、", id="no-rule"),
    ],
)
def test_what_cannot_be_computed_gets_a_sentence(command: Command, options: tuple[str, ...], said: str) -> None:
    """Exit code 2 as for every wrong use, and no traceback."""
    result = command("deadline", "compute", "--trigger", "2026-09-01", *options)
    assert (result.exit_code, said in result.output, isinstance(result.exception, SystemExit)) == (2, True, True)


def test_all_rules_are_listed(command: Command) -> None:
    """For machines, and as the page of the docs."""
    rows = _json(command("deadline", "rules", "--json"))
    by_id = {row["rule"]: row for row in rows}  # type: ignore[attr-defined]
    assert by_id["D19"]["local"] is True
    assert by_id["D31"]["information"] is True
    assert by_id["D09"]["effective_from"] == "2024-01-01"
    assert command("deadline", "rules", "--markdown").output == ROOT.joinpath("docs", "deadlines.md").read_text("utf-8")


def test_a_notice_in_its_own_words_is_taken_in_once(context: Flask, command: Command, tmp_path: Path) -> None:
    """With `--year`; an invented one, of a year far ahead."""
    notice = tmp_path / "notice.txt"
    notice.write_text("一、元旦：1月1日（周三）至3日（周五）放假，共3天。\n", encoding="utf-8")
    seen = _json(command("holidays", "import", str(notice), "--year", "2031", "--dry-run", "--json"))
    assert (seen["added"], seen["dry_run"], len(seen["days"])) == (0, True, 3)  # type: ignore[index, call-overload]
    done = _json(command("holidays", "import", str(notice), "--year", "2031", "--json"))
    assert (done["added"], done["moved"], 2031 in done["known_years"]) == (3, [], False)  # type: ignore[index, call-overload]
    again = _json(command("holidays", "import", str(notice), "--year", "2031", "--json"))
    assert again["added"] == 0  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        pytest.param(
            "元旦：1月1日（周四）放假。", ("--year", "2031"), "第 1 行：2031年1月1日是周三", id="another-year"
        ),
        pytest.param("妥善安排值班。", ("--year", "2031"), "没有读出任何日子", id="no-days"),
        pytest.param("元旦：1月1日放假。\n第二行", (), "通知原文要给 --year", id="no-year-given"),
    ],
)
def test_a_notice_that_cannot_be_read_is_refused(
    command: Command, tmp_path: Path, text: str, options: tuple[str, ...], said: str
) -> None:
    """Nothing is stored."""
    notice = tmp_path / "notice.txt"
    notice.write_text(text, encoding="utf-8")
    result = command("holidays", "import", str(notice), *options)
    assert (result.exit_code, said in result.output) == (1, True)


def test_init_can_be_repeated(context: Flask, command: Command) -> None:
    """Nothing is doubled."""
    before = db.session.scalar(select(func.count()).select_from(Organisation))
    assert command("init").exit_code == 0
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Organisation)) == before == 6


def test_the_setup_link_is_printed_once_there_is_nobody(context: Flask, command: Command) -> None:
    """Only the digest of its token is stored, and a newer link ends the older."""
    first, second = command("setup-link"), command("setup-link")
    tokens = [result.output.strip().rsplit("/", 1)[1] for result in (first, second)]
    links = db.session.scalars(select(SetupLink).order_by(SetupLink.id)).all()
    assert [link.used_at is None for link in links] == [False, True]
    assert all(token not in link.token_sha256 for link in links for token in tokens)


def test_no_setup_link_once_there_is_an_account(
    context: Flask, command: Command, user_for: Callable[..., object]
) -> None:
    """A second first administrator is not to be had."""
    user_for(Role.ADMINISTRATOR)
    assert command("setup-link").exit_code == 1
    assert db.session.scalar(select(SetupLink.id)) is None


def test_an_account_is_opened_from_standard_input(context: Flask, command: Command) -> None:
    """The password is typed, never an argument."""
    result = command(
        "user", "create", "Chen", "--name", "陈晓芸", "--role", "mediator@textile", "--password-stdin",
        typed="Landing-Blau-2026\n",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    user = db.session.scalars(select(User)).one()
    assert (user.login_name, [grant.role for grant in user.grants]) == ("chen", ["mediator"])
    assert "Landing" not in user.password_hash


@pytest.mark.parametrize(
    ("role", "password", "said"),
    [
        pytest.param("mediator@textile", "short", "至少 12 个", id="a-short-password"),
        pytest.param("mediator@bureau", "Landing-Blau-2026", "不能设在这个单位", id="a-role-in-the-wrong-body"),
        pytest.param("king@textile", "Landing-Blau-2026", "看不懂", id="an-unknown-role"),
    ],
)
def test_a_bad_account_gets_a_sentence(context: Flask, command: Command, role: str, password: str, said: str) -> None:
    """And no account."""
    result = command("user", "create", "x", "--name", "某人", "--role", role, "--password-stdin", typed=f"{password}\n")
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert db.session.scalar(select(User.id)) is None


def test_a_holiday_notice_is_previewed_then_added_once(context: Flask, command: Command, tmp_path: Path) -> None:
    """`--dry-run` writes nothing; importing twice adds nothing the second time."""
    notice = tmp_path / "2027.csv"
    notice.write_text(
        "day,kind,name,source\n2027-01-01,rest,元旦,测试用\n2027-01-02,rest,元旦,测试用\n", encoding="utf-8"
    )
    assert "没有写入" in command("holidays", "import", str(notice), "--dry-run").output
    assert db.session.scalar(select(Holiday.id)) is None
    assert "写入 2 天" in command("holidays", "import", str(notice)).output
    db.session.rollback()
    assert "写入 0 天" in command("holidays", "import", str(notice)).output


def test_a_notice_that_cannot_be_read_is_refused_by_line(command: Command, tmp_path: Path) -> None:
    """Nothing is written."""
    notice = tmp_path / "bad.csv"
    notice.write_text("day,kind,name,source\n2027-13-01,rest,元旦,x\n", encoding="utf-8")
    result = command("holidays", "import", str(notice))
    assert (result.exit_code, "第2行" in result.output) == (1, True)


def test_the_example_drafts_are_reviewed(command: Command) -> None:
    """The clean example has no finding, the faulty one those of its page."""
    clean = _json(command("agreement", "review", str(ROOT / "docs/examples/agreement-clean.json"), "--json"))
    assert clean == [] or clean["findings"] == []  # type: ignore[call-overload,index]
    faulty = command("agreement", "review", str(ROOT / "docs/examples/agreement-faulty.json"), "--json")
    assert "sum_mismatch" in faulty.output
    assert "copies_short" in faulty.output


def test_doctor_names_what_is_missing(command: Command) -> None:
    """Keys, database, fonts, holidays, disk; a mend beside each fault."""
    rows = json.loads(command("doctor", "--json").stdout)
    assert {"密钥", "数据库", "放假安排", "磁盘"} <= {row["name"] for row in rows}
    assert all(row["ok"] or row["mend"] for row in rows)


def _faults(command: Command) -> dict[str, str]:
    return {row["name"]: row["mend"] for row in json.loads(command("doctor", "--json").stdout) if not row["ok"]}


def test_doctor_sees_a_folder_that_others_may_enter(app: Flask, command: Command) -> None:
    """The folder of the data, and that of the keys."""
    data_dir = app.config["MEDIATION"].data_dir
    for folder in (data_dir, data_dir / "keys"):
        folder.chmod(0o755)
        assert _faults(command)["密钥"] == f"运行 chmod 700 {folder}。"
        folder.chmod(0o700)
    assert "密钥" not in _faults(command)


def test_doctor_sees_keys_of_another_desk(app: Flask, command: Command) -> None:
    """Whole keys that open nothing here."""
    with app.app_context(), writing():
        party = Party(kind="person", name="沈木生", created_at=clock.now())
        party.identity_number = "32068419780315241X"
        db.session.add(party)
        db.session.flush()
        audit.record(None, "test", party, summary="测试", at=clock.now())
        db.session.commit()
        db.session.remove()
    assert "加密的号码" not in _faults(command)
    keys = app.extensions["keyring"]
    app.extensions["keyring"] = replace(keys, sealing={keys.current: b"x" * 32})
    assert _faults(command)["加密的号码"] == "换回这个数据库自己的密钥文件。"


@pytest.mark.parametrize("args", [("audit", "verify"), ("case", "list"), ("user", "list"), ("search", "rebuild")])
def test_commands_say_that_the_database_was_never_made(open_app: Callable[..., Flask], tmp_path: Path, args) -> None:
    """A sentence instead of a trace, and where to look."""
    app = open_app(data_dir=tmp_path / "new", database_url=f"sqlite:///{tmp_path / 'new' / 'empty.sqlite3'}")
    cli.register(app)
    group = FlaskGroup(create_app=lambda: app, add_default_commands=False)
    done = contextvars.Context().run(CliRunner().invoke, group, args)
    assert (done.exit_code, done.stderr) == (1, f"{cli.UNREADABLE}\n")


def test_doctor_says_that_the_database_was_never_made(open_app: Callable[..., Flask], tmp_path: Path) -> None:
    """And goes on with what can be looked at without it."""
    app = open_app(data_dir=tmp_path / "new", database_url=f"sqlite:///{tmp_path / 'new' / 'empty.sqlite3'}")
    cli.register(app)
    group = FlaskGroup(create_app=lambda: app, add_default_commands=False)
    done = contextvars.Context().run(CliRunner().invoke, group, ["doctor"])
    assert done.exit_code == 1
    assert "缺　数据库：停在 空库\n　　怎么补：运行 flask --app wsgi init。" in done.stdout
    assert "磁盘" in done.stdout


def test_a_setting_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what stands there."""
    monkeypatch.setenv("MEDIATION_IDLE_MINUTES", "半小时")
    with pytest.raises(SettingProblem, match="MEDIATION_IDLE_MINUTES 要写整数，现在是“半小时”"):
        Config.from_environment()


def test_an_empty_desk_lists_no_case(command: Command) -> None:
    """JSON all the same."""
    assert _json(command("case", "list", "--json")) == []


def test_monthly_sums_are_verified_and_counted_again(context: Flask, command: Command) -> None:
    rows = {"event": "accepted", "month": date(2026, 3, 1), "committee_id": 1, "dispute_type": "copyright"}
    with writing():
        db.session.execute(insert(CaseMonth).values(source="APPLY", outcome="", cases=3, **rows))
        db.session.commit()
    db.session.remove()
    found = command("indicator", "verify", "--json")
    assert (found.exit_code, json.loads(found.output)) == (1, {"wrong": 1, "mended": False})
    assert command("indicator", "verify", "--mend").output == "1 处不一致，已照案件重新累计。\n"
    assert command("indicator", "verify").output == "按月累计的件数和逐件数出来的一致。\n"
