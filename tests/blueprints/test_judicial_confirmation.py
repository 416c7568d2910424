"""The pages of 司法确认: from an agreement in force to a ruling through the forms; what is refused, and where it is
said; what the court's liaison sees."""

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from mediation import clock
from mediation.app import create_app
from mediation.documents import press
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.judicial_confirmation import bundle
from mediation.operations.judicial_confirmation.acts import agreement_of
from mediation.rules.roles import Role
from tests import factories
from tests.conftest import fresh_desk
from tests.factories import Town
from tests.operations.confirmed import NUMBER, filed_with_court, prepared
from tests.operations.settled import drafted, effective, issued, others, settled
from tests.people import log_in
from tests.sample_files import pdf
from tests.visitor import DeskClient, Page, Visitor

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def town(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: Any) -> Iterator[Town]:
    """One town for the whole module, with agreements that took effect twelve days ago."""
    with fresh_desk(template, tmp_path_factory.mktemp("confirmation") / "data") as settings:
        app = create_app({**settings, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        town = factories.build(app)
        town.look(_agree, town)
        yield town
        press.close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


AGREED = ("walked", "refused", "posted", "bound", "prepared", "restricted now")


def _agree(town: Town) -> None:
    desk = factories._desk(town, "textile", mediator=town.people[Role.MEDIATOR])
    desk.users["法院联络员"] = town.people[Role.COURT_LIAISON].id
    for place, name in enumerate(AGREED):
        desk.day = clock.today() - timedelta(12)
        agreement = effective(desk, issued(desk, drafted(desk, settled(desk, parties=others(8000 + 40 * place)))))
        if name in ("posted", "restricted now"):
            filed_with_court(desk, agreement, how="post")
        if name == "prepared":
            prepared(desk, agreement)
        town.cases[name] = factories.Objects(factories._blanks(agreement.case))
        db.session.commit()


@pytest.fixture(scope="module")
def visit(town: Town) -> Callable[[str], Visitor]:
    """The town's people: `visit("mediator")`."""
    known: dict[str, Visitor] = {}

    def of(name: str) -> Visitor:
        if name not in known:
            known[name] = Visitor(log_in(town.app, town.people[name]))
        return known[name]

    return of


def matter_of(town: Town, name: str) -> Any:
    def read() -> Any:
        query = select(JudicialConfirmation).join(Case, Case.id == JudicialConfirmation.case_id)
        row = db.session.scalars(
            query.where(Case.uid == town.cases[name].uid).order_by(JudicialConfirmation.id.desc())
        ).first()
        if row is not None:
            db.session.expunge(row)
        return row

    return town.look(read)


def address(town: Town, name: str, act: str = "") -> str:
    return f"/cases/{town.cases[name].uid}/confirmation" + (f"/{act}" if act else "")


def begin(visitor: Visitor, url: str) -> Page:
    page = visitor.get(url)
    form = next(form for form in page.soup.select("main form[method=post]") if form["action"] == url)
    values = {field["name"]: field["value"] for field in form.select("input[name]")}
    return visitor.seen(visitor.client.post(url, data=values, follow_redirects=True))


def sign(visitor: Visitor, url: str, **typed: Any) -> Page:
    """Everybody signs but those that `typed` leaves out."""
    page = visitor.get(f"{url}/applicants")
    boxes = {str(box["name"]): "y" for box in page.soup.select("main input[type=checkbox]")}
    days = {name.replace("signed_", "on_"): day(4) for name in boxes}
    return visitor.submit(page, "act", **{**boxes, **days, **typed})


def day(ago: int = 0) -> str:
    return (clock.today() - timedelta(ago)).isoformat()


def test_from_the_agreement_to_the_ruling_through_the_forms(town: Town, visit: Callable[[str], Visitor]) -> None:
    """The committee prepares and files; the court's liaison answers; everybody sees the same state."""
    url, mediator, court = address(town, "walked"), visit(Role.MEDIATOR), visit(Role.COURT_LIAISON)
    assert "问清各方要不要确认" in mediator.get(url).text
    page = begin(mediator, url)
    assert "通州湾示范区法院" in page.text
    assert "还没有在申请书上签名" in mediator.get(f"{url}/filing", status=409).text
    assert "已登记申请书签名，2 方" in sign(mediator, url).text
    assert "还差" in mediator.get(f"{url}/filing").text
    filed = mediator.submit(
        mediator.get(f"{url}/filing"), "act", on=day(3), how="online", receipt="示例0001", reason="原件另交"
    )
    assert "等法院决定受理没有" in filed.text
    matter = matter_of(town, "walked")
    theirs = f"/court/confirmations/{matter.uid}"
    assert matter.uid in str(court.get("/court/confirmations").soup)
    page = court.submit(court.get(f"{theirs}/acceptance"), "act", on=day(2), number=NUMBER)
    assert "登记到场核实" in page.text
    court.submit(court.get(f"{theirs}/hearing"), "act", on=day(1))
    page = court.get(f"{theirs}/confirmation")
    answer = court.client.post(
        f"{theirs}/confirmation",
        data={**form_of(page), "on": day(), "scan": (io.BytesIO(pdf(2)), "裁定书.pdf")},
        content_type="multipart/form-data",
        follow_redirects=True,
    )
    assert "裁定有效" in court.seen(answer).text
    assert "登记裁定送达各方的日子" in mediator.get(url).text
    assert mediator.client.get(f"{url}/ruling").data.startswith(b"%PDF")
    assert court.client.get(f"{theirs}/ruling").data.startswith(b"%PDF")
    uid = town.cases["walked"].uid
    assert "裁定有效" in mediator.get(f"/cases/{uid}?part=confirmation").text
    matter = matter_of(town, "walked")
    assert (matter.state, matter.court_number, matter.filed_how) == ("confirmed", NUMBER, "online")

    def scans() -> int:
        return db.session.scalar(select(func.count()).where(Attachment.purpose == "court")) or 0

    assert town.look(scans) == 1


def form_of(page: Page) -> dict[str, str]:
    return {str(field["name"]): str(field.get("value", "")) for field in page.form("act").select("input[type=hidden]")}


def test_what_cannot_be_is_said_at_its_field_with_the_article(town: Town, visit: Callable[[str], Visitor]) -> None:
    """Excluded court, days before their trigger, days to come: 422, everything typed still there."""
    url, mediator = address(town, "refused"), visit(Role.MEDIATOR)
    begin(mediator, url)
    page = mediator.get(f"{url}/court")
    seat = mediator.submit(page, "act", status=422, court="other", other="通州区法院", reason="近")
    assert "知识产权管辖规定第三条" in seat.errors["other"]
    assert seat.soup.select_one("input[name=other]")["value"] == "通州区法院"  # type: ignore[index]
    bare = mediator.submit(page, "act", status=422, court="other", other="苏州市虎丘区人民法院", reason="")
    assert "要写选它的理由" in bare.errors["reason"]
    signing = mediator.get(f"{url}/applicants")
    first = signing.soup.select_one("main input[type=checkbox]")["name"].removeprefix("signed_")  # type: ignore[index]
    early = mediator.submit(signing, "act", status=422, **{f"signed_{first}": "y", f"on_{first}": day(40)})
    assert "民事诉讼法第二百零五条" in early.errors[f"on_{first}"]
    sign(mediator, url)
    page = mediator.get(f"{url}/filing")
    late = mediator.submit(
        page, "act", status=422, on=(clock.today() + timedelta(1)).isoformat(), how="post", reason="x"
    )
    assert "这一天还没到" in late.errors["on"]
    before = mediator.submit(page, "act", status=422, on=day(20), how="post", reason="x")
    assert "才生效" in before.errors["on"]
    assert "民事诉讼法第二百零五条" in before.errors["on"]
    empty = mediator.submit(page, "act", status=422, on=day(0), how="post", reason="")
    assert "民诉法解释第三百五十四条" in empty.errors["reason"]
    assert matter_of(town, "refused").state == "preparing"


def test_the_courts_answers_keep_to_their_order(town: Town, visit: Callable[[str], Visitor]) -> None:
    """No acceptance before filing, none of the number's forms unasked, no ruling before acceptance."""
    url, mediator = address(town, "posted"), visit(Role.MEDIATOR)
    assert "登记法院哪天收到" in mediator.get(url).text
    page = mediator.get(f"{url}/acceptance")
    early = mediator.submit(page, "act", status=422, on=day(13), number=NUMBER)
    assert "民事诉讼法第二百零五条" in early.errors["on"]
    odd = mediator.submit(page, "act", status=422, on=day(5), number="18")
    assert "和一般的写法不一样" in odd.errors["number"]
    mediator.get(f"{url}/confirmation", status=409)
    asked = mediator.get(f"{url}/supplement-request")
    wrong = mediator.submit(asked, "act", status=422, on=day(5), due_on=day(6), what="证书原件")
    assert "早于通知的日子" in wrong.errors["due_on"]
    mediator.submit(asked, "act", on=day(5), due_on=(clock.today() + timedelta(3)).isoformat(), what="证书原件")
    assert "补交法院要的材料" in mediator.get(url).text
    assert matter_of(town, "posted").state == "supplementing"
    mediator.submit(mediator.get(f"{url}/supply"), "act", on=day(4))
    typed = {"on": day(3), "number": "苏确字18", "sure": "y"}
    mediator.submit(mediator.get(f"{url}/acceptance"), "act", **typed)
    assert matter_of(town, "posted").court_number == "苏确字18"
    rejected = mediator.get(f"{url}/rejection")
    assert mediator.submit(rejected, "act", status=422, on=day(2)).errors["ground"] == "没有填理由。"
    page = mediator.submit(rejected, "act", on=day(2), ground="unclear", reason="没有写期限")
    assert "驳回了：变更协议、另签新协议，或者起诉" in page.text


def test_the_same_form_sent_twice_begins_one_application(town: Town, visit: Callable[[str], Visitor]) -> None:
    url, mediator = address(town, "bound"), visit(Role.MEDIATOR)
    page = mediator.get(url)
    form = next(form for form in page.soup.select("main form[method=post]") if form["action"] == url)
    values = {field["name"]: field["value"] for field in form.select("input[name]")}
    assert [mediator.client.post(url, data=values).status_code for _ in range(2)] == [303, 303]

    def rows() -> int:
        query = (
            select(func.count()).select_from(JudicialConfirmation).join(Case, Case.id == JudicialConfirmation.case_id)
        )
        return db.session.scalar(query.where(Case.uid == town.cases["bound"].uid)) or 0

    assert town.look(rows) == 1


def test_the_liaison_sees_applications_and_nothing_else(town: Town, visit: Callable[[str], Visitor]) -> None:
    """No page of the case, no phone, no number of a card, no record of a session; a restricted case not at all."""
    court, uid = visit(Role.COURT_LIAISON), town.cases["posted"].uid
    for path in ("", "/confirmation", "/files", "/notes", "/dossier", "/confirmation/filing", "/papers/binding"):
        court.get(f"/cases/{uid}{path}", status=404)
    court.get("/confirmations", status=404)
    page = court.get(f"/court/confirmations/{matter_of(town, 'posted').uid}").text
    for secret in ("1380000", "91320612", "各方陈述", factories.NOTE, "川姜镇"):
        assert secret not in page
    assert "示例" not in page
    unsent = matter_of(town, "prepared")
    assert unsent.state == "preparing"
    court.get(f"/court/confirmations/{unsent.uid}", status=404)
    locked = matter_of(town, "restricted now")
    court.get(f"/court/confirmations/{locked.uid}")

    def restrict() -> None:
        from mediation.operations import audit
        from tests.people import acting

        case = db.session.get_one(Case, locked.case_id)
        case.restricted = True
        audit.record(acting(town.people[Role.DIRECTOR]), "amend_case", case, case=case, summary="限制查阅")
        db.session.commit()

    town.look(restrict)
    court.get(f"/court/confirmations/{locked.uid}", status=404)
    court.get(f"/court/confirmations/{locked.uid}/acceptance", status=404)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER, Role.EXAMINER])
def test_nobody_else_finds_them(town: Town, visit: Callable[[str], Visitor], role: Role) -> None:
    visit(role).get("/court/confirmations", status=404)
    visit(role).get(address(town, "posted"), status=404)


@pytest.mark.parametrize("group", ["open", "preparing", "court", "ruled", "ended", "nonsense"])
def test_the_list_is_asked_by_group(town: Town, visit: Callable[[str], Visitor], group: str) -> None:
    assert visit(Role.CLERK).get(f"/confirmations?group={group}").h1 == "司法确认"


def test_a_case_without_an_agreement_says_so(town: Town, visit: Callable[[str], Visitor]) -> None:
    mediator = visit(Role.MEDIATOR)
    assert "还没有生效的协议" in mediator.get(address(town, "mediating")).text
    mediator.get(address(town, "mediating", "bundle"), status=409)


def test_missed_says_that_the_agreement_still_binds(town: Town, visit: Callable[[str], Visitor]) -> None:
    """The agreements of September are past their thirty days by November."""
    mediator, url = visit(Role.MEDIATOR), address(town, "effective")
    assert clock.today() > date(2026, 10, 8)
    page = mediator.get(url)
    assert "三十日已过，不能再申请确认" in page.text
    assert "协议仍有约束力" in page.text
    page = mediator.get(f"{url}/obstacle")
    refused = mediator.submit(page, "act", status=422, text="住院", ended_on="2026-08-01")
    assert "民事诉讼法第八十六条" in refused.errors["ended_on"]
    assert "登记申请人签名" in mediator.submit(page, "act", text="丙方住院", ended_on=day(2)).text


def test_the_bundle_holds_what_there_is_and_names_what_lacks(town: Town, visit: Callable[[str], Visitor]) -> None:
    """Application and agreement in order, the list in front; no record of a session has a way in."""
    mediator, url = visit(Role.MEDIATOR), address(town, "effective", "bundle")
    page = mediator.get(url)
    assert "登记证书" in page.text
    assert mediator.get(f"{url}?chosen=yes").text.count("还没有") >= 1

    def made() -> tuple[Any, Any]:
        case = db.session.scalars(select(Case).where(Case.uid == town.cases["effective"].uid)).one()
        agreement = agreement_of(case)
        assert agreement is not None
        planned = bundle.plan(agreement, today=clock.today(), demo=False)
        return bundle.bind(planned, progress=lambda *_: None)

    bound, unplaced = town.look(made)
    text = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(bound.pdf)).pages)
    assert text.index("司法确认申请材料清单") < text.index("请求人民法院依法确认")
    assert "各方陈述" not in text
    assert factories.NOTE not in text
    assert "各申请人的身份证明、资格证明" in {one.part for one in unplaced}
    outline = [str(item["/Title"]) for item in PdfReader(io.BytesIO(bound.pdf)).outline if not isinstance(item, list)]
    assert outline[0] == "司法确认申请材料清单"
    assert any(title.startswith("人民调解协议书") for title in outline)
