"""What programs call things is said in the words of the desk."""

import re

import pytest

from mediation.blueprints.account.browsers import browser_name
from mediation.blueprints.audit.words import action_name, row_name, subject_name, touched
from mediation.config import ROOT
from mediation.extensions import db
from mediation.operations.audit import UNAUDITED


def test_every_act_that_is_named_for_the_trail_has_a_word() -> None:
    named = {
        name
        for path in (ROOT / "mediation").rglob("*.py")
        for name in re.findall(r"audit\.record\(\s*[^,]+,\s*\"([^\"]+)\"", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 60
    assert [name for name in sorted(named | {"edit_session", "edit_inquiry"}) if action_name(name) == name] == []


def test_every_row_that_is_audited_has_a_noun() -> None:
    tables = {table for table in db.metadata.tables if not table.startswith("case_search")} - UNAUDITED
    assert [table for table in sorted(tables) if row_name(table) == table] == []


def test_an_entry_is_told_in_nouns() -> None:
    assert subject_name("mediation_case:252") == "案件 252"
    tables = ("mediation_case", "case_mediator", "case_mediator")
    changes: list[dict[str, object]] = [{"table": table, "columns": {"a": [1, 2]}} for table in tables]
    assert touched(changes) == ["案件 1 项", "本案调解员 2 项"]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/128.0.0.0 Safari/537.36 Edg/128.0", "Edge 128，Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox 128，Linux"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Safari/537.36 MicroMessenger/8.0", "微信 8，手机 Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15", "Safari 17，Mac"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "没有说明"),
    ],
)
def test_a_browser_is_named_as_one_would_say_it(agent: str, name: str) -> None:
    assert browser_name(agent) == name
