"""Figures and capitals from one number, instalments that add up."""

from hypothesis import assume, given
from hypothesis import strategies as st

from mediation.rules.clause_wording import money
from mediation.rules.money import yuan
from mediation.rules.wording.text import remarks

CENTS = st.integers(min_value=1, max_value=10**12)


@given(CENTS)
def test_capitals_of_the_same_number_are_never_objected_to(cents: int) -> None:
    assert remarks(f"乙方当场支付{money(cents)}。") == []


@given(CENTS, CENTS)
def test_capitals_of_another_number_are_objected_to(cents: int, other: int) -> None:
    assume(cents != other)
    mixed = money(cents).replace(yuan(cents), yuan(other))
    assert [remark.code for remark in remarks(f"乙方当场支付{mixed}。")] == ["figures_and_words"]


@given(st.lists(st.integers(min_value=1, max_value=10**9), min_size=2, max_size=6), st.integers(-5, 5))
def test_instalments_in_words_must_add_up_to_the_cent(parts: list[int], off: int) -> None:
    assume(sum(parts) + off > 0)
    each = "，".join(f"2026年{month}月1日前支付{yuan(part)}元" for month, part in enumerate(parts, 1))
    text = f"乙方赔偿甲方共计{yuan(sum(parts) + off)}元，分{len(parts)}期：{each}。"
    assert [remark.code for remark in remarks(text)] == (["sum_mismatch"] if off else [])
