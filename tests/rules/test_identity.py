from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediation.rules.identity import (
    IdentityType,
    InvalidIdentifier,
    Sex,
    WrongCheckDigit,
    check_credit_code,
    check_identity,
    check_resident_id,
)


def resident(first_17: str) -> str:
    """A whole number from its first 17 digits, by the congruence of ISO 7064: Σ aᵢ·2^(18-i) ≡ 1 (mod 11)."""
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(first_17))
    check = (1 - total) % 11
    return first_17 + ("X" if check == 10 else str(check))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("11010519491231002X", id="as-printed"),
        pytest.param("11010519491231002x", id="lower-case"),
        pytest.param(" 110105 19491231 002X ", id="spaces"),
        pytest.param("110105\u300019491231\u3000002X", id="full-width-spaces"),
        pytest.param("１１０１０５１９４９１２３１００２Ｘ", id="full-width-digits"),
        pytest.param("110105\u200b19491231002X\n", id="pasted-with-invisible-marks"),
    ],
)
def test_resident_id_is_accepted_and_normalised(text):
    checked = check_resident_id(text)
    assert (checked.number, checked.born, checked.sex) == ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("", "现在是0位", id="empty"),
        pytest.param("1101051949123100", "现在是16位", id="short"),
        pytest.param("11010519491231002XX", "现在是19位", id="long"),
        pytest.param("1101051949123l002X", "末位可以是X", id="letter-l-for-1"),
        pytest.param("X1010519491231002X", "末位可以是X", id="x-in-front"),
        pytest.param(resident("32068319900230001"), "1990年02月30日不存在", id="30-February"),
        pytest.param(resident("32068320230229001"), "2023年02月29日不存在", id="29-February-of-a-common-year"),
        pytest.param(resident("32068319000229001"), "1900年02月29日不存在", id="1900-was-no-leap-year"),
        pytest.param("110105491231002", "现在是15位", id="old-15-digit-number"),
        pytest.param(resident("32068318991231001"), "太早", id="before-1900"),
        pytest.param(resident("32068320991231001"), "还没有到", id="born-in-2099"),
        pytest.param("110105194912310021", "最后一位校验不对", id="check-digit"),
        pytest.param("110105194921310021", "不存在", id="month-21"),
    ],
)
def test_resident_id_is_refused_with_a_sentence(text, part):
    with pytest.raises(InvalidIdentifier) as refused:
        check_resident_id(text)
    assert part in refused.value.message


def test_resident_id_takes_the_day_it_is_given():
    number = resident("32061220200315001")
    assert check_resident_id(number, today=date(2020, 3, 15)).born == date(2020, 3, 15)
    with pytest.raises(InvalidIdentifier, match="还没有到"):
        check_resident_id(number, today=date(2020, 3, 14))


def test_wrong_check_digit_carries_the_fitting_one_but_does_not_show_it():
    with pytest.raises(WrongCheckDigit) as refused:
        check_resident_id("110105194912310021")
    assert (refused.value.expected, refused.value.number) == ("X", "110105194912310021")
    assert "X" not in refused.value.message


@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(born, sequence, place, shift):
    number = resident(f"320612{born:%Y%m%d}{sequence:03d}")
    assert check_resident_id(number).born == born
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(InvalidIdentifier):
        check_resident_id(wrong)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("91350100M000100Y43", "91350100M000100Y43", id="standard's-example"),
        pytest.param("91110000600037341L", "91110000600037341L", id="letter-at-the-end"),
        pytest.param("９１３５０１００Ｍ０００１００ｙ４３", "91350100M000100Y43", id="full-width-lower-case"),
        pytest.param("9135 0100 M000 100Y 43", "91350100M000100Y43", id="spaces"),
    ],
)
def test_credit_code_is_accepted(text, code):
    assert check_credit_code(text) == code


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("91350100M000100Y4", "现在是17位", id="short"),
        pytest.param("91350100M000100Y44", "最后一位校验不对", id="check-character"),
        pytest.param("9135O100M000100Y43", "不会有“O”", id="letter-O"),
        pytest.param("91350100M000100-43", "不会有“-”", id="dash"),
        pytest.param("91350100M000100一43", "不会有“一”", id="chinese-one"),
        pytest.param("0" * 18, "不会全是0", id="noughts alone, though the check digit fits"),
    ],
)
def test_credit_code_is_refused_with_a_sentence(text, part):
    with pytest.raises(InvalidIdentifier) as refused:
        check_credit_code(text)
    assert part in refused.value.message


@given(
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17),
    st.integers(0, 16),
    st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"),
)
def test_credit_code_notices_every_single_wrong_sign(body, place, other):
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(sign) * 3**index for index, sign in enumerate(body))
    code = body + alphabet[(31 - total % 31) % 31]
    wrong = code[:place] + other + code[place + 1 :]
    assume("0" * 18 not in (code, wrong))
    assert check_credit_code(code) == code
    if wrong != code:
        with pytest.raises(WrongCheckDigit):
            check_credit_code(wrong)


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        (IdentityType.PASSPORT, "e 12345678", "E12345678"),
        (IdentityType.HK_MACAO_PERMIT, "h12345678", "H12345678"),
        (IdentityType.HK_MACAO_PERMIT, "M1234567801", "M1234567801"),
        (IdentityType.TAIWAN_PERMIT, "12345678", "12345678"),
        (IdentityType.TAIWAN_PERMIT, "1234567890（B）", "1234567890(B)"),
        (IdentityType.FOREIGN_PERMANENT, "ABC123456789012", "ABC123456789012"),
        (IdentityType.FOREIGN_PERMANENT, "91123419900101001x", "91123419900101001X"),
        (IdentityType.CREDIT_CODE, "91350100m000100y43", "91350100M000100Y43"),
    ],
)
def test_other_documents_are_checked_for_shape(kind, text, number):
    checked = check_identity(kind, text)
    assert (checked.number, checked.born, checked.warning) == (number, None, None)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (IdentityType.PASSPORT, "护照123"),
        (IdentityType.HK_MACAO_PERMIT, "12345678"),
        (IdentityType.TAIWAN_PERMIT, "1234567"),
        (IdentityType.FOREIGN_PERMANENT, "AB1234567890123"),
        (IdentityType.RESIDENT_15, "11010549123100"),
        (IdentityType.RESIDENT_15, "110105491331002"),
        (IdentityType.HMT_RESIDENCE, "810000199001010011"),
    ],
)
def test_other_documents_of_the_wrong_shape_are_refused(kind, text):
    with pytest.raises(InvalidIdentifier):
        check_identity(kind, text)


def test_old_number_passes_with_a_warning():
    checked = check_identity(IdentityType.RESIDENT_15, "110105491231003")
    assert (checked.born, checked.sex) == (date(1949, 12, 31), Sex.MALE)
    assert checked.warning == "旧15位号码已停用。看到新证后改为18位。"


@pytest.mark.parametrize(
    ("kind", "first_17", "warned"),
    [
        pytest.param(IdentityType.RESIDENT, "32061219900101001", False, id="江苏"),
        pytest.param(IdentityType.RESIDENT, "32068319900101001", False, id="retired-county-code"),
        pytest.param(IdentityType.RESIDENT, "99061219900101001", True, id="no-such-province"),
        pytest.param(IdentityType.HMT_RESIDENCE, "83000019900101001", False, id="台湾居民居住证"),
        pytest.param(IdentityType.HMT_RESIDENCE, "32061219900101001", True, id="mainland-number-as-居住证"),
    ],
)
def test_odd_region_is_a_warning_only(kind, first_17, warned):
    checked = check_identity(kind, resident(first_17))
    assert checked.born == date(1990, 1, 1)
    assert (checked.warning is not None) is warned
