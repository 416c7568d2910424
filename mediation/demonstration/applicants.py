"""The rights centre's registered applicants: ten in all states, and three agencies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.registered_applicants import acts, agencies, applying, quotas
from mediation.operations.registered_applicants.acts import ActValues
from mediation.operations.registered_applicants.agencies import AgencyValues
from mediation.operations.registered_applicants.applying import ApplicationValues
from mediation.operations.registered_applicants.quotas import FindingValues, QuotaValues
from mediation.operations.settings import setting

EXAMINER = "examiner"
LIST = "示例：专利代理机构精准服务保障名单，2026年1月公布"
AGENCIES = (
    AgencyValues("南通青榆知识产权代理事务所（示例）", "listed", LIST, "示例32001", date(2026, 1, 4)),
    AgencyValues(
        "南通禾泽专利代理有限公司（示例）", "suspended", "示例：中心通知〔2026〕9号", "示例32002", date(2026, 9, 1)
    ),
    AgencyValues("通州晴川知识产权服务部（示例）", "not_listed", "示例：名单上没有这一家", "示例32003"),
)

# Where each story ends, how many days before the last day it begins, what is made.
STORIES = (
    ("valid", 600, "四件套、被套"),
    ("quota", 520, "毛巾、浴巾"),
    ("expiring", 720, "窗帘、靠垫"),
    ("lapsed", 760, "床单、枕套"),
    ("suspended", 480, "绣花床品"),
    ("resumed", 440, "儿童睡袋、毯子"),
    ("cancelled", 400, "提花面料"),
    ("refused", 90, "印花面料"),
    ("sent", 12, "抱枕、桌布"),
    ("applied", 2, "地毯、地垫"),
)


@dataclass
class Story:
    """One registration while it is played; `day` moves on with it."""

    examiner: User
    centre: Organisation
    day: date
    applicant_id: int = 0

    @property
    def applicant(self) -> RegisteredApplicant:
        """The registration, fresh from the database."""
        return db.session.get_one(RegisteredApplicant, self.applicant_id)

    def actor(self, hour: int = 10) -> Actor:
        """The examiner at work on the day."""
        return Actor(self.examiner, datetime.combine(self.day, time(hour, 5), SHANGHAI), self.day, "demo")

    def later(self, days: int) -> None:
        """Move on to a working day, never past the end of the story."""
        self.day = min(working_day(self.day + timedelta(days)), TODAY)

    def does(self, action: str, **typed: object) -> None:
        """One act today."""
        values = ActValues(on=self.day, **typed)  # type: ignore[arg-type]
        act(lambda: acts.carry_out(self.applicant, action, values, actor=self.actor()))


def play(examiner_id: int, members: dict[str, list[cast.Member]]) -> None:
    """All ten, the oldest first; the agencies."""
    for agency in AGENCIES:
        act(lambda agency=agency: agencies.keep_agency(None, agency, actor=story_of(examiner_id, TODAY).actor()))  # type: ignore[misc]
    order = sorted(enumerate(STORIES), key=lambda each: -each[1][1])
    for place, (end, before, products) in order:
        story = story_of(examiner_id, working_day(TODAY - timedelta(before)))
        _apply(story, members["textile"][place], products)
        _ENDS[end](story)
        db.session.expire_all()


def story_of(examiner_id: int, day: date) -> Story:
    """The examiner at the centre on the day."""
    centre = db.session.scalars(select(Organisation).where(Organisation.code == "rights_centre")).one()
    return Story(db.session.get_one(User, examiner_id), centre, day)


def _apply(story: Story, member: cast.Member, products: str) -> None:
    def step() -> None:
        values = ApplicationValues(products, member.values.head_name, story.day)
        applicant = applying.apply(story.centre, values, member.values, actor=story.actor(9))
        db.session.flush()
        story.applicant_id = applicant.id

    act(step)


def _nothing(story: Story) -> None:
    """It came in and nobody has looked at it yet."""


def _send(story: Story) -> None:
    story.later(2)
    conditions = tuple(setting("applicant_conditions", story.day))
    story.does("check", conditions=conditions, asked=conditions)
    story.later(1)
    story.does("send", document=f"示例批次{story.day:%Y%m%d}")


def _admit(story: Story, *, until: date | None = None) -> None:
    _send(story)
    story.later(9)
    story.does("admit", valid_from=story.day, until=until or date(story.day.year + 3, 12, 31))


def _quota(story: Story, pieces: int, examined: int, failed: int) -> None:
    year = story.day.year
    values = QuotaValues(year, pieces, f"示例：国家局系统{year}年", examined, failed)
    act(lambda: quotas.set_quota(story.applicant, values, actor=story.actor(15)))


def _with_quota(story: Story) -> None:
    _admit(story)
    story.day = TODAY - timedelta(10)
    _quota(story, 60, 20, 13)


def _expiring(story: Story) -> None:
    _admit(story, until=TODAY + timedelta(28))


def _lapsed(story: Story) -> None:
    _admit(story, until=TODAY - timedelta(70))


def _suspend(story: Story) -> None:
    _admit(story)
    story.day = working_day(TODAY - timedelta(60))
    reason = "示例：一年内认定非正常，申诉不成立"
    found = FindingValues(
        story.day - timedelta(40), "示例国知保〔2026〕18号", 3, "upheld", story.day - timedelta(5), "内容明显相同"
    )
    act(lambda: quotas.keep_finding(story.applicant, None, found, actor=story.actor(9)))
    story.does("suspend", until=TODAY + timedelta(123), document="示例通快维〔2026〕21号", reason=reason)


def _resume(story: Story) -> None:
    _admit(story)
    story.later(60)
    story.does(
        "suspend", until=story.day + timedelta(184), document="示例通快维〔2025〕33号", reason="示例：不合格率过半"
    )
    story.later(190)
    story.does("resume", reason="期满，整改情况已核")


def _cancel(story: Story) -> None:
    _admit(story)
    story.later(150)
    story.does("cancel", document="示例通快维〔2026〕7号", reason="示例：企业已注销")


def _refuse(story: Story) -> None:
    story.later(3)
    story.does("refuse", reason="注册地不在本区，没有研发场所")


def _valid(story: Story) -> None:
    _admit(story)
    story.day = TODAY - timedelta(300)
    _quota(story, 40, 12, 2)


_ENDS: dict[str, Callable[[Story], None]] = {
    "valid": _valid,
    "quota": _with_quota,
    "expiring": _expiring,
    "lapsed": _lapsed,
    "suspended": _suspend,
    "resumed": _resume,
    "cancelled": _cancel,
    "refused": _refuse,
    "sent": _send,
    "applied": _nothing,
}
