from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.money import InvalidAmount, cents, decimal_yuan, in_capitals, yuan

DIGITS = "零壹贰叁肆伍陆柒捌玖"


def read_back(capitals: str) -> int:
    """The cents that capitals stand for, read by a rule of its own: sections of 万 and 亿, zeros ignored."""
    whole, _, rest = capitals.removeprefix("人民币").partition("元")
    if not _:
        whole, rest = "", capitals.removeprefix("人民币")
    total = section = digit = 0
    for sign in whole:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in "拾佰仟":
            section, digit = section + digit * {"拾": 10, "佰": 100, "仟": 1000}[sign], 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    amount = (total + section + digit) * 100
    for sign, before in zip(rest[1:], rest, strict=False):
        if sign in "角分":
            amount += DIGITS.index(before) * (10 if sign == "角" else 1)
    return amount


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        pytest.param("1409.50", "壹仟肆佰零玖元伍角", id="official-one-zero-in-the-middle"),
        pytest.param("6007.14", "陆仟零柒元壹角肆分", id="official-several-zeros-one-零"),
        pytest.param("1680.32", "壹仟陆佰捌拾元零叁角贰分", id="official-yuan-digit-is-0"),
        pytest.param("107000.53", "壹拾万柒仟元零伍角叁分", id="official-万-and-yuan-digit-are-0"),
        pytest.param("16409.02", "壹万陆仟肆佰零玖元零贰分", id="official-jiao-is-0"),
        pytest.param("325.04", "叁佰贰拾伍元零肆分", id="official-jiao-is-0-small"),
        pytest.param("0", "零元整", id="nothing"),
        pytest.param("0.01", "壹分", id="one-cent"),
        pytest.param("0.10", "壹角", id="ten-cents"),
        pytest.param("0.25", "贰角伍分", id="no-yuan"),
        pytest.param("10", "壹拾元整", id="ten-has-its-one"),
        pytest.param("15.5", "壹拾伍元伍角", id="no-zero-before-jiao"),
        pytest.param("100.50", "壹佰元零伍角", id="zero-before-jiao-when-yuan-digit-is-0"),
        pytest.param("86000", "捌万陆仟元整", id="round-sum"),
        pytest.param("20000.05", "贰万元零伍分", id="ten-thousands-and-cents"),
        pytest.param("100005", "壹拾万零伍元整", id="zeros-over-万"),
        pytest.param("1000000", "壹佰万元整", id="million"),
        pytest.param("10010000", "壹仟零壹万元整", id="zeros-inside-万"),
        pytest.param("99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", id="nines"),
        pytest.param("100000000", "壹亿元整", id="hundred-million"),
        pytest.param("100010000", "壹亿零壹万元整", id="zeros-between-亿-and-万"),
        pytest.param("200000001", "贰亿零壹元整", id="empty-万-section"),
        pytest.param("1000000000000", "壹万亿元整", id="10^12"),
        pytest.param("3000003303", "叁拾亿零叁仟叁佰零叁元整", id="empty-万-section-before-thousands"),
        pytest.param("100010001000.10", "壹仟亿壹仟万壹仟元零壹角", id="full-sections-have-no-zero"),
        pytest.param("1010.10", "壹仟零壹拾元零壹角", id="zero-inside-and-at-the-yuan"),
        pytest.param("100000.50", "壹拾万元零伍角", id="zeros-to-the-yuan"),
        pytest.param("1E+3", "壹仟元整", id="written-with-an-exponent"),
        pytest.param("-0", "零元整", id="minus-nothing"),
        pytest.param("1.1000", "壹元壹角", id="trailing-zeros-are-no-third-place"),
        pytest.param("1000100000000", "壹万零壹亿元整", id="zeros-inside-亿"),
        pytest.param("9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", id="largest"),
    ],
)
def test_in_capitals(amount, capitals):
    assert in_capitals(Decimal(amount)) == "人民币" + capitals


@pytest.mark.parametrize(
    "amount",
    [
        pytest.param(Decimal("1.999"), id="third-place"),
        pytest.param(Decimal("0.001"), id="less-than-a-cent"),
        pytest.param(Decimal("1." + "0" * 36 + "1"), id="thirty-seventh-place"),
        pytest.param(Decimal("-0.01"), id="negative"),
        pytest.param(Decimal(10**13), id="too-large"),
        pytest.param(Decimal("NaN"), id="not-a-number"),
        pytest.param(Decimal("Infinity"), id="infinite"),
        pytest.param(86000.0, id="float"),
        pytest.param(86000, id="whole-number-that-may-be-cents"),
        pytest.param("86000", id="text"),
    ],
)
def test_in_capitals_refuses(amount):
    with pytest.raises(ValueError):
        in_capitals(amount)


def test_capitals_do_not_depend_on_the_precision_in_force():
    with localcontext(prec=3):
        assert in_capitals(Decimal("123456.78")) == "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分"


@given(st.integers(0, 10**15 - 1))
def test_capitals_read_back_to_the_same_cents(amount):
    assert read_back(in_capitals(decimal_yuan(amount))) == amount


@given(st.integers(0, 10**15 - 1))
def test_capitals_have_no_double_and_no_trailing_zero(amount):
    capitals = in_capitals(decimal_yuan(amount))
    assert "零零" not in capitals
    assert amount == 0 or not any(after in capitals for after in ("零元", "零万", "零亿", "零角", "零分", "零整"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("86000", 8600000),
        ("86,000.00", 8600000),
        ("８６，０００．５０", 8600050),
        ("86 000", 8600000),
        ("86000元", 8600000),
        ("人民币86000元整", 8600000),
        ("￥1,409.5", 140950),
        ("8.6万", 8600000),
        ("8.65432万元", 8654320),
        ("1.2亿元", 12000000000),
        ("0.01", 1),
        ("0", 0),
        ("12。5", 1250),
        ("9999999999999.99", 999999999999999),
    ],
)
def test_cents_reads_what_people_type(text, amount):
    assert cents(text) == amount


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("", "没有填金额", id="empty"),
        pytest.param("　", "没有填金额", id="blank"),
        pytest.param("-5", "不能是负数", id="negative"),
        pytest.param("1.999", "最小到分", id="third-place"),
        pytest.param("1.23456789万", "最小到分", id="less-than-a-cent-in-万"),
        pytest.param("86,00", "读不出金额", id="misplaced-comma"),
        pytest.param("8万6", "读不出金额", id="spoken"),
        pytest.param("八万六千", "读不出金额", id="words"),
        pytest.param("1e5", "读不出金额", id="exponent"),
        pytest.param("NaN", "读不出金额", id="not-a-number"),
        pytest.param("1.2.3", "读不出金额", id="two-points"),
        pytest.param("10000000000000", "太大", id="too-large"),
        pytest.param("99999999999999999999999999亿", "太大", id="far-too-large"),
    ],
)
def test_cents_refuses_with_a_sentence(text, part):
    with pytest.raises(InvalidAmount) as refused:
        cents(text)
    assert part in refused.value.message


@given(st.integers(0, 10**15 - 1))
def test_figures_read_back_to_the_same_cents(amount):
    assert cents(yuan(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "text"), [(8600000, "86,000.00"), (1, "0.01"), (0, "0.00"), (-100000, "-1,000.00"), (99, "0.99")]
)
def test_yuan(amount, text):
    assert yuan(amount) == text
