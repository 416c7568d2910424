"""The pages of 网店投诉: links pasted at once, notified, answered, ended or handed over; who finds none of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.document import Attachment
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.right import Right
from mediation.operations import file_check
from mediation.operations.case_keys import content_of
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY = TODAY.isoformat()
AGO = (TODAY - timedelta(20)).isoformat()
LINKS = (
    "棉语小铺 https://item.example.com/item.htm?id=1 存证-01\n棉语小铺 https://item.example.com/item.htm?id=2 存证-02"
)
COMPLAINT = {
    "party-kind": "company",
    "party-name": "南通栖禾家纺有限公司",
    "party-identity_number": credit_code(1),
    "right_kind": "copyright",
    "right_number": "苏作登字-2025-F-00218843",
    "right_title": "春溪缠枝",
    "platform": "淘宝",
    "facts": "店铺销售的四件套与登记的花型相同。",
    "title_checked_on": AGO,
    "title_note": "看了登记证书原件",
    "received_on": AGO,
    "links": LINKS,
}


@pytest.fixture
def aid(visitor_for: Callable[..., Visitor]) -> Visitor:
    return visitor_for(Role.AID_OFFICER, name="程书瑶")


def received(aid: Visitor, **changes: str) -> Page:
    return aid.submit(aid.get("/online-shops/new"), "receive", **{**COMPLAINT, **changes})


def address(page: Page) -> str:
    return str(page.answer.request.path)


def act(aid: Visitor, url: str, action: str, /, status: int = 200, **typed: object) -> Page:
    return aid.submit(aid.get(f"{url}/acts/{action}"), "act", status=status, **typed)


def link_uids(aid: Visitor, url: str, action: str) -> list[str]:
    return [str(box["value"]) for box in aid.get(f"{url}/acts/{action}").soup.select("input[name=links]")]


def test_from_pasted_links_to_their_results(app: Flask, aid: Visitor) -> None:
    page = received(aid)
    url = address(page)
    assert page.h1 == f"网{TODAY.year}-001" and "印通知书，发给平台" in page.text
    assert aid.client.get(f"{url}/notice.pdf").data[:5] == b"%PDF-"
    assert aid.client.send(f"{url}/notice/printing").status_code == 303
    kept = aid.client.get(f"{url}/notice.pdf?issued=1").data
    assert kept[:5] == b"%PDF-" and kept == aid.client.get(f"{url}/notice.pdf?issued=1").data
    assert aid.client.get(f"{url}/notice.pdf?issued=2").status_code == 404
    aid.get(f"{url}/acts/record_statement", status=409)
    act(aid, url, "notify", on=AGO)
    page = act(aid, url, "record_measure", 422, on=DAY)
    assert "什么措施" in page.errors["measure"] and "电子商务法第四十二条第二款" in page.errors["measure"]
    act(aid, url, "record_measure", on=AGO, measure="removed")
    early = (TODAY - timedelta(21)).isoformat()
    refused = act(aid, url, "record_statement", 422, on=early)
    assert "早于发通知" in refused.errors["on"] and "第 1 个链接" in refused.errors["on"]
    first = link_uids(aid, url, "record_statement")[0]
    page = act(aid, url, "record_statement", links=[first], on=(TODAY - timedelta(12)).isoformat(), note="称有授权")
    assert "投诉或者起诉，并告诉平台" in page.text and "还有 3 天" in page.text
    assert len(page.soup.select(".strip__day")) == 16 and "当日不计" in page.text
    assert "还有 3 天" in aid.get("/").text and "1 个链接" in aid.get("/").text
    page = act(aid, url, "end", 422, links=[first], result="sued", on=DAY)
    assert "起诉要告诉平台" in page.errors["result"]
    act(aid, url, "tell_platform", route="suit", on=DAY, note="区法院")
    page = act(aid, url, "end", result="removed", on=DAY)
    assert "都有结果了" in page.text and "删除，没有恢复" in page.text
    assert page.h1 in aid.get("/online-shops?group=over").text
    with app.app_context():
        assert [checked.said for checked in file_check.check_files()] == [""]
        assert set(db.session.scalars(select(OnlineShopLink.state))) == {"ended"}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"links": LINKS + "\nhttps:///item.htm?id=3"}, "links", "第 3 行：没有写网站的域名", id="no-host"),
        pytest.param({"links": LINKS + "\n" + LINKS}, "links", "第 3 行：和第 1 行是同一个链接", id="twice"),
        pytest.param({"links": " \n"}, "links", "没有填链接", id="no-link"),
        pytest.param({"platform": "某某网"}, "platform", "不在可选范围", id="a-platform-that-is-not-listed"),
        pytest.param({"title_note": ""}, "title_note", "怎样核验", id="verified-without-a-word"),
        pytest.param(
            {"title_checked_on": (TODAY - timedelta(30)).isoformat()},
            "title_checked_on",
            "收投诉的",
            id="verified-before",
        ),
        pytest.param({"party-name": ""}, "party-name", "没有填名称", id="nobody-complains"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    aid: Visitor, changes: dict[str, str], field: str, words: str
) -> None:
    page = aid.submit(aid.get("/online-shops/new"), "receive", status=422, **{**COMPLAINT, **changes})
    assert words in page.errors[field]
    assert "花型相同" in page.text


def test_no_notice_without_evidence_or_a_verified_right(aid: Visitor) -> None:
    url = address(received(aid, links="https://item.example.com/9", title_checked_on="", title_note=""))
    assert "核验权属，再发通知" in aid.get(url).text
    aid.get(f"{url}/notice.pdf", status=409)
    assert "核验权属" in act(aid, url, "notify", 422, on=DAY).errors["links"]
    page = aid.get(f"{url}/particulars")
    aid.submit(page, "particulars", title_checked_on=DAY, title_note="官网查过")
    lost = aid.submit(page, "particulars", status=409, facts="另一种说法。", form_key="another")
    assert "另一种说法。" in lost.text
    assert "初步证据" in act(aid, url, "notify", 422, on=DAY).errors["links"]
    link = aid.get(url).soup.select_one("td.row-act a")["href"]  # type: ignore[index]
    aid.submit(aid.get(str(link)), "link", evidence="存证-09")
    assert "等平台处理" in act(aid, url, "notify", on=DAY).text
    page = aid.submit(aid.get(f"{url}/links"), "more-links", status=422, links="https://item.example.com/9?spm=1")
    assert "已经在这一件里" in page.errors["links"]
    assert "2 个链接" in aid.submit(aid.get(f"{url}/links"), "more-links", links="item.example.com/10").text


def test_a_shop_s_links_become_a_mediation_seen_from_both_sides(
    app: Flask, aid: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(aid))
    director = visitor_for(Role.DIRECTOR)
    assert [director.client.get(each).status_code for each in (url, "/online-shops")] == [404, 404]
    assert aid.client.send(f"{url}/notice/printing").status_code == 303
    page = aid.get(f"{url}/hand-over")
    assert page.soup.select_one("input[name=committee][checked]")["value"] == "textile"  # type: ignore[index]
    respondent = {"respondent-kind": "sole_trader", "respondent-name": "棉语小铺"}
    refused = aid.submit(page, "hand-over", status=422, reason="当面同意", **respondent)
    assert "没有选链接" in refused.errors["links"]
    uids = [str(box["value"]) for box in page.soup.select("input[name=links]")]
    again = [aid.submit(page, "hand-over", links=uids[:1], reason="当面同意", **respondent) for _ in range(2)]
    assert address(again[0]) == url == address(again[1])
    assert "已转调解" in again[0].text and "登记号" in again[0].text
    with app.app_context():
        link = db.session.scalars(select(OnlineShopLink).where(OnlineShopLink.state == "handed_over")).one()
        assert link.case is not None
        uid, case = link.case.uid, link.case
        assert (case.dispute_number, case.source, case.dispute_type) == (f"网{TODAY.year}-001", "AGENCY", "copyright")
        assert [party.party.name for party in case.parties] == ["南通栖禾家纺有限公司", "棉语小铺"]
        assert db.session.scalar(select(Right.number).where(Right.case_id == case.id)) == "苏作登字-2025-F-00218843"
        [notice] = db.session.scalars(select(Attachment).where(Attachment.case_id == case.id))
        assert content_of(notice)[:5] == b"%PDF-" and notice.pages >= 1
        assert notice.origin == f"家纺快维中心转来，网{TODAY.year}-001"
    assert "看转来的材料" in director.get(f"/cases/{uid}").text
    assert "存证-01" in director.get(f"/cases/{uid}/online-shop").text
    assert director.client.get(f"/cases/{uid}/fair").status_code == 404
    assert aid.client.get(f"/cases/{uid}").status_code == 404


def test_nobody_else_finds_it_and_no_name_stands_in_the_trail(
    app: Flask, aid: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    url = address(received(aid))
    assert visitor_for(Role.EXAMINER).get(url).h1.startswith("网")
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.OVERSEAS_OFFICER, Role.BUREAU_VIEWER, Role.COURT_LIAISON):
        assert visitor_for(role).client.get(url).status_code == 404
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(OnlineShopComplaint)) == 1
        said = db.session.scalars(select(AuditEntry.summary).where(AuditEntry.action == "receive_shop_complaint")).one()
        assert said == f"收网店投诉 网{TODAY.year}-001，2 个链接"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("countered_on = found_on", id="a-statement-without-a-notice"),
        pytest.param("state = 'ended'", id="ended-without-a-result"),
        pytest.param("notified_on = found_on, evidence = ''", id="a-notice-without-evidence"),
        pytest.param("url = (SELECT min(url) FROM online_shop_link)", id="the-same-link-twice"),
    ],
)
def test_the_database_repeats_what_must_never_be_false(app: Flask, aid: Visitor, change: str) -> None:
    received(aid)
    with app.app_context(), writing(), pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(text(f"UPDATE online_shop_link SET {change}"))  # noqa: S608 - the test's own words
