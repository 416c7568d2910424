"""展会、市场的现场投诉：受理、核验权属、告知展位、撤展或者遮盖、跟踪（江苏省知识产权促进和保护条例第四十一条第三款）。

The organiser of the fair takes complaints in, tells whoever is complained of and asks for withdrawal or covering; the
centre's people at the post do it for the organiser and keep the record. Nothing is asked of a stall that was not told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.figures import day
from mediation.rules.lifecycle import Lifecycle, Refusal, Rows
from mediation.rules.people_mediation.next_step import NextStep
from mediation.rules.roles import Role
from mediation.rules.statutes import JIANGSU_IP_37_3, JIANGSU_IP_41_3, MEDIATION_17, PIPL_23, Statute

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where one complaint stands; `NEW` before it is taken in."""

    NEW = "new"
    RECEIVED = "received"
    CHECKED = "checked"
    TOLD = "told"
    ENDED = "ended"
    HANDED_OVER = "handed_over"
    FOLLOWED = "followed"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `已告知展位`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有收",
    State.RECEIVED: "已受理",
    State.CHECKED: "权属已核验",
    State.TOLD: "已告知展位",
    State.ENDED: "已处理",
    State.HANDED_OVER: "已转调解",
    State.FOLLOWED: "已跟踪",
}

NEW, RECEIVED, CHECKED, TOLD, ENDED = State.NEW, State.RECEIVED, State.CHECKED, State.TOLD, State.ENDED
RUNNING = frozenset({RECEIVED, CHECKED, TOLD})
"""Nothing has ended it yet."""

# --- 期限：D31（被投诉人二十四小时内书面声明）只作提示，见 rules/deadline_table.py ---------------------------------

# --- 守则 ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """What an act puts on record: `on` its day, `result` a key of `RESULTS`, `reason` in words."""

    on: date
    result: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FairFacts:
    """One complaint as its row stands, and what the act at hand adds. `from_on` and `until_on` the first and last day
    of the event; `stall` where it is; `right` whether a right is named."""

    today: date
    from_on: date
    until_on: date
    stall: str = ""
    right: bool = False
    received_on: date | None = None
    title_checked_on: date | None = None
    told_on: date | None = None
    statement_on: date | None = None
    ended_on: date | None = None
    entry: Entry | None = None

    @property
    def last(self) -> date | None:
        """The day of the latest thing on record."""
        days = (self.received_on, self.title_checked_on, self.told_on, self.statement_on, self.ended_on)
        return max((each for each in days if each), default=None)


def day_has_come(facts: FairFacts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{day(facts.entry.on)}还没有到。填{day(facts.today)}或者以前的日期。")
    return None


def stall_is_named(facts: FairFacts) -> Refusal | None:
    """A complaint is about a stall: without it there is nobody to tell."""
    return None if facts.stall.strip() else Refusal("没有填展位号。没有展位，没有人可告知。", JIANGSU_IP_41_3)


def right_is_named(facts: FairFacts) -> Refusal | None:
    """And about a right."""
    return None if facts.right else Refusal("没有填权利的号码，也没有填名称。至少填一样。", JIANGSU_IP_41_3)


def within_the_event(facts: FairFacts) -> Refusal | None:
    """At the post a complaint is taken in while the event is on."""
    if facts.entry and not facts.from_on <= facts.entry.on <= facts.until_on:
        return Refusal(f"展会是{day(facts.from_on)}到{day(facts.until_on)}。核对日期。", JIANGSU_IP_41_3)
    return None


def after_the_rest(facts: FairFacts) -> Refusal | None:
    """Each step follows the one before."""
    if facts.entry and facts.last and facts.entry.on < facts.last:
        return Refusal(f"早于上一步的{day(facts.last)}。核对日期。", JIANGSU_IP_41_3)
    return None


def title_is_checked(facts: FairFacts) -> Refusal | None:
    """Nobody is told before the right was verified."""
    return (
        None if facts.title_checked_on else Refusal("还没有核验权属。先核验证书、身份，再告知展位。", JIANGSU_IP_41_3)
    )


def result_is_named(facts: FairFacts) -> Refusal | None:
    """What came of it."""
    if facts.entry and facts.entry.result not in RESULTS:
        return Refusal("没有选处理结果。选一项。", JIANGSU_IP_41_3)
    return None


def told_before_the_result(facts: FairFacts) -> Refusal | None:
    """Withdrawal, covering and a talk on the spot come after the stall was told; what is turned down or left to an
    authority needs none."""
    if facts.entry and facts.entry.result in NEEDS_TELLING and facts.told_on is None:
        label = RESULTS[facts.entry.result]
        return Refusal(f"还没有告知展位，不能登记“{label}”。先告知，听对方声明。", JIANGSU_IP_41_3)
    return None


def reason_is_given(facts: FairFacts) -> Refusal | None:
    """In words."""
    return Refusal("没有写说明。写一句。", JIANGSU_IP_41_3) if facts.entry and not facts.entry.reason.strip() else None


# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.AID_OFFICER.value, Role.EXAMINER.value})
"""The rights centre's people."""

_act = Rows(STAFF, (day_has_come,))
_ORGANISER: tuple[Statute, ...] = (JIANGSU_IP_41_3,)

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("receive", "收投诉", {NEW}, stall_is_named, right_is_named, within_the_event, to=RECEIVED, by=_ORGANISER),
    _act("correct", "更正登记", RUNNING, stall_is_named, right_is_named),
    _act("check_title", "登记权属核验", {RECEIVED}, after_the_rest, reason_is_given, to=CHECKED, by=_ORGANISER),
    _act("tell_stall", "登记告知展位", {RECEIVED, CHECKED}, title_is_checked, after_the_rest,
         to=TOLD, by=_ORGANISER),
    _act("record_statement", "登记书面声明", {TOLD}, after_the_rest, reason_is_given, by=_ORGANISER),
    _act("end", "登记处理结果", RUNNING, result_is_named, told_before_the_result, after_the_rest, reason_is_given,
         to=ENDED, by=_ORGANISER),
    _act("hand_over", "转调解", RUNNING | {ENDED}, after_the_rest, reason_is_given,
         to=State.HANDED_OVER, by=(JIANGSU_IP_37_3, MEDIATION_17, PIPL_23)),
    _act("follow_up", "登记跟踪", {ENDED}, after_the_rest, reason_is_given, to=State.FOLLOWED, by=_ORGANISER),
    _act("add_photo", "加照片", RUNNING | {ENDED}),
))
# fmt: on

# --- 用语 ---------------------------------------------------------------------------------------------------------

RESULTS: Mapping[str, str] = {
    "withdrawn": "撤展",
    "covered": "遮盖",
    "settled": "当场和解",
    "authority": "移送行政部门",
    "rejected": "不成立，不处理",
}
NEEDS_TELLING = frozenset({"withdrawn", "covered", "settled"})


def next_step(state: State, facts: FairFacts) -> NextStep:
    """The one next step of a complaint in `state`."""
    return _STEPS[state](facts)


def _received(facts: FairFacts) -> NextStep:
    return NextStep("check_title", "核验权属：证书、身份、有没有过期", "", JIANGSU_IP_41_3, ("投诉人",))


def _checked(facts: FairFacts) -> NextStep:
    return NextStep("tell_stall", f"告知展位 {facts.stall}", "请对方二十四小时内书面声明。", JIANGSU_IP_41_3)


def _told(facts: FairFacts) -> NextStep:
    if facts.statement_on:
        return NextStep("end", "看声明和证据，登记处理结果", "", JIANGSU_IP_41_3)
    why = "二十四小时内没有书面声明、不能举证的，主办方要求撤展或者遮盖。"
    return NextStep("record_statement", "等对方书面声明", why, JIANGSU_IP_41_3, ("展位",))


def _ended(facts: FairFacts) -> NextStep:
    return NextStep("follow_up", "去展位看一看，登记跟踪", "撤了、遮了的，看有没有再摆出来。", JIANGSU_IP_41_3)


def _handed_over(facts: FairFacts) -> NextStep:
    return NextStep("", "已转人民调解委员会", "案件在那边办。", MEDIATION_17)


def _followed(facts: FairFacts) -> NextStep:
    return NextStep("", "已经办完", "")


_STEPS = {
    State.RECEIVED: _received,
    State.CHECKED: _checked,
    State.TOLD: _told,
    State.ENDED: _ended,
    State.HANDED_OVER: _handed_over,
    State.FOLLOWED: _followed,
}
