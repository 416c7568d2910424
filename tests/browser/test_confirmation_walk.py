"""From an agreement in force to a ruling that confirms it and the last instalment, in a real browser: the committee
prepares and files, the court's liaison answers, the bundle is made; three instalments are paid, the first one late."""

import contextvars
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import select

from mediation import clock
from mediation.app import create_app
from mediation.documents import press
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation
from mediation.operations.agreement import issuing
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.browser.desk import Desk as Server
from tests.browser.hands import fill, follow, log_in, send
from tests.browser.hands import press as push
from tests.operations.conftest import Desk
from tests.operations.settled import drafted, effective, others, payment, settled, stop
from tests.people import Person

LONG = 60_000
NUMBER = "（2026）苏0692诉前调确18号"
PARTS = (2_200_000, 2_200_000, 2_200_000)
# (name, due, paid), the days counted back from today.
INSTALMENTS = (("赔偿第一期", 7, 5), ("赔偿第二期", 5, 5), ("赔偿第三期", 3, 3))


class Office:
    """A desk with one agreement of three instalments that took effect nine days ago, the paper of it issued."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uid = ""
        self.people: dict[Role, Person] = {}
        contextvars.Context().run(self._fill)

    def _fill(self) -> None:
        app = create_app({"data_dir": self.folder})
        self.people = {role: people.create(app, role) for role in (Role.MEDIATOR, Role.COURT_LIAISON)}
        with app.app_context():
            with writing():
                bodies = dict(tuple(row) for row in db.session.execute(select(Organisation.code, Organisation.id)))
                desk = Desk({"陈晓芸": self.people[Role.MEDIATOR].id}, bodies)
                desk.day = clock.today() - timedelta(9)
                case = settled(desk, parties=others(40))
                first = clock.today() - timedelta(INSTALMENTS[0][1])
                agreement = drafted(desk, case, stop(case), payment(case, PARTS, first=first, every=2))
                issuing.issue(agreement, issuing.set_paper(agreement, demo=False), actor=desk.actor())
                self.uid = effective(desk, agreement).case.uid
            press.close()
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def office(fresh_data: Path) -> Office:
    """One agreement in force, a mediator and the court's liaison."""
    return Office(fresh_data)


@pytest.fixture(scope="module")
def desk(office: Office, desk_at: Callable[..., Server]) -> Server:
    """The running desk."""
    return desk_at(office.folder)


def day(ago: int) -> str:
    return (clock.today() - timedelta(ago)).isoformat()


def test_from_an_agreement_in_force_to_a_ruling_and_the_last_instalment(
    office: Office, desk: Server, screen: Callable[..., Page]
) -> None:
    """Nothing is typed that the desk knows; each side sees what the other did."""
    mediator, court = screen(desk), screen(desk)
    for page, role in ((mediator, Role.MEDIATOR), (court, Role.COURT_LIAISON)):
        log_in(page, office.people[role].login_name, office.people[role].password)
    url = f"/cases/{office.uid}/confirmation"
    prepare(mediator, url, office.uid)
    bundle(mediator, url)
    mediator.goto(f"{url}/filing")
    fill(mediator, {"on": day(4), "how": "by_hand"})
    send(mediator, {"reason": "身份证明原件随申请书一起递交"}, button="登记已提交")
    expect(mediator.locator("main")).to_contain_text("等法院决定受理没有")
    answer(court)
    mediator.goto(url)
    expect(mediator.locator("main")).to_contain_text("登记裁定送达各方的日子")
    follow(mediator, "登记送达")
    fill(mediator, {"on_*": day(0)})
    push(mediator, "登记送达")
    expect(mediator.locator("main")).to_contain_text("裁定有效，盯履行")
    mediator.goto(f"/cases/{office.uid}?part=confirmation")
    expect(mediator.locator("main")).to_contain_text(NUMBER)
    perform(mediator, office.uid)


def prepare(page: Page, url: str, uid: str) -> None:
    """Begun from the case; the court is the one the rules propose; both firms sign by their heads."""
    page.goto(f"/cases/{uid}?part=confirmation")
    follow(page, "打开司法确认")
    push(page, "准备申请")
    expect(page.locator("main")).to_contain_text("通州湾示范区法院")
    page.goto(f"{url}/court")
    fill(page, {"court": "other", "other": "通州区法院"})
    page.watch.expect("status of 422")  # type: ignore[attr-defined]
    send(page, {"reason": "离得近"}, button="定这个法院")
    expect(page.locator("main")).to_contain_text("知识产权管辖规定第三条")
    page.goto(f"{url}/applicants")
    fill(page, {"signed_*": True, "on_*": day(5)})
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    push(page, "登记勾选的签名")
    expect(page.locator("main")).to_contain_text("申请书已签")


def bundle(page: Page, url: str) -> None:
    """Application and agreement as one PDF behind the list; what lacks is named."""
    page.goto(f"{url}/bundle")
    push(page, "合成一个 PDF")
    expect(page.locator("main")).to_contain_text("做好了", timeout=LONG)
    expect(page.locator("main")).to_contain_text("各申请人的身份证明、资格证明")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").first.click()
    reader = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))
    titles = [str(item["/Title"]) for item in reader.outline if not isinstance(item, list)]
    assert titles[:2] == ["司法确认申请材料清单", "司法确认申请书"]


def answer(page: Page) -> None:
    """Accepted, heard, confirmed with the scan of the ruling, on the court's own pages."""
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("司法确认申请")
    page.locator("main table a").first.click()
    follow(page, "登记法院受理")
    fill(page, {"on": day(3)})
    send(page, {"number": NUMBER}, button="登记法院受理")
    follow(page, "登记到场核实")
    send(page, {"on": day(1)}, button="登记到场核实")
    follow(page, "登记裁定有效")
    page.locator("input[type=file]").set_input_files(
        {"name": "裁定书.pdf", "mimeType": "application/pdf", "buffer": sample_files.pdf(2)}
    )
    send(page, {"on": day(0)}, button="登记裁定有效")
    expect(page.locator("main")).to_contain_text("裁定有效")


def perform(page: Page, uid: str) -> None:
    """Each instalment as it was paid; what was late stays visible, and the office asks once more how it went."""
    parts = page.locator("#parts")
    page.goto(f"/cases/{uid}?part=performance")
    expect(parts.get_by_role("row", name="赔偿第一期")).to_contain_text("逾期 7 天")
    for name, _, paid in INSTALMENTS:
        parts.get_by_role("link", name=f"登记付款：{name}").click()
        send(page, {"on": day(paid), "note": "申请人确认到账"}, button="登记付款")
    expect(parts).to_contain_text("已付 66,000.00 / 66,000.00 元")
    rows = [parts.get_by_role("row", name=name) for name, *_ in INSTALMENTS]
    expect(rows[0]).to_contain_text("迟 2 天")
    for row in rows[1:]:
        expect(row).not_to_contain_text("迟")
