"""以案定补：一案申报一次，由另一个人审核（标准、金额由本地定，法律没有规定）。"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.rules.lifecycle import Lifecycle, Refusal, Transition
from mediation.rules.roles import COMMITTEE_STAFF, Role


class State(StrEnum):
    """Where the claim for one case stands."""

    NONE = "none"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待审核`."""
        return _LABELS[self]


_LABELS = {State.NONE: "没申报", State.PENDING: "待审核", State.APPROVED: "合格", State.REJECTED: "不合格"}


@dataclass(frozen=True)
class ClaimFacts:
    """One case's claim: `closed` the case is finished; `claimed_by` who claimed, a key, "" while nobody has; `by` who
    acts or looks. Of the act in hand `level` and `category` claimed, `amount` in 分 and `reason` decided; a page that
    only asks which acts are open is not `acting`."""

    closed: bool = False
    claimed_by: str = ""
    by: str = ""
    acting: bool = False
    level: str = ""
    category: str = ""
    amount: int | None = None
    reason: str = ""


def case_is_closed(facts: ClaimFacts) -> Refusal | None:
    """Only what is finished is paid for."""
    return None if facts.closed else Refusal("案件还没有结案。结案后再申报。")


def is_described(facts: ClaimFacts) -> Refusal | None:
    """A claim names its level and its category."""
    if facts.acting and not (facts.level and facts.category):
        return Refusal("没有选难度级别和补贴类别。各选一项。")
    return None


def is_a_second_person(facts: ClaimFacts) -> Refusal | None:
    """Nobody decides on a claim of their own."""
    if facts.by and facts.by == facts.claimed_by:
        return Refusal("这是你自己申报的，要由另一个人审核。")
    return None


def amount_is_named(facts: ClaimFacts) -> Refusal | None:
    """What is approved has an amount above nothing."""
    if facts.acting and not (facts.amount and facts.amount > 0):
        return Refusal("审核合格的，要填审核金额。")
    return None


def reason_is_given(facts: ClaimFacts) -> Refusal | None:
    """What is rejected says why (不合格原因)."""
    if facts.acting and not facts.reason.strip():
        return Refusal("审核不合格的，要写不合格原因。")
    return None


_STAFF = frozenset(role.value for role in COMMITTEE_STAFF)
_DIRECTOR = frozenset({Role.DIRECTOR.value})
_OPEN = frozenset({State.NONE, State.REJECTED})
_PENDING = frozenset({State.PENDING})

LIFECYCLE: Lifecycle[State] = Lifecycle(
    (
        Transition("claim", "申报补贴", _OPEN, State.PENDING, _STAFF, (case_is_closed, is_described)),
        Transition("approve", "审核合格", _PENDING, State.APPROVED, _DIRECTOR, (is_a_second_person, amount_is_named)),
        Transition("reject", "审核不合格", _PENDING, State.REJECTED, _DIRECTOR, (is_a_second_person, reason_is_given)),
    )
)
