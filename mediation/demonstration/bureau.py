"""Requests to the bureau for administrative mediation: six, each left at another place of the procedure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation import handing_over, handling, receiving
from mediation.operations.administrative_mediation.handing_over import Handover
from mediation.operations.administrative_mediation.receiving import RequestValues
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.rights import check_patent_number

CLERK = "bureau-clerk"
ENTRUSTED, BY_RULE, HANDLING = "上级管理专利工作的部门委托", "地方性法规、规章的规定", "本局正在处理这件侵权案件"
ROUTES = ("court", "handling", "committee")

# Where each story ends, how many days before the last day it begins, and what is asked.
STORIES = (
    ("not_opened", 60, RequestValues("reward", TODAY, "职务发明的奖励、报酬没有约定，双方对数额有争议。")),
    ("signed", 48, RequestValues("trademark_damages", TODAY, "被请求人在四件套上使用近似商标，对赔偿数额有争议。")),
    (
        "handed_over",
        40,
        RequestValues("patent_damages", TODAY, "被请求人销售的靠垫与外观设计近似，对赔偿数额有争议。"),
    ),
    ("opened", 30, RequestValues("patent_damages", TODAY, "被请求人销售的床品与外观设计专利相同，对赔偿数额有争议。")),
    ("served", 9, RequestValues("copyright", TODAY, "被请求人的四件套使用了登记的花型，双方愿意听局里的意见。")),
    ("received", 2, RequestValues("patent_ownership", TODAY, "离职设计师申请了外观设计专利，单位认为是职务发明创造。")),
)
PATTERNS = ("云岫流光", "青梧", "山茶月令", "芦汀飞白", "春溪缠枝", "竹影清风")


@dataclass
class Story:
    """One request while it is played; `day` moves on with it."""

    clerk: User
    bodies: dict[str, Organisation]
    matter_id: int = 0
    day: date = TODAY

    @property
    def matter(self) -> AdministrativeMatter:
        """The request, fresh from the database."""
        return db.session.get_one(AdministrativeMatter, self.matter_id)

    def actor(self, hour: int = 10) -> Actor:
        """The bureau's clerk at work on the day."""
        return Actor(self.clerk, datetime.combine(self.day, time(hour, 20), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)


def play(clerk_id: int, members: dict[str, list[cast.Member]]) -> None:
    """All six, the oldest first."""
    for place, (end, before, request) in enumerate(STORIES):
        random = Random(place)  # noqa: S311 - a story, not a secret
        bodies = {body.code: body for body in db.session.scalars(select(Organisation))}
        story = Story(db.session.get_one(User, clerk_id), bodies, day=working_day(TODAY - timedelta(before)))
        applicant, respondent = members["textile"][place], members["traders"][place]
        _receive(story, _request(random, place, request, story.day, applicant), applicant, respondent)
        _ENDS[end](story)
        db.session.expire_all()


def _request(random: Random, place: int, request: RequestValues, day: date, applicant: cast.Member) -> RequestValues:
    patent, damages = request.subject != "copyright", request.subject.endswith("damages")
    known = replace(
        request,
        requested_on=day,
        authority=HANDLING if damages else ENTRUSTED if patent else BY_RULE,
        authority_number=f"示例办案〔{day.year}〕{place + 3}号",
        authority_on=day - timedelta(20),
        handling_number=f"示例侵字〔{day.year}〕{place + 3}号" if damages else "",
        requests="赔偿损失" if damages else "请求调解",
        amount_claimed=(place + 2) * 1_000_000 if damages else None,
        right_title=PATTERNS[place],
        right_holder=applicant.values.name,
    )
    if request.subject == "trademark_damages":
        return replace(known, right_kind="trademark", right_number=str(31000000 + place))
    if request.subject == "copyright":
        return replace(known, right_kind="copyright", right_number=f"苏作登字-{day.year - 1}-F-{place + 41:08d}")
    granted = date(day.year - 1, 6, 10)
    return replace(known, right_kind="design", right_number=invented_patent(random, day.year - 2), granted_on=granted)


def invented_patent(random: Random, year: int) -> str:
    """An invented number whose check digit fits."""
    body = f"{year}30{random.randrange(10**6):06d}"
    for digit in "0123456789X":
        try:
            return check_patent_number(body + digit).number
        except InvalidIdentifier:
            continue
    raise ValueError(body)


def _receive(story: Story, values: RequestValues, applicant: cast.Member, respondent: cast.Member) -> None:
    sides = [("applicant", applicant.values), ("respondent", respondent.values)]

    def step() -> None:
        matter = receiving.receive(story.bodies["bureau"], values, sides, actor=story.actor(9))
        db.session.flush()
        story.matter_id = matter.id

    act(step)


def _serve(story: Story) -> None:
    story.later(1)
    act(lambda: handling.serve_copy(story.matter.parties[1], on=story.day, actor=story.actor()))


def _answer(story: Story, answer: str, note: str) -> None:
    _serve(story)
    story.later(6)
    act(
        lambda: handling.record_statement(
            story.matter.parties[1], on=story.day, answer=answer, note=note, actor=story.actor()
        )
    )


def _open(story: Story) -> None:
    _answer(story, "agreed", "同意调解，对数额有异议")
    story.later(2)
    act(lambda: handling.open_matter(story.matter, on=story.day, actor=story.actor()))
    story.later(5)
    said = "双方陈述意见。请求人说明计算方法，被请求人愿意赔偿，数额再谈。"
    place = {"hour": "09:30", "place": "局三楼会议室", "attended": "双方负责人，承办人鲍言蹊", "text": said}
    act(lambda: handling.note_session(story.matter, on=story.day, **place, actor=story.actor(15)))


def _sign(story: Story) -> None:
    _open(story)
    story.later(4)
    stop = "一、被请求人自签名之日起停止使用近似商标。"
    pay = "二、被请求人于2026年12月15日前向请求人支付20000元，转入请求人的账户。"
    terms = f"{stop}\n{pay}"
    act(
        lambda: handling.write_terms(
            story.matter,
            terms=terms,
            amount=2_000_000,
            copies=3,
            seen_version=story.matter.version,
            actor=story.actor(11),
        )
    )
    story.later(1)
    act(lambda: handling.sign(story.matter, on=story.day, filed_on=story.day, actor=story.actor(15)))


def _not_open(story: Story) -> None:
    _answer(story, "refused", "认为已经付清")
    story.later(1)
    reason = "被请求人书面表示不同意调解。"
    no = {"ground": "refused", "reason": reason, "routes": ROUTES}
    act(lambda: handling.not_open(story.matter, on=story.day, **no, actor=story.actor()))
    story.later(3)
    act(lambda: handling.close(story.matter, on=story.day, actor=story.actor()))


def _hand_over(story: Story) -> None:
    _serve(story)
    story.later(5)
    values = Handover(on=story.day, consented_on=story.day, consents="双方当面书面同意，材料一并提供给调委会。")

    def step() -> None:
        proposal = handing_over.proposed(story.matter)
        assert proposal is not None
        handing_over.hand_over(story.matter, story.bodies[proposal.code.value], values, actor=story.actor())

    act(step)


def _nothing(story: Story) -> None:
    """The clerk has taken it in and not yet sent the copy."""


_ENDS: dict[str, Callable[[Story], None]] = {
    "received": _nothing,
    "served": _serve,
    "opened": _open,
    "signed": _sign,
    "not_opened": _not_open,
    "handed_over": _hand_over,
}
