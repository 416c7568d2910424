"""What goes into the files of the story: copies handed in, follow-up, papers printed, files compiled and filed."""

import io

from PIL import Image, ImageDraw, ImageFont

from mediation import files
from mediation.demonstration.play import CLERKS, Scene, act
from mediation.documents.fonts.faces import folder
from mediation.operations import evidence, follow_ups
from mediation.operations.actor import Actor
from mediation.operations.case_keys import key_of
from mediation.operations.dossier import filing
from mediation.operations.dossier.binding import bind, plan
from mediation.operations.dossier.filing import CoverValues
from mediation.operations.evidence import FileDetails, ReceivedFile
from mediation.operations.follow_ups import FollowUpValues
from mediation.operations.papers.checklist import Standing, checklist
from mediation.operations.papers.copies import usual_copies
from mediation.operations.papers.issuing import file_sheet, set_sheet
from mediation.operations.papers.making import Making
from mediation.procedures.archiving import unexplained
from mediation.rules.file_types import JPEG

AGREEMENTS = ("agreement", "oral_agreement")
EVERY_SO_MANY = 40
"""One file of so many is printed, bound and filed: setting papers is what takes time."""


def hand_in(scene: Scene) -> None:
    """A copy of every party's identity, and the certificate of the right with two pictures of the goods."""
    if scene.plan.number % 8:
        return
    for party_id in [party.id for party in scene.case.parties]:
        _hand_in(scene, "identity", "身份证明复印件", party_id, "copy")
    applicant = next(party.id for party in scene.case.parties if party.side == "applicant")
    for title in ("权利登记证书", "商品页面截图", "实物照片"):
        _hand_in(scene, "evidence", title, applicant, "copy")


def _hand_in(scene: Scene, purpose: str, title: str, party_id: int, original: str) -> None:
    case = scene.case
    party = next(each for each in case.parties if each.id == party_id)
    picture = picture_of(title, party.party.name)
    # Drawn here: nothing has to find out whether it opens, which takes a slow machine longer than a file may take.
    stored = files.store(picture, key=key_of(case))
    received = ReceivedFile(f"{title}.jpg", JPEG, 1, stored, scan="")
    details = FileDetails(
        purpose,
        scene.day,
        title=f"{title}（{party.party.name}）" if purpose == "identity" else title,
        party=party,
        original=original,
        sheets=1,
        origin="当事人提交",
    )
    act(lambda: evidence.add_file(scene.case, received, details, actor=scene.actor(10)))


def picture_of(title: str, name: str) -> bytes:
    """A sheet that says what it stands for and that it is invented; the same for the same words."""
    image = Image.new("RGB", (900, 640), "#f4f4ef")
    pen = ImageDraw.Draw(image)
    face = str(folder() / "hei.otf")
    pen.rectangle((24, 24, 876, 616), outline="#555555", width=3)
    for place, (words, size) in enumerate(((title, 54), (name, 34), ("演示件　内容为虚构", 30))):
        pen.text((450, 210 + 110 * place), words, fill="#222222", font=ImageFont.truetype(face, size), anchor="mm")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def follow_up(scene: Scene) -> None:
    """The parties are asked by telephone what became of the agreement."""
    values = FollowUpValues(
        manner="phone",
        people="、".join(party.party.name for party in scene.case.parties),
        performed="fully",
        satisfaction="satisfied" if scene.plan.number % 5 else "fair",
        text="款项已付清，近似商品已下架。各方对调解结果没有异议，没有新的争议。",
    )
    act(lambda: follow_ups.follow_up(scene.case, values, actor=scene.actor(16)))


def put_on_file(scene: Scene) -> None:
    """Some finished cases are printed, bound and filed; what is missing is explained in the statement."""
    if scene.plan.number % EVERY_SO_MANY:
        return
    print_papers(scene)
    scene.later(3)
    case, clerk = scene.case, Actor(scene.people[CLERKS[scene.plan.committee]], scene.actor(9).now, scene.day, "demo")
    facts = filing.facts_of(case, actor=scene.actor(), demo=True)
    left = unexplained(facts.lacking, "")
    cover = CoverValues(
        name=case.title,
        retention="定期10年",
        shelf_mark=f"{scene.plan.day.year}年第{scene.plan.number // EVERY_SO_MANY + 1}盒",
        statement="\n".join(f"{title}：当事人没有交来，通知过两次。" for title in left),
    )
    act(lambda: filing.fill_cover(scene.case, cover, seen_version="", actor=scene.actor(9), demo=True))
    act(lambda: filing.compile_dossier(scene.case, actor=scene.actor(10), demo=True))
    act(lambda: filing.check_dossier(scene.case, actor=clerk, demo=True))
    seen = filing.snapshot(scene.case)
    bound = bind(scene.case, plan(scene.case, today=scene.day, demo=True), draft=False, duplex=False, archive=True)
    act(lambda: filing.file_dossier(scene.case, bound, shelf_mark=cover.shelf_mark, seen=seen, actor=clerk, demo=True))


def print_papers(scene: Scene) -> None:
    """Every sheet that is complete is set, proved and kept."""
    case = scene.case
    for row in checklist(case, today=scene.day, demo=True):
        if row.standing is Standing.READY and row.is_paper and row.sheet.form not in AGREEMENTS:
            _print(scene, Making(scene.case, row.sheet, scene.day, demo=True))


def _print(scene: Scene, making: Making) -> None:
    ready = set_sheet(making)
    copies = usual_copies(making.case, making.sheet, scene.day)

    def put() -> None:
        fresh = Making(scene.case, making.sheet, scene.day, demo=True)
        file_sheet(fresh, ready, copies=copies, actor=scene.actor(16))

    act(put)
