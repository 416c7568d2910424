"""以案定补: claimed once, decided by somebody else."""

from dataclasses import replace

import pytest

from mediation.procedures.subsidy import LIFECYCLE, ClaimFacts, State
from mediation.rules.roles import Role

CLAIM = ClaimFacts(closed=True, by="2", acting=True, level="一般", category="书面协议")
PENDING = replace(CLAIM, claimed_by="1", amount=20000, reason="缺回访记录")


def refusal(action: str, state: State, facts: ClaimFacts, role: Role = Role.DIRECTOR) -> str | None:
    refused = LIFECYCLE.refusal(action, state=state, roles=[role], facts=facts)
    return refused.message if refused else None


@pytest.mark.parametrize(
    ("action", "state", "facts", "after"),
    [
        ("claim", State.NONE, CLAIM, State.PENDING),
        ("claim", State.REJECTED, CLAIM, State.PENDING),
        ("approve", State.PENDING, PENDING, State.APPROVED),
        ("reject", State.PENDING, PENDING, State.REJECTED),
    ],
)
def test_the_way_of_a_claim(action: str, state: State, facts: ClaimFacts, after: State) -> None:
    assert LIFECYCLE.check(action, state=state, roles=[Role.DIRECTOR], facts=facts) is after


@pytest.mark.parametrize(
    ("action", "state", "facts", "part"),
    [
        pytest.param("claim", State.NONE, replace(CLAIM, closed=False), "还没有结案", id="not finished"),
        pytest.param("claim", State.NONE, replace(CLAIM, level=""), "难度级别", id="no level"),
        pytest.param("claim", State.PENDING, CLAIM, "现在的阶段", id="claimed twice"),
        pytest.param("claim", State.APPROVED, CLAIM, "现在的阶段", id="paid already"),
        pytest.param("approve", State.PENDING, replace(PENDING, by="1"), "另一个人", id="one's own claim"),
        pytest.param("reject", State.PENDING, replace(PENDING, by="1"), "另一个人", id="one's own claim, rejected"),
        pytest.param("approve", State.PENDING, replace(PENDING, amount=None), "审核金额", id="no amount"),
        pytest.param("approve", State.PENDING, replace(PENDING, amount=0), "审核金额", id="nothing paid"),
        pytest.param("reject", State.PENDING, replace(PENDING, reason=" "), "不合格原因", id="no reason"),
    ],
)
def test_a_claim_is_refused(action: str, state: State, facts: ClaimFacts, part: str) -> None:
    assert part in (refusal(action, state, facts) or "")


def test_the_director_decides() -> None:
    assert "你的角色不能" in (refusal("approve", State.PENDING, PENDING, Role.MEDIATOR) or "")
