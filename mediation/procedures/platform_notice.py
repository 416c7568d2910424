"""网店投诉：一个商品链接从发现、通知平台、收到声明到结果（电子商务法第四十二条至第四十四条）。

One link is one course: a shop may answer for one and be silent for another. The fifteen days run from the arrival of
the shop's statement at the right-holder; once they are over and the platform was told of no complaint or suit, it ends
its measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.figures import day
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.lifecycle import Lifecycle, Refusal, Rows
from mediation.rules.people_mediation.next_step import NextStep
from mediation.rules.periods import DayPeriod, Deadline, Suspension, WorkingDayPeriod
from mediation.rules.roles import Role
from mediation.rules.statutes import (
    ECOMMERCE_42_1,
    ECOMMERCE_42_2,
    ECOMMERCE_42_3,
    ECOMMERCE_43_1,
    ECOMMERCE_43_2,
    ECOMMERCE_44,
    MEDIATION_17,
    ONLINE_REPLY_3,
    PIPL_23,
    Statute,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where one link stands."""

    FOUND = "found"
    NOTIFIED = "notified"
    ACTED = "acted"
    COUNTERED = "countered"
    TOLD = "told"
    ENDED = "ended"
    HANDED_OVER = "handed_over"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `等平台处理`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.FOUND: "还没有通知",
    State.NOTIFIED: "等平台处理",
    State.ACTED: "平台已采取措施",
    State.COUNTERED: "收到声明",
    State.TOLD: "已投诉、起诉",
    State.ENDED: "已有结果",
    State.HANDED_OVER: "已转调解",
}

FOUND, NOTIFIED, ACTED, COUNTERED, TOLD = State.FOUND, State.NOTIFIED, State.ACTED, State.COUNTERED, State.TOLD
RUNNING = frozenset({FOUND, NOTIFIED, ACTED, COUNTERED, TOLD})
"""Nothing has ended it yet."""

# --- 期限 ---------------------------------------------------------------------------------------------------------

STATEMENT = DeadlineRule(
    "D61",
    "告诉平台已经投诉或者起诉",
    "转送的声明到达权利人",
    DayPeriod(15, rolls=False, basis=(ECOMMERCE_43_2,)),
    "权利人",
    remark="期满平台没有收到通知，应当终止措施。按自然日数，最后一天逢休息日也不等，从严。",
    effective_from=date(2019, 1, 1),
)
LONGEST = DeadlineRule(
    "D61-delay",
    "办公证、认证耽误的，最晚告诉平台",
    "转送的声明到达权利人",
    WorkingDayPeriod(20, basis=(ONLINE_REPLY_3,)),
    "权利人",
    remark="批复说的“该期限”按整个期限理解，从严；办公证、认证手续等权利人控制不了的耽误不计入十五日。待核。",
    effective_from=date(2020, 9, 14),
)
DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (STATEMENT, LONGEST)}


def due(arrived_on: date, delay: Suspension | None = None, calendar: Calendar = PUBLISHED) -> Deadline:
    """The last day to tell the platform after the statement came on `arrived_on`: fifteen days, those of a `delay`
    that the right-holder could not help not counted, but not beyond the twentieth working day."""
    fifteen = STATEMENT.due(arrived_on, calendar, suspensions=[delay] if delay else [])
    longest = LONGEST.due(arrived_on, calendar)
    return longest if delay and fifteen.due > longest.due else fifteen


# --- 守则 ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """What an act puts on record: `on` its day; `measure` a key of `MEASURES`, `route` of `ROUTES`, `result` of
    `RESULTS`; `reason` in words; `until` the last day of a delay that began `on`."""

    on: date
    measure: str = ""
    route: str = ""
    result: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True)
class LinkFacts:
    """One link as its row stands, and what the act at hand adds. `title_checked_on` when the right was verified;
    `evidence` the number under which the page was preserved, "" for none; `due` the last day to tell the platform."""

    today: date
    found_on: date
    title_checked_on: date | None = None
    evidence: str = ""
    notified_on: date | None = None
    acted_on: date | None = None
    countered_on: date | None = None
    told_on: date | None = None
    due: date | None = None
    entry: Entry | None = None

    @property
    def last(self) -> date:
        """The day of the latest thing on record."""
        days = (self.found_on, self.notified_on, self.acted_on, self.countered_on, self.told_on)
        return max(each for each in days if each)


def day_has_come(facts: LinkFacts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{day(facts.entry.on)}还没有到。填{day(facts.today)}或者以前的日期。")
    return None


def _not_before(facts: LinkFacts, earliest: date | None, what: str, article: Statute) -> Refusal | None:
    if facts.entry and earliest and facts.entry.on < earliest:
        return Refusal(f"早于{what}的{day(earliest)}。核对日期。", article)
    return None


def title_is_checked(facts: LinkFacts) -> Refusal | None:
    """A wrong notice is paid for by whoever sent it: the right is verified before (电子商务法第四十二条第三款)."""
    if facts.title_checked_on is None:
        return Refusal("还没有核验权属。先核验，通知错了要赔。", ECOMMERCE_42_3)
    return None


def evidence_is_there(facts: LinkFacts) -> Refusal | None:
    """A notice holds preliminary evidence of the infringement (电子商务法第四十二条第一款)."""
    if not facts.evidence.strip():
        return Refusal("没有存证号。通知要有构成侵权的初步证据，先存证，填上编号。", ECOMMERCE_42_1)
    return None


def after_found(facts: LinkFacts) -> Refusal | None:
    """What was found is notified."""
    return _not_before(facts, facts.found_on, "发现链接", ECOMMERCE_42_1)


def measure_is_named(facts: LinkFacts) -> Refusal | None:
    """One of those that the law names."""
    if facts.entry and facts.entry.measure not in MEASURES:
        return Refusal("没有选平台采取了什么措施。选一项。", ECOMMERCE_42_2)
    return None


def after_notice(facts: LinkFacts) -> Refusal | None:
    """A platform acts, and a shop states its view, after the notice."""
    if facts.notified_on is None:
        return Refusal("还没有登记发通知。先登记发通知。", ECOMMERCE_43_1)
    return _not_before(facts, facts.notified_on, "发通知", ECOMMERCE_43_1)


def delay_fits(facts: LinkFacts) -> Refusal | None:
    """A delay lies after the statement's arrival, has an end, and is not foretold."""
    entry = facts.entry
    if entry is None:
        return None
    if facts.countered_on and entry.on <= facts.countered_on:
        return Refusal(f"耽误要在声明到达的{day(facts.countered_on)}以后。核对日期。", ONLINE_REPLY_3)
    if entry.until is None or entry.until < entry.on:
        return Refusal("没有填耽误到哪一天，或者早于开始的那一天。核对日期。", ONLINE_REPLY_3)
    if entry.until > facts.today:
        return Refusal("耽误还没有完的，完了再登记。这一天还没到。", ONLINE_REPLY_3)
    return None


def reason_is_given(facts: LinkFacts) -> Refusal | None:
    """In words."""
    return Refusal("没有写说明。写一句。") if facts.entry and not facts.entry.reason.strip() else None


def route_is_named(facts: LinkFacts) -> Refusal | None:
    """A complaint to an authority, or a suit (电子商务法第四十三条第二款)."""
    if facts.entry and facts.entry.route not in ROUTES:
        return Refusal("没有选投诉还是起诉。选一项。", ECOMMERCE_43_2)
    return None


def after_counter_notice(facts: LinkFacts) -> Refusal | None:
    """The platform is told after the statement came."""
    return _not_before(facts, facts.countered_on, "声明到达", ECOMMERCE_43_2)


def result_is_named(facts: LinkFacts) -> Refusal | None:
    """One of the results."""
    return Refusal("没有选结果。选一项。", ECOMMERCE_44) if facts.entry and facts.entry.result not in RESULTS else None


def result_fits(facts: LinkFacts) -> Refusal | None:
    """What ended can end only so: what the platform never took down is not restored, and after a statement a suit is
    first told to the platform."""
    result = facts.entry.result if facts.entry else ""
    if result == "restored" and facts.acted_on is None:
        return Refusal("平台没有采取过措施，谈不上恢复。先登记平台措施，或者选“平台没有采取措施”。", ECOMMERCE_43_2)
    if result == "removed" and facts.acted_on is None:
        return Refusal("还没有登记平台采取措施。先登记，再登记结果。", ECOMMERCE_42_2)
    if result == "no_measure" and facts.acted_on is not None:
        return Refusal("平台已经采取了措施，不是“没有采取措施”。", ECOMMERCE_42_2)
    if result == "sued" and facts.countered_on and facts.told_on is None:
        return Refusal("收到了声明，起诉要告诉平台，平台才不终止措施。先登记“已投诉、起诉”。", ECOMMERCE_43_2)
    return None


def after_the_rest(facts: LinkFacts) -> Refusal | None:
    """A result follows all that is on record."""
    return _not_before(facts, facts.last, "上一步", ECOMMERCE_44)


# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.AID_OFFICER.value, Role.EXAMINER.value})
"""The rights centre's people."""

_act = Rows(STAFF, (day_has_come,))

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("notify", "登记发通知", {FOUND}, title_is_checked, evidence_is_there, after_found,
         to=NOTIFIED, by=(ECOMMERCE_42_1, ECOMMERCE_42_3)),
    _act("record_measure", "登记平台措施", {NOTIFIED}, measure_is_named, after_notice,
         to=ACTED, by=(ECOMMERCE_42_2,)),
    _act("record_statement", "登记声明到达", {NOTIFIED, ACTED}, after_notice,
         to=COUNTERED, by=(ECOMMERCE_43_1, ECOMMERCE_43_2)),
    _act("note_delay", "登记公证耽误", {COUNTERED}, delay_fits, reason_is_given, by=(ONLINE_REPLY_3,)),
    _act("tell_platform", "登记已投诉、起诉", {COUNTERED}, route_is_named, after_counter_notice,
         to=TOLD, by=(ECOMMERCE_43_2,)),
    _act("end", "登记结果", {NOTIFIED, ACTED, COUNTERED, TOLD}, result_is_named, result_fits, after_the_rest,
         to=State.ENDED, by=(ECOMMERCE_43_2, ECOMMERCE_44)),
    _act("drop", "不再投诉", {FOUND}, reason_is_given, to=State.ENDED, by=(ECOMMERCE_42_3,)),
    _act("correct", "更正链接", RUNNING),
    _act("hand_over", "转调解", RUNNING, reason_is_given, after_found, to=State.HANDED_OVER,
         by=(MEDIATION_17, PIPL_23)),
))
# fmt: on

# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("platform_notice",)

# --- 用语 ---------------------------------------------------------------------------------------------------------

MEASURES: Mapping[str, str] = {
    "removed": "删除",
    "blocked": "屏蔽",
    "disconnected": "断开链接",
    "trade_ended": "终止交易和服务",
}
ROUTES: Mapping[str, str] = {"complaint": "向有关主管部门投诉", "suit": "向人民法院起诉"}
RESULTS: Mapping[str, str] = {
    "removed": "删除，没有恢复",
    "restored": "恢复（平台终止措施）",
    "sued": "起诉",
    "no_measure": "平台没有采取措施",
    "dropped": "撤回，不再投诉",
}


def next_step(state: State, facts: LinkFacts) -> NextStep:
    """What one link waits for."""
    return _STEPS[state](facts)


def _found(facts: LinkFacts) -> NextStep:
    if facts.title_checked_on is None:
        return NextStep("check_title", "核验权属，再发通知", "通知错了要赔。", ECOMMERCE_42_3)
    if not facts.evidence:
        return NextStep("correct", "先存证，填上存证号", "通知要有构成侵权的初步证据。", ECOMMERCE_42_1)
    return NextStep("notify", "印通知书，发给平台", "", ECOMMERCE_42_1)


def _notified(facts: LinkFacts) -> NextStep:
    return NextStep("record_measure", "等平台采取措施", "平台应当及时采取措施。", ECOMMERCE_42_2, ("平台",))


def _acted(facts: LinkFacts) -> NextStep:
    return NextStep("end", "没有声明的，登记结果", "收到平台转来的声明，当天登记。", ECOMMERCE_43_1, ("店铺",))


def _countered(facts: LinkFacts) -> NextStep:
    if facts.due and facts.due < facts.today:
        why = f"{day(facts.due)}已经期满，平台可以终止措施。看链接恢复了没有。"
        return NextStep("end", "期满，登记结果", why, ECOMMERCE_43_2)
    until = f"到{day(facts.due)}，过了平台就终止措施。" if facts.due else ""
    return NextStep("tell_platform", "投诉或者起诉，并告诉平台", until, ECOMMERCE_43_2, ("权利人",))


def _told(facts: LinkFacts) -> NextStep:
    return NextStep("end", "等投诉、起诉的结果", "", ECOMMERCE_43_2)


def _over(facts: LinkFacts) -> NextStep:
    return NextStep("", "已有结果", "")


_STEPS = {
    State.FOUND: _found,
    State.NOTIFIED: _notified,
    State.ACTED: _acted,
    State.COUNTERED: _countered,
    State.TOLD: _told,
    State.ENDED: _over,
    State.HANDED_OVER: _over,
}
