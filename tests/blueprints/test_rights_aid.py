"""The pages of 维权援助: from the single window to the archive through the forms; what is refused, and at which field;
who sees it, and what a committee gets."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.extensions import db
from mediation.models.rights_aid import AidMatter
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
WEEK_AGO = TODAY - timedelta(7)
DAY, BEFORE = TODAY.isoformat(), (WEEK_AGO - timedelta(1)).isoformat()
ASKED = {
    "wants": "advice",
    "service": "infringement_opinion",
    "source": "window",
    "facts": "对方销售的四件套与外观设计专利近似。",
    "right_kind": "design",
    "right_number": "ZL201830251564.1",
    "right_title": "四件套（山茶月令）",
    "applied_on": WEEK_AGO.isoformat(),
    "applicant-kind": "company",
    "applicant-name": "南通栖禾家纺有限公司",
    "applicant-identity_number": credit_code(1),
    "respondent-kind": "sole_trader",
    "respondent-name": "绮华布艺商行",
}


@pytest.fixture
def officer(visitor_for: Callable[..., Visitor]) -> Visitor:
    """An aid officer of the rights centre."""
    return visitor_for(Role.AID_OFFICER, name="程书瑶")


def received(officer: Visitor, **changes: object) -> Page:
    return officer.submit(officer.get("/aid/new"), "receive", **{**ASKED, **changes})


def address(page: Page) -> str:
    return str(page.answer.request.path)


def act(officer: Visitor, url: str, action: str, form: str = "act", /, status: int = 200, **typed: object) -> Page:
    return officer.submit(officer.get(f"{url}/acts/{action}"), form, status=status, **typed)


def choice(officer: Visitor, url: str, action: str) -> str:
    page = officer.get(f"{url}/acts/{action}")
    return str(page.soup.select_one("select[name=expert] option")["value"])  # type: ignore[index]


def test_from_the_window_to_the_archive(officer: Visitor) -> None:
    page = officer.submit(
        officer.get("/aid/experts/new"), "expert", name="岑望", field="外观设计", term_from=BEFORE, kind="expert"
    )
    assert "岑望" in page.text
    page = received(officer)
    url = address(page)
    assert page.h1.startswith("援2026-") and "本中心默认，未核" in page.text
    act(officer, url, "accept", manner="written", on=WEEK_AGO.isoformat())
    act(officer, url, "name_expert", expert=choice(officer, url, "name_expert"), on=WEEK_AGO.isoformat())
    asked = choice(officer, url, "appoint_expert")
    page = act(officer, url, "appoint_expert", status=422, expert=asked, on=DAY, free_on=DAY)
    assert "保密声明" in page.errors["silent_on"]
    assert "还没有聘请专家" in officer.get(f"{url}/acts/issue_opinion", status=409).text
    act(officer, url, "appoint_expert", expert=asked, on=DAY, free_on=DAY, silent_on=DAY)
    page = act(officer, url, "conclude", status=422, result="resolved", reason="下架", on=DAY)
    assert "先出意见" in page.errors["result"]
    page = act(officer, url, "issue_opinion", question="近似吗？", text="整体视觉效果近似。", on=DAY)
    assert "不是认定侵权的证据" in page.text
    act(officer, url, "conclude", result="resolved", reason="对方下架", on=DAY)
    page = act(officer, url, "note_recovery", status=422, amount="20000", on=DAY)
    assert "没有写依据" in page.errors["basis"]
    act(officer, url, "note_recovery", amount="20000", basis="对方付款凭证", on=DAY)
    act(officer, url, "note_satisfaction", answer="very", on=DAY)
    page = act(officer, url, "close", archive_number="援档2026-1", on=DAY)
    assert "20,000.00" in page.text and "已归档" in page.text
    listed = officer.get("/aid/experts")
    assert [cell.get_text() for cell in listed.soup.select("td.amount")] == ["1 件", "1 家", "0 次"]
    shown = officer.get(str(listed.soup.select_one("td.row-act a")["href"]))  # type: ignore[index]
    assert url in {link.get("href") for link in shown.soup.select("main a")} and ASKED["applicant-name"] in shown.text


@pytest.mark.parametrize(
    ("action", "typed", "field", "words"),
    [
        pytest.param("refuse", {"reason": "不属于"}, "ground", "没有选", id="refusal-without-ground"),
        pytest.param("refuse", {"ground": "scope"}, "reason", "没有写理由", id="refusal-without-reason"),
        pytest.param("refuse", {"ground": "scope", "reason": "不属于"}, "told_on", "告知", id="refusal-not-told"),
        pytest.param("accept", {"manner": "oral", "on": BEFORE}, "on", "早于收到申请", id="before-the-application"),
        pytest.param("accept", {"manner": "oral", "difficult": "y"}, "approved_by", "谁批准", id="difficult"),
        pytest.param("ask_supplement", {"text": "证书"}, "until", "定一个日子", id="gaps-without-a-day"),
        pytest.param("refer", {"result": "court", "reason": "要判决"}, "body", "哪个单位", id="referred-to-nobody"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    officer: Visitor, action: str, typed: dict[str, str], field: str, words: str
) -> None:
    url = address(received(officer))
    page = act(officer, url, action, status=422, **{"on": DAY, **typed})
    assert words in page.errors[field]
    assert officer.client.get(f"{url}/acts/issue_opinion").status_code == 409


def test_the_window_proposes_and_wants_a_reason_for_another_way(app: Flask, officer: Visitor) -> None:
    talks = {**ASKED, "wants": "mediation"}
    page = officer.submit(officer.get("/aid/new"), "receive", ask="1", **talks)
    assert "建议去向：家纺行业调委会" in page.text and "人民调解法第17条" in page.text
    assert page.soup.select_one("#applicant-name")["value"] == "南通栖禾家纺有限公司"  # type: ignore[index]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(AidMatter)) == 0
    page = officer.submit(officer.get("/aid/new"), "receive", status=422, **talks, place="aid")
    assert "要写理由" in page.errors["route_reason"]
    bad = officer.submit(officer.get("/aid/new"), "receive", status=422, **{**talks, "right_number": "201830251564.2"})
    assert "末位" in bad.errors["right_number"]
    form = officer.get("/aid/new")
    first, again = (officer.submit(form, "receive", **talks, place="aid", route_reason="先要意见") for _ in range(2))
    assert address(first) == address(again) and "先要意见" in first.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(AidMatter)) == 1
    alone = {**ASKED, "respondent-kind": "", "respondent-name": "", "right_number": ""}
    assert "对方" not in officer.submit(officer.get("/aid/new"), "receive", **alone).soup.select_one("h1").get_text()  # type: ignore[union-attr]


def test_the_committee_gets_the_dispute_and_no_opinion(
    app: Flask, officer: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(officer, wants="mediation"))
    director = visitor_for(Role.DIRECTOR)
    assert [director.client.get(path).status_code for path in (url, "/aid", "/aid/experts")] == [404, 404, 404]
    page = officer.get(f"{url}/acts/hand_over")
    assert page.soup.select_one("input[name=committee][checked]")["value"] == "textile"  # type: ignore[index]
    refused = officer.submit(page, "hand-over", status=422, reason="书面同意")
    assert "个人信息保护法第二十三条" in refused.errors["consented_on"]
    page = officer.submit(page, "hand-over", reason="当面书面同意，材料一并提供。", consented_on=DAY)
    assert "已转家纺行业调委会" in page.text
    with app.app_context():
        matter = db.session.scalars(select(AidMatter)).one()
        case_uid, number = matter.case.uid, matter.number
    case = director.get(f"/cases/{case_uid}")
    assert number in case.text and "看转来的材料" in case.text
    seen = director.get(f"/cases/{case_uid}/aid")
    assert "南通栖禾家纺有限公司" in seen.text and "对方还没有征询" in seen.text
    assert officer.client.get(f"/cases/{case_uid}").status_code == 404


def test_an_examiner_reads_and_acts_on_nothing_and_secrets_stay_with_their_officer(
    officer: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(officer))
    secret = address(
        received(officer, right_kind="trade_secret", right_number="", right_title="客户名单", service="aid")
    )
    act(officer, url, "accept", manner="written", on=DAY)
    assert officer.client.send(f"{url}/papers/aid_acceptance/printing").status_code == 303
    examiner, colleague = visitor_for(Role.EXAMINER), visitor_for(Role.AID_OFFICER)
    page = examiner.get(url)
    assert page.soup.select("main form") == [] and "打开" in page.text
    assert examiner.client.get(f"{url}/papers/aid_acceptance.pdf").data[:5] == b"%PDF-"
    statuses = [examiner.client.get(f"{url}/acts/note").status_code, examiner.client.get("/aid/new").status_code]
    statuses += [other.client.get(secret).status_code for other in (examiner, colleague)]
    assert statuses == [404] * 4
    assert "客户名单" in officer.get(secret).text


def test_the_first_page_and_the_list_say_what_is_due(officer: Visitor) -> None:
    url = address(received(officer, applied_on=(TODAY - timedelta(30)).isoformat()))
    page = officer.get("/")
    assert "逾期" in page.text and "决定受理不受理" in page.text
    assert page.soup.select_one(f"a[href='{url}']") is not None
    listed = officer.get("/aid?group=deciding&service=infringement_opinion&mine=1")
    assert "逾期" in listed.text and "侵权判定" in listed.text
    assert "没有等受理的" in officer.get("/aid?group=deciding&service=aid").text


def test_an_alert_knows_who_was_reached_and_who_answered(officer: Visitor) -> None:
    warned = {
        "source": "市保护中心通报",
        "kind": "花型被境外抢注",
        "level": "serious",
        "text": "保留创作底稿。",
        "enterprises": f"南通栖禾家纺有限公司，{credit_code(1)}\n南通云岫床品有限公司",
        "issued_on": WEEK_AGO.isoformat(),
    }
    page = officer.submit(
        officer.get("/aid/alerts/new"), "alert", status=422, **{**warned, "enterprises": "某某公司，91320612MA"}
    )
    assert "“某某公司”这一行" in page.errors["enterprises"]
    page = officer.submit(officer.get("/aid/alerts/new"), "alert", **warned)
    url = address(page)
    assert page.h1.startswith("警2026-")
    first, second = (str(option["value"]) for option in page.soup.select("select[name=recipient] option"))
    early = officer.submit(page, "outcome", status=422, recipient=second, what="answered", answer="已清查", on=DAY)
    assert "先登记送到" in early.errors["on"]
    before = officer.submit(officer.get(url), "outcome", status=422, recipient=first, what="reached", on=BEFORE)
    assert "核对日期" in before.errors["on"]
    officer.submit(officer.get(url), "outcome", recipient=first, what="reached", manner="visit", on=DAY)
    page = officer.submit(officer.get(url), "outcome", recipient=first, what="answered", answer="已清查", on=DAY)
    assert "送到 1 家，回应 1 家" in page.text


def test_the_fund_pays_no_more_than_was_asked_and_nothing_undecided(officer: Visitor) -> None:
    asked = {
        "item": "公证取证费补助",
        "basis": "区维权援助办法第六条",
        "asked": "4600",
        "on": WEEK_AGO.isoformat(),
        "applicant-kind": "company",
        "applicant-name": "南通栖禾家纺有限公司",
    }
    bare = officer.submit(officer.get("/aid/fund/new"), "grant", status=422, **{**asked, "asked": "", "basis": ""})
    assert {"asked", "basis"} <= set(bare.errors)
    page = officer.submit(officer.get("/aid/fund/new"), "grant", **asked)
    url = str(page.soup.select_one("td.row-act a")["href"])  # type: ignore[index]
    form = officer.get(url)
    for typed, field in (
        ({"paid_on": DAY}, "paid_on"),
        ({"approved": "4000"}, "approved"),
        ({"approved": "5000", "decided_on": DAY}, "approved"),
        ({"approved": "4000", "decided_on": BEFORE}, "decided_on"),
        ({"approved": "0", "decided_on": DAY, "paid_on": DAY}, "paid_on"),
    ):
        assert field in officer.submit(form, "grant", status=422, **typed).errors
    page = officer.submit(officer.get(url), "grant", approved="4000", decided_on=DAY, paid_on=DAY)
    assert "核定 4,000.00 元，已拨付 4,000.00 元" in page.text


def test_a_dispute_that_was_not_taken_on_is_sent_to_the_centre_from_its_own_page(
    app: Flask, officer: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    assert officer.person.id
    page = received(officer, wants="mediation", service="mediation")
    officer.submit(
        officer.get(f"{address(page)}/acts/hand_over"), "hand-over", reason="当面同意", consented_on=DAY, on=DAY
    )
    with app.app_context():
        matter = db.session.scalars(select(AidMatter)).one()
        assert matter.case is not None
        uid, number = matter.case.uid, matter.dispute_number
    director = visitor_for(Role.DIRECTOR)
    link = director.get(f"/cases/{uid}/hand-over").soup.select_one(f'a[href="/cases/{uid}/hand-over/aid"]')
    page = director.get(str(link["href"]))  # type: ignore[index]
    refused = director.submit(page, "act", status=422)
    assert {"party", "reason"} <= set(refused.errors)
    party = str(page.soup.select_one("input[name=party]")["value"])  # type: ignore[index]
    twice = [director.submit(page, "act", party=party, reason="改听意见，本人同意") for _ in range(2)]
    assert address(twice[0]) == address(twice[1]) and f"援{TODAY.year}-002" in twice[0].text
    assert director.get(f"/cases/{uid}/hand-over/aid", status=409)
    with app.app_context():
        made = db.session.scalars(select(AidMatter).order_by(AidMatter.id.desc())).first()
        assert made is not None and (made.dispute_number, made.source) == (number, "sent")
        url = f"/aid/{made.uid}"
    assert f"援{TODAY.year}-002" in officer.get(url).text and "转办" in officer.get(url).text
    assert director.client.get(url).status_code == 404
