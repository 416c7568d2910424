from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.rights import (
    InvalidIdentifier,
    RightKind,
    WrongCheckDigit,
    check_copyright_number,
    check_nice_class,
    check_patent_number,
    check_trademark_number,
    expires_on,
    term_statute,
)
from mediation.rules.statutes import PATENT_42_1, TRADEMARK_39


@pytest.mark.parametrize(
    ("text", "year", "kind", "number"),
    [
        pytest.param("ZL200920182473.2", 2009, RightKind.UTILITY_MODEL, "ZL200920182473.2", id="utility-model"),
        pytest.param("ZL201830251564.1", 2018, RightKind.DESIGN, "ZL201830251564.1", id="design-1564"),
        pytest.param("ZL201730127354.7", 2017, RightKind.DESIGN, "ZL201730127354.7", id="design-7354"),
        pytest.param("ZL201830072131.X", 2018, RightKind.DESIGN, "ZL201830072131.X", id="check-digit-X"),
        pytest.param("ZL201930288275.3", 2019, RightKind.DESIGN, "ZL201930288275.3", id="design-8275"),
        pytest.param("ZL202230178877.5", 2022, RightKind.DESIGN, "ZL202230178877.5", id="design-8877"),
        pytest.param("85100001.0", 1985, RightKind.INVENTION, "ZL85100001.0", id="first-of-the-old-form"),
        pytest.param("2022301788775", 2022, RightKind.DESIGN, "ZL202230178877.5", id="bare-digits"),
        pytest.param("zl 2022 3 0178877.5", 2022, RightKind.DESIGN, "ZL202230178877.5", id="spaces-and-lower-case"),
        pytest.param("ＺＬ２０２２３０１７８８７７．５", 2022, RightKind.DESIGN, "ZL202230178877.5", id="full-width"),
        pytest.param("CN201830072131.x", 2018, RightKind.DESIGN, "ZL201830072131.X", id="CN-and-lower-case-x"),
        pytest.param("专利号：ZL202230178877.5", 2022, RightKind.DESIGN, "ZL202230178877.5", id="with-its-label"),
    ],
)
def test_patent_number(text, year, kind, number):
    found = check_patent_number(text)
    assert (found.year, found.kind, found.number) == (year, kind, number)


@pytest.mark.parametrize(
    ("text", "expected"), [("202230098765.4", "9"), ("ZL202230789123.5", "3"), ("ZL201830072131.0", "X")]
)
def test_wrong_check_digit_can_be_told_apart_and_kept_with_a_reason(text, expected):
    with pytest.raises(WrongCheckDigit) as refused:
        check_patent_number(text)
    assert refused.value.expected == expected
    kept = check_patent_number(text, misprint_accepted=True)
    assert kept.number == refused.value.number == "ZL" + text.removeprefix("ZL")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("", "现在是0位", id="empty"),
        pytest.param("ZL202230178877", "缺末位校验位", id="no-check-digit"),
        pytest.param("ZL20223017887.5", "缺末位校验位", id="a-digit-short"),
        pytest.param("ZL2022301788771.5", "现在是14位", id="a-digit-long"),
        pytest.param("ZL202240178877.5", "只有1、2、3、8、9", id="no-such-kind"),
        pytest.param("ZL182230178877.5", "不是申请年份", id="no-such-year"),
        pytest.param("ZL12330123.4", "9位的专利号只用到2003年9月", id="nine-digits-were-given-up-in-2003"),
        pytest.param("CN306789123S", "这是公告号", id="publication-number"),
        pytest.param("ZL2O2230178877.5", "现在是13位", id="letter-O"),
    ],
)
def test_patent_number_is_refused_with_a_sentence(text, part):
    with pytest.raises(InvalidIdentifier) as refused:
        check_patent_number(text)
    assert part in refused.value.message
    assert not isinstance(refused.value, WrongCheckDigit)


@given(st.integers(2003, 2026), st.sampled_from("12389"), st.integers(0, 9_999_999), st.integers(0, 11), st.data())
def test_every_single_wrong_digit_of_a_patent_number_is_noticed(year, kind, serial, place, data):
    body = f"{year}{kind}{serial:07d}"
    check = "0123456789X"[sum(int(d) * (2 + place % 8) for place, d in enumerate(body)) % 11]
    assert check_patent_number(body + check).number == f"ZL{body}.{check}"
    other = data.draw(st.sampled_from("0123456789".replace(body[place], "")))
    with pytest.raises(InvalidIdentifier):
        check_patent_number(body[:place] + other + body[place + 1 :] + check)


@pytest.mark.parametrize(
    ("text", "number", "warned"),
    [
        ("苏作登字-2024-F-00000035", "苏作登字-2024-F-00000035", False),
        ("国作登字－2026－A－00037559", "国作登字-2026-A-00037559", False),
        ("苏作登字—2024—f—00000035", "苏作登字-2024-F-00000035", False),
        ("10-2009-F-123", "10-2009-F-123", False),
        ("2022SR1234567", "2022SR1234567", False),
        ("苏作登字-2024-F-35", "苏作登字-2024-F-35", True),
        ("登记中", "登记中", True),
    ],
)
def test_copyright_number(text, number, warned):
    checked = check_copyright_number(text)
    assert (checked.number, checked.warning is not None) == (number, warned)


def test_empty_copyright_number_is_refused():
    with pytest.raises(InvalidIdentifier, match="没有填登记号"):
        check_copyright_number("　")


@pytest.mark.parametrize(
    ("text", "number"), [("第12345678号", "12345678"), ("１２３４５６７a", "1234567A"), ("G1234567", "G1234567")]
)
def test_trademark_number(text, number):
    assert check_trademark_number(text).number == number


@pytest.mark.parametrize("text", ["", "123456789", "商标", "12AB"])
def test_trademark_number_is_refused(text):
    with pytest.raises(InvalidIdentifier, match="至多8位"):
        check_trademark_number(text)


@pytest.mark.parametrize(("text", "nice"), [("24", 24), ("第24类", 24), ("０１", 1), ("45", 45)])
def test_nice_class(text, nice):
    assert check_nice_class(text) == nice


@pytest.mark.parametrize("text", ["0", "46", "", "24、20", "二十四"])
def test_nice_class_is_refused(text):
    with pytest.raises(InvalidIdentifier, match="1至45"):
        check_nice_class(text)


@pytest.mark.parametrize(
    ("kind", "filed_on", "last_day"),
    [
        pytest.param(RightKind.DESIGN, date(2021, 5, 31), date(2031, 5, 30), id="design-before-the-2020-act-10-years"),
        pytest.param(RightKind.DESIGN, date(2021, 6, 1), date(2036, 5, 31), id="design-under-the-2020-act-15-years"),
        pytest.param(RightKind.UTILITY_MODEL, date(2021, 6, 1), date(2031, 5, 31), id="utility-model-10-years"),
        pytest.param(RightKind.INVENTION, date(2010, 3, 5), date(2030, 3, 4), id="invention-20-years"),
        pytest.param(RightKind.UTILITY_MODEL, date(2012, 2, 29), date(2022, 2, 28), id="filed-on-29-February"),
        pytest.param(RightKind.DESIGN, date(2014, 3, 1), date(2024, 2, 29), id="ends-on-29-February"),
        pytest.param(RightKind.TRADEMARK, date(2014, 5, 7), date(2024, 5, 6), id="trade-mark-10-years"),
        pytest.param(RightKind.COPYRIGHT, date(2024, 1, 1), None, id="copyright-depends-on-the-author"),
        pytest.param(RightKind.TRADE_SECRET, date(2024, 1, 1), None, id="secret-has-no-term"),
    ],
)
def test_last_day_of_a_right(kind, filed_on, last_day):
    assert expires_on(kind, filed_on) == last_day


def test_term_has_its_article():
    assert (term_statute(RightKind.DESIGN), term_statute(RightKind.TRADEMARK)) == (PATENT_42_1, TRADEMARK_39)
    assert term_statute(RightKind.LICENCE) is None


def test_every_kind_has_a_label():
    assert len({kind.label for kind in RightKind}) == len(RightKind)
