"""The administrator takes a notice in: seen first, then confirmed. The notice is invented, of a year far ahead."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.holiday import Holiday
from mediation.models.setting import Setting
from mediation.operations import people_mediation as acts
from mediation.rules.roles import Role
from tests.blueprints.matter import Matter
from tests.operations.test_deadline_moves import NOTICE
from tests.visitor import Page, Visitor

URL = "/administration/holidays"
SOURCE = "虚构的安排，只供测试"


@pytest.fixture
def administrator(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The one who keeps the settings."""
    return visitor_for(Role.ADMINISTRATOR)


def look(administrator: Visitor, status: int = 200, **typed: str) -> Page:
    typed = {"year": "2031", "source": SOURCE, "text": NOTICE, **typed}
    return administrator.submit(administrator.get(URL), "notice", press="step=preview", status=status, **typed)


def stored(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(select(Holiday)).all())


def test_the_days_are_shown_before_they_are_stored(app: Flask, administrator: Visitor) -> None:
    page = look(administrator)
    assert "读出来的日子 24 天" in page.text
    assert "春节 休 2031-01-23 周四 至 2031-01-29 周三 7" in page.text
    assert "录入这 24 天" in page.text
    assert page.form("notice").select_one("textarea").text.strip() == NOTICE.strip()
    assert stored(app) == 0


def test_confirmed_they_are_stored_and_audited(app: Flask, administrator: Visitor) -> None:
    page = administrator.submit(look(administrator), "notice", press="step=confirm")
    assert "录入 24 天，在办案件的期限已重算。" in page.text
    assert "本单位录入的 24 天" in page.text
    assert stored(app) == 24
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "import_holidays")).one()
        assert entry.summary == "录入 2031 年放假安排 24 天，0 件案件的最近期限随着改"
        assert entry.actor_id == administrator.person.id


def test_confirming_twice_stores_once(app: Flask, administrator: Visitor) -> None:
    page = look(administrator)
    administrator.submit(page, "notice", press="step=confirm")
    administrator.submit(page, "notice", press="step=confirm")
    assert stored(app) == 24


def test_what_was_changed_after_looking_is_shown_again(app: Flask, administrator: Visitor) -> None:
    """Nothing is stored that was not seen."""
    page = administrator.submit(look(administrator), "notice", press="step=confirm", text="元旦：1月1日放假，共1天。")
    assert "录入这 1 天" in page.text
    assert "这一年还不齐。" in page.text
    assert stored(app) == 0


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param({"text": ""}, "text", "没有填通知。", id="nothing"),
        pytest.param({"text": "妥善安排好值班。"}, "text", "没有读出任何日子。", id="no-days"),
        pytest.param({"year": "2021"}, "year", "写 2022 到 2100 之间的年份。", id="a-year-too-early"),
        pytest.param({"year": "明年"}, "year", "", id="no-number"),
        pytest.param({"source": ""}, "source", "没有填通知名称。", id="no-title"),
        pytest.param(
            {"text": "元旦：1月1日（周四）放假。"},
            "text",
            "第 1 行：2031年1月1日是周三，通知写周四。",
            id="the-notice-of-another-year",
        ),
        pytest.param(
            {"text": "值班\n2031-02-30 休 春节"}, "text", "第 2 行：没有 2031年2月30日这一天。", id="no-such-day"
        ),
    ],
)
def test_errors_stand_at_the_field_by_line(
    app: Flask, administrator: Visitor, typed: dict[str, str], field: str, sentence: str
) -> None:
    page = look(administrator, 422, **typed)
    assert page.errors[field].startswith(sentence)
    assert stored(app) == 0


def test_every_wrong_line_is_named(administrator: Visitor) -> None:
    page = look(administrator, 422, text="2031-02-30 休 春节\n2031-01-08 班 元旦")
    assert "第 1 行：没有 2031年2月30日这一天。" in page.text
    assert "第 2 行：2031年1月8日是周三，本来就上班。" in page.text


def test_a_moved_deadline_is_shown_by_its_number_alone(
    app: Flask, administrator: Visitor, mediator: Visitor, matter: Matter
) -> None:
    """The administrator reads no case: number, rule, days."""

    def far_ahead(case: object, actor: object) -> None:
        case.accepted_on = case.accepted_on.replace(year=2030, month=12, day=3)
        acts.write_private_note(case, text="提前", actor=actor)

    matter.accept().act(far_ahead)
    page = look(administrator)
    row = page.soup.select_one("table tbody tr")
    assert [cell.text.strip() for cell in row.select("td")] == ["D01 调解期限", "2031-01-03，不顺延", "2031-01-06"]
    assert "栖禾" not in page.text
    administrator.submit(page, "notice", press="step=confirm")
    assert "1月6日（周一）届满" in mediator.get(matter.url("")).text


def test_the_local_lengths_are_dated_and_their_maker_is_named(app: Flask, administrator: Visitor) -> None:
    page = administrator.get("/administration/deadlines")
    typed = {"filing_days": "45", "source": "本会 2026 年会议记录"}
    said = administrator.submit(page, "deadlines", **typed)
    assert "已改，起用日以后起算的照新的。" in said.text
    shown = administrator.get("/statutes/deadlines")
    assert f"{administrator.person.display_name} 20" in shown.text
    assert "依据：本会 2026 年会议记录" in shown.text
    with app.app_context():
        assert [(row.name, row.value) for row in db.session.scalars(select(Setting))] == [("filing_days", 45)]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param({"mediation_months": "0"}, "mediation_months", "写 1 到 24。", id="no-month"),
        pytest.param({"mediation_months": ""}, "mediation_months", "没有填。", id="empty"),
        pytest.param({"filing_days": "9000"}, "filing_days", "写 0 到 3650。", id="too-long"),
        pytest.param({"filing_days": "-3"}, "filing_days", "", id="negative"),
        pytest.param({"effective_from": "2026-02-30"}, "effective_from", "这不是一个日子。", id="no-such-day"),
        pytest.param({"source": ""}, "source", "没有填依据。", id="no-source"),
    ],
)
def test_wrong_lengths_are_refused_at_their_field(
    app: Flask, administrator: Visitor, typed: dict[str, str], field: str, sentence: str
) -> None:
    page = administrator.get("/administration/deadlines")
    refused = administrator.submit(page, "deadlines", status=422, **{"source": "x", **typed})
    assert refused.errors[field].startswith(sentence)
    with app.app_context():
        assert db.session.scalars(select(Setting)).all() == []


def test_every_role_reads_the_list_of_deadlines(visitor_for: Callable[..., Visitor]) -> None:
    """With the words of the articles in place."""
    page = visitor_for(Role.COURT_LIAISON).get("/statutes/deadlines")
    assert page.h1 == "期限一览"
    assert len(page.soup.select("tbody tr")) >= 38
    assert "自调解协议生效之日起三十日内" in page.text
    assert "本地设定" in page.text
