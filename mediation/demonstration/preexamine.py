"""The rights centre's pre-examinations of designs: about sixty in all states, with small invented patterns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration.applicants import AGENCIES
from mediation.demonstration.pattern import SIZE, pattern
from mediation.demonstration.plan import SEED, TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination import handling, registering, views
from mediation.operations.design_preexamination.registering import RequestValues
from mediation.operations.received_files import SeenFile
from mediation.operations.registered_applicants.standing import quota_of, standing_on
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.rights import check_patent_number

EXAMINERS = ("examiner", "examiner2")
# The few that a short demonstration shows.
FEW = ("granted", "waiting", "accepted")
# How many end where, and how many days before the last day the oldest and the newest begin.
ENDS = {
    "granted": (18, 500, 110),
    "rejected": (1, 220, 220),
    "application_withdrawn": (1, 200, 200),
    "cancelled": (1, 140, 140),
    "unmarked": (1, 130, 130),
    "marked": (7, 90, 20),
    "not_filed": (2, 150, 80),
    "failed": (6, 420, 15),
    "refused": (4, 300, 6),
    "withdrawn": (2, 180, 30),
    "deemed_withdrawn": (2, 160, 40),
    "filed": (2, 9, 8),
    "passed": (3, 10, 7),
    "waiting": (3, 8, 5),
    "accepted": (4, 6, 2),
    "incomplete": (2, 3, 2),
    "submitted": (2, 1, 0),
}
PRODUCTS = (
    ("毛巾", "06-13", "single"),
    ("四件套", "06-13", "set"),
    ("绣花窗帘", "06-10", "single"),
    ("靠垫", "06-09", "single"),
    ("提花面料", "05-05", "similar"),
    ("儿童毯", "06-13", "partial"),
    ("桌布", "06-13", "single"),
)
NAMES = ("芦汀", "春溪", "木兰序", "云岫", "竹影", "山茶", "青梧", "荷塘", "缠枝", "雪苇")
DESIGNERS = ("岑云、俞小满", "祁玥", "霍垚", "柏知秋、乔安")


@dataclass
class Story:
    """One request while it is played; `day` moves on with it."""

    serial: int
    end: str
    day: date
    people: tuple[User, User]
    centre: Organisation
    applicant: str
    random: Random = field(default_factory=Random)

    def actor(self, hour: int = 10) -> Actor:
        """The examiner at work on the day."""
        return Actor(self.people[0], datetime.combine(self.day, time(hour, 15), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)


def play(names: dict[str, int], *, few: bool = False) -> None:
    """All of them, or a `few`, in the order in which they came."""
    for serial, (day, end) in enumerate(sorted(_plan(few=few))):
        users = [db.session.get_one(User, names[login]) for login in EXAMINERS]
        centre = db.session.scalars(select(Organisation).where(Organisation.code == "rights_centre")).one()
        found = _applicant(day, serial) if end != "refused" or serial % 2 else None
        name = found.party.name if found else "南通溪亭布艺有限公司（没有备案）"
        if found is None and end != "refused":
            continue
        pair = (users[serial % 2], users[1 - serial % 2])
        story = Story(serial, end, day, pair, centre, name, Random(SEED + serial))  # noqa: S311 - a story
        act(lambda story=story: _play(story))  # type: ignore[misc]
        db.session.expire_all()


def _plan(*, few: bool) -> Iterator[tuple[date, str]]:
    for end, (count, oldest, newest) in ENDS.items():
        wanted = int(end in FEW) if few else count
        for place in range(wanted):
            before = oldest - (oldest - newest) * place // max(wanted - 1, 1)
            yield working_day(TODAY - timedelta(before)), end


def _applicant(day: date, serial: int) -> RegisteredApplicant | None:
    """One whose registration holds on the day, and who has a piece left."""
    known = db.session.scalars(select(RegisteredApplicant).order_by(RegisteredApplicant.id)).all()
    fitting = [
        each for each in known if standing_on(each, day).valid and quota_of(each, day.year).left != 0
    ]  # fmt: skip
    return fitting[serial % len(fitting)] if fitting else None


def _play(story: Story) -> None:
    row = _register(story)
    for step in _COURSES[story.end]:
        step(story, row)
        db.session.flush()


def _register(story: Story) -> DesignPreexamination:
    product, number, shape = PRODUCTS[story.serial % len(PRODUCTS)]
    called = f"{product}（{NAMES[story.serial % len(NAMES)]}）"
    designs = {"set": "被套\n床单\n枕套", "similar": "款一（基本设计）\n款二\n款三"}.get(shape, "")
    values = RequestValues(
        applicant_name=story.applicant,
        submitted_on=story.day,
        product=called,
        class_number=number if story.end != "refused" or story.serial % 2 == 0 else "07-01",
        examiner_id=story.people[0].id,
        reader_id=story.people[1].id,
        shape=shape,
        designs=designs,
        designers=DESIGNERS[story.serial % len(DESIGNERS)],
        agency=AGENCIES[0].name if story.serial % 3 == 0 and story.day >= date(2026, 1, 5) else "",
        attorney="樊昕" if story.serial % 3 == 0 and story.day >= date(2026, 1, 5) else "",
        colour=story.serial % 2 == 0,
        papers=("request", "brief", "undertaking"),
    )
    row = registering.register(story.centre, values, actor=story.actor(9))
    lines = [line.partition("（")[0] for line in designs.splitlines()] or [product]
    shown = lines[:-1] if story.end == "incomplete" and len(lines) > 1 else lines
    _picture(story, row, [f"{name} 主视" for name in shown])
    return row


def _picture(story: Story, row: DesignPreexamination, names: list[str]) -> None:
    found = [
        # Drawn here a moment ago: there is nothing to look for in it.
        SeenFile(f"{name}.png", "image/png", pattern(story.serial, shade=place), "", SIZE, SIZE)
        for place, name in enumerate(names)
    ]
    views.add_views(row, found, actor=story.actor(9))


def _ask(story: Story, row: DesignPreexamination) -> None:
    handling.ask_papers(
        row, on=story.day, items=("views",), text="缺一件的主视图，请补。", actor=story.actor(14)
    )  # fmt: skip


def _refuse(story: Story, row: DesignPreexamination) -> None:
    story.later(1)
    ground = "not_registered" if "没有备案" in story.applicant else "outside_field"
    reason = "提交那天没有备案。" if ground == "not_registered" else "不是家纺产品的分类。"
    handling.refuse(row, on=story.day, ground=ground, reason=reason, actor=story.actor())


def _accept(story: Story, row: DesignPreexamination) -> None:
    story.later(story.random.randint(0, 1))
    handling.accept(row, on=story.day, actor=story.actor(11))


def _screen(story: Story, row: DesignPreexamination) -> None:
    handling.screen(row, on=story.day, conclusion="clear", actor=story.actor(14))


def _opine(story: Story, row: DesignPreexamination) -> None:
    story.later(2)
    text = "后视图看不清，请换一幅。\n简要说明没有写设计要点。"
    handling.issue_opinion(row, on=story.day, items=("views", "brief"), text=text, actor=story.actor())


def _answer(story: Story, row: DesignPreexamination) -> None:
    story.later(2)
    handling.record_answer(row, on=story.day, answer="换了后视图，补了设计要点。", actor=story.actor(15))


def _maybe_opine(story: Story, row: DesignPreexamination) -> None:
    if story.random.random() < 0.4:
        _opine(story, row)
        _answer(story, row)


def _pass(story: Story, row: DesignPreexamination) -> None:
    story.later(story.random.randint(1, 3))
    handling.conclude(row, "pass", on=story.day, actor=story.actor(16))


def _fail(story: Story, row: DesignPreexamination) -> None:
    story.later(2)
    reason = "与现有设计没有明显区别，第一次意见指出后没有克服。"
    handling.conclude(row, "fail", on=story.day, reason=reason, actor=story.actor(16))


def _withdraw(story: Story, row: DesignPreexamination) -> None:
    story.later(1)
    handling.conclude(row, "withdraw", on=story.day, reason="产品改款，申请人撤回。", actor=story.actor())


def _deem(story: Story, row: DesignPreexamination) -> None:
    story.later(15)
    handling.conclude(row, "deem_withdrawn", on=story.day, actor=story.actor())


def _file(story: Story, row: DesignPreexamination) -> None:
    story.later(1)
    number = _number(story)
    handling.file(row, on=story.day, number=number, paid_on=story.day, actor=story.actor())


def _number(story: Story) -> str:
    """An invented number whose check digit fits."""
    body = f"{story.day.year}30{700000 + story.serial * 137:06d}"
    for digit in "0123456789X":
        try:
            return check_patent_number(body + digit).number
        except InvalidIdentifier:
            continue
    raise ValueError(body)


def _check(story: Story, row: DesignPreexamination) -> None:
    same = story.end != "unmarked"
    handling.check_consistency(
        row, on=story.day, consistent=same, difference="" if same else "主视图换了颜色。", actor=story.actor(14)
    )


def _mark(story: Story, row: DesignPreexamination) -> None:
    handling.mark(row, on=story.day, actor=story.actor(15))


def _unmark(story: Story, row: DesignPreexamination) -> None:
    reason = "提交文本和合格文本不一致。"
    handling.end_lane(row, "refuse_mark", on=story.day, reason=reason, actor=story.actor(15))


def _cancel(story: Story, row: DesignPreexamination) -> None:
    story.later(10)
    handling.end_lane(row, "cancel_mark", on=story.day, reason="申请人主动修改了图片。", actor=story.actor())


def _not_file(story: Story, row: DesignPreexamination) -> None:
    story.later(30)
    handling.not_file(row, on=story.day, ground="changed", reason="不再生产。", actor=story.actor())


def _grant(story: Story, row: DesignPreexamination) -> None:
    story.later(story.random.randint(12, 40))
    number = f"CN309{600000 + story.serial * 211:06d}S"
    handling.grant(row, on=story.day, number=number, actor=story.actor())


def _reject(story: Story, row: DesignPreexamination) -> None:
    story.later(60)
    handling.end_at_office(row, "reject", on=story.day, reason="明显属于现有设计。", actor=story.actor())


def _give_up(story: Story, row: DesignPreexamination) -> None:
    story.later(40)
    handling.end_at_office(
        row, "withdraw_application", on=story.day, reason="申请人撤回申请。", actor=story.actor()
    )  # fmt: skip


Step = Callable[[Story, DesignPreexamination], None]
_TAKEN: tuple[Step, ...] = (_accept, _screen)
_PASSED: tuple[Step, ...] = (*_TAKEN, _maybe_opine, _pass)
_MARKED: tuple[Step, ...] = (*_PASSED, _file, _check, _mark)
_COURSES: dict[str, tuple[Step, ...]] = {
    "submitted": (),
    "incomplete": (_ask,),
    "refused": (_refuse,),
    "accepted": _TAKEN,
    "waiting": (*_TAKEN, _opine),
    "passed": _PASSED,
    "failed": (*_TAKEN, _opine, _answer, _fail),
    "withdrawn": (*_TAKEN, _withdraw),
    "deemed_withdrawn": (*_TAKEN, _opine, _deem),
    "not_filed": (*_PASSED, _not_file),
    "filed": (*_PASSED, _file),
    "marked": _MARKED,
    "unmarked": (*_PASSED, _file, _check, _unmark),
    "cancelled": (*_MARKED, _cancel),
    "granted": (*_MARKED, _grant),
    "rejected": (*_MARKED, _reject),
    "application_withdrawn": (*_MARKED, _give_up),
}
