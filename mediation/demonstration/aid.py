"""Applications to the rights centre: five experts and twelve applications, each left at another place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.expert import Expert
from mediation.models.organisation import Organisation
from mediation.models.rights_aid import AidMatter
from mediation.models.user import User
from mediation.operations import aid_grants, alerts
from mediation.operations.actor import Actor
from mediation.operations.aid_grants import Decision
from mediation.operations.alerts import AlertValues
from mediation.operations.entrusting import Handover
from mediation.operations.experts import ExpertValues, add_expert
from mediation.operations.rights_aid import experts, handing_over, handling, receiving
from mediation.operations.rights_aid.receiving import AidValues

OFFICER = "aid"
TERM = (date(2026, 1, 1), date(2027, 12, 31))
EXPERTS = (
    ExpertValues("expert", "岑望", "示例青榆知识产权代理事务所", "外观设计侵权判定", *TERM),
    ExpertValues("expert", "俞清和", "示例大学设计学院", "花型著作权、实质性相似比对", *TERM),
    ExpertValues("expert", "蓝以澄", "示例纺织品检测中心", "织物组织、面料检测", *TERM),
    ExpertValues("adviser", "温如许", "示例律师事务所", "商标、不正当竞争", date(2025, 1, 1), date(2026, 6, 30)),
    ExpertValues("adviser", "祝南星", "示例跨境电商协会", "跨境电商平台投诉", date(2026, 3, 1)),
)
DESIGN = {"right_kind": "design", "right_number": "ZL201830251564.1", "right_title": "床品四件套（山茶月令）"}
PATTERN = {"right_kind": "copyright", "right_number": "苏作登字-2025-F-00021877", "right_title": "芦汀飞白"}
MARK = {"right_kind": "trademark", "right_number": "31000456", "right_title": "云屿"}


def _asked(service: str, facts: str, source: str = "window", **more: object) -> AidValues:
    return AidValues(service=service, applied_on=TODAY, facts=facts, source=source, **more)  # type: ignore[arg-type]


# Where each story ends, how many days before the last day it begins, and what is asked.
STORIES = (
    ("closed", 70, _asked("consultation", "出口前想问花型要不要先登记著作权。", "phone", **PATTERN)),
    ("refused", 62, _asked("aid", "同一件事已经向法院起诉，请求协助取证。", "sent", **MARK)),
    ("concluded", 55, _asked("infringement_opinion", "网店销售的四件套与外观设计专利近似。", "network", **DESIGN)),
    ("referred", 44, _asked("complaint", "要求查处批发市场使用登记花型的窗帘。", "visit", wants="order", **PATTERN)),
    ("handed_over", 38, _asked("mediation", "对方四件套用了登记的花型，愿意调解。", wants="mediation", **PATTERN)),
    ("suspended", 30, _asked("technical_appraisal", "对支数、织物组织有争议，请鉴定。", "sent")),
    ("given", 21, _asked("infringement_opinion", "展会上的靠垫与外观设计近似，请出意见。", "fair", **DESIGN)),
    ("appointed", 16, _asked("infringement_opinion", "对方提花面料与登记花型近似，请出意见。", **PATTERN)),
    ("named", 9, _asked("infringement_opinion", "床单包装与外观设计近似，请出意见。", **DESIGN)),
    ("accepted", 4, _asked("status_search", "查一件外观设计专利的法律状态。", "phone", **DESIGN)),
    ("supplementing", 3, _asked("aid", "网店被投诉下架，请帮忙写声明。", "network", **MARK)),
    ("received", 1, _asked("consultation", "新产品要不要申请外观设计，怎样拍图片。")),
)
TOLD = (
    "近期有人在境外以国内花型申请外观设计，再向平台投诉。出口前查一查，保留创作底稿和首次销售的证据。",
    "平台上有人批量投诉商品图片。收到通知先看权利凭证，按期提交不侵权的声明。",
)
SCALES = ("small", "medium", "micro", "large")


@dataclass
class Story:
    """One application while it is played; `day` moves on with it."""

    officer: User
    bodies: dict[str, Organisation]
    matter_id: int = 0
    day: date = TODAY

    @property
    def matter(self) -> AidMatter:
        """The application, fresh from the database."""
        return db.session.get_one(AidMatter, self.matter_id)

    def actor(self, hour: int = 10) -> Actor:
        """The officer at work on the day."""
        return Actor(self.officer, datetime.combine(self.day, time(hour, 40), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)


def play(officer_id: int, members: dict[str, list[cast.Member]]) -> None:
    """The registers, then all twelve, the oldest first."""
    _enter_experts(_story(officer_id, working_day(date(2026, 3, 2))))
    _warn(_story(officer_id, working_day(date(2026, 6, 8))), members["textile"])
    _support(_story(officer_id, working_day(date(2026, 9, 1))), members["textile"])
    for place, (end, before, asked) in enumerate(STORIES):
        story = _story(officer_id, working_day(TODAY - timedelta(before)))
        applicant, other = members["textile"][place + 8], members["traders"][place + 8]
        holder = applicant.values.name if asked.right_kind else ""
        values = replace(
            asked,
            applied_on=story.day,
            scale=SCALES[place % len(SCALES)],
            right_holder=holder,
            right_checked_on=story.day if asked.right_number else None,
            materials="权利证书复印件\n对方产品照片",
            requests="出具意见" if "opinion" in asked.service else "请协助",
        )
        _receive(story, values, applicant, other if asked.service not in ("consultation", "status_search") else None)
        _ENDS[end](story)
        db.session.expire_all()


def _story(officer_id: int, day: date) -> Story:
    bodies = {body.code: body for body in db.session.scalars(select(Organisation))}
    return Story(db.session.get_one(User, officer_id), bodies, day=day)


def _enter_experts(story: Story) -> None:
    def step() -> None:
        for values in EXPERTS:
            add_expert(story.bodies["rights_centre"], values, actor=story.actor())

    act(step)


def _warn(story: Story, firms: list[cast.Member]) -> None:
    """Two alerts: of the first all were reached and two answered, of the second one was reached."""
    named = [(firm.values.name, firm.values.identity_number or "") for firm in firms[:7]]
    first = AlertValues(
        "示例保护中心通报", "花型在境外被他人抢先申请外观设计", "serious", story.day, TOLD[0], tuple(named[:4])
    )
    _alert(story, first, reached=4, answered=2)
    story.day = working_day(TODAY - timedelta(8))
    second = AlertValues("平台公告", "批量投诉商品图片", "general", story.day, TOLD[1], tuple(named[4:]))
    _alert(story, second, reached=1, answered=0)


def _alert(story: Story, values: AlertValues, *, reached: int, answered: int) -> None:
    def step() -> None:
        alert = alerts.issue(story.bodies["rights_centre"], values, actor=story.actor())
        story.later(3)
        for row in alert.recipients[:reached]:
            alerts.note_reached(row, on=story.day, manner="visit", actor=story.actor())
        for row in alert.recipients[:answered]:
            alerts.note_answer(row, on=story.day, answer="已清查在售产品，保留创作底稿。", actor=story.actor(15))

    act(step)


def _support(story: Story, firms: list[cast.Member]) -> None:
    """Two applications to the fund, one paid, one not decided."""

    def step() -> None:
        centre, basis = story.bodies["rights_centre"], "示例区维权援助办法第六条"
        asked = {"basis": basis, "on": story.day, "actor": story.actor()}
        paid = aid_grants.ask(
            centre,
            firms[0].values,
            item="境外维权律师费补助",
            asked=3_000_000,
            **asked,  # type: ignore[arg-type]
        )
        aid_grants.ask(centre, firms[1].values, item="公证取证费补助", asked=460_000, **asked)  # type: ignore[arg-type]
        story.later(20)
        decision = Decision(story.day, 2_000_000, story.day, "对方撤回投诉，店铺恢复")
        aid_grants.decide(paid, decision, seen_version=paid.version, actor=story.actor())

    act(step)


def _receive(story: Story, values: AidValues, applicant: cast.Member, other: cast.Member | None) -> None:
    sides = [("applicant", applicant.values)] + ([("respondent", other.values)] if other else [])

    def step() -> None:
        matter = receiving.receive(story.bodies["rights_centre"], values, sides, actor=story.actor(9))
        db.session.flush()
        story.matter_id = matter.id

    act(step)


def _nothing(story: Story) -> None:
    """It came in yesterday."""


def _supplement(story: Story) -> None:
    story.later(1)
    until = working_day(story.day + timedelta(7))
    act(
        lambda: handling.ask_supplement(
            story.matter, on=story.day, gaps="平台的通知、下架截图", until=until, actor=story.actor()
        )
    )


def _accept(story: Story, *, difficult: bool = False) -> None:
    story.later(2)
    how = {"manner": "written", "difficult": difficult, "approved_by": "中心主任" if difficult else ""}
    act(lambda: handling.accept(story.matter, on=story.day, **how, actor=story.actor()))


def _refuse(story: Story) -> None:
    story.later(2)
    no = {"ground": "elsewhere", "reason": "法院已经立案，取证由法院决定。", "told_on": story.day}
    act(lambda: handling.refuse(story.matter, on=story.day, **no, actor=story.actor()))


def _name(story: Story, name: str = "岑望") -> None:
    _accept(story, difficult=story.matter.service == "technical_appraisal")
    story.later(1)

    def step() -> None:
        expert = db.session.scalars(select(Expert).where(Expert.name == name)).one()
        experts.name_expert(story.matter, expert, on=story.day, actor=story.actor())

    act(step)


def _appoint(story: Story, name: str = "岑望") -> None:
    _name(story, name)
    story.later(2)

    def step() -> None:
        days = {"on": story.day, "free_on": story.day, "silent_on": story.day}
        experts.appoint_expert(story.matter.experts[0], story.matter, **days, actor=story.actor())

    act(step)


def _give(story: Story) -> None:
    _appoint(story)
    story.later(2)
    met = {"manner": "discussion", "text": "专家比对样品和授权图片，逐项看设计要点。"}
    act(lambda: handling.note_step(story.matter, on=story.day, **met, actor=story.actor()))
    story.later(1)
    said = {
        "question": "对方的产品和专利的整体视觉效果是不是近似？",
        "text": "两者都是同类产品。主要图案的构图、疏密相同，差别在配色和局部枝叶，对整体视觉效果影响不大，近似。",
    }
    act(lambda: handling.issue_opinion(story.matter, on=story.day, **said, actor=story.actor(15)))


def _suspend(story: Story) -> None:
    _appoint(story, "蓝以澄")
    story.later(3)
    act(lambda: handling.suspend(story.matter, on=story.day, reason="等检测机构出检测报告", actor=story.actor()))


def _conclude(story: Story) -> None:
    _give(story)
    story.later(6)
    done = {"result": "resolved", "reason": "申请人凭意见和平台沟通，对方下架并付了补偿。"}
    act(lambda: handling.conclude(story.matter, on=story.day, **done, actor=story.actor()))
    basis = "对方付款凭证一份，平台下架通知一份"
    act(lambda: handling.note_recovery(story.matter, on=story.day, amount=2_600_000, basis=basis, actor=story.actor()))
    act(lambda: handling.note_satisfaction(story.matter, on=story.day, answer="very", actor=story.actor()))


def _close(story: Story) -> None:
    _accept(story)
    answered = {"manner": "oral", "text": "告知登记的材料和时间，登记不是取得著作权的条件。"}
    act(lambda: handling.note_step(story.matter, on=story.day, **answered, actor=story.actor()))
    done = {"result": "resolved", "reason": "当场答复，申请人清楚了。"}
    act(lambda: handling.conclude(story.matter, on=story.day, **done, actor=story.actor(15)))
    act(lambda: handling.note_satisfaction(story.matter, on=story.day, answer="satisfied", actor=story.actor(15)))
    story.later(5)
    act(lambda: handling.close(story.matter, on=story.day, archive_number="援档2026-001", actor=story.actor()))


def _refer(story: Story) -> None:
    story.later(1)
    to = {"result": "agency", "body": "南通市通州区文化广电和旅游局", "reason": "要求查处著作权侵权，归版权部门。"}
    act(lambda: handling.refer(story.matter, on=story.day, **to, actor=story.actor()))


def _hand_over(story: Story) -> None:
    story.later(2)
    values = Handover(on=story.day, consented_on=story.day, consents="申请人当面书面同意，材料一并提供给调委会。")

    def step() -> None:
        proposal = handing_over.proposed(story.matter)
        assert proposal is not None
        handing_over.hand_over(story.matter, story.bodies[proposal.code.value], values, actor=story.actor())

    act(step)


_ENDS: dict[str, Callable[[Story], None]] = {
    "received": _nothing,
    "supplementing": _supplement,
    "accepted": _accept,
    "refused": _refuse,
    "named": _name,
    "appointed": lambda story: _appoint(story, "祝南星"),
    "given": _give,
    "suspended": _suspend,
    "concluded": _conclude,
    "closed": _close,
    "referred": _refer,
    "handed_over": _hand_over,
}
