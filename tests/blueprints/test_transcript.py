"""转录单 on the pages: what is typed elsewhere, the number it got there, the columns as the office keeps them."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.transcript import PlatformListing
from mediation.operations.transcript.numbers import numbers_of
from mediation.rules.roles import Role
from tests.blueprints.doing import today, tomorrow
from tests.blueprints.matter import MAN, Matter
from tests.visitor import Page, Visitor

NANJING, DATA = "transcript/nanjing", "transcript/case-data"


def rows(page: Page) -> dict[str, str]:
    """Column → what its line says, the first of each name."""
    found: dict[str, str] = {}
    for line in page.soup.select("[data-line]"):
        found.setdefault(str(line["data-column"]), " ".join(line.select("td")[0].get_text(" ").split()))
    return found


def test_a_case_leads_to_the_platforms_and_their_columns(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url())
    assert page.soup.select_one(f'a[href="{matter.url("transcript")}"]')
    listed = mediator.get(matter.url("transcript"))
    assert [cell.get_text() for cell in listed.soup.select("tbody th strong")][:2] == [
        "南京纠纷录入",
        "司法行政平台：案件受理登记书",
    ]
    said = rows(mediator.get(matter.url(NANJING)))
    assert said["纠纷名称"].endswith("著作权（花型）纠纷")
    assert said["激烈程度"] == "在平台上自己填 平台的选项：低、中、高"
    assert said["受理时间"] == "还没有记“受理日期”"


def test_a_gap_leads_to_where_the_fact_is_recorded(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url("transcript/justice-acceptance"))
    gap = page.soup.select_one('[data-column="当事人申请事项"] a')
    assert gap is not None and gap["href"] == matter.url("particulars")
    assert mediator.get(str(gap["href"])).status == 200


def test_a_whole_number_is_copied_with_a_reason_only(mediator: Visitor, matter: Matter) -> None:
    phone = matter.read(lambda case: next(p.party.phone for p in case.parties if p.party.name == MAN))
    page = mediator.get(matter.url(DATA))
    assert phone not in page.answer.text and "139****8150" in page.text
    url = page.soup.select_one(".reveal__form")["action"]  # type: ignore[index]
    refused = mediator.client.send(url, reason=" ")
    assert refused.status_code == 422 and "没有填事由" in refused.text
    answer = mediator.client.send(url, reason="往平台录入当事人")
    assert answer.location.endswith(matter.url(DATA))
    shown = mediator.get(matter.url(DATA))
    assert shown.soup.select_one('[data-unmasked][data-masked="139****8150"]').get_text() == phone  # type: ignore[union-attr]
    seconds, _, back = shown.answer.headers["Refresh"].partition("; url=")
    assert int(seconds) <= 62 and back == matter.url(DATA)
    kept = matter.read(lambda case: db.session.scalars(select(AuditEntry).where(AuditEntry.action == "reveal")).one())
    assert kept.reason == "往平台录入当事人"


def test_the_number_given_is_recorded_shown_on_the_case_and_corrected(mediator: Visitor, matter: Matter) -> None:
    page = mediator.submit(
        mediator.get(matter.url(NANJING)), "number-form", number="2026110098", on=today().isoformat()
    )
    assert "编号 2026110098 已登记" in page.text
    assert "2026110098" in mediator.get(matter.url()).text
    assert matter.uid in mediator.get("/cases?q=2026110098").answer.text
    link = page.soup.select_one("#numbers .ends a")["href"]  # type: ignore[index]
    form = mediator.get(str(link))
    assert mediator.submit(form, "act", status=422, number="2026110089").errors == {"reason": "没有填理由。"}
    page = mediator.submit(form, "act", number="2026110089", reason="抄错末两位")
    assert [struck.get_text() for struck in page.soup.select("#numbers s")] == ["2026110098"]
    assert matter.read(lambda case: [row.number for row in numbers_of(case)]) == ["2026110089"]
    assert "已经更正过" in mediator.get(str(link), status=409).text


def test_a_number_with_a_wrong_day_keeps_what_was_typed(mediator: Visitor, matter: Matter) -> None:
    page = mediator.submit(mediator.get(matter.url(NANJING)), "number-form", status=422, number="A1", on=tomorrow())
    assert (page.errors, page.soup.select_one("#number-form [name=number]")["value"]) == (  # type: ignore[index]
        {"on": "这一天还没到。填今天或以前的日子。"},
        "A1",
    )
    early = (today() - timedelta(400)).isoformat()
    page = mediator.submit(page, "number-form", status=422, number="", on=early)
    assert set(page.errors) == {"number", "on"} and "还早" in page.errors["on"]


def test_an_unknown_platform_is_not_found(mediator: Visitor, matter: Matter) -> None:
    assert mediator.client.get(matter.url("transcript/nobody")).status_code == 404


def test_the_administrator_changes_adds_and_reorders_columns(
    visitor_for: Callable[..., Visitor], mediator: Visitor, matter: Matter
) -> None:
    boss = visitor_for(Role.ADMINISTRATOR)
    page = boss.get("/administration/platforms/justice-oral")
    asked = {"columns-6-place": "0", "columns-1-label": "", "columns-1-choices": "", "source": "11月20日对照屏幕"}
    boss.submit(page, "platform", evidence="checked", **asked)
    columns = list(rows(mediator.get(matter.url("transcript/justice-oral"))))
    assert columns == ["协议履行情况", "申请时间", "调解地点", "调解结果", "调解协议涉及金额", "协议内容"]
    versions = matter.read(
        lambda case: db.session.scalars(
            select(PlatformListing.effective_from).where(PlatformListing.name.contains("口头"))
        ).all()
    )
    assert len(versions) == 2


def test_a_new_platform_grows_a_row_without_script_and_says_what_is_wrong(
    visitor_for: Callable[..., Visitor], mediator: Visitor, matter: Matter
) -> None:
    boss = visitor_for(Role.ADMINISTRATOR)
    page = boss.get("/administration/platforms/new")
    wrong = boss.submit(page, "platform", status=422, name="苏解纷", source="对照屏幕", **{"columns-0-fill": "text"})
    assert wrong.errors["evidence"] == "没有填从哪里知道。" and "一栏也没有" in wrong.text
    typed = {"columns-0-label": "委员会", "columns-0-fill": "text", "evidence": "checked"}
    wrong = boss.submit(wrong, "platform", status=422, **typed)
    assert wrong.errors == {"columns-0-text": "选了固定文字，没有写填什么。"}
    longer = boss.submit(wrong, "platform", press="add=columns")
    assert len(longer.soup.select(".platform-columns > details")) == 4
    boss.submit(longer, "platform", **{"columns-0-text": "家纺行业调委会"})
    page = mediator.get(matter.url("transcript"))
    link = next(a["href"] for a in page.soup.select("tbody th a") if a.get_text() == "苏解纷")
    assert rows(mediator.get(str(link))) == {"委员会": "家纺行业调委会"}


def test_a_retired_platform_leaves_the_list_and_keeps_its_numbers(
    visitor_for: Callable[..., Visitor], mediator: Visitor, matter: Matter
) -> None:
    mediator.submit(mediator.get(matter.url(NANJING)), "number-form", number="A1", on=today().isoformat())
    boss = visitor_for(Role.ADMINISTRATOR)
    for code in ("nanjing", "k-pages"):
        page = boss.get(f"/administration/platforms/{code}")
        boss.submit(page, "platform", retired="y", source="2026年12月起改用苏解纷")
    listed = mediator.get(matter.url("transcript")).text
    assert "南京纠纷录入 只见于程序 已停用" in listed and "锡林郭勒" not in listed
    assert not mediator.get(matter.url(NANJING)).soup.select("form#number-form")
