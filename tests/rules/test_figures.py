"""Han figures, party labels, term numbers."""

from datetime import date

import pytest

from mediation.rules.figures import day, han, item, party_label


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (0, "零"),
        (2, "二"),
        (5, "五"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (2026, "二千零二十六"),
        (9999, "九千九百九十九"),
    ],
)
def test_number_is_read(number: int, read: str) -> None:
    assert han(number) == read


@pytest.mark.parametrize("number", [-1, 10000])
def test_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="不在 0 到 9999 之间"):
        han(number)


def test_terms_are_numbered_in_brackets() -> None:
    assert [item(place) for place in (1, 10, 21)] == ["（一）", "（十）", "（二十一）"]


@pytest.mark.parametrize(
    ("place", "label"), [(0, "甲方"), (2, "丙方"), (9, "癸方"), (10, "子方"), (21, "亥方"), (22, "第二十三方")]
)
def test_parties_are_called_by_stems_then_branches(place: int, label: str) -> None:
    assert party_label(place) == label


def test_day_has_no_leading_zeros() -> None:
    assert day(date(2026, 9, 8)) == "2026年9月8日"
