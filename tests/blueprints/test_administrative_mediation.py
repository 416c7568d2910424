"""The pages of 行政调解: from a request to a signed agreement through the forms; what is refused, and at which field;
what its viewer and a committee see."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.audit_entry import AuditEntry
from mediation.operations import reminders
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
WEEK_AGO = TODAY - timedelta(7)
REQUEST = {
    "subject": "patent_damages",
    "authority": "上级管理专利工作的部门委托",
    "authority_number": "通知法委〔2026〕3号",
    "authority_on": "2026-03-02",
    "handling_number": "通知侵字〔2026〕6号",
    "facts": "被请求人销售的四件套与外观设计专利相同。",
    "requests": "赔偿损失八万元",
    "amount_claimed": "80000",
    "right_kind": "design",
    "right_number": "ZL201830251564.1",
    "right_title": "四件套（山茶月令）",
    "granted_on": "2018-11-30",
    "requested_on": WEEK_AGO.isoformat(),
    "applicant-kind": "company",
    "applicant-name": "南通栖禾家纺有限公司",
    "applicant-identity_number": credit_code(1),
    "respondent-kind": "sole_trader",
    "respondent-name": "绮华布艺商行",
    "respondent-identity_number": credit_code(2),
}
DAY = TODAY.isoformat()


@pytest.fixture
def clerk(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The bureau's clerk."""
    return visitor_for(Role.CLERK, "bureau", name="鲍言蹊")


def received(clerk: Visitor, **changes: str) -> Page:
    return clerk.submit(clerk.get("/administrative/new"), "receive", **{**REQUEST, **changes})


def address(page: Page) -> str:
    return str(page.answer.request.path)


def act(clerk: Visitor, url: str, form: str = "act", /, status: int = 200, **typed: object) -> Page:
    return clerk.submit(clerk.get(url), form, status=status, **typed)


def party(page: Page) -> str:
    return str(page.soup.select_one("select[name=party] option")["value"])  # type: ignore[index]


def answered(clerk: Visitor, url: str, answer: str = "agreed") -> None:
    act(clerk, f"{url}/service", on=WEEK_AGO.isoformat())
    act(clerk, f"{url}/statement", answer=answer, on=DAY)


def test_from_a_request_to_a_signed_agreement(clerk: Visitor) -> None:
    page = received(clerk)
    url = address(page)
    assert page.h1.startswith("通知行调") and f"行{clock.today().year}" in page.text.replace(" ", "")
    assert "还不能立案" in page.text
    answered(clerk, url)
    act(clerk, f"{url}/opening", on=DAY)
    act(clerk, f"{url}/session", place="局三楼", attended="双方", text="谈到六万元。", on=DAY)
    page = act(clerk, f"{url}/terms", terms="乙方付六万元。", amount="60000", copies="3")
    assert "乙方付六万元" in page.text
    page = act(clerk, f"{url}/signing", on=DAY, filed_on=DAY)
    assert "先问法院" in page.text and "没有强制执行力" in page.text
    page = act(clerk, f"{url}/confirmability", status=422, confirmable="yes")
    assert "文号和日期" in page.errors["number"] and "江苏省知识产权促进和保护条例" in page.errors["number"]
    act(clerk, f"{url}/confirmability", confirmable="yes", number="通中法函〔2026〕11号", source_on="2026-08-20")
    page = act(clerk, f"{url}/closing", on=DAY)
    assert "已结案" in page.text and "人民调解协议书" not in page.text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"authority": None}, "authority", "专利法实施细则第九十五条", id="no-basis"),
        pytest.param({"authority_number": ""}, "authority_number", "专利法实施细则第九十五条", id="no-document"),
        pytest.param({"subject": "patent_validity"}, "subject", "专利法第四十五条", id="validity"),
        pytest.param({"subject": "open_licence"}, "subject", "专利法第五十二条", id="open-licence"),
        pytest.param({"handling_number": ""}, "handling_number", "专利法第六十五条", id="damages-nobody-handles"),
        pytest.param({"right_number": "ZL201830251564.2"}, "right_number", "末位", id="wrong-check-digit"),
        pytest.param(
            {"subject": "interim_fee", "right_kind": "invention", "right_number": "", "granted_on": DAY},
            "granted_on",
            "专利法实施细则第一百零二条第二款",
            id="interim-fee-before-the-grant",
        ),
        pytest.param(
            {"requested_on": (TODAY + timedelta(3)).isoformat()}, "requested_on", "还没到", id="a-day-to-come"
        ),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    clerk: Visitor, changes: dict[str, str], field: str, words: str
) -> None:
    page = clerk.submit(clerk.get("/administrative/new"), "receive", status=422, **{**REQUEST, **changes})
    assert words in page.errors[field]
    assert page.soup.select_one("#applicant-name")["value"] == "南通栖禾家纺有限公司"  # type: ignore[index]


def test_nothing_is_opened_before_the_consent_and_nothing_dated_before_its_trigger(clerk: Visitor) -> None:
    url = address(received(clerk))
    page = clerk.submit(clerk.get(f"{url}/service"), "act", status=422, on=(WEEK_AGO - timedelta(1)).isoformat())
    assert "早于收到请求" in page.errors["on"]
    act(clerk, f"{url}/service", on=WEEK_AGO.isoformat())
    clerk.get(f"{url}/opening", status=409)
    answer = clerk.client.send(f"{url}/opening", on=DAY)
    assert answer.status_code == 422 and "专利法第六十五条" in answer.text and "没有答复不算同意" in answer.text
    page = clerk.submit(
        clerk.get(f"{url}/non-opening"), "act", status=422, ground="silent", reason="没有答复", routes=["court"], on=DAY
    )
    assert "才满" in page.errors["ground"]


def test_two_corrections_do_not_overwrite_each_other_and_a_double_post_counts_once(app: Flask, clerk: Visitor) -> None:
    page = clerk.get("/administrative/new")
    first, again = (clerk.submit(page, "receive", **REQUEST) for _ in range(2))
    assert address(first) == address(again)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(AdministrativeMatter)) == 1
    form = clerk.get(f"{address(first)}/particulars")
    clerk.submit(form, "particulars", facts="一种说法。")
    lost = clerk.submit(form, "particulars", status=409, facts="另一种说法。", form_key="another")
    assert "一种说法。" in lost.text and "另一种说法。" in lost.text


def test_a_paper_is_printed_once_by_the_clerk_and_read_by_the_viewer(
    clerk: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(clerk))
    paper = f"{url}/papers/administrative_consultation"
    assert clerk.client.get(f"{paper}.pdf").data[:5] == b"%PDF-"
    assert clerk.client.send(f"{paper}/printing").status_code == 303
    kept = clerk.client.get(f"{paper}.pdf").data
    assert clerk.client.get(f"{paper}.pdf").data == kept
    assert clerk.client.get(f"{url}/papers/agreement.pdf").status_code == 404
    viewer = visitor_for(Role.BUREAU_VIEWER)
    page = viewer.get(url)
    assert "打开" in page.text and page.soup.select("main form") == []
    assert viewer.client.get(f"{paper}.pdf").data == kept
    assert viewer.client.send(f"{paper}/printing").status_code == 404
    assert viewer.client.get(f"{url}/opening").status_code == 404


def test_the_committee_gets_the_dispute_and_sees_nothing_before(
    app: Flask, clerk: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(clerk))
    director = visitor_for(Role.DIRECTOR)
    assert director.client.get(url).status_code == 404
    assert director.client.get("/administrative").status_code == 404
    page = clerk.get(f"{url}/hand-over")
    assert page.soup.select_one("input[name=committee][checked]")["value"] == "textile"  # type: ignore[index]
    refused = clerk.submit(page, "hand-over", status=422, reason="双方书面同意")
    assert "第二十五条第四款" in refused.errors["consented_on"]
    page = clerk.submit(page, "hand-over", reason="双方书面同意，材料一并提供。", consented_on=DAY)
    assert "已委托家纺行业调委会" in page.text
    with app.app_context():
        matter = db.session.scalars(select(AdministrativeMatter)).one()
        case_uid, number = matter.case.uid, matter.number
    case = director.get(f"/cases/{case_uid}")
    assert number in case.text and "看转来的材料" in case.text
    seen = director.get(f"/cases/{case_uid}/administrative")
    assert "南通栖禾家纺有限公司" in seen.text and "上级管理专利工作的部门委托" in seen.text
    assert director.client.get(f"/cases/{case_uid}/administrative/letter.pdf").data[:5] == b"%PDF-"
    assert clerk.client.get(f"/cases/{case_uid}").status_code == 404


def test_a_bureau_s_clerk_works_on_its_pages_alone_and_a_committee_s_on_none_of_them(
    clerk: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    links = [link.get_text() for link in clerk.get("/").soup.select("header nav a")]
    assert "行政调解" in links and "案件" not in links
    other = visitor_for(Role.CLERK)
    assert "行政调解" not in [link.get_text() for link in other.get("/").soup.select("header nav a")]
    for path in ("/cases", "/parties", "/dossiers", "/confirmations"):
        assert clerk.client.get(path).status_code == 404
    assert [other.client.get(path).status_code for path in ("/administrative", "/administrative/new")] == [404, 404]


def test_the_bases_are_dated_data_of_the_administrator(
    app: Flask, clerk: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    chief = visitor_for(Role.ADMINISTRATOR)
    page = chief.get("/administration/bureau")
    chief.submit(page, "bureau", authorities="市局2026年委托书", source="局长办公会纪要")
    offered = {box["value"] for box in clerk.get("/administrative/new").soup.select("input[name=authority]")}
    assert offered == {"市局2026年委托书"}
    with app.app_context():
        assert (
            db.session.scalar(select(AuditEntry.reason).where(AuditEntry.action == "change_setting"))
            == "局长办公会纪要"
        )


def served_long_ago(clerk: Visitor) -> str:
    """A request whose respondent has been asked a month ago and said nothing; its address."""
    asked = (TODAY - timedelta(40)).isoformat()
    url = address(received(clerk, requested_on=asked))
    act(clerk, f"{url}/service", on=asked)
    return url


def test_the_clerks_first_page_says_what_is_overdue_with_the_way_to_it(clerk: Visitor) -> None:
    url = served_long_ago(clerk)
    page = clerk.get("/")
    assert page.h1 == "工作台"
    task = page.soup.select_one("#overdue .task")
    assert task is not None
    assert task.select_one(".task__title").text == "期满没有答复，登记不予立案"
    assert "被请求人陈述意见（绮华布艺商行" in task.text
    assert task.select_one(".task__act a")["href"] == url


def test_the_bureaus_viewer_is_led_to_the_dashboard_and_has_no_due_days(
    clerk: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    served_long_ago(clerk)
    assert visitor_for(Role.BUREAU_VIEWER, "bureau").get("/").h1 == "看板"


def test_the_clerks_calendar_and_mail_name_the_request_and_nobody(app: Flask, clerk: Visitor) -> None:
    served_long_ago(clerk)
    clerk.submit(clerk.get("/calendar"), "mail", email="bao@office.example.cn")
    page = clerk.submit(clerk.get("/calendar"), "feed")
    found = re.search(r"http://localhost(/calendar/[\w-]{43}\.ics)", page.text)
    assert found is not None
    told = clerk.client.get(found[1]).get_data().replace(b"\r\n ", b"").decode()
    with app.app_context(), writing():
        letter = reminders.take_in_hand(clerk.person.id, at=clock.now())
    assert letter is not None
    number = letter.text.partition("逾期\n  ")[2].partition("　")[0]
    assert number.startswith("通知行调")
    assert f"SUMMARY:{number} 专利行政调解：被请求人陈述意见届满" in told
    assert "绮华" not in told + letter.text
