"""The pages of what a court sent, from its registration to the materials; and of a dispute that goes elsewhere."""

from datetime import timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.operations import people_mediation as acts
from mediation.operations.court_referral.reading import referral_of
from mediation.operations.endings import Notice, Told
from tests.blueprints.matter import Matter, register
from tests.operations.referred import BAY, NUMBER
from tests.visitor import Visitor

pytestmark = pytest.mark.database


def day(ago: int = 0) -> str:
    return (clock.today() - timedelta(ago)).isoformat()


@pytest.fixture
def sent(app: Flask, mediator: Visitor) -> Matter:
    """A dispute that a court sent before filing, nobody put its referral on record yet."""
    return register(app, mediator.person, source="COURT_PRE", source_body=BAY)


def fail(matter: Matter) -> None:
    def end(case, actor):  # type: ignore[no-untyped-def]
        told = {party.id: Told(actor.today, "phone") for party in case.parties}
        acts.terminate(case, ground="far_apart", notice=Notice(told=told), actor=actor)

    matter.act(end)


def test_a_wrong_day_of_acceptance_is_seen_with_what_it_moves_and_then_saved(sent: Matter, mediator: Visitor) -> None:
    url = sent.url("referral")
    page = mediator.get(f"{url}/registration")
    mediator.submit(page, "act", channel="paper", court_number=NUMBER, informed_on=day(12), taken_on=day(11))
    page = mediator.get(f"{url}/correction")
    early = mediator.submit(page, "act", status=422, taken_on=day(13))
    assert "接受不会在那以前" in early.text
    seen = mediator.submit(page, "act", taken_on=day(9))
    assert ("还没有保存" in seen.text, "D02 委派调解" in seen.text) == (True, True)
    assert sent.read(lambda case: referral_of(case).taken_on) == clock.today() - timedelta(11)
    mediator.submit(seen, "act")
    assert sent.read(lambda case: referral_of(case).taken_on) == clock.today() - timedelta(9)
    done = mediator.submit(mediator.get(f"{url}/correction"), "act", document_number="示法转〔2026〕9号")
    assert "示法转〔2026〕9号" in done.text, "what moves nothing is saved at once"


def test_from_the_court_s_letter_to_its_materials_through_the_forms(sent: Matter, mediator: Visitor) -> None:
    """Registered, talked, failed, reported on paper, materials handed over, closed."""
    url = sent.url("referral")
    assert "登记法院的委派、委托" in mediator.get(sent.url()).text
    page = mediator.get(f"{url}/registration")
    page = mediator.submit(page, "act", channel="paper", court_number=NUMBER, informed_on=day(12), taken_on=day(11))
    assert ("已接受" in page.text, "委派调解" in page.text) == (True, True)
    sent.talk()
    assert "调解期限内" in mediator.get(url).text
    fail(sent)
    page = mediator.submit(
        mediator.get(f"{url}/report"), "act", summary="开过一次会，赔偿金额分歧较大。", disputes="赔偿金额"
    )
    assert "双方分歧较大且难以达成调解协议（特邀调解规定第26条第1款第3项）" in page.text
    page = mediator.submit(mediator.get(f"{url}/report/sending"), "act", on=day(), how="by_hand", to="立案庭")
    page = mediator.submit(mediator.get(f"{url}/materials"), "act", on=day(), to="立案庭 施某")
    assert ("对法院的事都办完了" in page.text, "起诉状 1 份；当事人身份材料 1 套；证据材料 1 套" in page.text) == (
        True,
        True,
    )
    page = mediator.submit(mediator.get(sent.url("close")), "act", on=day())
    assert sent.state == "closed"


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        pytest.param({"taken_on": day(13)}, "taken_on", "特邀调解规定第二十七条第三款", id="signed for before it came"),
        pytest.param({"court_number": "诉前18"}, "court_number", "号码就是这样写的", id="a number written oddly"),
        pytest.param(
            {"kind": "entrustment"}, "kind", "特邀调解规定第十一条第一款", id="委托 of what was sent before filing"
        ),
        pytest.param({"court": ""}, "court", "没有选法院", id="no court"),
        pytest.param({"informed_on": "2099-01-01"}, "informed_on", "还没到", id="tomorrow"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_everything_typed_stays(
    sent: Matter, mediator: Visitor, typed: dict[str, str], field: str, words: str
) -> None:
    """422 with the article; nothing is stored."""
    known = {
        "channel": "paper",
        "court_number": NUMBER,
        "informed_on": day(12),
        "document_number": "通湾法委〔2026〕3号",
    }
    page = mediator.submit(mediator.get(sent.url("referral/registration")), "act", status=422, **{**known, **typed})
    assert words in page.errors[field]
    assert page.soup.select_one("#document_number")["value"] == "通湾法委〔2026〕3号"  # type: ignore[index]
    assert sent.read(referral_of) is None


def test_closing_is_refused_with_the_article_and_leads_to_the_report(sent: Matter, mediator: Visitor) -> None:
    """409: the sentence, 特邀规定 26, and the way on."""
    sent.talk()
    fail(sent)
    page = mediator.get(sent.url("close"), status=409)
    assert ("特邀调解的规定" in page.text, "登记法院的委派、委托" in page.text) == (True, True)


def test_a_dispute_handed_over_waits_for_its_receipt_and_is_registered_again(
    app: Flask, mediator: Visitor, matter: Matter
) -> None:
    """The number stays, the chain says who had it."""
    page = mediator.submit(
        mediator.get(matter.url("hand-over")), "act", to="通州区市场监管局", reason="要行政处理", on=day()
    )
    assert ("已移送通州区市场监管局，等对方办理" in page.text, "还没有回执" in page.text) == (True, True)
    link = next(a["href"] for a in page.soup.select("main a") if a.get_text() == "登记回执")
    page = mediator.submit(mediator.get(str(link)), "act", receipt="通市监收〔2026〕1号")
    assert "还没有回执" not in page.text
    page = mediator.submit(mediator.get(matter.url("hand-over/1/receipt")), "act", status=409, receipt="再来一次")
    page = mediator.submit(mediator.get(matter.url("coming-back")), "act", on=day(), reason="不属于行政处理")
    assert ("谁办过，只算一件" in page.text, "转回家纺行业调委会" in page.text) == (True, True)
    number = matter.read(lambda case: case.dispute_number)
    form = mediator.get(f"/cases/new?dispute={number}")
    assert form.soup.select_one("#dispute")["value"] == number  # type: ignore[index]
    page = mediator.submit(form, "intake", status=422)
    assert "还在办" in page.errors["dispute"]
