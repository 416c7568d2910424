"""看板: filters narrow every list; who sees what; the share is no success rate. That every figure opens a list of
the same length or sum is in test_drill_down."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from urllib.parse import unquote

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import func, select

from benchmarks.cases import Desk
from mediation import clock
from mediation.clock import SHANGHAI
from mediation.demonstration import reported
from mediation.demonstration.accounts import open_accounts
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests.visitor import Page, Visitor

PERIOD = "since=2022-01-01&until=2026-09-14"


@pytest.fixture
def viewer(visitor_for: Callable[..., Visitor]) -> Visitor:
    return visitor_for(Role.BUREAU_VIEWER)


@pytest.fixture
def filled(app: Flask, viewer: Visitor) -> None:
    """Two hundred invented cases in all stages, with agreements, instalments and applications to the court."""
    with app.app_context(), writing():
        connection = db.session.connection()
        Desk(connection, 200, seed=1).fill(lambda done, total: None)
        connection.commit()


def links(page: Page) -> dict[str, str]:
    """Address of a list → what the page says of it."""
    found: dict[str, str] = {}
    for link in page.soup.select("main a[href^='/figures/']"):
        said = str(link.get("aria-label") or link.get_text(" ", strip=True)).rpartition("：")[2]
        if re.match(r"[\d,]+(\.\d\d)?( |$)", said):
            found[str(link["href"])] = said.partition(" ")[0]
    return found


def test_a_filter_stands_in_the_address_and_narrows_every_list(filled: None, viewer: Visitor, app: Flask) -> None:
    with app.app_context():
        name = db.session.scalar(select(Organisation.short_name).where(Organisation.code == "textile"))
        accepted = db.session.scalar(select(func.count()).where(Case.accepted_on.is_not(None)))
    page = viewer.get(f"/dashboard?{PERIOD}&committee=textile&kind=design")
    assert name in page.soup.select_one(".board-filters").get_text()
    lists = [address for address in links(page) if "/accepted/" in address]
    assert lists and all("committee=textile" in address and "kind=design" in address for address in lists)
    every, few = viewer.get(f"/dashboard?{PERIOD}"), page
    assert first_count(few) < first_count(every) == accepted


def test_every_step_to_the_court_is_said_to_count_by_its_own_day(viewer: Visitor) -> None:
    page = viewer.get(f"/dashboard?{PERIOD}")
    panel = next(each for each in page.soup.select("section.panel") if each.select_one("h2").get_text() == "司法确认")
    assert "各步按各自的日子算" in panel.get_text() and "本期生效的书面协议" not in panel.get_text()


def first_count(page: Page) -> int:
    return int(page.soup.select_one(".board-line a, .board-line span span").get_text())


def test_the_share_is_never_called_a_success_rate(filled: None, viewer: Visitor) -> None:
    page = viewer.get(f"/dashboard?{PERIOD}")
    panel = next(each for each in page.soup.select("section.panel") if "化解占比" in each.select_one("h2").get_text())
    said = panel.get_text().replace("不是调解成功率", "")
    assert "成功率" not in said
    assert "仅本系统口径" in said and "%" not in said  # no other body has reported: no share, and no trend


def test_a_body_that_must_report_and_has_not_leaves_no_share_here_either(app: Flask, viewer: Visitor) -> None:
    with app.app_context():
        with writing():
            users = open_accounts(datetime(2025, 1, 2, 8, tzinfo=SHANGHAI))
            names = {login: user.id for login, user in users.items()}
            db.session.commit()
        reported.play(names[reported.CLERK], names[reported.SECOND])
    page = viewer.get(f"/dashboard?{PERIOD}")
    assert shares_of_2025(page) == {"0.0%"}
    with app.app_context(), writing():
        asked = {"arbitral_awards": ["示例仲裁委员会", "没有报的仲裁委员会"]}
        administrator = db.session.scalars(select(User).where(User.login_name == "admin")).one()
        now = clock.now()
        who = Actor(administrator, now, now.date(), "")
        settings.change_setting("share_bodies", asked, effective_from=date(2025, 1, 1), source="会议纪要", actor=who)
        db.session.commit()
    assert shares_of_2025(viewer.get(f"/dashboard?{PERIOD}")) == set()


def shares_of_2025(page: Page) -> set[str]:
    """Every percentage that the table of the years says of 2025."""
    rows = page.soup.select("table.table--figures tbody tr")
    found = [row for row in rows if row.select_one("th").get_text(strip=True) == "2025"]
    return {text for row in found for text in row.stripped_strings if text.endswith("%")}


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        pytest.param(Role.ADMINISTRATOR, False, id="the administrator reads numbers, no rows"),
        pytest.param(Role.AUDITOR, True, id="the auditor reads rows without names"),
        pytest.param(Role.DIRECTOR, True, id="a director reads the numbers of both committees"),
    ],
)
def test_who_opens_what(filled: None, visitor_for: Callable[..., Visitor], role: Role, opens: bool) -> None:
    page = visitor_for(role).get(f"/dashboard?{PERIOD}")
    assert bool(links(page)) is opens
    assert len(page.soup.select("table.table--figures")) >= 6  # a table for each chart, for every reader


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK, Role.EXAMINER, Role.COURT_LIAISON])
def test_others_find_no_dashboard(visitor_for: Callable[..., Visitor], role: Role) -> None:
    visitor = visitor_for(role)
    assert [visitor.client.get(url).status_code for url in ("/dashboard", "/dashboard/sheet.pdf")] == [404, 404]


def test_the_viewer_begins_at_the_dashboard_and_nothing_counted_is_a_dash(viewer: Visitor) -> None:
    page = viewer.get("/")
    assert page.h1 == "看板"
    rates = [cell.get_text(strip=True) for cell in page.soup.select("td[data-label='成功 / 受理']")]
    assert set(rates) == {"—"}  # of nothing neither 0% nor 100%


@pytest.mark.parametrize("asked", ["since=2026-13-01&until=x", "committee=nobody&kind=%3Cb%3E", "since=2026-09-01"])
def test_what_cannot_be_read_is_no_filter(viewer: Visitor, asked: str) -> None:
    page = viewer.get(f"/dashboard?{asked}")
    assert [each.get_text(strip=True) for each in page.soup.select(".board-filters summary")][1:] == [
        "调委会全部",
        "类型全部",
        "来源全部",
    ]


def test_the_same_on_one_sheet_with_every_word_as_text(filled: None, viewer: Visitor) -> None:
    answer = viewer.client.get(f"/dashboard/sheet.pdf?{PERIOD}")
    pages = PdfReader(BytesIO(answer.data)).pages
    assert len(pages) == 1
    text = re.sub(r"\s|⁠|​", "", pages[0].extract_text())
    for words in (
        "知识产权纠纷多元化解工作情况一览",
        "一、规划目标",
        "书面协议生效",
        "川姜镇",
        "进度条中的竖线为目标值",
    ):
        assert words in text, words
    # The quarters stand there in words: no star of an unfinished one has to be explained.
    assert re.search(r"2026年一季度\d+件，二季度\d+件，三季度\d+件以调解方式化解。", text)
    assert "*" not in text


@pytest.mark.parametrize(
    ("role", "body", "asked", "words", "leads"),
    [
        pytest.param(
            *(Role.CLERK, "bureau", "since=2025-07-01&until=2025-09-30", "冻结为报告", "what=district:bureau"),
            id="the bureau's clerk freezes the quarter",
        ),
        pytest.param(
            *(Role.BUREAU_VIEWER, "bureau", "since=2025-01-01&until=2025-12-31", "看成报告", "period=2025"),
            id="the viewer reads the year as a report",
        ),
        pytest.param(
            *(Role.DIRECTOR, "textile", "since=2025-09-01&until=2025-09-30&committee=textile"),
            *("冻结为报告", "what=return:textile&period=2025-09"),
            id="a director freezes the own month",
        ),
        pytest.param(
            *(Role.CLERK, "bureau", "since=2025-07-02&until=2025-09-30", "", ""), id="no report begins on such a day"
        ),
        pytest.param(
            *(Role.DIRECTOR, "textile", "since=2025-01-01&until=2025-12-31", "", ""), id="the district is not theirs"
        ),
        pytest.param(
            *(Role.CLERK, "bureau", "since=2025-01-01&until=2025-12-31&kind=design", "", ""), id="one kind is no report"
        ),
    ],
)
def test_the_dashboard_leads_to_the_report_on_the_same_figures(
    visitor_for: Callable[..., Visitor], role: Role, body: str, asked: str, words: str, leads: str
) -> None:
    visitor = visitor_for(role, body)
    found = [
        (link.get_text(strip=True), unquote(str(link["href"])))
        for link in visitor.get(f"/dashboard?{asked}").soup.select("main a[href^='/reports/preview']")
    ]
    assert [text for text, _ in found] == [words][: bool(words)]
    assert all(leads in address for _, address in found)
    if words == "冻结为报告":
        assert "冻结" in visitor.get(found[0][1]).soup.select_one("main .button--primary").get_text()  # type: ignore[union-attr]
