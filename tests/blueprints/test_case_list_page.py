"""The list of cases as people use it: filters in the address, jumps by number, pages by key."""

import contextvars
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import event

from mediation.extensions import db
from mediation.operations import case_list
from mediation.operations.parties import PartyValues
from mediation.operations.registration import PartyEntry
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, SHOP, Matter, register
from tests.visitor import Page, Visitor

OTHERS = (
    PartyEntry("applicant", values=PartyValues("company", "南通青梧印染有限公司")),
    PartyEntry("respondent", values=PartyValues("sole_trader", "海门区木棠坊织造厂")),
)


@pytest.fixture
def three(app: Flask, mediator: Visitor, matter: Matter) -> dict[str, Matter]:
    """An accepted copyright case, a registered design case, a registered trade-secret case of the same mediator."""
    matter.accept()
    design = register(app, mediator.person, parties=OTHERS, dispute_type="design", rights=(), mediator_id=None)
    secret = register(app, mediator.person, parties=OTHERS, dispute_type="trade_secret", rights=())
    return {"copyright": matter, "design": design, "secret": secret}


def numbers(page: Page) -> list[str]:
    """The numbers in the list, from the top."""
    return [row.get_text(strip=True) for row in page.soup.select("tbody th")]


def chips(page: Page) -> list[str]:
    """The filters in force."""
    return [" ".join(chip.get_text(" ").split()) for chip in page.soup.select(".filter-chip")]


def year(matter: Matter) -> str:
    """The year in which the fixtures registered it."""
    return str(matter.read(lambda case: case.register_year))


def test_list_shows_numbers_parties_state_and_due_day(mediator: Visitor, three: dict[str, Matter]) -> None:
    page = mediator.get("/cases")
    case_number = three["copyright"].read(lambda case: case.case_number)
    this_year = year(three["design"])

    assert numbers(page) == [f"登记号 {this_year}-0003", f"登记号 {this_year}-0002", case_number]
    cells = [
        " ".join(cell.get_text().split()) for cell in page.soup.select("tbody tr:nth-of-type(3) td:not(.row-pick)")
    ]
    assert cells[:4] == [f"{FIRM} 与 {SHOP}、沈木生", "著作权（花型）", "已受理", "陈晓芸"]
    assert "3 件" in page.text
    # An enterprise leads to its record; a person has none.
    links = page.soup.select("tbody tr:nth-of-type(3) td a[href^='/enterprises/']")
    assert [link.get_text() for link in links] == [FIRM, SHOP]
    assert mediator.get(links[0]["href"]).soup.h1.get_text() == FIRM


def test_empty_list_says_what_it_is_good_for(mediator: Visitor) -> None:
    page = mediator.get("/cases")
    assert "还没有案件" in page.text
    assert page.soup.select_one(".empty a")["href"] == "/cases/new"


@pytest.mark.parametrize(
    ("query", "wanted", "chip"),
    [
        pytest.param("type=design", ["design"], ["类型 外观设计"], id="one kind"),
        pytest.param("type=design,trade_secret", ["secret", "design"], ["类型 外观设计、商业秘密"], id="two kinds"),
        pytest.param("state=accepted", ["copyright"], ["阶段 已受理"], id="a state"),
        pytest.param("missing=mediator", ["design"], ["还缺 没定调解员"], id="no mediator named"),
        pytest.param("q=木棠坊", ["secret", "design"], ["找 木棠坊"], id="a word of three characters"),
        pytest.param("q=mtf", ["secret", "design"], ["找 mtf"], id="pinyin initials"),
        pytest.param("q=栖禾+type=design", [], ["找 栖禾 type=design"], id="nothing found"),
        pytest.param(
            "state=nonsense&sort=upwards&size=7", ["secret", "design", "copyright"], [], id="nonsense asks for nothing"
        ),
    ],
)
def test_filters_stand_in_the_address_and_as_chips(
    mediator: Visitor, three: dict[str, Matter], query: str, wanted: list[str], chip: list[str]
) -> None:
    page = mediator.get(f"/cases?{query}")

    links = [str(link["href"]) for link in page.soup.select("tbody th a")]
    assert links == [three[name].url() for name in wanted]
    assert chips(page) == chip


def test_chip_leads_to_the_address_without_it(mediator: Visitor, three: dict[str, Matter]) -> None:
    page = mediator.get("/cases?type=design&state=registered&size=15")
    left = [parse_qs(urlsplit(str(link["href"])).query) for link in page.soup.select(".filter-chip a")]

    assert left == [{"type": ["design"], "size": ["15"]}, {"state": ["registered"], "size": ["15"]}]


def test_day_that_is_none_is_said(mediator: Visitor, three: dict[str, Matter]) -> None:
    page = mediator.get("/cases?from=2026-02-30", status=422)
    assert "日子没有算进去。" in page.text
    assert "这不是一个日子。写成 2026-09-14 这样。" in page.text


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        pytest.param("1", "copyright", id="the serial alone"),
        pytest.param("通纺知调〔{year}〕1号", "copyright", id="the whole case number"),
        pytest.param("通纺知调[{year}]1", "copyright", id="square brackets, no 号"),
        pytest.param("{year}-0001", "copyright", id="the register number it had before"),
        pytest.param("{year}-0002", "design", id="a register number"),
    ],
)
def test_number_typed_leads_to_the_case(mediator: Visitor, three: dict[str, Matter], typed: str, named: str) -> None:
    answer = mediator.client.get("/cases", query_string={"q": typed.format(year=year(three["design"]))})
    assert (answer.status_code, answer.headers.get("Location")) == (302, three[named].url())


def test_case_number_of_another_word_leads_nowhere(mediator: Visitor, three: dict[str, Matter]) -> None:
    page = mediator.get("/cases", query_string={"q": f"通知调〔{year(three['design'])}〕1号"})
    assert numbers(page) == []


def test_number_that_two_years_gave_offers_both(app: Flask, mediator: Visitor, three: dict[str, Matter]) -> None:
    older = [register(app, mediator.person, parties=OTHERS, rights=(), days_ago=400) for _ in range(2)][1]
    page = mediator.get("/cases?q=2")

    named = [str(link["href"]) for link in page.soup.select(".note a.number")]
    assert named == [older.url(), three["design"].url()]


def test_restricted_case_is_not_listed_for_colleagues(
    three: dict[str, Matter], visitor_for: Callable[..., Visitor]
) -> None:
    page = visitor_for(Role.MEDIATOR, name="周立群").get("/cases")
    assert three["secret"].uid not in page.answer.text
    assert len(numbers(page)) == 2


def test_cases_of_another_committee_are_not_listed(
    three: dict[str, Matter], visitor_for: Callable[..., Visitor]
) -> None:
    page = visitor_for(Role.MEDIATOR, "district", name="章和宁").get("/cases")
    assert numbers(page) == []


def test_columns_follow_the_role(
    three: dict[str, Matter], mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    def heads(visitor: Visitor) -> list[str]:
        return [head.get_text(strip=True) for head in visitor.get("/cases").soup.select("thead th:not(.row-pick)")]

    usual = ["案号或登记号", "当事人", "类型", "阶段", "调解员", "受理日", "最近期限"]
    assert heads(mediator) == usual
    assert heads(visitor_for(Role.CLERK)) == [*usual[:5], "登记日", *usual[5:]]
    assert heads(visitor_for(Role.DIRECTOR)) == [*usual[:6], "标的额（元）", usual[6]]


def test_pages_lead_on_and_back_without_numbers(
    app: Flask, mediator: Visitor, monkeypatch: pytest.MonkeyPatch, three: dict[str, Matter]
) -> None:
    whole = numbers(mediator.get("/cases"))
    real = case_list.page
    monkeypatch.setattr(
        "mediation.blueprints.cases.listing.page", lambda *args, size, **more: real(*args, size=2, **more)
    )

    first = mediator.get("/cases?size=15")
    assert numbers(first) == whole[:2]
    assert first.soup.select("a[rel=prev]") == []
    second = mediator.get(str(first.soup.select_one("a[rel=next]")["href"]))
    assert numbers(second) == whole[2:]
    assert second.soup.select("a[rel=next]") == []
    assert numbers(mediator.get(str(second.soup.select_one("a[rel=prev]")["href"]))) == whole[:2]


def test_count_stops_at_a_limit_until_asked(
    mediator: Visitor, monkeypatch: pytest.MonkeyPatch, three: dict[str, Matter]
) -> None:
    real = case_list.capped_count
    monkeypatch.setattr(
        "mediation.blueprints.cases.listing.capped_count",
        lambda wanted, visible, found: real(wanted, visible=visible, limit=2),
    )
    page = mediator.get("/cases?type=copyright,design,trade_secret")
    assert "超过 2 件 （数到 2 为止， 数清楚 ）" in page.text

    counted = mediator.get(str(page.soup.find("a", string="数清楚")["href"]))
    assert "3 件" in counted.text
    assert "超过" not in counted.text


def test_list_is_for_committee_staff(visitor_for: Callable[..., Visitor]) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER, Role.COURT_LIAISON):
        visitor_for(role).get("/cases", status=404)


def statements(app: Flask, act: Callable[[], object]) -> int:
    """How many statements one request sends to the database."""

    def run() -> int:
        sent: list[str] = []
        with app.app_context():
            engine = db.engine

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            sent.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(sent)

    return contextvars.Context().run(run)


def test_longer_list_asks_no_more_of_the_database(app: Flask, mediator: Visitor, three: dict[str, Matter]) -> None:
    one = statements(app, lambda: mediator.client.get("/cases?type=design"))
    several = statements(app, lambda: mediator.client.get("/cases?type=design,copyright,trade_secret"))
    assert several == one
