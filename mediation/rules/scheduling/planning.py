"""安排调解会的条件：时间合不合适、主持人到不到、改期取消有没有理由（人民调解工作若干规定第二十五条、第二十八条）。"""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal


@dataclass(frozen=True)
class ScheduleFacts:
    """What the guards ask. `now` the instant in China; `starts_at` and `ends_at`, in China's time, of the session as
    it is planned or is to be; `rest_day` its day is one, `rest_day_meant` and that is meant; `presiding` who presides
    over the case, "" for nobody, `people` and `called` names of who comes; `reason` for a change; `recorded_on` the
    day of the record that is to be its own."""

    now: datetime
    starts_at: datetime
    ends_at: datetime
    rest_day: bool = False
    rest_day_meant: bool = False
    presiding: str = ""
    people: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    reason: str = ""
    recorded_on: date | None = None


def ends_after_it_begins(facts: ScheduleFacts) -> Refusal | None:
    """A session takes time."""
    if facts.ends_at <= facts.starts_at:
        return Refusal("结束不晚于开始。核对时间；跨到第二天的，分两次安排。", statutes.MOJ_75_28)
    return None


def is_yet_to_come(facts: ScheduleFacts) -> Refusal | None:
    """Nobody is called to what is over."""
    if facts.starts_at <= facts.now:
        return Refusal("这个时间已经过了。填以后的时间；已经开过的，直接登记调解会。", statutes.MOJ_75_28)
    return None


def rest_day_is_meant(facts: ScheduleFacts) -> Refusal | None:
    """A session may be held on a rest day, but not by mistake."""
    if facts.rest_day and not facts.rest_day_meant:
        day = figures.day_and_weekday(facts.starts_at.date())
        return Refusal(f"{day}是休息日。各方都方便的，勾上“休息日也开”；不是的，换一天。", statutes.MOJ_75_28)
    return None


def presider_comes(facts: ScheduleFacts) -> Refusal | None:
    """Who presides over the case presides over its session (人民调解工作若干规定第二十五条)."""
    if facts.presiding and facts.presiding not in facts.people:
        return Refusal(f"没有勾主持人{facts.presiding}。调解会要主持人到场；换人的，先更换调解员。", statutes.MOJ_75_25)
    return None


def somebody_is_called(facts: ScheduleFacts) -> Refusal | None:
    """A session is held with a party at least."""
    return None if facts.called else Refusal("没有勾通知哪一方。至少通知一方。", statutes.MOJ_75_28)


def reason_is_given(facts: ScheduleFacts) -> Refusal | None:
    """Whoever was called is told why it is not then."""
    return None if facts.reason else Refusal("没有写理由。写一句，比如：被申请人要求改期。", statutes.MOJ_75_28)


def its_day_has_come(facts: ScheduleFacts) -> Refusal | None:
    """Nobody came to what is still to come."""
    if facts.now.date() < facts.starts_at.date():
        day = figures.day_and_weekday(facts.starts_at.date())
        return Refusal(f"调解会安排在{day}，还没到。到那天再登记到场。", statutes.MEDIATION_27)
    return None


def is_recorded_on_its_day(facts: ScheduleFacts) -> Refusal | None:
    """A record belongs to the session of its day (人民调解法第二十七条)."""
    if facts.recorded_on and facts.recorded_on != facts.starts_at.date():
        day = figures.day_and_weekday(facts.starts_at.date())
        return Refusal(
            f"这次安排在{day}，记录的是{figures.day_and_weekday(facts.recorded_on)}。选“没有安排过”，或者先改期。",
            statutes.MEDIATION_27,
        )
    return None
