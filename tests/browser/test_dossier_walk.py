"""From a finished case to its file, in a real browser: files handed in, the set printed, the file bound and filed."""

import contextvars
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import select

from mediation.app import create_app
from mediation.documents import press
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.operations import people_mediation as acts
from mediation.operations.agreement import drafting, issuing, signing
from mediation.operations.agreement.values import TermValues
from mediation.operations.registration import PartyEntry
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.browser.desk import Desk as Server
from tests.browser.hands import fill, follow, log_in, send
from tests.browser.hands import press as push
from tests.operations.conftest import Desk
from tests.operations.settled import drafted, effective, keep_all, others, save, settled, written
from tests.people import Person

# A set of twenty papers on a machine that does much else; the job says meanwhile how far it is.
LONG = 180_000
OUTCOMES = ("written agreement", "oral agreement", "partial agreement", "failed", "refused", "withdrawn", "declined")
# What the file of each must hold, beyond cover and back cover.
HOLDS = {
    "written agreement": ("人民调解受理登记表", "人民调解记录", "人民调解协议书", "人民调解回访记录"),
    "oral agreement": ("人民调解受理登记表", "人民调解口头协议登记表"),
    "partial agreement": ("人民调解协议书", "终止调解通知书（未解决部分）"),
    "failed": ("人民调解记录", "终止调解通知书"),
    "refused": ("终止调解通知书",),
    "withdrawn": ("终止调解通知书",),
    "declined": ("人民调解申请书", "不予受理通知书"),
}


class Office:
    """The desk with one case of every outcome, put there by the operations: uid by outcome."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cases: dict[str, str] = {}
        self.people: dict[Role, Person] = {}
        contextvars.Context().run(self._fill)

    def _fill(self) -> None:
        app = create_app({"data_dir": self.folder})
        self.people = {role: people.create(app, role) for role in (Role.MEDIATOR, Role.CLERK, Role.DIRECTOR)}
        with app.app_context():
            with writing():
                self._play()
            press.close()
            db.session.remove()
            db.engine.dispose()

    def _play(self) -> None:
        bodies = dict(tuple(row) for row in db.session.execute(select(Organisation.code, Organisation.id)))
        names = {"陈晓芸": self.people[Role.MEDIATOR].id, "章书记": self.people[Role.CLERK].id}
        for serial, outcome in enumerate(OUTCOMES, 1):
            desk = Desk(names, bodies)
            case = getattr(self, "_" + outcome.replace(" ", "_"))(desk, others(serial * 40))
            db.session.commit()
            self.cases[outcome] = case.uid

    def _written_agreement(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        return self._agreed(desk, parties)

    def _partial_agreement(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = self._agreed(desk, parties, partial_scope="停止侵权")
        acts.end_the_rest(
            case, scope="赔偿", ground="far_apart", reason="", notice=desk.notice(case), actor=desk.actor()
        )
        return case

    def _agreed(self, desk: Desk, parties: tuple[PartyEntry, ...], **changes: object) -> Case:
        agreement = drafted(desk, settled(desk, parties=parties), **changes)
        issuing.issue(agreement, issuing.set_paper(agreement, demo=False), actor=desk.actor())
        return effective(desk, agreement).case

    def _oral_agreement(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = settled(desk, parties=parties)
        agreement = drafting.start(case, form="oral", oral_reason="done", actor=desk.actor())
        said = TermValues("other", {"text": "乙方已当场向甲方赔礼道歉，甲方接受。"})
        save(desk, agreement, written(case, said, signing_on=desk.day, performance="当场道歉。"))
        keep_all(desk, agreement)
        ready = issuing.set_paper(agreement, demo=False)
        signing.record_oral(agreement, ready, agreed_on=desk.day, actor=desk.actor())
        return agreement.case

    def _failed(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = desk.mediating(parties=parties)
        acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
        return case

    def _refused(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = desk.prepared(parties=parties)
        acts.refuse(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor())
        return case

    def _withdrawn(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = desk.prepared(parties=parties)
        acts.withdraw(case, by=case.parties[0], notice=desk.notice(case), actor=desk.actor())
        return case

    def _declined(self, desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
        case = desk.register(parties=parties)
        acts.decline(
            case, ground="not_civil", reason="要求处罚，不是民事纠纷。", notice=desk.notice(case), actor=desk.actor()
        )
        return case


@pytest.fixture(scope="module")
def office(fresh_data: Path) -> Office:
    """One case of every outcome, and the people of the committee."""
    return Office(fresh_data)


@pytest.fixture(scope="module")
def desk(office: Office, desk_at: Callable[..., Server]) -> Server:
    """The running desk."""
    return desk_at(office.folder)


def job_done(page: Page) -> None:
    """Wait for the job's page to say that it is through; the page reloads by itself."""
    expect(page.locator("main")).to_contain_text("做好了", timeout=LONG)


def result(page: Page) -> PdfReader:
    """The file the job made."""
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").first.click()
    return PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))


def folded(text: str) -> str:
    """Without white space: spread labels and cells come apart otherwise."""
    return "".join(text.split())


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_ends_in_a_file(outcome: str, office: Office, desk: Server, screen: Callable[..., Page]) -> None:
    """The set is printed in one step, the file bound; its contents list names the pages where its papers stand."""
    page = screen(desk)
    log_in(page, office.people[Role.MEDIATOR].login_name, office.people[Role.MEDIATOR].password)
    uid = office.cases[outcome]
    if outcome == "written agreement":
        hand_in(page, uid)
        hear(page, uid)
    page.goto(f"/cases/{uid}?part=papers")
    follow(page, "成套打印")
    push(page, "印成一个 PDF")
    job_done(page)
    assert len(result(page).pages) >= 1
    page.goto(f"/cases/{uid}/papers/binding")
    page.get_by_label("草稿卷").check()
    push(page, "成卷")
    job_done(page)
    check_contents(result(page), HOLDS[outcome])


def hand_in(page: Page, uid: str) -> None:
    """Two copies of identity cards at once, with a bar for each."""
    page.goto(f"/cases/{uid}/files?purpose=identity")
    pictures = [
        {"name": f"身份证{place}.jpg", "mimeType": "image/jpeg", "buffer": sample_files.jpeg(300 + place, 200)}
        for place in (1, 2)
    ]
    page.locator("input[type=file]").first.set_input_files(pictures)
    page.locator("main").get_by_role("button", name="上传", exact=True).click()
    page.wait_for_url("**?part=files**")
    expect(page.locator("main")).to_contain_text("身份证1")


def hear(page: Page, uid: str) -> None:
    """The parties are asked what became of the agreement."""
    page.goto(f"/cases/{uid}/follow-up")
    fill(page, {"people": "双方负责人", "manner": "phone", "performed": "fully", "satisfaction": "satisfied"})
    send(page, {"text": "已经停止销售，没有新的争议。"}, button="登记回访")


def check_contents(file: PdfReader, holds: tuple[str, ...]) -> None:
    """Each row of the contents list stands on the page it names, under the running number."""
    texts = [folded(sheet.extract_text()) for sheet in file.pages]
    outline = [item for item in file.outline if not isinstance(item, list)]
    titles = [str(item["/Title"]) for item in outline]
    assert [title for title in holds if not any(each.startswith(title) for each in titles)] == []
    for item in outline:
        title = folded(str(item["/Title"]).partition("（")[0])
        if title not in ("卷宗封面", "封底", "身份证明", "证据材料"):
            assert title in texts[file.get_destination_page_number(item)]


def test_a_failed_case_is_compiled_checked_by_another_and_filed(
    office: Office, desk: Server, screen: Callable[..., Page]
) -> None:
    """What is missing is explained; who compiled may not check; after filing nothing changes any more."""
    uid, mediator, clerk = office.cases["failed"], screen(desk), screen(desk)
    log_in(mediator, office.people[Role.MEDIATOR].login_name, office.people[Role.MEDIATOR].password)
    log_in(clerk, office.people[Role.CLERK].login_name, office.people[Role.CLERK].password)
    mediator.goto(f"/cases/{uid}/close")
    push(mediator, "结案")
    mediator.goto(f"/cases/{uid}/dossier/cover")
    asked = mediator.locator("textarea[name=statement]").input_value()
    reasons = "\n".join(f"{line}当事人没有交来" for line in asked.splitlines() if line.strip())
    fill(mediator, {"retention": "定期10年", "statement": reasons})
    mediator.locator("main form button[type=submit]").last.click()
    mediator.goto(f"/cases/{uid}/dossier/compile")
    mediator.locator("main form button[type=submit]").last.click()
    clerk.goto(f"/cases/{uid}/dossier/check")
    clerk.locator("main form button[type=submit]").last.click()
    expect(clerk.locator("main")).to_contain_text("卷号")
    clerk.goto(f"/cases/{uid}/dossier/filing")
    fill(clerk, {"shelf_mark": "1柜2架3层"})
    clerk.locator("main form button[type=submit]").last.click()
    job_done(clerk)
    clerk.goto(f"/cases/{uid}/dossier")
    expect(clerk.locator("main")).to_contain_text("下载归档本")
    mediator.watch.expect("status of 409")  # type: ignore[attr-defined]
    mediator.goto(f"/cases/{uid}/notes")
    expect(mediator.locator("main")).to_contain_text("只能补充")
