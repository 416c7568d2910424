"""Playing a plan through the operations, act by act, each on its own day and by its own person."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, Plan, working_day
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.session_record import SessionRecord
from mediation.models.user import User
from mediation.operations import acceptance, endings, pauses, preparation, sessions
from mediation.operations.actor import Actor
from mediation.operations.endings import Notice, Told
from mediation.operations.registration import PartyEntry, Registration, register_case
from mediation.operations.rights import RightValues
from mediation.operations.scheduled_sessions import acts as scheduled
from mediation.operations.scheduled_sessions.reading import session_named
from mediation.rules.rights import RightKind

PATTERNS = (
    "芦汀飞白",
    "春溪缠枝",
    "江南棉语",
    "青花旧梦",
    "云锦团鹤",
    "山茶月令",
    "竹影清风",
    "荷塘夜色",
    "缠枝牡丹",
    "雪落苇间",
)
SENDERS = {
    "AGENCY": "南通市通州区市场监督管理局",
    "MARKET": "示例家纺城市场管理办公室",
    "GUIDE_COURT": "示例人民法院",
    **dict.fromkeys(("COURT_PRE", "COURT_POST", "ONLINE"), "通州湾示范区法院"),
}
SETTLED, OPEN = "停止使用和赔偿", "消除影响的方式"
MEDIATORS = {"textile": ("mediator", "mediator2", "mediator3"), "district": ("mediator-d", "mediator-d2")}
CLERKS = {"textile": "clerk", "district": "clerk-d"}
SAID = {
    "continue": "调解员告知权利义务。申请人陈述权利来源和取证经过。被申请人承认销售，对数量有异议。"
    "双方对金额分歧较大，下次再谈。",
    "agreed": "核对销售数量和库存。被申请人愿意停止销售并赔偿。各方对方案没有异议，同意签订协议。",
    "failed": "各方陈述意见。对赔偿金额分歧较大，经三次背靠背沟通仍不能一致。",
}


@dataclass
class Scene:
    """Everything a dispute needs while it is played; `day` moves on with it."""

    plan: Plan
    random: Random
    people: dict[str, User]
    bodies: dict[str, Organisation]
    applicants: list[cast.Member]
    parties: dict[str, int]
    case_id: int = 0
    day: date = TODAY

    @property
    def case(self) -> Case:
        """The case, fresh from the database."""
        case = db.session.get(Case, self.case_id)
        assert case is not None
        return case

    def mediator(self) -> User:
        """Who mediates this dispute."""
        names = MEDIATORS[self.plan.committee]
        return self.people[names[self.plan.number % len(names)]]

    def actor(self, hour: int = 10) -> Actor:
        """The mediator at work on the scene's day."""
        return Actor(self.mediator(), datetime.combine(self.day, time(hour, 15), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)


def act(step: Callable[[], object]) -> None:
    """One act in its own transaction."""
    with writing():
        step()
        db.session.commit()


def register(scene: Scene, respondents: list[cast.Member]) -> None:
    """The parties stand at the counter."""
    plan = scene.plan
    entries = [_entry(scene, scene.applicants[0], "applicant")]
    entries += [_entry(scene, each, "respondent") for each in respondents]
    applicant = scene.applicants[0].values.name
    form = Registration(
        committee_id=scene.bodies[plan.committee].id,
        dispute_type=plan.dispute,
        facts=_facts(scene, applicant, [each.values.name for each in respondents]),
        parties=tuple(entries),
        mediator_id=scene.mediator().id,
        rights=_rights(scene, applicant),
        textile=plan.committee == "textile",
        requests="停止侵权；赔偿损失",
        source=plan.source,
        source_body=SENDERS.get(plan.source, ""),
        source_letter=f"示移〔{plan.day.year}〕{plan.number}号" if plan.source in ("AGENCY", "MARKET") else "",
        source_on=plan.day if plan.source in SENDERS else None,
        conflict_decision="none",
        conflict_reason="演示：前案已结，本次是新的行为",
    )
    with writing():
        case = register_case(form, actor=scene.actor(9))
        db.session.commit()
        scene.case_id = case.id
        for row in case.parties:
            scene.parties[row.party.name] = row.party_id


def _entry(scene: Scene, each: cast.Member, side: str) -> PartyEntry:
    known = scene.parties.get(each.values.name)
    return PartyEntry(side, known, None if known else each.values)


def _facts(scene: Scene, applicant: str, respondents: list[str]) -> str:
    where = "网络店铺" if scene.plan.online else "家纺城门市"
    pattern = PATTERNS[scene.plan.number % len(PATTERNS)]
    what = {
        "copyright": f"销售的四件套使用与《{pattern}》花型相同的图案",
        "design": f"销售的靠垫与“{pattern}”外观设计近似",
        "trademark": f"在商品名称里使用“{pattern}”商标",
        "other_patent": "销售的电动工具使用了实用新型专利的结构",
        "trade_secret": "使用了申请人的客户名单和报价",
        "unfair_competition": "在宣传中冒用申请人的获奖图片",
    }[scene.plan.dispute]
    return f"{'、'.join(respondents)}在{where}{what}，{applicant}要求停止并赔偿。"


def _rights(scene: Scene, holder: str) -> tuple[RightValues, ...]:
    number, year = scene.plan.number, scene.plan.day.year - 1
    pattern = PATTERNS[number % len(PATTERNS)]
    base = RightValues(kind="", title=pattern, holder=holder, status="valid", checked_on=scene.plan.day)
    if scene.plan.dispute == "copyright":
        registered = date(year, 3, 18)
        text = f"苏作登字-{year}-F-{number + 35:08d}"
        return (
            replace(
                base, kind=RightKind.COPYRIGHT.value, number=text, title=f"《{pattern}》", registered_on=registered
            ),
        )
    if scene.plan.dispute == "trademark":
        return (replace(base, kind=RightKind.TRADEMARK.value, number=str(30000000 + number), nice_classes=(24,)),)
    return ()


def consents(scene: Scene, *, refusing: bool = False) -> None:
    """Everybody is asked."""
    for place, party in enumerate(list(scene.case.parties)):
        answer = "refused" if refusing and place == 1 else "agreed"
        manner = "in_person" if place == 0 else "phone"
        when = scene.actor(9 + place).now
        act(
            lambda p=party, a=answer, m=manner, w=when: acceptance.record_consent(  # type: ignore[misc]
                db.session.merge(p), asked_at=w, manner=m, answer=a, actor=scene.actor(15)
            )
        )


def accept(scene: Scene) -> None:
    """The dispute is taken on, rights are told, the roster is offered, the mediator named."""
    act(lambda: acceptance.accept(scene.case, actor=scene.actor()))
    for party_id in [party.id for party in scene.case.parties]:
        act(
            lambda i=party_id: preparation.give_rights_notice(_party(scene, i), manner="written", actor=scene.actor(11))
        )  # type: ignore[misc]
        act(
            lambda i=party_id: preparation.offer_roster(
                _party(scene, i), chosen=scene.mediator(), actor=scene.actor(11)
            )
        )  # type: ignore[misc]
    recorder = scene.people[CLERKS[scene.plan.committee]]
    act(
        lambda: preparation.appoint_mediators(
            scene.case, presiding=scene.mediator(), recorder=recorder, actor=scene.actor(14)
        )
    )


def _party(scene: Scene, party_id: int):  # type: ignore[no-untyped-def]
    return next(party for party in scene.case.parties if party.id == party_id)


def meet(scene: Scene, result: str, planned: ScheduledSession | None = None) -> int:
    """A session in which everybody comes, as it was `planned`; returns its record's id."""
    start = planned.begins if planned else datetime.combine(scene.day, time(9, 30), SHANGHAI)
    end = planned.ends if planned else start + timedelta(hours=2)
    place, uid = (planned.where, planned.uid) if planned else ("第一调解室", "")
    coming = {
        party.id: sessions.Attendance(
            True, party.party.head_name or party.party.name, "head" if party.party.head_name else "self"
        )
        for party in scene.case.parties
    }
    entry = sessions.RecordEntry(
        started_at=start,
        ended_at=end,
        place=place,
        subject=scene.case.title,
        attendance=coming,
        recorder=scene.people[CLERKS[scene.plan.committee]].display_name,
        text=SAID[result],
        result=result,
    )
    made: list[int] = []
    act(lambda: made.append(_hold(scene, entry, uid).id))
    return made[0]


def _hold(scene: Scene, entry: sessions.RecordEntry, uid: str) -> SessionRecord:
    record = sessions.hold_session(scene.case, entry, actor=scene.actor(18 if uid else 12))
    planned = session_named(scene.case, uid)
    if planned is not None:
        scheduled.link_record(planned, record, actor=scene.actor(18))
    return record


def told(scene: Scene) -> Notice:
    """Every party is told the lawful routes."""
    return Notice({party.id: Told(scene.day, "in_person") for party in scene.case.parties})


def decline(scene: Scene) -> None:
    """One side refuses: the dispute is turned away."""
    consents(scene, refusing=True)
    act(
        lambda: acceptance.decline(
            scene.case,
            ground="party_refused",
            reason="被申请人明确表示不同意调解",
            notice=told(scene),
            actor=scene.actor(16),
        )
    )


def fail(scene: Scene, how: str) -> None:
    """Mediation ends without an agreement, and the case is closed."""
    first, second = scene.case.parties[0], scene.case.parties[1]
    if how in ("failed", "broken off"):
        act(lambda: endings.terminate(scene.case, ground="far_apart", notice=told(scene), actor=scene.actor(16)))
    elif how == "refused":
        act(lambda: endings.refuse(scene.case, by=db.session.merge(second), notice=told(scene), actor=scene.actor(16)))
    else:
        act(lambda: endings.withdraw(scene.case, by=db.session.merge(first), notice=told(scene), actor=scene.actor(16)))


def end_the_rest(scene: Scene) -> None:
    """What the partial agreement leaves open ends beside it."""
    act(
        lambda: endings.end_the_rest(
            scene.case, scope=OPEN, ground="far_apart", notice=told(scene), actor=scene.actor(17)
        )
    )


def suspend(scene: Scene) -> None:
    """An appraisal is under way."""
    act(lambda: pauses.suspend(scene.case, reason="appraisal", actor=scene.actor(16), note="花型近似程度鉴定"))


def close(scene: Scene, reason: str = "") -> None:
    """The case is closed."""
    scene.later(12)
    act(lambda: endings.close(scene.case, actor=scene.actor(17), reason=reason))
