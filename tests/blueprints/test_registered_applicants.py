"""The pages of 备案主体: from an application to a registration in force, suspended and back; what is refused, and at
which field; proposals, agencies, classes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.registered_applicant import AcceptedClass, RegisteredApplicant, SanctionDecision
from mediation.operations.registered_applicants.standing import (
    Quota,
    agency_named,
    agency_standing_on,
    class_accepted,
    quota_of,
    standing_on,
)
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY = TODAY.isoformat(), (TODAY - timedelta(1)).isoformat()
NEXT_YEAR = (TODAY + timedelta(365)).isoformat()
APPLICATION = {
    "party-kind": "company",
    "party-name": "南通栖禾家纺有限公司",
    "party-identity_number": credit_code(1),
    "products": "四件套",
    "applied_on": YESTERDAY,
}


@pytest.fixture
def examiner(visitor_for: Callable[..., Visitor]) -> Visitor:
    """An examiner of the centre."""
    return visitor_for(Role.EXAMINER, "rights_centre", name="顾宁")


def applied(examiner: Visitor, status: int = 200, **changes: str) -> Page:
    return examiner.submit(examiner.get("/applicants/new"), "applicant", status=status, **{**APPLICATION, **changes})


def act(examiner: Visitor, url: str, name: str, status: int = 200, **typed: object) -> Page:
    return examiner.submit(examiner.get(f"{url}/{name}"), "act", status=status, **typed)


def in_force(examiner: Visitor, **changes: str) -> str:
    """A registration in force since yesterday; its address."""
    url = str(applied(examiner, **changes).answer.request.path)
    conditions = [box["value"] for box in examiner.get(f"{url}/check").soup.select("input[name=conditions]")]
    act(examiner, url, "check", on=YESTERDAY, conditions=conditions)
    act(examiner, url, "send", on=YESTERDAY)
    act(examiner, url, "admit", on=YESTERDAY, valid_from=YESTERDAY, until=NEXT_YEAR)
    return url


def test_from_an_application_to_a_suspension_and_back(app: Flask, examiner: Visitor) -> None:
    page = applied(examiner)
    url = str(page.answer.request.path)
    assert page.h1 == f"备{TODAY.year}-001"
    page = act(examiner, url, "check", status=422, on=YESTERDAY)
    assert "没有勾选" in page.errors["reason"]
    act(examiner, url, "check", on=YESTERDAY, reason="个体工商户，中心认可")
    act(examiner, url, "send", on=YESTERDAY, document="系统批次3")
    page = act(examiner, url, "admit", status=422, on=DAY, valid_from=DAY, until=YESTERDAY)
    assert "早于起始" in page.errors["until"]
    page = act(examiner, url, "admit", on=YESTERDAY, valid_from=YESTERDAY, until=NEXT_YEAR)
    assert "备案有效" in page.text
    page = act(examiner, url, "suspend", status=422, on=DAY, until=NEXT_YEAR, reason="合格率")
    assert "没有填文号" in page.errors["document"]
    page = act(examiner, url, "suspend", on=DAY, until=NEXT_YEAR, document="通快维〔2026〕4号", reason="合格率")
    assert "起暂停备案" in page.text
    with app.app_context():
        row = db.session.scalars(select(RegisteredApplicant)).one()
        assert standing_on(row, TODAY - timedelta(1)).valid and not standing_on(row, TODAY).valid
        db.session.rollback()
    page = act(examiner, url, "resume", on=DAY, reason="申诉成立")
    assert "备案有效" in page.text
    assert "有效期到" in examiner.get(f"{url}/expire", status=409).text
    page = act(examiner, url, "cancel", on=DAY, document="通快维〔2026〕5号", reason="申请取消")
    assert "已取消" in page.text
    examiner.get(f"{url}/resume", status=409)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param(
            {"party-identity_number": "91320612MA2X7K3D5Q"}, "party-identity_number", "校验", id="credit-code"
        ),
        pytest.param({"party-kind": None}, "party-kind", "类型", id="no-kind"),
        pytest.param({"party-name": ""}, "party-name", "名称", id="no-name"),
        pytest.param({"applied_on": NEXT_YEAR}, "applied_on", "还没到", id="a-day-to-come"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    examiner: Visitor, changes: dict[str, str], field: str, words: str
) -> None:
    page = applied(examiner, status=422, **changes)
    assert words in page.errors[field]


def test_a_party_is_registered_once_and_a_form_counts_once(app: Flask, examiner: Visitor) -> None:
    in_force(examiner)
    page = applied(examiner, status=422)
    assert "已有备案" in page.errors["party-name"]
    # The number was not used up: the next applicant gets it.
    assert applied(
        examiner, **{"party-name": "南通锦时家居有限公司", "party-identity_number": credit_code(2)}
    ).h1.endswith("-002")
    assert examiner.get("/applicants?group=under_way&q=锦时").soup.select("tbody tr")
    nothing = examiner.get("/applicants?group=under_way&q=不存在")
    assert ("没有找到" in nothing.text, nothing.soup.select(".tabs__count")) == (True, [])
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(RegisteredApplicant)) == 2
        db.session.rollback()


def test_a_proposal_is_followed_or_set_aside_with_a_reason(app: Flask, examiner: Visitor) -> None:
    url = in_force(examiner)
    page = examiner.submit(
        examiner.get(f"{url}/quota"), "quota", status=422, pieces="60", source="", examined="10", failed="11"
    )
    assert set(page.errors) == {"source", "failed"}
    page = examiner.submit(
        examiner.get(f"{url}/quota"), "quota", pieces="60", source="国家局系统", examined="10", failed="6"
    )
    assert "不合格 6/10，60%" in page.text and "参照" not in page.errors
    finding = examiner.get(f"{url}/findings/new")
    page = examiner.submit(
        finding, "finding", status=422, document="国知保〔2026〕1号", pieces="3", appeal="upheld", found_on=YESTERDAY
    )
    assert "填结果的日子" in page.errors["appeal_on"]
    page = examiner.submit(page, "finding", appeal_on=DAY)
    links = [str(link["href"]) for link in page.soup.select("a[href*=proposals]")]
    assert len(links) == 2
    examiner.submit(examiner.get(links[0]), "decision", status=422, answer="reject")
    page = examiner.submit(examiner.get(links[0]), "decision", answer="reject", reason="基数小，已约谈")
    assert "不采纳" in page.text
    assert len(page.soup.select("a[href*=proposals]")) == 1
    page = examiner.submit(examiner.get(links[1]), "decision", status=422, answer="accept", reason="申诉不成立")
    assert "文号" in page.errors["document"]
    page = examiner.submit(page, "decision", document="通快维〔2026〕6号")
    assert "已暂停" in page.text
    examiner.get(links[1], status=409)
    with app.app_context():
        rows = db.session.scalars(select(SanctionDecision).order_by(SanctionDecision.id)).all()
        assert [(row.sanction, row.accepted) for row in rows] == [("suspend", False), ("suspend", True)]
        row = db.session.scalars(select(RegisteredApplicant)).one()
        assert quota_of(row, TODAY.year) == Quota(60, 0) and quota_of(row, 2020).pieces is None
        db.session.rollback()


def test_the_rules_of_proposals_are_dated_and_rest_on_something(examiner: Visitor) -> None:
    url = in_force(examiner)
    examiner.submit(examiner.get(f"{url}/quota"), "quota", pieces="", source="系统", examined="10", failed="6")
    page = examiner.get("/applicants/rules")
    assert page.text.count("还是预设的") == 2 and "未核" in page.text
    page = examiner.submit(page, "rules", status=422, suspend_over_percent="100", source="")
    assert set(page.errors) == {"suspend_over_percent", "source"}
    page = examiner.submit(page, "rules", suspend_over_percent="60", source="中心备案办法第9条")
    assert page.text.count("还是预设的") == 1 and "起用，顾宁改的" in page.text
    assert "建议暂停" not in examiner.get(url).text
    examiner.submit(page, "rules", conditions="在家纺城有铺面\n\n在家纺城有铺面\n有设计人", source="中心备案办法第3条")
    assert "在家纺城有铺面：没有勾选" in examiner.get(url).text


def test_agencies_and_their_standing(app: Flask, examiner: Visitor) -> None:
    typed = {"name": "南通青榆知识产权代理事务所", "standing": "listed", "source": "精准服务保障名单2026"}
    page = examiner.submit(
        examiner.get("/agencies"), "agency", status=422, **{**typed, "source": ""}, standing_from=DAY,
        standing_until=YESTERDAY,
    )  # fmt: skip
    assert set(page.errors) == {"standing_until", "source"}
    page = examiner.submit(examiner.get("/agencies"), "agency", **typed)
    assert "已经在单上" in examiner.submit(page, "agency", status=422, **typed).errors["name"]
    edit = str(page.soup.select_one("td.row-act a")["href"])  # type: ignore[index]
    page = examiner.submit(examiner.get(edit), "agency", standing="suspended", standing_from=DAY)
    assert "暂停接受" in page.text
    with app.app_context():
        agency = agency_named(" 南通青榆知识产权代理事务所 ")
        assert agency is not None and not agency_standing_on(agency, TODAY).valid
        assert agency_named("没有这一家") is None
        db.session.rollback()


def test_accepted_classes_are_dated_and_do_not_overlap(app: Flask, examiner: Visitor) -> None:
    page = examiner.get("/accepted-classes")
    assert "官方清单" in page.text
    page = examiner.submit(page, "class", status=422, class_number="6-13")
    assert "两位数" in page.errors["class_number"]
    page = examiner.submit(page, "class", status=422, class_number="06-13", effective_from=DAY)
    assert "重叠" in page.errors["effective_from"]
    with app.app_context():
        uid = db.session.scalars(select(AcceptedClass.uid).where(AcceptedClass.class_number == "06-13")).one()
        db.session.rollback()
    page = examiner.submit(
        examiner.get(f"/accepted-classes/{uid}"), "class", status=422, effective_from=DAY, effective_to=YESTERDAY
    )
    assert "早于生效日" in page.errors["effective_to"]
    examiner.submit(page, "class", effective_from="", effective_to=YESTERDAY)
    page = examiner.submit(
        examiner.get("/accepted-classes"), "class", class_number="０６－１３", effective_from=DAY, confirmed="y",
        note="中心清单〔2026〕1号",
    )  # fmt: skip
    assert "核过" in page.text
    with app.app_context():
        newer, older = class_accepted("06-13", TODAY), class_accepted("06-13", TODAY - timedelta(1))
        assert newer is not None and newer.confirmed and older is not None and not older.confirmed
        assert class_accepted("14-01", TODAY) is None
        db.session.rollback()


def test_aid_officers_read_and_others_find_nothing(examiner: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    url = in_force(examiner)
    aid = visitor_for(Role.AID_OFFICER, "rights_centre")
    page = aid.get(url)
    assert "栖禾" in page.text and not page.soup.select("main a.button")
    aid.get(f"{url}/suspend", status=404)
    for role in (Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR, Role.OVERSEAS_OFFICER):
        visitor_for(role).get(url, status=404)


def test_what_was_typed_wrong_is_corrected_and_the_trail_keeps_what_it_was(
    app: Flask, examiner: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = in_force(examiner)
    assert visitor_for(Role.AID_OFFICER).client.get(f"{url}/particulars").status_code == 404
    form = examiner.get(f"{url}/particulars")
    assert form.soup.select_one("#identity_number").get("value", "") == ""  # type: ignore[union-attr]
    page = examiner.submit(form, "particulars", status=422, products="四件套、毛巾")
    assert "更正的理由" in page.errors["reason"] and "四件套、毛巾" in str(page.soup)
    page = examiner.submit(form, "particulars", status=422, reason="看错了", valid_until="2020-01-01")
    assert "早于有效期自" in page.errors["applied_on"]
    page = examiner.submit(form, "particulars", status=422, reason="号码错", identity_number="91320612MA2X7K3D5Q")
    assert "校验" in page.errors["identity_number"]
    typed = {
        "name": "南通栖禾家纺股份有限公司",
        "products": "四件套、毛巾",
        "valid_until": DAY,
        "reason": "照营业执照改",
    }
    page = examiner.submit(form, "particulars", **typed)
    assert "登记已更正" in page.text and "南通栖禾家纺股份有限公司" in page.text and "照营业执照改" in page.text
    assert examiner.submit(form, "particulars", status=409, form_key="another", products="窗帘", reason="再改")
    # A correction today does not stand in the way of what happened before.
    act(examiner, url, "suspend", on=YESTERDAY, until=NEXT_YEAR, document="通快维〔2026〕4号", reason="合格率")
    with app.app_context():
        row = db.session.scalars(select(RegisteredApplicant)).one()
        assert (row.valid_until, row.party.identity_number) == (TODAY, credit_code(1))
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "applicant_amend")).one()
        assert entry.reason == "照营业执照改" and "四件套、毛巾" in str(entry.changes)
        db.session.rollback()
