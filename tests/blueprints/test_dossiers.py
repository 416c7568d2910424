"""The pages of files: from a finished case to a filed dossier through the forms, and the lists around them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from mediation import clock
from mediation.app import create_app
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.document import Attachment
from mediation.models.dossier import Dossier
from mediation.operations import audit
from mediation.operations.settings import setting
from mediation.rules.roles import Role
from mediation.web import job_runner
from tests import factories
from tests.conftest import fresh_desk
from tests.factories import Town
from tests.people import log_in
from tests.sample_files import pdf
from tests.visitor import DeskClient, Page, Visitor

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def town(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: Any) -> Iterator[Town]:
    """One town for the whole module; a test that files or claims has a case of its own."""
    with fresh_desk(template, tmp_path_factory.mktemp("files") / "data") as settings:
        app = create_app({**settings, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        yield factories.build(app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def visit(town: Town) -> Callable[[str], Visitor]:
    """The town's people: `visit("mediator")`."""
    known: dict[str, Visitor] = {}

    def of(name: str) -> Visitor:
        if name not in known:
            known[name] = Visitor(log_in(town.app, town.people[name]))
        return known[name]

    return of


def _row(town: Town, uid: str) -> Any:
    def read() -> Any:
        found = select(Dossier).join(Case, Case.id == Dossier.case_id).where(Case.uid == uid)
        row = db.session.scalars(found).one()
        db.session.expunge(row)
        return row

    return town.look(read)


def _explained(page: Page) -> str:
    """The statement with a reason behind every paper the page names."""
    lines = page.soup.select_one("textarea[name=statement]").get_text().split("\n")  # type: ignore[union-attr]
    return "\n".join(f"{line}当事人没有交来" for line in lines if line.strip())


def test_a_case_is_filed_through_the_forms(town: Town, visit: Callable[[str], Visitor]) -> None:
    """Cover, compile, the compiler may not check, a second person checks, it is filed and frozen."""
    url = f"/cases/{town.cases['closed'].uid}/dossier"
    mediator, clerk = visit(Role.MEDIATOR), visit(Role.CLERK)
    assert "还不能立卷：封面上没有保管期限" in mediator.get(url).text
    page = mediator.get(f"{url}/cover")
    refused = mediator.submit(page, "act", status=422, retention="", name="一卷")
    assert refused.errors == {"retention": "没有填保管期限。"}
    assert refused.soup.select_one("input[name=name]")["value"] == "一卷"  # type: ignore[index]
    mediator.submit(page, "act", retention="定期10年", statement=_explained(page))
    mediator.submit(mediator.get(f"{url}/compile"), "act")
    assert "这一卷是你立的，要由另一个人检查" in mediator.get(f"{url}/check", status=409).text
    # One file is in the archive already; it is of a day in 2026.
    number = f"通纺知调卷〔{clock.today().year}〕{2 if clock.today().year == 2026 else 1}号"
    assert f"卷号 {number}" in clerk.submit(clerk.get(f"{url}/check"), "act").text
    page = clerk.get(f"{url}/filing")
    assert clerk.submit(page, "act", status=422, shelf_mark=" ").errors == {"shelf_mark": "没有填存放位置。"}
    path = clerk.submit(page, "act", shelf_mark="1柜2架3层").answer.request.path
    job_runner.wait(90)
    assert "做好了" in clerk.get(path).text
    assert "已归档；后来的文书登记补充" in clerk.get(url).text
    row = _row(town, town.cases["closed"].uid)
    assert (row.state, row.file_number, row.shelf_mark) == ("filed", number, "1柜2架3层")
    frozen = mediator.get(f"/cases/{town.cases['closed'].uid}/notes", status=409).text
    assert f"已归档（卷号 {number}），只能补充，不能再改" in frozen


def test_papers_that_lack_lead_to_the_list_of_papers(town: Town, visit: Callable[[str], Visitor]) -> None:
    uid = town.cases["effective"].uid
    page = visit(Role.MEDIATOR).get(f"/cases/{uid}/dossier")
    way = page.soup.select_one(f"a[href='/cases/{uid}?part=papers#parts']")
    assert "还缺的" in page.text and way is not None and way.get_text() == "去补"


def test_a_later_paper_is_added_with_its_scan(town: Town, visit: Callable[[str], Visitor]) -> None:
    clerk, uid = visit(Role.CLERK), town.cases["filed"].uid
    url = f"/cases/{uid}/dossier/supplements"
    token = clerk.client.token()  # type: ignore[attr-defined]
    values = {"csrf_token": token, "title": "回访记录", "reason": "归档后回访", "pages": "2"}
    wrong = clerk.client.post(url, data={**values, "scan": (BytesIO(b"MZ"), "a.exe")})
    assert (wrong.status_code, "只收 PDF、JPG、PNG" in wrong.text) == (422, True)
    scan = pdf()
    sent = clerk.client.post(url, data={**values, "scan": (BytesIO(scan), "../回访.pdf")})
    assert sent.status_code == 303
    page = clerk.get(f"/cases/{uid}/dossier")
    links = [str(link["href"]) for link in page.soup.select("a[href*='/supplements/']")]
    kept = clerk.client.get(links[-1])
    assert (kept.data, kept.headers["Content-Disposition"].startswith("attachment")) == (scan, True)


def test_a_supplement_not_yet_scanned_for_viruses_stays_shut(town: Town, visit: Callable[[str], Visitor]) -> None:
    """The same door as every file: nothing pending is handed out."""
    clerk, uid = visit(Role.CLERK), town.cases["filed"].uid
    page = clerk.get(f"/cases/{uid}/dossier")
    link = str(page.soup.select("a[href*='/supplements/']")[0]["href"])

    def mark(scan: str) -> None:
        row = db.session.scalars(
            select(Attachment).where(Attachment.purpose == "supplement").order_by(Attachment.id)
        ).first()
        assert row is not None
        row.scan = scan
        audit.record(None, "scan_file", row, summary="查毒", at=clock.now())
        db.session.commit()

    town.look(mark, "pending")
    assert "还没有查毒" in clerk.get(link, status=409).text
    town.look(mark, "clean")
    assert clerk.client.get(link).status_code == 200


@pytest.mark.parametrize(
    ("name", "action", "said"),
    [
        pytest.param(Role.DIRECTOR, "appraisal", "还没有满", id="not before the period ends"),
        pytest.param(Role.CLERK, "restriction", "你的角色不能", id="the director alone restricts"),
        pytest.param(Role.MEDIATOR, "cover", "现在的阶段不能", id="the cover of a filed dossier"),
        pytest.param(Role.MEDIATOR, "subsidy", "现在不能", id="claimed and paid already"),
    ],
)
def test_an_act_that_may_not_be_done_says_why(
    town: Town, visit: Callable[[str], Visitor], name: str, action: str, said: str
) -> None:
    assert said in visit(name).get(f"/cases/{town.cases['filed'].uid}/dossier/{action}", status=409).text


def test_a_restricted_dossier_is_out_of_sight(town: Town, visit: Callable[[str], Visitor]) -> None:
    director, clerk, uid = visit(Role.DIRECTOR), visit(Role.CLERK), town.cases["filed"].uid
    url = f"/cases/{uid}/dossier"
    page = director.get(f"{url}/restriction")
    assert set(director.submit(page, "act", status=422, request="", reason="").errors) == {"request", "reason"}
    director.submit(page, "act", request="申请人 9月10日 书面要求删除", reason="已书面答复，改为限制处理")
    assert clerk.client.get(url).status_code == 404
    assert uid not in clerk.get("/dossiers").answer.text
    assert uid in director.get("/dossiers?restricted=yes").answer.text
    assert "只存不用" in director.get(url).text
    director.submit(director.get(f"{url}/restriction/end"), "act", reason="申请人撤回请求")
    assert clerk.client.get(url).status_code == 200


def test_the_lists_are_filtered_by_their_address(town: Town, visit: Callable[[str], Visitor]) -> None:
    mediator, uid = visit(Role.MEDIATOR), town.cases["filed"].uid
    person = town.people[Role.MEDIATOR]
    assert uid in mediator.get("/dossiers?state=filed").answer.text
    assert uid not in mediator.get("/dossiers?state=collecting").answer.text
    assert uid not in mediator.get("/dossiers?year=2024").answer.text
    assert uid not in mediator.get("/dossiers?expiry=past").answer.text
    assert uid in mediator.get("/dossiers/score?claim=approved").answer.text
    assert uid not in mediator.get("/dossiers/score?claim=pending").answer.text
    assert person.display_name in mediator.get("/dossiers/score").text
    mediator.get("/dossiers?state=x&year=abc&after=-1&mediator=nobody&committee=%00x".replace("%00", ""))


def test_the_list_that_leaves_the_house_is_in_the_trail(town: Town, visit: Callable[[str], Visitor]) -> None:
    director = visit(Role.DIRECTOR)
    page = director.get("/dossiers/score?claim=approved")
    token = director.client.token()  # type: ignore[attr-defined]
    form = page.soup.select_one("form[action='/dossiers/subsidies.xlsx']")
    assert form is not None
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert fields["claim"] == "approved"
    answer = director.client.post("/dossiers/subsidies.xlsx", data={**fields, "csrf_token": token})
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    with ZipFile(BytesIO(answer.data)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "筛选：补贴合格。" in words

    def exported() -> list[str]:
        return list(db.session.scalars(select(AuditEntry.summary).where(AuditEntry.action == "export_subsidies")))

    assert town.look(exported) == ["导出以案定补清单，1 件"]


def test_the_office_s_own_rules_are_changed_from_a_day_on(town: Town, visit: Callable[[str], Visitor]) -> None:
    chief = visit(Role.ADMINISTRATOR)
    page = chief.get("/administration/archive")
    wrong = chief.submit(page, "archive", status=422, retention_table="短期 0", file_number_pattern="{word}号")
    assert set(wrong.errors) == {"retention_table", "file_number_pattern", "source"}
    assert "要有一个{year}和一个{serial}" in wrong.errors["file_number_pattern"]
    table = "永久\n定期20年 20"
    chief.submit(page, "archive", retention_table=table, effective_from="2026-01-01", source="档案室")
    page = chief.get("/administration/file-score")
    assert chief.submit(page, "file-score", status=422, law="x", source="会议").errors == {
        "law": "这不是一个数。写 0 到 9999 的整数。"
    }
    chief.submit(page, "file-score", law="0", completeness="40", effective_from="2026-01-01", source="会议")

    def stored() -> tuple[Any, Any]:
        from tests.operations.conftest import TODAY

        return setting("retention_table", TODAY), setting("file_score_weights", TODAY)

    assert town.look(stored) == (
        [{"label": "永久", "years": None}, {"label": "定期20年", "years": 20}],
        {"law": 0, "completeness": 40},
    )


def test_the_case_page_shows_the_review(town: Town, visit: Callable[[str], Visitor]) -> None:
    page = visit(Role.MEDIATOR).get(f"/cases/{town.cases['effective'].uid}?part=dossier")
    assert "案卷评查：已查" in page.text
    assert page.soup.select_one(f"a[href='/cases/{town.cases['effective'].uid}/dossier']") is not None


def test_the_versions_of_papers_are_listed(town: Town, visit: Callable[[str], Visitor]) -> None:
    page = visit(Role.MEDIATOR).get("/papers/versions")
    assert "人民调解协议书" in page.text
    assert "和今天一样" in page.text


def test_usual_copies_and_upload_limits_are_changed_from_a_day_on(town: Town, visit: Callable[[str], Visitor]) -> None:
    chief = visit(Role.ADMINISTRATOR)
    page = chief.get("/administration/papers")
    wrong = chief.submit(
        page, "papers", status=422, upload_file_mb="110", upload_case_mb="50", upload_day_mb="", source="会"
    )
    assert wrong.errors == {
        "upload_file_mb": "写 1 到 109。服务器一次只收 110 MB，要再大请运维改启动设置。",
        "upload_case_mb": "比一个文件的上限 110 MB 还小，大文件一个也传不上。写大一些。",
        "upload_day_mb": "没有填大小。",
    }
    kept = {"upload_file_mb": "40", "upload_case_mb": "400", "upload_day_mb": "900", "source": "本会会议"}
    chief.submit(page, "papers", copies_application="each_party", copies_rights_notice="1", **kept)
    names = ("paper_copies", "upload_file_mb", "upload_case_mb", "upload_day_mb", "unscanned_files")

    def stored() -> tuple[Any, ...]:
        return tuple(setting(name, clock.today()) for name in names)

    copies, *limits = town.look(stored)
    assert copies == {
        "application": "each_party",
        "termination_notice": "each_party",
        "declining_notice": 2,
        "confirmation_application": 2,
    }
    assert limits == [40, 400, 900, "refuse"]


def test_a_value_planned_for_a_later_day_can_be_taken_back(town: Town, visit: Callable[[str], Visitor]) -> None:
    """What differs is told by the day the change names, not by today."""
    chief, later = visit(Role.ADMINISTRATOR), clock.today() + timedelta(90)

    def plan(days: int) -> None:
        page = chief.get("/administration/archive")
        form = {"effective_from": later.isoformat(), "source": "本会会议", "follow_up_within_days": str(days)}
        chief.submit(page, "archive", **form)

    def stored() -> int:
        return int(setting("follow_up_within_days", later))

    plan(45)
    assert town.look(stored) == 45
    plan(30)
    assert town.look(stored) == 30
