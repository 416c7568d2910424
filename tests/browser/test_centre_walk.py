"""The rights centre in a real browser: a four-piece set from its acceptance through one correction to the grant,
another request refused; a complaint at a fair that becomes a mediation with an agreement; the log of the year; the
record of the enterprise that shows all of it."""

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
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.operations.agreement import issuing
from mediation.operations.registration import assign_mediator
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.browser.desk import Desk as Server
from tests.browser.hands import fill, follow, log_in, open_all, send
from tests.operations.conftest import Desk, credit_code
from tests.operations.preexamined import FIRM, registered_applicant
from tests.operations.settled import drafted, effective, keep_all, stop
from tests.people import Person

TODAY = clock.today()
DAY = TODAY.isoformat()
PIECES = ("被套", "床单", "枕套一", "枕套二")
GRANTED, PUBLISHED = "202230178877.5", "CN309123456S"


class Office:
    """A desk with the people of the centre, a mediator, and one registered applicant."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.people: dict[str, Person] = {}
        self.code = ""
        contextvars.Context().run(self._inside, self._fill)

    def settle(self, uid: str) -> None:
        """Bring the dispute that was handed over to an agreement in force."""
        contextvars.Context().run(self._inside, lambda: self._settle(uid))

    def _inside(self, work: Callable[[], None]) -> None:
        app = create_app({"data_dir": self.folder})
        with app.app_context():
            if not self.people:
                staff = {"顾宁": Role.EXAMINER, "许知远": Role.EXAMINER, "程书瑶": Role.AID_OFFICER}
                self.people = {name: people.create(app, role, name=name) for name, role in staff.items()}
                self.people["陈晓芸"] = people.create(app, Role.MEDIATOR, name="陈晓芸")
            with writing():
                work()
                db.session.commit()
            press.close()
            db.session.remove()
            db.engine.dispose()

    def _desk(self) -> Desk:
        bodies = dict(tuple(row) for row in db.session.execute(select(Organisation.code, Organisation.id)))
        desk = Desk({name: person.id for name, person in self.people.items()}, bodies)
        desk.day = TODAY
        return desk

    def _fill(self) -> None:
        desk = self._desk()
        applicant = registered_applicant(desk.body("rights_centre"), self._actor(desk, "顾宁"))
        self.code = applicant.party.identity_number

    def _actor(self, desk: Desk, name: str) -> Actor:
        return Actor(desk.user(name), clock.now(), TODAY, "test")

    def _settle(self, uid: str) -> None:
        desk = self._desk()
        case = db.session.scalars(select(Case).where(Case.uid == uid)).one()
        actor = self._actor(desk, "陈晓芸")
        for party in case.parties:
            acts.record_consent(party, asked_at=actor.now, manner="in_person", answer="agreed", actor=actor)
        assign_mediator(case, mediator_id=actor.user.id, actor=actor)
        acts.accept(case, actor=actor)
        for party in case.parties:
            acts.give_rights_notice(party, manner="written", actor=actor)
            acts.offer_roster(party, chosen=actor.user, actor=actor)
        acts.appoint_mediators(case, presiding=actor.user, actor=actor)
        acts.hold_session(case, desk.record(case, result="agreed"), actor=actor)
        acts.reach_agreement(case, actor=actor)
        agreement = drafted(desk, case, stop(case))
        keep_all(desk, agreement)
        issuing.issue(agreement, issuing.set_paper(agreement, demo=False), actor=actor)
        effective(desk, agreement)


@pytest.fixture(scope="module")
def office(fresh_data: Path) -> Office:
    """The centre's people and one applicant."""
    return Office(fresh_data)


@pytest.fixture(scope="module")
def desk(office: Office, desk_at: Callable[..., Server]) -> Server:
    """The running desk."""
    return desk_at(office.folder)


@pytest.fixture
def sit_down(office: Office, desk: Server, screen: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody of the office at a screen, logged in."""

    def at(name: str, **options: object) -> Page:
        page = screen(desk, **options)
        log_in(page, office.people[name].login_name, office.people[name].password)
        return page

    return at


def picture(name: str, width: int) -> dict[str, object]:
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": sample_files.png(width, 300)}


def test_a_set_to_its_grant_another_refused_and_a_fair_to_an_agreement(
    office: Office, sit_down: Callable[..., Page]
) -> None:
    """Each page shows what the other desks did."""
    examiner = sit_down("顾宁")
    four_pieces(examiner, office)
    refused(examiner)
    log_of_the_year(examiner)
    officer = sit_down("程书瑶", viewport={"width": 360, "height": 740})
    uid = from_the_fair(officer, office)
    office.settle(uid)
    mediator = sit_down("陈晓芸")
    mediator.goto(f"/cases/{uid}")
    expect(mediator.locator("main")).to_contain_text("协议生效")
    follow(mediator, "看转来的材料")
    expect(mediator.locator("main")).to_contain_text("家纺秋季博览会")
    record(examiner, office)


def four_pieces(page: Page, office: Office) -> None:
    """Accepted with all main views, sent back once, passed by two pairs of eyes, filed, marked, granted."""
    page.goto("/preexaminations")
    page.locator("main input[type=file]").set_input_files(
        [picture(f"{piece} 主视", 400 + place) for place, piece in enumerate(PIECES)]
    )
    typed = {"applicant_name": FIRM, "submitted_on": DAY, "product": "四件套（芦汀）", "class_number": "06-13"}
    fill(page, {**typed, "shape": "set", "designs": "\n".join(PIECES), "designers": "岑云、俞小满"})
    fill(page, {"reader": str(office.people["许知远"].id)})
    send(page, {}, button="登记，并受理")
    main = page.locator("main")
    expect(main).to_contain_text("备案有效")
    url = page.url
    act(page, url, "screen", {"screening": "clear"})
    act(page, url, "issue_opinion", {"items": ["views"], "text": "枕套二的主视图看不清。"})
    expect(main).to_contain_text("等答复")
    act(page, url, "record_answer", {"answer": "换了枕套二的主视图"})
    act(page, url, "pass", {})
    page.watch.expect("status of 422")  # type: ignore[attr-defined]
    act(page, url, "file", {"filing_number": "202230178877.4"})
    expect(main).to_contain_text("应是5")
    act(page, url, "file", {"filing_number": GRANTED, "paid_on": DAY})
    act(page, url, "check_consistency", {"consistent": "yes"})
    act(page, url, "mark", {})
    act(page, url, "grant", {"publication_number": PUBLISHED})
    expect(main).to_contain_text("已授权")
    expect(main).to_contain_text(PUBLISHED)


def act(page: Page, url: str, name: str, typed: dict[str, str | list[str] | bool]) -> None:
    """One act at its page, today unless typed otherwise."""
    page.goto(f"{url}/acts/{name}")
    fill(page, typed)
    with page.expect_navigation():
        page.locator("main form#act button[type=submit]").first.click()


def refused(page: Page) -> None:
    """Outside the centre's classes."""
    page.goto("/preexaminations")
    typed = {"applicant_name": FIRM, "submitted_on": DAY, "product": "台灯", "class_number": "26-05"}
    fill(page, {**typed, "designers": "岑云"})
    send(page, {}, button="不予受理，选理由")
    fill(page, {"ground": "outside_field", "reason": "不在中心受理的分类。"})
    with page.expect_navigation():
        page.locator("main form#act button[type=submit]").first.click()
    expect(page.locator("h1 + .tag, .case-head .tag").first).to_have_text("不予受理")


def log_of_the_year(page: Page) -> None:
    """The year's log prints with both requests."""
    page.goto("/preexaminations/log")
    answer = page.request.get(f"/preexaminations/log.pdf?month={TODAY.year}")
    assert answer.status == 200
    said = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    assert "四件套（芦汀）" in said and "台灯" in said and PUBLISHED in said


def from_the_fair(page: Page, office: Office) -> str:
    """On a phone in the hall: the event, a complaint at a stall, handed over; the uid of the case."""
    page.goto("/fairs/new")
    until = (TODAY + timedelta(1)).isoformat()
    event = {"name": "家纺秋季博览会", "place": "会展中心 A 馆", "organiser": "示例会展公司"}
    fill(page, {**event, "from_on": DAY, "until_on": until})
    submit(page, "event")
    page.goto(f"{page.url}/receive")
    open_all(page)
    stall = {"stall": "B3-12", "exhibitor": "棉语小铺", "goods": "四件套", "right_kind": "copyright"}
    right = {"right_number": "苏作登字-2025-F-00218843", "right_title": "芦汀飞白"}
    firm = {"party-kind": "company", "party-name": FIRM, "party-identity_number": office.code}
    fill(page, {**stall, **right, **firm, "facts": "展位上的四件套与登记的花型相同。"})
    submit(page, "receive")
    page.goto(f"{page.url}/hand-over")
    open_all(page)
    shop = {"kind": "sole_trader", "identity_number": credit_code(52), "head_name": "曹玉琴", "phone": "13712345533"}
    fill(page, {f"respondent-{name}": value for name, value in shop.items()})
    fill(page, {"respondent-address": "南通市通州区家纺城B区2楼217号", "reason": "双方当面同意，材料一并提供"})
    submit(page, "hand-over")
    expect(page.locator("main")).to_contain_text("已转调解")
    return _handed_over(office)


def _handed_over(office: Office) -> str:
    found: list[str] = []
    app = create_app({"data_dir": office.folder})

    def read() -> None:
        with app.app_context():
            found.append(db.session.scalars(select(Case.uid)).one())
            db.session.remove()
            db.engine.dispose()

    contextvars.Context().run(read)
    return found[0]


def submit(page: Page, form: str) -> None:
    """Send the form of that id."""
    with page.expect_navigation():
        page.locator(f"main form#{form} button[type=submit]").last.click()


def record(page: Page, office: Office) -> None:
    """One page of the enterprise has the requests, the complaint and that there is a mediation."""
    page.goto("/enterprises")
    page.locator("main").get_by_role("link", name=FIRM).first.click()
    main = page.locator("main")
    for words in ("外观设计预审", "四件套（芦汀）", "台灯", "展会驻点", "芦汀飞白", "人民调解", "备案有效"):
        expect(main).to_contain_text(words)
