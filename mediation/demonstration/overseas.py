"""Disputes abroad: ten of them with the enterprises that are guided, what came of it, and every trap of the count."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast, overseas_outcomes
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance import acts, disputes, entries, nodes
from mediation.operations.overseas_guidance.disputes import DisputeValues
from mediation.operations.overseas_guidance.entries import EntryValues
from mediation.operations.overseas_guidance.nodes import NodeValues
from mediation.operations.parties import PartyValues
from mediation.procedures.overseas_guidance import Entry

OFFICER = "overseas"
COURT, CHICAGO = "伊利诺伊北区联邦地区法院", "America/Chicago"
GROUP = "示例云家纺集团"

# When it was known, how many of the cast's firms are in it, and what it is.
PAST = (
    (date(2024, 3, 11), 12, DisputeValues("schedule_a", "US", "Example Prints LLC", TODAY, COURT, "1:24-cv-00000")),
    (date(2024, 6, 3), 4, DisputeValues("platform", "US", "示例设计师", TODAY, "示例电商平台", "EX-2024-31")),
    (date(2024, 9, 9), 5, DisputeValues("squatting", "DE", "Muster Handels GmbH", TODAY, "德国专利商标局")),
    (date(2024, 11, 18), 3, DisputeValues("customs", "GB", "Example Bedding Ltd", TODAY, "英国边境执法局")),
    (date(2025, 2, 24), 6, DisputeValues("section_337", "US", "Example Textiles Inc.", TODAY, "美国国际贸易委员会")),
    (date(2025, 4, 14), 4, DisputeValues("eu_design", "EU", "Ejemplo Hogar S.L.", TODAY, "示例展会法院")),
    (date(2025, 7, 7), 2, DisputeValues("dmca", "US", "Sample Patterns Studio", TODAY, "示例独立站平台")),
)
QUILT = "美国外观设计专利（被套）"
TRAPS = DisputeValues("demand_letter", "US", "Example Licensing LP", TODAY, right_text=QUILT)
RUNNING = (
    DisputeValues(
        "schedule_a", "US", "Example Florals LLC", TODAY, COURT, "1:26-cv-00000", "Example & Sample LLP",
        QUILT, "被套、枕套", "6302.31", "B0EXAMPLE1\nB0EXAMPLE2", None, 1_842_035, "USD", "企业来电",
    ),
    DisputeValues("platform", "US", "示例设计师工作室", TODAY, "示例电商平台", "EX-2026-77", products="靠垫"),
)  # fmt: skip
RESULTS = {
    **{"schedule_a": "released", "platform": "restored", "squatting": "won", "customs": "other"},
    **{"section_337": "withdrawn", "eu_design": "not_covered", "dmca": "restored"},
}
PRODUCTS = {
    **{"schedule_a": "被套、枕套", "platform": "靠垫", "squatting": "四件套", "customs": "床单、被套", "dmca": "窗帘"},
    **{"section_337": "床单", "eu_design": "沙发巾", "demand_letter": "被套"},
}
FROZEN = {"schedule_a": (15_000_000, "USD")}
OPINION = (
    "先核对送达文书、店铺和链接是不是本企业的，保存销售数据、设计底稿和聊天记录，不要删除。\n"
    "比较应诉、和解、提出无效三种办法的花费和时间，由企业决定。"
)
PAPERS = ((7, "初步禁令听证", "09:30", "听证通知（第14号）"), (13, "提交答辩", "23:59", "传票（第15号）"))


@dataclass
class Desk:
    """The officer at work; `office_id` where."""

    officer_id: int
    office_id: int

    def actor(self, day: date, hour: int = 10) -> Actor:
        """The officer on a day."""
        user = db.session.get_one(User, self.officer_id)
        return Actor(user, datetime.combine(day, time(hour, 40), SHANGHAI), day, "demo")

    def dispute(self, uid: str) -> OverseasDispute:
        """The dispute, fresh from the database."""
        return db.session.scalars(select(OverseasDispute).where(OverseasDispute.uid == uid)).one()


def play(officer_id: int, members: dict[str, list[cast.Member]]) -> None:
    """All ten, the oldest first."""
    centre = select(Organisation.id).where(Organisation.kind == "rights_centre")
    desk = Desk(officer_id, db.session.scalars(centre.limit(1)).one())
    firms = iter(members["textile"])
    for day, count, values in PAST:
        uid = _register(desk, values, day)
        for place in range(count):
            firm = next(firms).values
            parent = (place, count) == (0, 12)
            on = working_day(day + timedelta(1 + place))
            _guided(desk, uid, firm, on, group=GROUP if parent else "", typical=parent)
        db.session.expire_all()
    _traps(desk, members, working_day(date(2025, 9, 15)))
    _running(desk, [next(firms).values for _ in range(4)])


def _register(desk: Desk, values: DisputeValues, day: date) -> str:
    made: list[str] = []

    def step() -> None:
        office = db.session.get_one(Organisation, desk.office_id)
        dated = replace(
            values,
            noticed_on=day,
            source=values.source or "海外纠纷信息监测",
            products=values.products or PRODUCTS.get(values.kind, ""),
        )
        if dated.frozen is None and dated.kind in FROZEN:
            frozen, currency = FROZEN[dated.kind]
            dated = replace(dated, frozen=frozen, currency=currency)
        made.append(disputes.register(office, dated, actor=desk.actor(day, 9)).uid)

    act(step)
    return made[0]


def _found(desk: Desk, uid: str, firm: PartyValues, day: date, group: str = "") -> OverseasGuidance:
    on = desk.actor(day)
    row = disputes.identify(desk.dispute(uid), firm, on=day, group_name=group, actor=on)
    acts.carry_out(row, "tell", Entry(day, "both", firm.head_name or firm.name, "告知书签收单"), actor=on)
    return row


def _guided(
    desk: Desk,
    uid: str,
    firm: PartyValues,
    day: date,
    *,
    group: str = "",
    channel: str = "visit",
    typical: bool = False,
) -> None:
    """One enterprise from the finding to the review, in one transaction; a `typical` one gets its study."""
    later, end = working_day(day + timedelta(1)), working_day(day + timedelta(90))

    def step() -> None:
        row = _found(desk, uid, firm, day, group)
        kind = row.dispute.kind
        if channel in ("training", "broadcast"):
            _entry(desk, row, later, channel)
            return
        for action, entry in (
            ("want", Entry(day)),
            ("grade", Entry(day, choice="general")),
            ("advise", Entry(later, text=OPINION)),
            ("warn", Entry(later, "visit", firm.head_name or firm.name)),
            ("plan", Entry(later, choice="settle")),
        ):
            acts.carry_out(row, action, entry, actor=desk.actor(entry.on, 11))
        _entry(desk, row, later, channel)
        acts.carry_out(row, "conclude", Entry(end, choice=RESULTS.get(kind, "other")), actor=desk.actor(end))
        overseas_outcomes.recovered(row, kind, end, desk.actor(end, 14), twice=typical)
        reviewed = Entry(end, text="电话回访，已恢复经营")
        acts.carry_out(row, "review", reviewed, typical=typical, actor=desk.actor(end, 15))
        if typical:
            overseas_outcomes.written(row, desk.actor(end, 16))

    act(step)


def _entry(
    desk: Desk, row: OverseasGuidance, day: date, channel: str, *, confirmed: bool = True
) -> OverseasEntry:  # fmt: skip
    said = "集中讲海外风险。" if channel == "training" else "讲程序、期限、举证和几种办法。"
    values = EntryValues(day, "季承安", channel, said, f"示例指导签收单{day:%m%d}")
    if confirmed:
        values = replace(values, confirmed_on=day, confirmed_by=row.party.head_name or "负责人")
    return entries.keep(row, None, values, actor=desk.actor(day, 14))


def _traps(desk: Desk, members: dict[str, list[cast.Member]], day: date) -> None:
    """Who must not be counted, or not twice: a sole trader, a firm outside, one that only came to a training, one
    counted already under its former name; and a branch, which counts beside its parent."""
    uid, random = _register(desk, TRAPS, day), Random(6)  # noqa: S311 - a story, not a secret
    outside = cast.company(random, "南通示例海门床品有限公司", textile=True).values
    taught = cast.company(random, "南通示例培训家纺有限公司", textile=True).values
    branch = cast.company(random, f"{members['textile'][0].values.name}先锋分公司", textile=True).values
    for values, group, channel in (
        (members["traders"][0].values, "", "visit"),
        (replace(outside, town="三星镇", address="南通市海门区三星镇示例路8号"), "", "visit"),
        (taught, "", "training"),
        (replace(members["textile"][1].values, name="南通示例新名家纺有限公司"), "", "visit"),
        (replace(branch, kind="organisation"), GROUP, "visit"),
    ):
        _guided(desk, uid, values, day, group=group, channel=channel)
    db.session.expire_all()


def _running(desk: Desk, firms: list[PartyValues]) -> None:
    """Two that run: one whose days abroad come near, one just found."""
    day = working_day(TODAY - timedelta(4))
    court, platform = _register(desk, RUNNING[0], day), _register(desk, RUNNING[1], TODAY)

    def advised() -> None:
        row = _found(desk, court, firms[0], day)
        acts.carry_out(row, "want", Entry(day), actor=desk.actor(day))
        acts.carry_out(row, "grade", Entry(day, choice="major"), actor=desk.actor(day))
        acts.carry_out(row, "advise", Entry(day, text=OPINION), actor=desk.actor(day, 15))
        acts.carry_out(row, "warn", Entry(day, "visit", firms[0].head_name), actor=desk.actor(day, 15))
        _entry(desk, row, day, "visit")
        # The enterprise has not yet confirmed what was said on the phone.
        called = _entry(desk, row, working_day(day + timedelta(1)), "phone", confirmed=False)
        overseas_outcomes.shown(row, called, desk.actor(TODAY))
        overseas_outcomes.corrected(row, desk.actor(TODAY))

    def wanted() -> None:
        row = _found(desk, court, firms[1], TODAY)
        acts.carry_out(row, "want", Entry(TODAY), actor=desk.actor(TODAY))

    def dated() -> None:
        dispute = desk.dispute(court)
        for ahead, name, hour, source in PAPERS:
            when = NodeValues(name, TODAY + timedelta(ahead), time.fromisoformat(hour), CHICAGO, "confirmed", source)
            nodes.keep(dispute, None, when, actor=desk.actor(TODAY))
        usual = dict(nodes.usual(dispute, TODAY))[0]
        proposed = usual.proposed(TODAY - timedelta(10)) or TODAY
        order = NodeValues(usual.name, proposed, time(17), CHICAGO, "proposed")
        nodes.keep(dispute, None, order, basis=usual.basis, actor=desk.actor(TODAY))

    def found() -> None:
        _found(desk, platform, firms[2], TODAY)
        disputes.identify(desk.dispute(platform), firms[3], on=TODAY, actor=desk.actor(TODAY))

    for step in (advised, wanted, dated, found):
        act(step)
