"""What came of guidance abroad: money by its kind and once, rates, studies without names, the year in tables."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.overseas_guidance import LIFECYCLE, Days, Entry, GuidanceFacts, State, Study
from mediation.rules.lifecycle import Barred
from mediation.rules.overseas_guidance.nodes import NotATable, read_table, written_table
from mediation.rules.overseas_guidance.recovered import (
    InvalidRate,
    KindTotal,
    Recovery,
    in_yuan,
    read_rate,
    shown_rate,
    totals,
)
from mediation.rules.overseas_guidance.report import Line, Matter, Part, report
from mediation.rules.overseas_guidance.studies import Named, distinctive, names_in
from mediation.rules.statutes import FOREIGN_IP_13

ON = date(2026, 6, 10)
OFFICER = ["overseas_officer"]
USD = Recovery("", "released", 1_842_035, "USD", ON, "解冻通知", 7_102_100, "外汇交易中心中间价", ON)
NAMES = (
    Named("企业的名称", "南通远帆家居用品有限公司"),
    Named("对方的名称", "Example Prints LLC"),
    Named("案号", "1:26-cv-00001", whole=True),
    Named("企业的负责人", "仇知秋", whole=True),
)


def checked(action: str, entry: Entry, state: State = State.REVIEWED, **facts: object) -> State:
    told = replace(GuidanceFacts(date(2026, 6, 30), noticed_on=date(2026, 6, 1), entry=entry), **facts)  # type: ignore[arg-type]
    return LIFECYCLE.check(action, state=state, roles=OFFICER, facts=told)


@pytest.mark.parametrize(
    ("text", "millionths", "shown"),
    [
        pytest.param("7.1021", 7_102_100, "7.1021", id="dollar"),
        pytest.param("0.046123", 46_123, "0.046123", id="yen-six-decimals"),
        pytest.param("8", 8_000_000, "8.0000", id="whole"),
    ],
)
def test_a_rate_is_read_and_written(text: str, millionths: int, shown: str) -> None:
    assert read_rate(text) == millionths and shown_rate(millionths) == shown


@pytest.mark.parametrize("text", ["0", "-7.1", "7.1234567", "七", "7,1", ""])
def test_what_is_no_rate(text: str) -> None:
    with pytest.raises(InvalidRate):
        read_rate(text)


@pytest.mark.parametrize(
    ("amount", "rate", "cents"),
    [
        pytest.param(1_842_035, 7_102_100, 13_082_317, id="18420.35-dollars-at-7.1021"),
        pytest.param(50, 10_000, 1, id="half-a-cent-goes-up"),
        pytest.param(49, 10_000, 0, id="less-than-half-goes-down"),
        pytest.param(123_456, None, 123_456, id="yuan-as-it-is"),
    ],
)
def test_yuan_at_the_recorded_rate(amount: int, rate: int | None, cents: int) -> None:
    assert in_yuan(amount, rate) == cents


def test_kinds_and_currencies_stand_side_by_side_and_the_same_money_once() -> None:
    rows = [
        replace(USD, key="a", amount=1_000_00),
        replace(USD, key="b", amount=500_00, currency="EUR", rate=8_000_000),
        replace(USD, key="c", kind="avoided", amount=1_000_00, same_as="a"),
        replace(USD, key="d", kind="avoided", amount=200_00, currency="CNY", rate=None),
    ]
    assert totals(rows) == (
        KindTotal("released", (("EUR", 50_000), ("USD", 100_000)), 710_210 + 400_000, 2, 0),
        KindTotal("avoided", (("CNY", 20_000),), 20_000, 1, 1),
    )
    assert totals([]) == ()


@pytest.mark.parametrize(
    ("changes", "facts", "guard"),
    [
        pytest.param({"basis": " "}, {}, "recovery_is_told", id="without-basis"),
        pytest.param({"amount": 0}, {}, "recovery_is_told", id="no-amount"),
        pytest.param({"currency": "JPY", "amount": 150}, {}, "amount_is_whole", id="yen-with-a-part"),
        pytest.param({"rate": None}, {}, "rate_is_told", id="dollars-without-rate"),
        pytest.param({"rate_source": ""}, {}, "rate_is_told", id="rate-of-nobody"),
        pytest.param({"rate_on": None}, {}, "rate_is_told", id="rate-of-no-day"),
        pytest.param({"rate_on": date(2026, 7, 1)}, {}, "rate_is_told", id="rate-to-come"),
        pytest.param({"currency": "CNY"}, {}, "rate_is_told", id="yuan-with-rate"),
        pytest.param(
            {"kind": "avoided"},
            {"recovered": (replace(USD, key="a"),)},
            "money_counts_once",
            id="the-same-amount-under-two-kinds",
        ),
        pytest.param({}, {"recovered": (replace(USD, key="a"),)}, "money_counts_once", id="the-same-row-twice"),
        pytest.param(
            {"same_as": "a", "amount": 1},
            {"recovered": (replace(USD, key="a"),)},
            "money_counts_once",
            id="the-same-money-of-another-amount",
        ),
        pytest.param(
            {"same_as": "b"},
            {"recovered": (replace(USD, key="b", same_as="a"),)},
            "money_counts_once",
            id="counted-in-a-row-that-does-not-count",
        ),
        pytest.param({}, {"frozen": 1_842_034, "currency": "USD"}, "within_what_was_frozen", id="more-than-was-frozen"),
        pytest.param(
            {},
            {"frozen": 2_000_000, "currency": "USD", "released_to_others": 157_966},
            "within_what_was_frozen",
            id="more-than-was-left-by-the-others",
        ),
    ],
)
def test_money_that_is_not_taken(changes: dict[str, object], facts: dict[str, object], guard: str) -> None:
    with pytest.raises(Barred) as barred:
        checked("recover", Entry(ON), recovery=replace(USD, **changes), **facts)  # type: ignore[arg-type]
    assert barred.value.guard == guard


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        pytest.param({}, {"frozen": 1_842_035, "currency": "USD"}, id="all-that-was-frozen"),
        pytest.param({"kind": "avoided", "same_as": "a"}, {"recovered": (replace(USD, key="a"),)}, id="said-the-same"),
        pytest.param({"apart": True}, {"recovered": (replace(USD, key="a"),)}, id="looked-at-and-other-money"),
        pytest.param({}, {"frozen": 1, "currency": "EUR"}, id="frozen-in-another-currency"),
    ],
)
def test_money_that_is_taken(changes: dict[str, object], facts: dict[str, object]) -> None:
    told = replace(USD, **changes)  # type: ignore[arg-type]
    assert checked("recover", Entry(ON), recovery=told, **facts) is State.REVIEWED


def test_a_row_that_others_are_counted_in_is_not_struck_first() -> None:
    rows = (replace(USD, key="a"), replace(USD, key="b", kind="avoided", same_as="a"))
    with pytest.raises(Barred, match="先划去那一笔"):
        checked("strike_recovery", Entry(ON, text="登记错了"), recovery=rows[0], recovered=rows)
    assert checked("strike_recovery", Entry(ON, text="登记错了"), recovery=rows[1], recovered=rows)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param("南通远帆家居用品有限公司", "远帆", id="place-trade-form"),
        pytest.param("江苏南通绮华纺织科技股份有限公司", "绮华", id="two-places-two-trades"),
        pytest.param("南通云岫家纺有限公司先锋分公司", "云岫", id="branch"),
        pytest.param("Example Prints LLC", "Example Prints", id="latin"),
        pytest.param("Ejemplo Hogar S.L.", "Ejemplo Hogar", id="spanish-form"),
    ],
)
def test_what_only_this_firm_bears(name: str, part: str) -> None:
    assert distinctive(name) == part


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("某企业的店铺被冻结，应诉以后解冻。", [], id="nobody"),
        pytest.param(
            "某企业被诉。\n后来远帆公司应诉。", ["第2段第3个字起的“远帆”是企业的名称。"], id="by-its-short-name"
        ),
        pytest.param(
            "南通远帆家居用品有限公司被诉。",
            ["第1段第1个字起的“南通远帆家居用品有限公司”是企业的名称。"],
            id="whole-once",
        ),
        pytest.param(
            "对方ＥＸＡＭＰＬＥ  prints撤诉",
            ["第1段第3个字起的“ＥＸＡＭＰＬＥ  prints”是对方的名称。"],
            id="wide-and-upper-case",
        ),
        pytest.param(
            "1:26 cv 00001号案", ["第1段第1个字起的“1:26 cv 00001”是案号。"], id="case-number-with-other-marks"
        ),
        pytest.param("负责人仇 知秋说", ["第1段第4个字起的“仇 知秋”是企业的负责人。"], id="person-with-a-blank"),
    ],
)
def test_where_a_study_names_somebody(text: str, said: list[str]) -> None:
    assert [found.sentence for found in names_in(text, NAMES)] == said


def test_a_study_is_refused_with_the_place_and_only_for_a_matter_kept_for_it() -> None:
    good = Study("一家家纺企业应对批量诉讼", "某企业应诉，账户解冻。")
    assert checked("write_study", Entry(ON), study=good, typical=True, names=NAMES) is State.REVIEWED
    for study, guard in (
        (replace(good, title="远帆应诉"), "title_names_nobody"),
        (replace(good, text="远帆应诉"), "text_names_nobody"),
    ):
        with pytest.raises(Barred, match="第1段第1个字") as barred:
            checked("write_study", Entry(ON), study=study, typical=True, names=NAMES)
        assert barred.value.guard == guard
    with pytest.raises(Barred, match="没有留作典型案例"):
        checked("write_study", Entry(ON), study=good)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        pytest.param(Days(told=date(2026, 5, 31)), "早于获知", id="told-before-it-was-known"),
        pytest.param(Days(told=ON, advised=date(2026, 6, 9)), "早于告知", id="advised-before-told"),
        pytest.param(Days(told=ON, result=date(2026, 7, 1)), "还没有到", id="result-to-come"),
        pytest.param(
            Days(told=ON, advised=date(2026, 6, 12), result=date(2026, 6, 11)), "早于初步意见", id="result-first"
        ),
        pytest.param(
            Days(told=ON, noticed_evidence=date(2026, 6, 12), sent_evidence=date(2026, 6, 11)),
            "提示要在证据出境以前",
            id="evidence-before-the-notice",
        ),
    ],
)
def test_a_correction_leaves_the_days_in_order(days: Days, words: str) -> None:
    with pytest.raises(Barred, match=words) as barred:
        checked("correct", Entry(date(2026, 6, 30), text="看错"), days=days)
    assert (barred.value.statute is FOREIGN_IP_13) is ("证据" in words)


def test_the_year_as_by_hand() -> None:
    """Two disputes of 2025, one of 2024 that ended in 2025."""
    released = replace(USD, key="a", on=date(2025, 5, 1))
    ended = Part("released", date(2025, 5, 1), (released,))
    rows = [
        Matter("海2025-001", "schedule_a", "US", "被套、枕套", date(2025, 2, 1), (ended, Part(), Part())),
        Matter("海2025-002", "platform", "US", "被套", date(2025, 3, 1)),
        Matter(
            "海2024-009",
            "squatting",
            "DE",
            "",
            date(2024, 9, 1),
            (Part("won", date(2025, 1, 9)), Part("won", date(2024, 12, 31))),
        ),
    ]
    found = report(rows, 2025)
    assert found.whole == Line("合计", 2, 3, 2)
    assert found.kinds == (
        Line("Schedule A批量诉讼、临时限制令", 1, 3, 1, "schedule_a"),
        Line("平台投诉", 1, 0, 0, "platform"),
        Line("海外商标抢注", 0, 0, 1, "squatting"),
    )
    assert found.places == (Line("美国", 2, 3, 1, "US"), Line("德国", 0, 0, 1, "DE"))
    assert found.products == (
        Line("被套", 2, 3, 1, "被套"),
        Line("枕套", 1, 3, 1, "枕套"),
        Line("没有填产品", 0, 0, 1, "没有填产品"),
    )
    assert found.results == (("won", "胜诉", 1), ("released", "解冻", 1))
    assert [(total.kind, total.yuan) for total in found.recovered] == [("released", 13_082_317)]
    assert report(rows, 2023).kinds == () and report(rows, 2023).recovered == ()


def test_the_table_of_usual_days_is_read_line_by_line() -> None:
    text = "提交答复｜20｜送达｜凭经验，未核\n听证|||看程序令"
    rows = read_table(text)
    assert rows == [
        {"name": "提交答复", "days": 20, "of": "送达", "basis": "凭经验，未核"},
        {"name": "听证", "days": None, "of": "", "basis": "看程序令"},
    ]
    assert read_table(written_table(rows)) == rows and read_table("") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("听证", "第1行没有写节点或者依据", id="no-basis"),
        pytest.param("甲｜1｜送达｜看传票\n乙｜两｜送达｜看传票", "第2行的天数“两”", id="days-in-words"),
        pytest.param("甲｜20｜｜看传票", "要么都写", id="days-from-nothing"),
        pytest.param("甲｜｜｜看传票\n甲｜｜｜看传票", "前面已经有了", id="twice"),
        pytest.param("甲｜1｜乙｜丙｜丁", "多了竖线", id="five-parts"),
    ],
)
def test_what_is_no_table(text: str, words: str) -> None:
    with pytest.raises(NotATable, match=words):
        read_table(text)
