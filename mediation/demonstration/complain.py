"""The rights centre's complaints: five about online shops with thirty links, two fairs with eight at their stalls, each
left at another place of its course."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.fair import Fair, FairComplaint
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.fairs import complaints, events
from mediation.operations.fairs import handing_over as from_stall
from mediation.operations.online_shops import acts, handing_over, receiving
from mediation.rules.links import read_links

AID, EXAMINER = "aid", "examiner"
PATTERNS = ("春溪缠枝", "云岫流光", "芦汀飞白", "山茶月令", "竹影清风")
PLATFORMS = ("淘宝", "抖音电商", "拼多多", "1688", "Temu")
SHOPS = ("棉语小铺", "半亩方塘家居", "素被记")
EACH = 6


@dataclass
class Story:
    """Who acts on which day; `day` moves on."""

    aid: User
    centre: Organisation
    bodies: dict[str, Organisation]
    members: dict[str, list[cast.Member]]
    day: date = TODAY

    def actor(self, hour: int = 10) -> Actor:
        """The aid officer at work on the day."""
        return Actor(self.aid, datetime.combine(self.day, time(hour, 20), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)


def play(names: dict[str, int], members: dict[str, list[cast.Member]]) -> None:
    """The complaints about shops, then the fairs."""
    bodies = {body.code: body for body in db.session.scalars(select(Organisation))}
    centre = next(body for body in bodies.values() if body.kind == "rights_centre")
    aid = db.session.get_one(User, names[AID])
    for place, (before, course) in enumerate(
        ((62, _ended), (44, _handed_over), (21, _countered), (9, _notified), (2, _new))
    ):
        story = Story(aid, centre, bodies, members, working_day(TODAY - timedelta(before)))
        course(story, _receive(story, place))
        db.session.expire_all()
    story = Story(aid, centre, bodies, members)
    _autumn_fair(story, names)
    _winter_market(story, names)
    db.session.expire_all()


# --- Online shops -----------------------------------------------------------------------------------------------------


def _receive(story: Story, place: int) -> int:
    member = story.members["textile"][place + 6].values
    last = place == len(PLATFORMS) - 1
    rows = [
        f"{SHOPS[at % 3]} https://item.example.com/{place + 1}/goods?id={58100 + 37 * at}"
        + ("" if last and at > 2 else f" 示例存证{story.day.year}-{place * EACH + at + 1:04d}")
        for at in range(EACH)
    ]
    values = receiving.ComplaintValues(
        platform=PLATFORMS[place],
        right_kind="copyright",
        facts=f"店铺销售的四件套、被套，花型与登记的《{PATTERNS[place]}》实质性相似，没有得到许可。",
        received_on=story.day,
        right_number=f"苏作登字-{story.day.year - 1}-F-{20_311 + place:08d}",
        right_title=PATTERNS[place],
        right_holder=member.name,
        title_checked_on=None if last else story.day,
        title_note="" if last else "看了登记证书原件，和公开的登记一致",
    )
    made: list[int] = []

    def step() -> None:
        links, _ = read_links("\n".join(rows))
        complaint = receiving.receive(story.centre, values, member, links, actor=story.actor(9))
        db.session.flush()
        made.append(complaint.id)

    act(step)
    return made[0]


def _links(complaint_id: int, places: slice = slice(None)) -> list[OnlineShopLink]:
    return db.session.get_one(OnlineShopComplaint, complaint_id).links[places]


def _do(story: Story, complaint_id: int, places: slice, how: Callable[[list[OnlineShopLink]], None]) -> None:
    act(lambda: how(_links(complaint_id, places)))


def _notify(story: Story, complaint_id: int) -> None:
    story.later(1)
    _do(story, complaint_id, slice(None), lambda links: acts.notify(links, on=story.day, actor=story.actor(11)))


def _take_down(story: Story, complaint_id: int, places: slice = slice(None)) -> None:
    story.later(3)
    put = lambda links: acts.record_measure(links, on=story.day, measure="removed", actor=story.actor(14))  # noqa: E731
    _do(story, complaint_id, places, put)


def _answer(story: Story, complaint_id: int, places: slice) -> None:
    story.later(4)
    note = "称花型来自公有领域，没有附证据"
    _do(
        story,
        complaint_id,
        places,
        lambda links: acts.record_statement(links, on=story.day, note=note, actor=story.actor(15)),
    )


def _end(story: Story, complaint_id: int, places: slice, result: str, note: str = "") -> None:
    _do(
        story,
        complaint_id,
        places,
        lambda links: acts.end(links, on=story.day, result=result, note=note, actor=story.actor(16)),
    )


def _ended(story: Story, complaint_id: int) -> None:
    _notify(story, complaint_id)
    _take_down(story, complaint_id)
    _answer(story, complaint_id, slice(4, 6))
    story.later(6)
    sued = {"route": "suit", "note": "已向法院起诉"}
    _do(
        story,
        complaint_id,
        slice(4, 5),
        lambda links: acts.tell_platform(links, on=story.day, **sued, actor=story.actor(10)),
    )
    story.later(12)
    _end(story, complaint_id, slice(0, 4), "removed")
    _end(story, complaint_id, slice(4, 5), "sued", "法院已立案")
    _end(story, complaint_id, slice(5, 6), "restored", "期满没有起诉，平台终止措施")


def _handed_over(story: Story, complaint_id: int) -> None:
    _notify(story, complaint_id)
    _take_down(story, complaint_id, slice(0, 4))
    _answer(story, complaint_id, slice(0, 1))
    story.later(3)

    def go() -> None:
        complaint = db.session.get_one(OnlineShopComplaint, complaint_id)
        proposal = handing_over.proposed(complaint)
        assert proposal is not None
        values = handing_over.Handover(
            on=story.day,
            consent="权利人当面同意调解，同意把材料交给调委会",
            respondent=story.members["traders"][9].values,
        )
        links = [complaint.links[0], complaint.links[3]]
        handing_over.hand_over(links, story.bodies[proposal.code.value], values, actor=story.actor(16))

    act(go)
    story.later(8)
    _end(story, complaint_id, slice(1, 3), "removed")
    _end(story, complaint_id, slice(4, 6), "no_measure", "平台认为证据不足")


def _countered(story: Story, complaint_id: int) -> None:
    _notify(story, complaint_id)
    _take_down(story, complaint_id, slice(0, 5))
    story.later(6)
    _answer(story, complaint_id, slice(0, 2))


def _notified(story: Story, complaint_id: int) -> None:
    _notify(story, complaint_id)
    _take_down(story, complaint_id, slice(0, 3))


def _new(story: Story, complaint_id: int) -> None:
    """Taken in, the right not verified yet, half of the pages not preserved."""


# --- Fairs ------------------------------------------------------------------------------------------------------------


def _fair(story: Story, values: events.FairValues, shifts: list[tuple[date, str, str, str, int | None, str]]) -> int:
    made: list[int] = []

    def enter() -> None:
        fair = events.enter(story.centre, values, actor=story.actor(9))
        for day, begins, ends, post, user_id, person in shifts:
            shift = events.ShiftValues(day, begins, ends, post, person, user_id)
            events.add_shift(fair, shift, actor=story.actor(9))
        made.append(fair.id)

    act(enter)
    return made[0]


def _stall(
    story: Story, fair_id: int, place: int, stall: str, exhibitor: str, goods: str
) -> Callable[[], FairComplaint]:
    member = story.members["textile"][place + 12].values
    pattern = PATTERNS[place % len(PATTERNS)]
    values = complaints.StallValues(
        stall=stall,
        right_kind="copyright",
        facts=f"展位上的{goods}，花型与登记的《{pattern}》相同。",
        received_on=story.day,
        exhibitor=exhibitor,
        goods=goods,
        right_number=f"苏作登字-{story.day.year - 1}-F-{30_411 + place:08d}",
        right_title=pattern,
        right_holder=member.name,
    )
    made: list[int] = []

    def receive() -> None:
        fair = db.session.get_one(Fair, fair_id)
        made.append(complaints.receive(fair, values, member, actor=story.actor(10)).id)

    act(receive)
    return lambda: db.session.get_one(FairComplaint, made[0])


def _checked(story: Story, row: Callable[[], FairComplaint]) -> None:
    act(lambda: complaints.check_title(row(), on=story.day, note="登记证书、营业执照原件", actor=story.actor(10)))


def _told(story: Story, row: Callable[[], FairComplaint]) -> None:
    _checked(story, row)
    act(lambda: complaints.tell_stall(row(), on=story.day, at="10:40", actor=story.actor(11)))


def _result(story: Story, row: Callable[[], FairComplaint], result: str, note: str) -> None:
    act(lambda: complaints.end(row(), on=story.day, result=result, note=note, actor=story.actor(15)))


def _autumn_fair(story: Story, names: dict[str, int]) -> None:
    first = date(2026, 10, 16)
    story.day = date(2026, 10, 12)
    days = [first + timedelta(at) for at in range(3)]
    shifts: list[tuple[date, str, str, str, int | None, str]] = []
    for day in days:
        shifts.append((day, "09:00", "12:00", "服务台", names[AID], ""))
        shifts.append((day, "12:00", "17:00", "服务台", names[EXAMINER], ""))
    shifts.append((first, "09:00", "17:00", "A 馆巡查", None, "程行舟（市监局）"))
    values = events.FairValues(
        "示例家纺秋季博览会", "示例会展中心 A 馆", "示例会展有限公司", days[0], days[-1], contact="展务组 0513-00000000"
    )
    fair_id = _fair(story, values, shifts)
    story.day = first
    rejected = _stall(story, fair_id, 0, "A1-03", "素被记", "被套")
    _result(story, rejected, "rejected", "登记证书不是投诉人的，没有授权")
    for place, (stall, result, note) in enumerate(
        (("A2-11", "withdrawn", "展位当场撤下三件"), ("A2-17", "covered", "主办方在场，遮盖到展会结束")), 1
    ):
        row = _stall(story, fair_id, place, stall, SHOPS[place], "四件套")
        _told(story, row)
        act(
            lambda row=row: complaints.record_statement(
                row(), on=story.day, at="14:10", text="口头称有授权，书面没有举证", actor=story.actor(14)
            )
        )
        _result(story, row, result, note)
    story.day = days[1]
    settled = _stall(story, fair_id, 3, "B1-06", "晚山家纺", "靠垫")
    _told(story, settled)
    _result(story, settled, "settled", "双方当场写了保证书，撤下展品")
    act(lambda: complaints.follow_up(settled(), on=story.day, note="下午去看，没有再摆", actor=story.actor(16)))
    authority = _stall(story, fair_id, 4, "B3-20", "暖阁家居", "床品")
    _result(story, authority, "authority", "涉嫌假冒注册商标，交现场执法人员")
    handed = _stall(story, fair_id, 5, "B3-12", "晚山布艺", "窗帘")
    _told(story, handed)
    story.day = days[2]

    def go() -> None:
        row = handed()
        proposal = from_stall.proposed(row)
        assert proposal is not None
        respondent = story.members["traders"][11].values
        consent = "投诉人当面同意调解，同意把材料交给调委会"
        handover = from_stall.Handover(story.day, consent, respondent)
        from_stall.hand_over(row, story.bodies[proposal.code.value], handover, actor=story.actor(14))

    act(go)
    story.day = date(2026, 10, 20)

    def count() -> None:
        for at, shift in enumerate(db.session.get_one(Fair, fair_id).shifts):
            events.count_consultations(shift, 4 + at % 5 * 3, seen_version=shift.version, actor=story.actor())

    act(count)


def _winter_market(story: Story, names: dict[str, int]) -> None:
    first = date(2026, 11, 19)
    story.day = date(2026, 11, 16)
    shifts: list[tuple[date, str, str, str, int | None, str]] = []
    for at in range(14):
        day = first + timedelta(at)
        shifts.append((day, "09:00", "12:00", "市场服务台", names[AID if at % 2 else EXAMINER], ""))
        shifts.append((day, "13:30", "16:30", "C 区巡查", None, "季望川（市场管理办）"))
    values = events.FairValues(
        "示例家纺城冬季采购节",
        "示例家纺城 C 区",
        "示例家纺城管理办",
        first,
        first + timedelta(13),
        note="市场活动，不搭展位，按档口号登记",
    )
    fair_id = _fair(story, values, shifts)
    story.day = first
    _told(story, _stall(story, fair_id, 6, "C2-118", "绮梦布艺", "毛毯"))
    story.day = TODAY
    _stall(story, fair_id, 7, "C3-205", "栖云家纺", "蚊帐")
