"""外报数据：what each kind asks, which numbers cannot be, which figures count for a period, when no trend is drawn."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.reported_figures.counting import Reported
from mediation.rules.reported_figures.kinds import KINDS, number_problems, read_number
from mediation.rules.reported_figures.sheet import HEADS, read_line, read_sheet

TODAY = date(2026, 11, 28)
CLOSING, SURVEY = KINDS["enforcement_closing"], KINDS["public_satisfaction"]


def numbers(**given: str) -> dict[str, Decimal]:
    return {name: Decimal(text) for name, text in given.items()}


@pytest.mark.parametrize(
    ("kind", "given", "field", "words"),
    [
        pytest.param(CLOSING, numbers(opened="4", filed="96", closed="95"), "", "", id="95-of-100"),
        pytest.param(
            CLOSING, numbers(opened="4", filed="96", closed="101"), "closed", "= 100", id="more-than-there-were"
        ),
        pytest.param(CLOSING, numbers(filed="96", closed="95"), "opened", "没有填期初未结", id="no-opening-stock"),
        pytest.param(
            CLOSING,
            numbers(opened="0", filed="9", closed="8", transferred="9"),
            "transferred",
            "大于",
            id="moved-on-more",
        ),
        pytest.param(
            CLOSING,
            numbers(opened="0", filed="9", closed="8", suspended="2"),
            "suspended",
            "= 1",
            id="suspended-are-not-closed",
        ),
        pytest.param(
            CLOSING,
            numbers(opened="0", filed="9", closed="8", closed_of_due="5", due="4"),
            "closed_of_due",
            "4",
            id="due",
        ),
        pytest.param(
            CLOSING, numbers(opened="0", filed="9", closed="8", closed_of_due="5"), "", "", id="due-not-given"
        ),
        pytest.param(SURVEY, {}, "percent", "至少填一样", id="neither-score-nor-percent"),
        pytest.param(SURVEY, numbers(score="86.2"), "", "", id="a-score-is-no-percent"),
        pytest.param(KINDS["arbitral_awards"], {}, "concluded", "没有填", id="nothing"),
    ],
)
def test_numbers_that_cannot_be(kind, given, field, words):
    found = number_problems(kind, given)
    assert [name for name, _ in found] == ([field] if field else [])
    assert not field or words in found[0][1]


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("1，234", Decimal(1234), ""),
        ("８６", Decimal(86), ""),
        ("31 件", Decimal(31), ""),
        ("", None, ""),
        ("3.5", None, "整数"),
        ("-1", None, "负数"),
        ("约三十", None, "不是一个数"),
        ("NaN", None, "不是一个数"),
        ("1e99", None, "不能超过"),
    ],
)
def test_counts_are_read_as_people_write_them(typed, value, words):
    found, wrong = read_number(typed, KINDS["court_judgments"].number("concluded"))
    assert (found, bool(wrong)) == (value, bool(words))
    assert words in wrong


def test_a_percent_has_an_end_and_two_places():
    percent = SURVEY.number("percent")
    assert read_number("85.01%", percent) == (Decimal("85.01"), "")
    assert "100" in read_number("100.1", percent)[1]
    assert "2 位小数" in read_number("85.123", percent)[1]


def test_the_indicators_know_a_number_by_one_name():
    names = [number.figure for kind in KINDS.values() for number in kind.numbers if number.figure]
    assert len(names) == len(set(names))
    day = date(2025, 12, 31)
    given = numbers(opened="4", filed="96", closed="95", suspended="2")
    row = Reported("u", CLOSING.key, "局", day, day, given, "city", "按立案日", "", "示例函1号", "甲", "乙", day)
    assert row.figures == numbers(enforcement_open="4", enforcement_filed="96", enforcement_closed="95")
    assert not row.of_the_district


HEAD = "数据种类\t报送单位\t统计期起\t统计期止\t口径名称\t口径说明\t文号\t审结、办结\t期初未结"
GOOD = "法院判决、裁定结案\t通州湾示范区法院\t2025-01-01\t2025/12/31\t按被告\t只算通州的\t示例函〔2026〕1号\t31\t"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("法院判决、裁定结案", "法院判决", "没有“法院判决”这一种", id="unknown-kind"),
        pytest.param("2025-01-01", "去年", "看不懂", id="no-day"),
        pytest.param("2025/12/31", "2026/12/31", "还没有过完", id="not-over"),
        pytest.param("2025/12/31", "2024/12/31", "早于", id="ends-before-it-begins"),
        pytest.param("只算通州的", "", "没有填口径说明", id="no-definition"),
        pytest.param("\t31\t", "\t三十一\t", "不是一个数", id="no-number"),
        pytest.param("\t31\t", "\t31\t4", "不填“期初未结”", id="number-of-another-kind"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(old, new, words):
    (found,) = read_sheet(f"{HEAD}\n{GOOD.replace(old, new)}").rows
    assert words in "".join(read_line(found, TODAY).problems)


def test_a_good_row_is_understood():
    (found,) = read_sheet(f"{HEAD}\n{GOOD}").rows
    line = read_line(found, TODAY)
    assert (line.problems, line.kind, line.numbers) == ((), KINDS["court_judgments"], {"concluded": Decimal(31)})
    assert (line.first, line.last, line.coverage) == (date(2025, 1, 1), date(2025, 12, 31), "district")


def test_every_number_of_every_kind_has_a_column_of_its_own():
    heads = [names[0] for names in HEADS.values()]
    assert len(heads) == len(set(heads))
    assert {n.label for kind in KINDS.values() for n in kind.numbers} <= set(heads)
    assert all(kind.main in {n.name for n in kind.numbers} for kind in KINDS.values())
