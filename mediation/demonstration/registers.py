"""The bureau's registers: a few entries in each, consultations at every place, typical cases, the plan's years. All of
it is invented; nobody's telephone is in it."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from sqlalchemy import select

from mediation import files
from mediation.clock import SHANGHAI
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.demonstration.register_entries import ENTRIES
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.consultation import Consultation
from mediation.models.expert import Expert
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.plan_task import PlanTask
from mediation.models.register import RegisterEntry
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.typical_case import TypicalCase
from mediation.models.user import User
from mediation.operations import plan_tasks, typical_cases
from mediation.operations.access_scope import stored_only
from mediation.operations.actor import Actor
from mediation.operations.consultations import acts as consultations
from mediation.operations.consultations.acts import ConsultationValues
from mediation.operations.plan_tasks import Evidence
from mediation.operations.received_files import SealedFile
from mediation.operations.registers import attendance, entries
from mediation.operations.registers.files import attach as attach_file
from mediation.operations.typical_cases import Selected
from mediation.procedures.typical_case import Entry
from mediation.rules.file_types import PDF
from mediation.rules.registers.attendance import Attendee
from mediation.rules.registers.catalogue import KINDS

CLERK, DIRECTOR = "bureau-clerk", "director"
D = date.fromisoformat
DIAGNOSED = {"title": "示例家用纺织品有限公司", "code": "91320612MA1XXTT09B"}
PEOPLE = [
    Attendee("示例学员甲", "区市场监管局"),
    Attendee("示例学员乙", "区文广旅局"),
    Attendee("示例学员丙", "区公安局"),
]

# How each ends, how many days before the last day it came in, and what is asked.
QUESTIONS = (
    ("answered", 60, "to_judiciary", "区市场监管局", "区公安局", "假冒注册商标的立案追诉标准"),
    ("late", 45, "to_judiciary", "区文广旅局", "区人民检察院", "复制花型的电子证据怎样固定"),
    ("answered", 40, "to_agency", "区人民法院", "区市场监管局", "外观设计整体视觉效果的比对"),
    ("flagged", 20, "to_agency", "区人民检察院", "区市场监管局", "地理标志与商标冲突的认定"),
    ("withdrawn", 16, "to_agency", "区公安局", "区市场监管局", "商品类似的判断"),
    ("open", 14, "to_judiciary", "区市场监管局", "区人民法院", "行为保全的担保怎样算"),
    ("open", 3, "to_agency", "区人民法院", "区市场监管局", "专利权评价报告的结论怎样看"),
)


def play(names: dict[str, int]) -> None:
    """All of them, after the cases are closed and the experts on their register."""
    clerk, director = (db.session.get_one(User, names[login]).id for login in (CLERK, DIRECTOR))
    for kind, typed, papers in ENTRIES:
        whom = _diagnosed() if kind == "diagnosis" else {}
        _enter(clerk, kind, {**whom, **typed}, papers)
    for question in QUESTIONS:
        _ask(clerk, *question)
    _tell(clerk, director)
    _judge(clerk)


def _actor(user_id: int, day: date) -> Actor:
    day = min(day, TODAY)
    return Actor(db.session.get_one(User, user_id), datetime.combine(day, time(10, 40), SHANGHAI), day, "demo")


def _diagnosed() -> dict[str, str]:
    firm = db.session.scalars(
        select(Party)
        .join(RegisteredApplicant, RegisteredApplicant.party_id == Party.id)
        .order_by(RegisteredApplicant.id)
    ).first()
    return {"title": firm.name, "code": firm.identity_number} if firm else DIAGNOSED


def _enter(clerk: int, code: str, typed: dict[str, Any], papers: tuple[str, ...]) -> None:
    kind = KINDS[code]
    days = {"day", "until", "answered_on", "mended_on"}
    values = {name: D(value) if name in days else value for name, value in typed.items()}
    made: list[int] = []

    def step() -> None:
        made.append(entries.enter(kind, values, actor=_actor(clerk, TODAY)).id)

    act(step)
    for purpose in papers:

        def attach(purpose: str = purpose) -> None:
            who = _actor(clerk, TODAY)
            # Made here: nothing has to find out whether it opens.
            name = f"{kind.attachable[purpose]}（示例）.pdf"
            received = SealedFile(name, PDF.media_type, files.store(_sheet()), scan="")
            attach_file(db.session.get_one(RegisterEntry, made[0]), received, purpose=purpose, actor=who)

        act(attach)
    if kind.attendance and values["day"] < TODAY:

        def came() -> None:
            entry = db.session.get_one(RegisterEntry, made[0])
            attendance.keep_list(entry, PEOPLE, seen_version=entry.version, actor=_actor(clerk, TODAY))

        act(came)


def _sheet() -> bytes:
    writer, content = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(content)
    return content.getvalue()


def _ask(clerk: int, end: str, before: int, direction: str, asker: str, asked: str, subject: str) -> None:
    day = working_day(TODAY - timedelta(before))
    made: list[int] = []
    values = ConsultationValues(direction, asker, asked, subject, f"{subject}，请书面答复。", day)

    def step() -> None:
        bureau = db.session.scalars(select(Organisation).where(Organisation.code == "bureau")).one()
        made.append(consultations.receive(bureau, values, actor=_actor(clerk, day)).id)

    act(step)
    if end != "open":
        act(lambda: _end(clerk, end, day, db.session.get_one(Consultation, made[0])))


def _end(clerk: int, end: str, day: date, row: Consultation) -> None:
    if end == "flagged":
        who = _actor(clerk, day + timedelta(1))
        consultations.flag(row, text="涉及两种权利的冲突，要请专家。", actor=who)
        expert = db.session.scalars(select(Expert).where(Expert.name == "岑望")).first()
        later = _actor(clerk, day + timedelta(6))
        said = "先看谁的权利在先，再看使用的方式。"
        consultations.ask_expert(row, expert, on=later.today, checked=True, text=said, actor=later)
        return
    on = working_day(day + timedelta({"answered": 5, "late": 19, "withdrawn": 2}[end]))
    who = _actor(clerk, on)
    if end == "withdrawn":
        consultations.withdraw(row, on=on, text="案件已经移送，不再需要。", actor=who)
    else:
        consultations.answer(row, on=on, text="已研究，意见见复函（示例）。", actor=who)


def _tell(clerk: int, director: int) -> None:
    """One from a closed case, waiting for approval; one of another body, published."""
    case = db.session.scalars(
        select(Case)
        .join(Organisation, Organisation.id == Case.committee_id)
        .where(Organisation.code == "textile", Case.state == "closed", Case.restricted.is_(False), ~stored_only())
        .order_by(Case.id)
    ).first()
    if case is not None:
        told = "某设计公司发现一家网店销售的四件套使用了登记的花型。调解员先核权属，再请双方对比图样，当天谈妥。"
        own = Selected(TODAY, "花型著作权快速调解案", "当天谈妥，履行完毕", case)
        row_id = _select(director, case.committee_id, own)
        _go(director, row_id, "deidentify", Entry(TODAY, title="花型著作权快速调解案", text=told))
    bureau = db.session.scalars(select(Organisation).where(Organisation.code == "bureau")).one()
    other = Selected(TODAY, "批发市场假冒商标案", "行刑衔接", None, "区市场监管局行政处罚", "示例床品经营部")
    row_id = _select(clerk, bureau.id, other)
    text = "执法人员在某市场查获假冒注册商标的床品，达到追诉标准，移送公安机关。"
    _go(clerk, row_id, "deidentify", Entry(TODAY, title="批发市场假冒商标案", text=text))
    _go(director, row_id, "approve", Entry(TODAY))
    _go(clerk, row_id, "publish", Entry(TODAY, place="区政府网站（示例）"))
    fresh = Selected(TODAY, "网店盗图著作权案", "删链接和赔偿一次谈妥", None, "区文广旅局行政调解", "示例图案工作室")
    _select(clerk, bureau.id, fresh)


def _select(user_id: int, office_id: int, values: Selected) -> int:
    made: list[int] = []

    def step() -> None:
        office = db.session.get_one(Organisation, office_id)
        made.append(typical_cases.choose(office, values, actor=_actor(user_id, TODAY)).id)

    act(step)
    return made[0]


def _go(user_id: int, row_id: int, action: str, entry: Entry) -> None:
    act(
        lambda: typical_cases.carry_out(
            db.session.get_one(TypicalCase, row_id), action, entry, actor=_actor(user_id, TODAY)
        )
    )


def _judge(clerk: int) -> None:
    said = (
        ("三（三）1", "behind", "第二次会议的纪要还没有附上。"),
        ("三（三）2", "running", "两个方向都有咨询，一件没有按期。"),
        ("三（五）1", "running", "第二场调研的成果报告在写。"),
        ("三（九）2", "done", "已认定一家（示例）。"),
    )
    for number, progress, note in said:

        def step(number: str = number, progress: str = progress, note: str = note) -> None:
            task = db.session.scalars(select(PlanTask).where(PlanTask.number == number)).one()
            shown = (Evidence("登记在台账", "/registers"),)
            plan_tasks.note_year(
                task,
                TODAY.year,
                progress=progress,
                note=note,
                evidence=shown,
                seen_version=None,
                actor=_actor(clerk, TODAY),
            )

        act(step)
