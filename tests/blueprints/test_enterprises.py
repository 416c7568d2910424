"""The pages of the enterprise record: who opens what, what is written in it and refused at which field, the old address
of a merged record, the way there from every list."""

import contextvars
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.enterprise import EnterpriseContact, EnterpriseTag
from mediation.models.party import Party
from mediation.operations import parties
from mediation.operations.parties import PartyValues
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, MAN, SHOP, Matter, code
from tests.blueprints.test_administrative_mediation import received as request_to_the_bureau
from tests.blueprints.test_online_shops import COMPLAINT
from tests.blueprints.test_rights_aid import ASKED
from tests.people import acting
from tests.visitor import Page, Visitor

TAG = {"kind": "外向型企业", "source": "示例商务〔2025〕18号 名单", "dated_on": "2025-03-12"}


def read(app: Flask, look: Callable[[], Any]) -> Any:
    """Something as it stands in the database."""

    def run() -> Any:
        with app.app_context(), writing():
            found = look()
            db.session.commit()
            return found

    return contextvars.Context().run(run)


def url_of(app: Flask, name: str, path: str = "") -> str:
    uid = read(app, lambda: db.session.scalars(select(Party.uid).where(Party.name == name)).one())
    return f"/enterprises/{uid}{path}"


def write(visitor: Visitor, url: str, /, status: int = 200, **typed: Any) -> Page:
    return visitor.submit(visitor.get(url), "fact", status=status, **typed)


@pytest.fixture
def aid(visitor_for: Callable[..., Visitor]) -> Visitor:
    """An aid officer of the centre."""
    return visitor_for(Role.AID_OFFICER, name="程书瑶")


def another_record(app: Flask, person: Any, name: str, number: str = "") -> None:
    """The register holds one more company."""
    values = PartyValues("company", name, identity_number=number)
    read(app, lambda: parties.create_party(values, actor=acting(person)))


def test_record_shows_what_it_had_and_who_it_is(app: Flask, mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(url_of(app, FIRM))
    assert page.h1 == FIRM
    assert [link["href"] for link in page.soup.select("main tbody a")] == [matter.url()]
    assert "申请人" in page.text
    assert MAN in page.text
    assert "13812342207" not in page.answer.text
    assert [cell.get_text() for cell in page.soup.select("h2")][:2] == ["人民调解", "资料"]


@pytest.mark.parametrize(
    ("role", "body", "sees", "not_there"),
    [
        pytest.param(Role.MEDIATOR, "district", "家纺行业调委会 内容不归你看", "绮华布艺", id="another committee"),
        pytest.param(Role.EXAMINER, None, "家纺行业调委会 内容不归你看", "绮华布艺", id="the centre's examiner"),
        pytest.param(Role.OVERSEAS_OFFICER, None, "家纺行业调委会 内容不归你看", "绮华布艺", id="overseas guidance"),
        pytest.param(
            Role.BUREAU_VIEWER, None, "家纺行业调委会 1 件。内容不归你看。", "联系人", id="the bureau's viewer"
        ),
    ],
)
def test_others_are_told_that_there_is_one_and_no_more(
    app: Flask,
    mediator: Visitor,
    matter: Matter,
    visitor_for: Callable[..., Visitor],
    role: Role,
    body: str | None,
    sees: str,
    not_there: str,
) -> None:
    write(mediator, url_of(app, FIRM, "/contacts/new"), name="单知秋", phone="13800001001")
    page = visitor_for(role, body, name="章和宁").get(url_of(app, FIRM))
    assert sees in page.text
    for word in (not_there, matter.uid, "13800001001", "13812342207"):
        assert word not in page.answer.text


def test_no_record_for_those_without_and_none_of_a_person(
    app: Flask, mediator: Visitor, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.COURT_LIAISON):
        visitor_for(role).get(url_of(app, FIRM), status=404)
    visitor_for(Role.BUREAU_VIEWER).get(url_of(app, FIRM, "/tags/new"), status=404)
    mediator.get(url_of(app, FIRM, "/merging"), status=404)
    mediator.get(url_of(app, MAN), status=404)


def test_every_list_leads_to_the_record(app: Flask, mediator: Visitor, matter: Matter) -> None:
    for page in (matter.url(), "/parties", "/enterprises"):
        assert url_of(app, FIRM) in {link.get("href") for link in mediator.get(page).soup.select("a")}
    assert mediator.get(url_of(app, FIRM).replace("enterprises", "parties")).answer.request.path == url_of(app, FIRM)


def test_lists_and_matters_of_the_centre_lead_to_the_record_and_only_name_it_to_others(
    app: Flask, aid: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    shop = aid.submit(aid.get("/online-shops/new"), "receive", **COMPLAINT)
    asked = aid.submit(aid.get("/aid/new"), "receive", **ASKED)
    url = url_of(app, COMPLAINT["party-name"])
    for page in (shop, asked, aid.get("/online-shops"), aid.get("/aid")):
        assert url in {link.get("href") for link in page.soup.select("main a")}
    request_to_the_bureau(visitor_for(Role.CLERK, "bureau", name="鲍言蹊"))
    for viewer, leads in ((Role.CLERK, False), (Role.BUREAU_VIEWER, True)):
        listed = visitor_for(viewer, "bureau").get("/administrative")
        assert COMPLAINT["party-name"] in listed.text
        assert (url in {link.get("href") for link in listed.soup.select("main a")}) is leads


def test_list_is_searched_and_filtered_in_the_address(app: Flask, aid: Visitor, matter: Matter) -> None:
    write(aid, url_of(app, SHOP, "/tags/new"), **TAG)

    def found(**asked: str) -> list[str]:
        rows = aid.get("/enterprises", query_string=asked).soup.select("tbody th")
        return [row.get_text(strip=True) for row in rows]

    assert found() == [SHOP, FIRM]
    assert found(q="qhby") == found(tag="外向型企业") == found(kind="sole_trader") == [SHOP]
    assert found(q=code("91320612MA2X7K3D5")) == [FIRM]
    page = aid.get("/enterprises", query_string={"conflicts": "1"})
    assert "没有符合的企业" in page.text
    assert "跨业务" in page.text


def test_aid_officer_writes_down_tags_shops_contacts_and_names(app: Flask, aid: Visitor, matter: Matter) -> None:
    write(aid, url_of(app, FIRM, "/tags/new"), **TAG)
    write(aid, url_of(app, FIRM, "/shops/new"), platform="抖音", name="栖禾直播间", address="https://shop.example/8")
    write(aid, url_of(app, FIRM, "/contacts/new"), name="单知秋", duty="法务", phone="138 0000 1001")
    page = write(aid, url_of(app, FIRM, "/former-names"), name="通州市栖禾布业有限公司", changed_on="2019年7月1日")
    for words in ("示例商务〔2025〕18号 名单，2025-03-12", "栖禾直播间", "https://shop.example/8", "138****1001"):
        assert words in page.text
    assert "2019-07-01 更名" in page.text
    assert [row.get_text(strip=True) for row in aid.get("/enterprises?q=tzsqhby").soup.select("tbody th")] == [FIRM]

    [change] = [link["href"] for link in page.soup.select("a[aria-label^=改标签]")]
    assert "2026-01-01 终止" in write(aid, change, ended_on="2026-01-01").text
    [contact] = [link["href"] for link in page.soup.select("a[aria-label^=改联系人]")]
    kept = aid.get(contact)
    assert "现在是 138****1001，不改就空着" in kept.text
    aid.submit(kept, "fact", duty="法务总监")
    assert read(app, lambda: db.session.scalars(select(EnterpriseContact)).one().phone) == "13800001001"


def test_numbers_of_contacts_are_shown_for_a_minute_with_a_reason(app: Flask, aid: Visitor, matter: Matter) -> None:
    page = write(aid, url_of(app, FIRM, "/contacts/new"), name="单知秋", phone="13800001001")
    refused = aid.client.send(url_of(app, FIRM, "/reveal"), reason=" ")
    assert (refused.status_code, "没有填事由" in refused.text) == (422, True)
    shown = aid.submit(page, reason="通知来窗口补材料")
    assert "13800001001" in shown.text
    assert "320683198002140" not in shown.text
    entry = read(app, lambda: db.session.scalars(select(AuditEntry.reason).where(AuditEntry.action == "reveal")).one())
    assert entry == "通知来窗口补材料"


@pytest.mark.parametrize(
    ("path", "typed", "errors"),
    [
        pytest.param(
            "/tags/new", {**TAG, "source": " "}, {"source": "没有填依据，比如认定文件的名称和文号。"}, id="no source"
        ),
        pytest.param("/tags/new", {**TAG, "dated_on": ""}, {"dated_on": "没有填认定日期。"}, id="no day"),
        pytest.param(
            "/tags/new", {**TAG, "kind": "龙头"}, {"kind": "这一项不在可选范围内。重新选一次。"}, id="no such tag"
        ),
        pytest.param(
            "/tags/new", {**TAG, "ended_on": "2025-03-11"},
            {"ended_on": "终止日在认定日期之前。核对两个日期。"}, id="ends first",
        ),
        pytest.param("/shops/new", {"platform": "抖音"}, {"name": "没有填店铺名称。"}, id="a shop without name"),
        pytest.param("/contacts/new", {"phone": "13800001001"}, {"name": "没有填姓名。"}, id="a contact without name"),
        pytest.param(
            "/particulars", {"branch": FIRM},
            {"branch": "不能是自己的分支机构。填总公司的名称。（民法典第七十四条第一款）"}, id="a branch of itself",
        ),
        pytest.param(
            "/particulars", {"branch": SHOP},
            {"branch": "个体工商户、自然人不是法人，没有分支机构。填总公司的名称。（民法典第七十四条第一款）"},
            id="of a sole trader",
        ),
        pytest.param(
            "/particulars", {"branch": "没有这家公司"},
            {"branch": "名册里没有这一家。打全称或者统一社会信用代码；还没登记过的，先不填。"}, id="of nobody known",
        ),
        pytest.param("/former-names", {"name": FIRM}, {"name": "这是现在的名称，不是曾用名。"}, id="the name it bears"),
    ],
)  # fmt: skip
def test_bad_facts_are_refused_at_the_field(
    app: Flask, aid: Visitor, matter: Matter, path: str, typed: dict[str, str], errors: dict[str, str]
) -> None:
    page = write(aid, url_of(app, FIRM, path), status=422, **typed)
    assert page.errors == errors
    kept = [name for name in typed if page.soup.select_one(f"input[name={name}]")]
    assert {name: page.soup.select_one(f"input[name={name}]")["value"] for name in kept} == {
        name: typed[name].strip() for name in kept
    }


def test_same_form_twice_makes_one_tag_and_the_second_editor_sees_both(
    app: Flask, aid: Visitor, mediator: Visitor, matter: Matter
) -> None:
    form = aid.get(url_of(app, FIRM, "/tags/new"))
    aid.submit(form, "fact", **TAG)
    page = aid.submit(form, "fact", **TAG)
    assert read(app, lambda: len(db.session.scalars(select(EnterpriseTag)).all())) == 1
    [change] = [link["href"] for link in page.soup.select("a[aria-label^=改标签]")]
    first, late = aid.get(change), mediator.get(change)
    aid.submit(first, "fact", source="示例商务〔2025〕19号")
    both = mediator.submit(late, "fact", status=409, source="示例商务〔2025〕20号")
    assert "示例商务〔2025〕19号" in both.text
    assert "示例商务〔2025〕20号" in both.text


def test_merging_lists_first_asks_why_and_the_old_address_leads_on(
    app: Flask, matter: Matter, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    another_record(app, mediator.person, "栖禾家纺有限公司")
    clerk = visitor_for(Role.CLERK)
    kept, old = url_of(app, "栖禾家纺有限公司"), url_of(app, FIRM)
    search = clerk.get(f"{kept}/merging")
    [way] = [link["href"] for link in search.soup.select("td.row-act a")]
    preview = clerk.get(way)
    assert matter.read(lambda case: case.number) in preview.text
    assert f"曾用名 {FIRM}" in preview.text
    assert "补上留下那份没有的：负责人" in preview.text
    refused = clerk.submit(preview, "merge", status=422, reason="")
    assert refused.errors == {"reason": "没有填凭什么认定是同一家。"}
    done = clerk.submit(refused, "merge", reason="营业执照一致")
    assert (done.answer.request.path, f"曾用名 {FIRM}" in done.text) == (kept, True)
    for address in (old, old.replace("enterprises", "parties")):
        assert clerk.get(address).answer.request.path == kept
    assert matter.read(lambda case: case.title).startswith("栖禾家纺有限公司 与")


def test_merging_two_codes_is_refused_with_the_reason(
    app: Flask, matter: Matter, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    another_record(app, mediator.person, "栖禾纺织有限公司", code("91320612MA3X7K3D5"))
    clerk = visitor_for(Role.CLERK)
    other = url_of(app, "栖禾纺织有限公司").removeprefix("/enterprises/")
    url = url_of(app, FIRM, f"/merging?other={other}")
    page = clerk.get(url)
    assert "不能合并。 两份档案的统一社会信用代码不同，不是同一个主体。" in page.text
    assert page.soup.select("main form[method=post]") == []
    answer = clerk.client.send(url, reason="同一家", version="1.1")
    assert (answer.status_code, "统一社会信用代码不同" in answer.text) == (409, True)


def test_administrator_sets_the_words_that_are_offered(
    app: Flask, matter: Matter, aid: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    chief = visitor_for(Role.ADMINISTRATOR)
    page = chief.get("/administration/enterprises")
    chief.submit(page, "enterprises", shop_platforms="抖音\n得物\n抖音", source="中心工作要求")
    offered = aid.get(url_of(app, FIRM, "/shops/new")).soup.select("select[name=platform] option")
    assert [option.get_text() for option in offered] == ["选一个", "抖音", "得物"]
