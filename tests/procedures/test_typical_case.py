"""典型案例 as a lawyer can check it: no party can be recognised, a restricted case is none, nobody approves what they
wrote."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.typical_case import LIFECYCLE, Entry, Hidden, State, TypicalFacts
from mediation.rules.lifecycle import Barred
from mediation.rules.roles import Role
from mediation.rules.statutes import MEDIATION_15_4
from mediation.rules.typical_case.traces import distinctive, find_traces

D = date.fromisoformat
HIDDEN = Hidden(("南通栖禾家纺有限公司", "沈秋月"), ("ZL202330123456.7", "2026-0187"))
GOOD = Entry(D("2026-10-12"), title="花型侵权调解案", text="甲公司与经营者沈某达成协议。", reason="示范")
FACTS = TypicalFacts(D("2026-10-12"), actor=7, hidden=HIDDEN, last_on=D("2026-10-09"), entry=GOOD)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("南通栖禾家纺有限公司", "栖禾"),
        ("江苏省南通市通州区绮华布艺商行", "绮华"),
        ("沈秋月", "沈秋月"),
        ("南通家纺有限公司", "南通家纺有限公司"),
    ],
)
def test_what_a_firm_is_known_by(name: str, core: str) -> None:
    assert distinctive(name) == core


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("甲公司与乙店达成协议。", []),
        ("甲公司。\n乙方是栖禾家纺。", [(2, 4, "栖禾")]),
        ("南通栖禾家纺有限公司", [(1, 1, "南通栖禾家纺有限公司")]),
        ("沈 秋月签字", [(1, 1, "沈 秋月")]),
        ("专利 2023 3012 3456.7 有效", [(1, 4, "2023 3012 3456.7")]),
        ("专利ZL 2023 3012 3456.7有效", [(1, 6, "2023 3012 3456.7")]),
        ("登记号2026－0187", [(1, 4, "2026－0187")]),
        ("电话13812345678", [(1, 3, "13812345678")]),
        ("身份证11010519491231002X", [(1, 4, "11010519491231002X")]),
        ("第ＱＩＨＥ号", []),
    ],
    ids=[
        "none",
        "trade-name",
        "whole",
        "spaced",
        "number",
        "lettered",
        "full-width",
        "phone",
        "identity",
        "latin",
    ],
)
def test_whoever_can_be_recognised_is_found_with_the_place(text: str, places: list[tuple[int, int, str]]) -> None:
    traces = find_traces(text, HIDDEN)
    assert [(one.paragraph, one.sign, one.found) for one in traces if one.sign][: len(places)] == places
    assert bool(traces) == bool(places)


@pytest.mark.parametrize(
    ("action", "state", "changes", "guard"),
    [
        ("select", State.NEW, {"restricted": True}, "case_is_open_to_read"),
        ("select", State.NEW, {"over": False}, "case_is_over"),
        ("select", State.NEW, {"entry": replace(GOOD, reason="")}, "reason_is_given"),
        ("deidentify", State.SELECTED, {"entry": replace(GOOD, text="栖禾家纺败诉。")}, "nobody_is_named"),
        ("deidentify", State.SELECTED, {"entry": replace(GOOD, title="栖禾案")}, "nobody_is_named"),
        ("deidentify", State.SELECTED, {"entry": replace(GOOD, text=" ")}, "text_is_written"),
        ("approve", State.DEIDENTIFIED, {"writer": 7}, "another_person"),
        (
            "approve",
            State.DEIDENTIFIED,
            {"writer": 8, "text": "沈秋月", "entry": Entry(D("2026-10-12"))},
            "nobody_is_named",
        ),
        ("publish", State.APPROVED, {"entry": Entry(D("2026-10-12"))}, "place_is_named"),
        ("publish", State.APPROVED, {"entry": Entry(D("2026-10-08"), place="局网站")}, "in_order"),
    ],
    ids=[
        *("restricted", "not-over", "no-reason", "trade-name-in-the-text", "trade-name-in-the-title", "no-text"),
        *("own-text", "named-since", "nowhere", "before-the-last-step"),
    ],
)
def test_what_is_barred_and_by_which_guard(action: str, state: State, changes: dict[str, object], guard: str) -> None:
    with pytest.raises(Barred) as refused:
        LIFECYCLE.check(action, state=state, roles=[Role.CLERK], facts=replace(FACTS, **changes))
    assert refused.value.guard == guard
    if guard in ("nobody_is_named", "case_is_open_to_read"):
        assert refused.value.statute is MEDIATION_15_4


def test_the_place_is_said() -> None:
    facts = replace(FACTS, entry=replace(GOOD, text="甲公司。\n被申请人绮华，申请人栖禾。"))
    with pytest.raises(Barred, match="第2段第11字“栖禾”（当事人的名称）"):
        LIFECYCLE.check("deidentify", state=State.SELECTED, roles=[Role.CLERK], facts=facts)


def test_another_person_approves_and_it_is_published() -> None:
    approve = replace(FACTS, writer=8, text=GOOD.text, title=GOOD.title, entry=Entry(D("2026-10-12")))
    assert LIFECYCLE.check("approve", state=State.DEIDENTIFIED, roles=[Role.DIRECTOR], facts=approve) is State.APPROVED
