"""外报数据：录入、另一人复核、退回、更正（通政发〔2023〕4号的指标里由别的单位报来的数）。

No law sets these steps: the bureau asks that a figure which is not its own carries the paper it came with, the words
of its definition, who entered it and who else looked at it. A figure is never changed: a correction is a new version.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.figures import day
from mediation.rules.lifecycle import Lifecycle, Refusal, Rows
from mediation.rules.roles import Role

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where one version stands; `NEW` before it is entered."""

    NEW = "new"
    ENTERED = "entered"
    RETURNED = "returned"
    CHECKED = "checked"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待复核`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NEW: "还没有录",
    State.ENTERED: "待复核",
    State.RETURNED: "退回",
    State.CHECKED: "已复核",
    State.SUPERSEDED: "有新版",
}

# --- 期限：没有 ---------------------------------------------------------------------------------------------------

# --- 守则 ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FigureFacts:
    """One version as its row stands, or as it is about to be entered. `paper` whether it has a number or an attached
    paper; `own` whether who acts entered it; `newest` whether nothing corrects it; `reason` what the act says;
    `taken` the words of another checked figure for the same body and days."""

    today: date
    first: date
    last: date
    paper: bool = False
    definition: bool = False
    own: bool = False
    newest: bool = True
    reason: str = ""
    taken: str = ""


def period_is_right(facts: FigureFacts) -> Refusal | None:
    """From a day to one that is not before it."""
    if facts.last < facts.first:
        return Refusal(f"止于{day(facts.last)}，早于起的{day(facts.first)}。核对日期。")
    return None


def period_is_over(facts: FigureFacts) -> Refusal | None:
    """What is not over cannot have been counted."""
    if facts.last > facts.today:
        return Refusal(f"统计期到{day(facts.last)}，还没有过完。过完再录。")
    return None


def paper_is_named(facts: FigureFacts) -> Refusal | None:
    """Somebody else's number comes with a paper."""
    return None if facts.paper else Refusal("没有文号，也没有附件。填文号，或者附上来文的扫描件。")


def definition_is_written(facts: FigureFacts) -> Refusal | None:
    """A number without its definition says nothing."""
    return None if facts.definition else Refusal("没有写口径。写口径名称和说明，不知道的问报送单位。")


def second_person(facts: FigureFacts) -> Refusal | None:
    """Nobody checks what they entered."""
    return Refusal("这是你自己录的，要另一个人复核。") if facts.own else None


def newest_version(facts: FigureFacts) -> Refusal | None:
    """Only the newest version goes on."""
    return None if facts.newest else Refusal("这一版已经有更正。去最新的一版上办。")


def counted_once(facts: FigureFacts) -> Refusal | None:
    """One body reports one figure for the same days."""
    if facts.taken:
        return Refusal(f"{facts.taken}。要改的，去那一条上更正。")
    return None


def reason_is_given(facts: FigureFacts) -> Refusal | None:
    """In words."""
    return None if facts.reason.strip() else Refusal("没有写原因。写一句。")


# --- 程序 ---------------------------------------------------------------------------------------------------------

STAFF = frozenset({Role.CLERK.value})
"""The bureau's clerks; who looks on at the bureau reads."""

_act = Rows(STAFF)
_CHECKABLE = frozenset({State.ENTERED})
_CORRECTED = frozenset({State.ENTERED, State.RETURNED, State.CHECKED})

# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("enter", "录入", {State.NEW}, period_is_right, period_is_over, definition_is_written, to=State.ENTERED),
    _act("attach", "附来文", _CHECKABLE, newest_version),
    _act("check", "复核", _CHECKABLE, newest_version, second_person, paper_is_named, counted_once, to=State.CHECKED),
    _act("send_back", "退回", _CHECKABLE, newest_version, second_person, reason_is_given, to=State.RETURNED),
    _act("correct", "更正", _CORRECTED, newest_version, period_is_right, period_is_over, definition_is_written,
         reason_is_given),
))
# fmt: on
