"""The pages of 评价报告预审: from a request to the report through the forms; what is refused, and at which field."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.evaluation_report import EvaluationReport
from mediation.operations import audit
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, WEEK_AGO = TODAY.isoformat(), (TODAY - timedelta(7)).isoformat()
PATENT = "ZL201830251564.1"
REQUEST = {
    "requester-kind": "company",
    "requester-name": "南通栖禾家纺有限公司",
    "requester-identity_number": credit_code(1),
    "requester_as": "owner",
    "proof": "专利登记簿副本",
    "patent_number": "201830251564.1",
    "patent_title": "四件套（山茶月令）",
    "granted_on": "2018-11-30",
    "in_force": "yes",
    "fee_evidence": "缴至2027年5月，电子票据",
    "existing": "none",
    "use": "mediation",
    "related_number": "2026-0187",
    "submitted_on": WEEK_AGO,
}


@pytest.fixture
def examiner(visitor_for: Callable[..., Visitor]) -> Visitor:
    """An examiner of the centre."""
    return visitor_for(Role.EXAMINER, "rights_centre", name="顾宁")


def submitted(examiner: Visitor, status: int = 200, **changes: str | None) -> Page:
    page = examiner.get("/evaluation-reports/new")
    return examiner.submit(page, "report", status=status, **{**REQUEST, **changes})


def act(examiner: Visitor, url: str, name: str, status: int = 200, **typed: object) -> Page:
    return examiner.submit(examiner.get(f"{url}/{name}"), "act", status=status, **{"on": WEEK_AGO, **typed})


def sent(examiner: Visitor) -> str:
    """A request that is at the national office since a week ago; its address."""
    url = str(submitted(examiner).answer.request.path)
    act(examiner, url, "accept")
    act(examiner, url, "pass", reason="登记簿副本相符，初步检索没有发现相同设计")
    act(examiner, url, "send")
    return url


def test_from_a_request_to_the_report(app: Flask, examiner: Visitor) -> None:
    page = submitted(examiner)
    url = str(page.answer.request.path)
    assert page.h1 == f"评{TODAY.year}-001" and PATENT in page.text
    examiner.get(f"{url}/pass", status=409)
    act(examiner, url, "accept")
    page = act(examiner, url, "ask", status=422, reason="")
    assert "没有写理由" in page.errors["reason"]
    act(examiner, url, "ask", reason="登记簿副本是旧的，换近一个月的")
    act(examiner, url, "answer")
    page = act(examiner, url, "pass", status=422, on=(TODAY - timedelta(8)).isoformat(), reason="相符")
    assert "早于上一步" in page.errors["on"]
    act(examiner, url, "pass", reason="相符，初步检索没有发现相同设计")
    page = act(examiner, url, "send")
    assert "缴专利权评价报告请求费" in page.text and "实施细则第116条第3款" in page.text
    assert "还没有登记缴费" in examiner.get(f"{url}/receive", status=409).text
    act(examiner, url, "pay")
    page = act(examiner, url, "receive", status=422, on=DAY, document="评价2026示例01")
    assert "没有选报告的结论" in page.errors["result"]
    page = act(examiner, url, "receive", on=DAY, document="评价2026示例01", result="none_found")
    assert "7 日，从转报到收到" in page.text
    page = examiner.get("/evaluation-reports?group=received&q=山茶")
    assert [count.get_text() for count in page.soup.select(".tabs__count")] == ["1"]
    assert not examiner.get("/evaluation-reports?q=没有这件").soup.select(".tabs__count")
    assert "收到报告 1 / 1 件" in page.text and "用于纠纷处理 1 / 1 件" in page.text
    with app.app_context():
        said = db.session.scalars(select(AuditEntry.action).where(AuditEntry.action.like("evaluation_%"))).all()
        assert list(said) == [
            f"evaluation_{name}" for name in ("submit", "accept", "ask", "answer", "pass", "send", "pay", "receive")
        ]
        db.session.rollback()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"patent_number": "ZL201830251564.2"}, "patent_number", "末位", id="wrong-check-digit"),
        pytest.param({"patent_number": ""}, "patent_number", "没有填专利号", id="no-number"),
        pytest.param({"patent_number": "ZL200920182473.2"}, "patent_number", "外观设计", id="a-utility-model"),
        pytest.param({"requester_as": None}, "requester_as", "专利法实施细则第六十二条", id="nobody-in-particular"),
        pytest.param({"proof": ""}, "proof", "专利法实施细则第六十二条", id="without-proof"),
        pytest.param({"granted_on": ""}, "granted_on", "授权公告", id="not-granted"),
        pytest.param({"submitted_on": "2099-01-01"}, "submitted_on", "还没到", id="a-day-to-come"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    examiner: Visitor, changes: dict[str, str | None], field: str, words: str
) -> None:
    page = submitted(examiner, status=422, **changes)
    assert words in page.errors[field]
    # What was typed is still there.
    assert page.soup.select_one("input[name=patent_title]")["value"] == REQUEST["patent_title"]  # type: ignore[index]


def test_a_misprinted_number_is_kept_with_its_reason(examiner: Visitor) -> None:
    page = submitted(examiner, patent_number="ZL201830251564.2", number_reason="证书就这样印的")
    assert "证书就这样印的" in page.text and "ZL201830251564.2" in page.text


def test_one_report_of_one_patent(app: Flask, examiner: Visitor) -> None:
    sent(examiner)
    page = submitted(examiner, requester_as="accused", proof="起诉状")
    url = str(page.answer.request.path)
    assert "同一项专利已有" in page.text
    page = examiner.get(f"{url}/accept", status=409)
    # The article itself: 实施细则第六十三条第二款.
    assert "仅作出一份专利权评价报告" in page.text
    page = act(examiner, url, "refuse", status=422, on=DAY, reason="一份")
    assert "没有选不予受理的理由" in page.errors["ground"]
    page = act(examiner, url, "refuse", on=DAY, ground="existing", reason="已在办理，出来可以查阅、复制")
    assert "不予受理" in page.text
    with app.app_context(), writing():
        # The database says so too.
        row = db.session.scalars(select(EvaluationReport).where(EvaluationReport.state == "refused")).one()
        row.state, row.accepted_on = "accepted", TODAY
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()


def test_acceptance_waits_for_what_must_be_looked_up(examiner: Visitor) -> None:
    page = submitted(examiner, in_force="unknown", fee_evidence="", existing="unknown")
    url = str(page.answer.request.path)
    assert "还不能受理" in page.text
    page = examiner.submit(examiner.get(f"{url}/particulars"), "particulars", status=422, proof="")
    assert "没有写请求人身份的证明" in page.errors["proof"]
    page = examiner.submit(
        page, "particulars", proof="证书", in_force="yes", fee_evidence="缴至2027年", existing="none"
    )
    assert "还不能受理" not in page.text
    act(examiner, url, "accept")
    examiner.get(f"{url}/particulars", status=409)


def test_the_unpaid_month_ends_the_request(app: Flask, examiner: Visitor) -> None:
    url = sent(examiner)
    assert "还没有满" in examiner.get(f"{url}/lapse", status=409).text
    with app.app_context(), writing():
        row = db.session.scalars(select(EvaluationReport)).one()
        long_ago = date(2026, 2, 2)
        row.submitted_on = row.accepted_on = row.concluded_on = row.sent_on = long_ago
        audit.record(None, "evaluation_amend", row, summary="更正", at=clock.now())
        db.session.commit()
    page = act(examiner, url, "pay", status=422, on=DAY)
    assert "视为未提出" in page.errors["on"] and "第一百一十六条第三款" in page.errors["on"]
    assert "视为未提出" in act(examiner, url, "lapse", on=DAY).text


def test_aid_officers_read_and_others_find_nothing(examiner: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    url = str(submitted(examiner).answer.request.path)
    aid = visitor_for(Role.AID_OFFICER, "rights_centre")
    assert "栖禾" in aid.get(url).text
    aid.get(f"{url}/accept", status=404)
    for role in (Role.MEDIATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER):
        visitor_for(role).get(url, status=404)
