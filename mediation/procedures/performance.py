"""协议的履行：从生效到履行完毕或者处理完毕（人民调解法第三十一条、第三十二条；江苏省预防化解矛盾纠纷条例第二十八条）。

Each obligation of an agreement in force has a course of its own. Where it stands follows from what is on record and
the day: nothing is switched by hand. The committee watches and urges; it does not decide and cannot compel.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation.rules import figures
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.lifecycle import Lifecycle, Refusal, Rows
from mediation.rules.limitation import Interruption, InterruptionKind, Limitation
from mediation.rules.limitation import limitation as _limitation
from mediation.rules.money import yuan
from mediation.rules.performance.facts import Entry as Entry
from mediation.rules.performance.facts import ObligationFacts as ObligationFacts
from mediation.rules.performance.obligations import Kind as Kind
from mediation.rules.performance.words import ACKNOWLEDGED as ACKNOWLEDGED
from mediation.rules.performance.words import GROUNDS as GROUNDS
from mediation.rules.periods import DayPeriod, Deadline, YearPeriod
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.rules.statutes import (
    CIVIL_195,
    CPL_85,
    CPL_205,
    CPL_249_1,
    CPL_250,
    JIANGSU_DISPUTES_28_1,
    JIANGSU_DISPUTES_28_2,
    JIANGSU_DISPUTES_28_3,
    JIANGSU_DISPUTES_28_4,
    LIMITATION_14,
    MEDIATION_31,
    MEDIATION_31_2,
    MEDIATION_32,
    MEDIATION_33_1,
    MEDIATION_33_2,
    Statute,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where one obligation stands."""

    PENDING = "pending"
    PARTLY = "partly"
    LATE = "late"
    DISPUTED = "disputed"
    LASTING = "lasting"
    DONE = "done"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `逾期`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.PENDING: "未到期",
    State.PARTLY: "付了一部分",
    State.LATE: "逾期",
    State.DISPUTED: "有争议",
    State.LASTING: "持续履行",
    State.DONE: "已履行",
    State.ENDED: "不再跟踪",
}

PENDING, PARTLY, LATE, DISPUTED = State.PENDING, State.PARTLY, State.LATE, State.DISPUTED
LASTING, DONE, ENDED = State.LASTING, State.DONE, State.ENDED

UNPERFORMED = frozenset({PENDING, PARTLY, LATE, DISPUTED})
"""What keeps an agreement from being performed; a duty that lasts has no end that could be waited for."""
OPEN = UNPERFORMED | {LASTING}


def state_of(facts: ObligationFacts) -> State:
    """Where the obligation stands on `facts.today`; it is late from the day after the last one."""
    if facts.ended:
        return ENDED
    if facts.done_on:
        return DONE
    if facts.disputed:
        return DISPUTED
    if facts.kind is Kind.LASTING:
        return LASTING
    if facts.due_on and facts.today > facts.due_on:
        return LATE
    return PARTLY if facts.paid else PENDING


# --- 期限 ---------------------------------------------------------------------------------------------------------

_MEDIATION_2010, _CPL_2023, _JIANGSU_DISPUTES = date(2011, 1, 1), date(2024, 1, 1), date(2025, 7, 1)

ENFORCEMENT = DeadlineRule(
    "D16",
    "申请执行",
    "履行期间的最后一日",
    YearPeriod(2, basis=(CPL_250, CIVIL_195, CPL_85)),
    "权利人",
    remark="分期履行的从最后一期届满之日起算；没有约定履行期间的从裁定生效之日起算。",
    effective_from=_CPL_2023,
)
DUE_DAY = DeadlineRule(
    "D17",
    "协议履行",
    "协议约定的履行日",
    DayPeriod(0, rolls=False, basis=(MEDIATION_31,)),
    "义务人",
    given=True,
    remark="每期照协议的文字，起算日就填约定的那一天；协议写“某日起几天内”的，另给天数。",
    effective_from=_MEDIATION_2010,
)
_VISIT = DeadlineRule(
    "D23",
    "回访",
    "履行日或者结案",
    DayPeriod(7, rolls=False, basis=(MEDIATION_31_2,)),
    "调解员",
    soft=True,
    setting="follow_up_days",
    remark="当时只有监督、督促履行的要求，天数是本会自定。",
    effective_from=_MEDIATION_2010,
    effective_to=date(2025, 6, 30),
)
FOLLOW_UP = replace(
    _VISIT,
    period=DayPeriod(7, rolls=False, basis=(JIANGSU_DISPUTES_28_1, MEDIATION_31_2)),
    remark="回访是条例要求的，天数是本会自定。",
    effective_from=_JIANGSU_DISPUTES,
    effective_to=None,
    earlier=(_VISIT,),
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (ENFORCEMENT, DUE_DAY, FOLLOW_UP)}


def due_deadline(due_on: date, *, effective_on: date) -> Deadline:
    """D17: the day the parties agreed on, as written; shown from the day of effect on."""
    return replace(DUE_DAY.due(due_on), trigger=min(effective_on, due_on))


def follow_up_deadline(due_on: date, *, days: int = 7) -> Deadline:
    """D23: a follow-up within `days` calendar days after a due day. The duty is the regulation's, the number of days
    the office's own; nothing rolls."""
    return FOLLOW_UP.of_length(days).due(due_on)


def enforcement(last_due_on: date, calendar: Calendar = PUBLISHED) -> Deadline:
    """D16: two years from the last instalment's due day (民事诉讼法第二百五十条). It runs only where there is something
    to enforce: an agreement that a court confirmed, or another title made of it."""
    return ENFORCEMENT.due(last_due_on, calendar)


def limitation(last_due_on: date, admitted_on: Iterable[date], calendar: Calendar = PUBLISHED) -> Limitation:
    """D18 of one debt: three years from its last due day (民法典第一百八十九条), anew from each day the debtor
    performed in part or promised to (诉讼时效规定第十四条). The committee's own urging is no demand of the
    right-holder and interrupts nothing."""
    return _limitation(
        last_due_on, [Interruption(InterruptionKind.ACKNOWLEDGMENT, on) for on in admitted_on], calendar=calendar
    )


# --- 守则 ---------------------------------------------------------------------------------------------------------


def day_fits(facts: ObligationFacts) -> Refusal | None:
    """Nothing is performed before the agreement is in force, nor on a day that has not come."""
    if facts.entry is None:
        return None
    if facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填今天或以前的日子。", MEDIATION_31_2)
    if facts.entry.on < facts.effective_on:
        return Refusal(f"协议{figures.day(facts.effective_on)}才生效，履行不会在那以前。核对日期。", MEDIATION_31_2)
    return None


def is_a_payment(facts: ObligationFacts) -> Refusal | None:
    """Sums are paid, acts are done."""
    return None if facts.kind is Kind.MONEY else Refusal("这一项不是付款。登记“履行”。", MEDIATION_31_2)


def is_an_act(facts: ObligationFacts) -> Refusal | None:
    """Sums are paid, acts are done."""
    return Refusal("这一项是付款。登记“付款”，写明金额。", MEDIATION_31_2) if facts.kind is Kind.MONEY else None


def sum_fits(facts: ObligationFacts) -> Refusal | None:
    """Nobody pays nothing, or more than is owed: what is over belongs to another instalment."""
    if facts.entry is None:
        return None
    amount = facts.entry.amount or 0
    if amount <= 0:
        return Refusal("金额要大于 0。", MEDIATION_31_2)
    if amount > facts.rest:
        return Refusal(f"这一期只欠 {yuan(facts.rest)} 元。多出来的登记到别的一期。", MEDIATION_31_2)
    return None


def is_known_how(facts: ObligationFacts) -> Refusal | None:
    """What is recorded as performed says how that is known: a file of the case, or words."""
    if facts.entry and not facts.entry.proof:
        return Refusal("没有凭证，也没有说明。选一件凭证，或者写明怎样核实的。", MEDIATION_31_2)
    return None


def reason_given(facts: ObligationFacts) -> Refusal | None:
    """The act says why."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一两句，留在记录里。", MEDIATION_31_2)
    return None


def ground_chosen(facts: ObligationFacts) -> Refusal | None:
    """An obligation is followed no further for a reason that has a name."""
    if facts.entry is None:
        return None
    ground = GROUNDS.get(facts.entry.ground)
    return None if ground and ground.chosen else Refusal("没有选不再跟踪的理由。选一项。", MEDIATION_31_2)


def not_replaced(facts: ObligationFacts) -> Refusal | None:
    """What a new agreement replaced is not taken up again (人民调解法第三十一条)."""
    if facts.ended == "superseded":
        return Refusal("这一项已经被新的协议取代，照新协议办。", MEDIATION_31)
    return None


def words_fix_no_day(facts: ObligationFacts) -> Refusal | None:
    """A day that the agreement writes, or that can be counted from its words, is not set by hand."""
    if facts.due_on is not None and not facts.words:
        return Refusal("到期日照协议算出来了，不能改。要改的，另签一份新协议。", MEDIATION_31)
    return None


def due_day_is_possible(facts: ObligationFacts) -> Refusal | None:
    """A due day is not before the agreement."""
    if facts.entry is None or (facts.entry.due_on and facts.entry.due_on >= facts.effective_on):
        return None
    return Refusal("到期日要填，不能早于协议生效日。", MEDIATION_31)


# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset(role.value for role in COMMITTEE_STAFF)


_act = Rows(STAFF)


# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("pay", "登记付款", OPEN, is_a_payment, day_fits, sum_fits, is_known_how, by=(MEDIATION_31,)),
    _act("perform", "登记履行", OPEN, is_an_act, day_fits, is_known_how, by=(MEDIATION_31,)),
    _act("set_due_day", "登记到期日", OPEN, words_fix_no_day, due_day_is_possible, reason_given, by=(MEDIATION_31,)),
    _act("urge", "登记督促", OPEN, day_fits, by=(MEDIATION_31_2,)),
    _act("acknowledge", "登记义务人的承诺", OPEN, day_fits, by=(LIMITATION_14, CIVIL_195)),
    _act("dispute", "登记争议", OPEN - {DISPUTED}, day_fits, reason_given, by=(MEDIATION_32,)),
    _act("agree", "争议了结", {DISPUTED}, day_fits, reason_given, by=(MEDIATION_31_2,)),
    _act("end", "不再跟踪", OPEN, day_fits, ground_chosen, reason_given, by=(MEDIATION_31_2, MEDIATION_32)),
    _act("reverse", "冲销", frozenset(State), not_replaced, reason_given, by=(MEDIATION_31_2,)),
))
# fmt: on
"""Where an obligation stands is not set but follows; so no act names a target."""

# --- 权利人可以怎么办 ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Way:
    """What is open to a right-holder. `label`, `words` in Chinese; `statutes` its articles; `open` whether it still
    is on the day asked."""

    code: str
    label: str
    words: str
    statutes: tuple[Statute, ...]
    open: bool = True


def ways(*, confirm_until: date | None, today: date, money: bool) -> tuple[Way, ...]:
    """Information for the right-holder, never advice: `confirm_until` the last day of the thirty (D09), `money` a sum
    is still owed. Confirmation, deed and award need both sides; suit needs one."""
    in_time = confirm_until is not None and today <= confirm_until
    until = f"到{figures.day(confirm_until)}为止" if confirm_until else "三十日"
    confirmation = f"双方共同向人民法院申请，{until}。确认有效后对方不履行的，可以申请强制执行。"
    if not in_time:
        confirmation = f"三十日的申请期间已过（{until}）。协议仍有约束力，但不能直接申请执行。"
    found = [
        Way("suit", "起诉", "就协议的履行或者内容发生争议，一方可以向人民法院起诉。", (MEDIATION_32,)),
        Way(
            "confirmation",
            "司法确认",
            confirmation,
            (MEDIATION_33_1, CPL_205, JIANGSU_DISPUTES_28_2, MEDIATION_33_2),
            in_time,
        ),
    ]
    if money:
        deed = "有给付内容、债权债务关系明确的，双方可以共同向公证机构申请办理有强制执行效力的公证债权文书。"
        found.append(Way("deed", "公证债权文书", deed, (JIANGSU_DISPUTES_28_3, CPL_249_1)))
    award = "符合仲裁机构受案范围的，双方可以共同申请制作仲裁调解书或者作出仲裁裁决。"
    return (*found, Way("award", "仲裁调解书、裁决", award, (JIANGSU_DISPUTES_28_4,)))


# --- 文书 ---------------------------------------------------------------------------------------------------------

DOCUMENTS = ("performance_sheet", "urging_letter", "follow_up_record")

# --- 不再跟踪的理由、义务人的承诺：`GROUNDS`、`ACKNOWLEDGED`，见 rules/performance/words.py ------------------------
