import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.numbering import NumberLookup, Series, case_number, check_pattern, parse_number, register_number


def test_register_number_has_four_digits():
    assert [register_number(2026, serial) for serial in (7, 187, 12345)] == ["2026-0007", "2026-0187", "2026-12345"]


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{word}〔{year}〕{serial}号", "通知调〔2026〕12号"),
        ("{word}[{year}]{serial:03}号", "通知调[2026]012号"),
        ("（{year}）{word}第{serial}号", "（2026）通知调第12号"),
    ],
)
def test_case_number_follows_the_pattern(pattern, number):
    assert case_number("通知调", 2026, 12, pattern=pattern) == number


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        pytest.param("{word}{serial}号", "会重号", id="no-year"),
        pytest.param("{word}〔{year}〕号", "会重号", id="no-serial"),
        pytest.param("{word}〔{year}〕{serial}{serial}号", "会重号", id="serial-twice"),
        pytest.param("{word.__class__}〔{year}〕{serial}号", "只能写", id="python-inside"),
        pytest.param("{委}〔{year}〕{serial}号", "只能写", id="unknown-field"),
    ],
)
def test_pattern_that_cannot_number_is_refused(pattern, part):
    with pytest.raises(ValueError, match=part):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("text", "lookup"),
    [
        ("通知调〔2026〕12号", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        ("通知调[2026]12号", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        ("通知调（2026）012", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        ("通知调【２０２６】第１２号", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        ("(2026)通知调第12号", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        (" 通知调 〔2026〕 12 号 ", NumberLookup(Series.CASE, 12, 2026, "通知调")),
        ("〔2026〕12", NumberLookup(Series.CASE, 12, 2026)),
        ("2026-0187", NumberLookup(Series.REGISTER, 187, 2026)),
        ("２０２６－１８７", NumberLookup(Series.REGISTER, 187, 2026)),
        ("2026—187", NumberLookup(Series.REGISTER, 187, 2026)),
        ("153", NumberLookup(Series.EITHER, 153)),
        ("第153号", NumberLookup(Series.EITHER, 153)),
        ("锦时家居", None),
        ("13812345678", None),
        ("通知调〔26〕12号", None),
        ("", None),
    ],
)
def test_parse_number_as_typed(text, lookup):
    assert parse_number(text) == lookup


@given(st.integers(2000, 2099), st.integers(1, 9_999_999))
def test_numbers_made_are_numbers_found(year, serial):
    assert parse_number(case_number("通纺知调", year, serial)) == NumberLookup(Series.CASE, serial, year, "通纺知调")
    assert parse_number(register_number(year, serial)) == NumberLookup(Series.REGISTER, serial, year)
