"""Performance on its pages: what the case page shows, what is refused in place, what is recorded once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mediation.models.performance import Acknowledgment, PerformanceEntry, Urging
from mediation.operations.performance.standing import name_of, obligations_of
from mediation.rules.roles import Role
from tests.blueprints.doing import count, today, tomorrow
from tests.blueprints.matter import Matter
from tests.blueprints.performing import AMOUNT, in_force
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.database
SINCE = 5


@pytest.fixture
def running(matter: Matter) -> Matter:
    """An agreement in force since five days ago: two instalments, the first overdue since yesterday, and links."""
    return in_force(matter, since=SINCE)


def uid_of(matter: Matter, name: str) -> str:
    return str(matter.read(lambda case: {name_of(row): row.uid for row in obligations_of(case)}[name]))


def act(visitor: Visitor, matter: Matter, name: str, path: str, wanted: int = 200, **typed: Any) -> Page:
    page = visitor.get(matter.url(f"performance/{uid_of(matter, name)}/{path}"))
    return visitor.submit(page, "act", status=wanted, **typed)


def paid(matter: Matter, name: str) -> int:
    return int(matter.read(lambda case: {name_of(row): row.paid for row in obligations_of(case)}[name]))


def test_the_case_page_shows_every_obligation_with_its_state(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("performance"))
    rows = {row.select_one("th strong").text: row.select("td") for row in page.soup.select("#parts tbody tr")}
    assert list(rows) == ["停止侵权", "删除链接", "赔偿第一期", "赔偿第二期"]
    assert "逾期 1 天" in rows["赔偿第一期"][1].text
    assert "未到期" in rows["赔偿第二期"][1].text
    bar = page.soup.select_one("#parts progress")
    assert (bar["value"], bar["max"]) == ("0", str(2 * AMOUNT))
    assert "已付 0.00 / 44,000.00 元" in " ".join(page.soup.select_one("#parts").text.split())
    assert page.soup.select_one(".next__title").text == "赔偿第一期逾期，督促履行"


def test_a_payment_is_one_click_away_and_proposes_what_is_owed(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("?part=performance"))
    [link] = [a for a in page.soup.select(".row-act a") if a["aria-label"] == "登记付款：赔偿第一期"]
    form = mediator.get(link["href"])
    assert form.soup.select_one("[name=amount]")["value"] == "22000.00"
    done = mediator.submit(form, "act", note="甲方确认到账")
    assert "已付 22,000.00 / 44,000.00 元" in " ".join(done.soup.select_one("#parts").text.split())
    assert paid(running, "赔偿第一期") == AMOUNT


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param(lambda: {"amount": "22000.01"}, "amount", "只欠 22,000.00 元", id="a cent more than is owed"),
        pytest.param(lambda: {"amount": "0"}, "amount", "大于 0", id="nothing"),
        pytest.param(lambda: {"amount": "-1"}, "amount", "", id="less than nothing"),
        pytest.param(lambda: {"amount": "两万"}, "amount", "", id="words"),
        pytest.param(lambda: {"amount": "0.001"}, "amount", "", id="less than a cent"),
        pytest.param(lambda: {"amount": ""}, "amount", "没有填付了多少", id="empty"),
        pytest.param(lambda: {"on": tomorrow()}, "on", "还没到", id="tomorrow"),
        pytest.param(
            lambda: {"on": (today() - timedelta(SINCE + 1)).isoformat()}, "on", "才生效", id="before the agreement"
        ),
        pytest.param(lambda: {"on": "昨天"}, "on", "", id="no day"),
        pytest.param(lambda: {"note": ""}, "note", "怎样核实", id="nobody says how it is known"),
        pytest.param(lambda: {"note": "长" * 501}, "note", "500", id="too long"),
        pytest.param(lambda: {"proof": "somebody's"}, "proof", "不在可选范围内", id="a file of another case"),
    ],
)
def test_bad_input_is_named_in_its_place_and_nothing_is_lost(
    mediator: Visitor, running: Matter, typed: Callable[[], dict[str, Any]], field: str, sentence: str
) -> None:
    page = act(mediator, running, "赔偿第一期", "payments", 422, **{"amount": "100", "note": "甲方确认到账", **typed()})
    assert list(page.errors) == [field]
    assert sentence in page.errors[field]
    if field != "note":
        assert page.soup.select_one("[name=note]")["value"] == "甲方确认到账"
    assert count(running, PerformanceEntry) == 0


def test_the_same_form_sent_twice_pays_once(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url(f"performance/{uid_of(running, '赔偿第二期')}/payments"))
    for _ in range(2):
        mediator.submit(page, "act", amount="100", note="收条")
    assert (count(running, PerformanceEntry), paid(running, "赔偿第二期")) == (1, 10_000)


def test_an_act_a_dispute_and_its_end(mediator: Visitor, running: Matter) -> None:
    act(mediator, running, "赔偿第二期", "dispute", reason="乙方说数量不对")
    assert "有争议" in mediator.get(running.url("?part=performance")).text
    act(mediator, running, "赔偿第二期", "dispute/end", reason="核对清单，数量没有错")
    page = act(mediator, running, "删除链接", "done", note="打开链接看过，已失效")
    assert "要做的事 1 / 1 件" in page.text


def test_tracking_ends_for_a_named_ground_and_the_entry_can_be_reversed(mediator: Visitor, running: Matter) -> None:
    page = act(mediator, running, "赔偿第一期", "ending", 422, reason="立案了")
    assert list(page.errors) == ["ground"]
    page = act(mediator, running, "赔偿第一期", "ending", ground="sued", reason="已经立案")
    assert "已经向人民法院起诉" in page.text
    [link] = [a for a in page.soup.select("#parts a") if a.text == "冲销"]
    back = mediator.submit(mediator.get(link["href"]), "act", reason="撤诉了")
    assert "逾期 1 天" in back.text
    assert mediator.client.get(link["href"]).status_code == 409


def test_an_urging_with_a_promise_is_kept_as_both(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("performance/urgings"))
    assert "赔偿第一期，欠 22,000.00 元" in page.text
    shop = page.soup.select("[name=party]")[0]["value"]
    bad = mediator.submit(page, "act", status=422, party=shop, manner="phone", said="提醒付款。", promised="delay")
    assert list(bad.errors) == ["answer"]
    done = mediator.submit(bad, "act", answer="请求宽限到月底")
    assert "请求延期履行" in done.text and "答复：请求宽限到月底" in done.text
    assert (count(running, Urging), count(running, Acknowledgment)) == (1, 1)


def test_a_promise_is_kept_as_a_fact_with_its_article(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("performance/acknowledgments"))
    assert "诉讼时效规定第14条" in page.text
    shop = page.soup.select("[name=party]")[0]["value"]
    done = mediator.submit(page, "act", party=shop, kind="plan", text="每月底付五千，共九期")
    assert "制定清偿债务计划" in done.text and "最后一期履行期限届满" in done.text


def test_the_ways_of_the_right_holder_are_shown_with_their_articles(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("?part=performance"))
    for words in ("起诉", "司法确认", "公证债权文书", "仲裁调解书、裁决", "现在的协议不能直接申请执行"):
        assert words in page.text
    assert "人民调解法第32条" in page.text and "江苏省预防化解矛盾纠纷条例第28条第3款" in page.text


def test_closing_names_what_is_open_and_asks_why(mediator: Visitor, running: Matter) -> None:
    page = mediator.get(running.url("close"))
    assert "还有 3 项没履行" in page.text
    assert mediator.submit(page, "act", status=409).text
    mediator.submit(mediator.get(running.url("close")), "act", reason="甲方已经起诉，电话问过各方")
    assert running.state == "closed"


def test_who_may_not_work_on_the_case_finds_nothing(running: Matter, visitor_for: Callable[..., Visitor]) -> None:
    url = running.url(f"performance/{uid_of(running, '赔偿第一期')}/payments")
    for role in (Role.BUREAU_VIEWER, Role.COURT_LIAISON, Role.ADMINISTRATOR):
        assert visitor_for(role).client.get(url).status_code in (403, 404)


def test_an_obligation_of_another_case_is_not_found(mediator: Visitor, running: Matter) -> None:
    assert mediator.client.get(running.url("performance/0000000000000000/payments")).status_code == 404
    assert mediator.client.get(running.url("performance/entries/0000000000000000/reversal")).status_code == 404


def test_a_matter_without_agreement_says_so(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    assert "还没有要履行的" in mediator.get(matter.url("?part=performance")).text
    assert mediator.get(matter.url("performance/urgings"), status=409).status == 409


@pytest.fixture
def overdue(matter: Matter) -> Matter:
    """The first instalment has been overdue for six days: who asked nobody yet is to ask tomorrow."""
    return in_force(matter, since=20, overdue=6)


def tasks(visitor: Visitor) -> dict[str, Any]:
    shown = visitor.get("/").soup.select(".task")
    return {row.select_one(".task__title").text: row.select_one(".task__act a")["href"] for row in shown}


def test_the_first_page_leads_to_what_is_overdue_and_to_the_follow_up(mediator: Visitor, overdue: Matter) -> None:
    shown = tasks(mediator)
    assert shown["赔偿第一期逾期，督促履行"] == overdue.url("performance/urgings")
    assert shown["赔偿第一期到期了，去回访"] == overdue.url("follow-up")


def test_what_is_paid_and_asked_after_leaves_the_first_page(mediator: Visitor, overdue: Matter) -> None:
    act(mediator, overdue, "赔偿第一期", "payments", note="甲方确认到账")
    assert [title for title in tasks(mediator) if "赔偿第一期" in title] == ["赔偿第一期到期了，去回访"]
    heard = {"manner": "phone", "people": "甲方", "performed": "partly", "satisfaction": "fair", "text": "第一期收到。"}
    mediator.submit(mediator.get(overdue.url("follow-up")), "act", **heard)
    assert [title for title in tasks(mediator) if "赔偿第一期" in title] == []


def test_a_closed_case_stays_on_the_first_page_while_something_is_open(mediator: Visitor, overdue: Matter) -> None:
    mediator.submit(mediator.get(overdue.url("close")), "act", reason="分期还长，先结案，到期再回访")
    assert "赔偿第一期逾期，督促履行" in tasks(mediator)
