"""预审: what one application may hold, what pictures it needs, how waiting days and shares are counted."""

from datetime import date

import pytest

from mediation.indicators import Period
from mediation.indicators import preexamination as measures
from mediation.indicators.preexamination import MeasuredRow, Share
from mediation.rules.design_preexamination.designs import (
    Design,
    Shape,
    View,
    ViewKind,
    class_refusal,
    designs_in_words,
    designs_refusal,
    read_class,
    read_designs,
    view_gaps,
    view_of_name,
)
from mediation.rules.design_preexamination.numbers import check_filing_number, check_publication_number
from mediation.rules.design_preexamination.waiting import Opinion, waited, waits, working_days
from mediation.rules.identifiers import InvalidIdentifier

D = date.fromisoformat
FOUR = "被套\n床单\n枕套一\n枕套二"
ELEVEN = "\n".join(f"款{number}" for number in range(1, 12))


@pytest.mark.parametrize(
    ("shape", "text", "words", "article"),
    [
        pytest.param("single", "", None, None, id="a-single-design-is-the-product"),
        pytest.param("set", FOUR, None, None, id="a-set-of-four"),
        pytest.param("set", "被套", "至少两件", "专利法第三十一条第二款", id="a-set-of-one"),
        pytest.param("set", "枕套\n枕套", "不能重复", "专利法实施细则第四十条第一款", id="two-of-one-name"),
        pytest.param("similar", "款一\n款二", None, None, id="the-first-is-the-base-where-none-is-marked"),
        pytest.param("similar", "款一\n款二*\n款三", None, None, id="one-is-marked"),
        pytest.param(
            "similar",
            "款一（基本设计）\n款二（基本设计）",
            "只能指定一项，现在标了款一、款二",
            "专利法实施细则第三十一条第二款",
            id="a-second-base",
        ),
        pytest.param("similar", ELEVEN.rpartition("\n")[0], None, None, id="ten-similar"),
        pytest.param("similar", ELEVEN, "有 11 项", "专利法实施细则第四十条第一款", id="eleven-similar"),
        pytest.param("similar", "款一", "至少两项", "专利法第三十一条第二款", id="similar-to-nothing"),
    ],
)
def test_what_may_be_one_application(shape, text, words, article):
    refused = designs_refusal(Shape(shape), read_designs(text, Shape(shape), "四件套"))
    assert (refused is None) == (words is None)
    if refused:
        assert words in refused.message and refused.statute.short == article


def test_designs_are_read_as_they_are_written():
    found = read_designs("款一\n款二（基本设计）", Shape.SIMILAR, "面料")
    assert found == (Design(1, "款一"), Design(2, "款二", base=True))
    assert read_designs(designs_in_words(found), Shape.SIMILAR, "面料") == found
    assert read_designs("", Shape.PARTIAL, "绣花窗帘") == (Design(1, "绣花窗帘"),)


SET = read_designs(FOUR, Shape.SET, "四件套")


@pytest.mark.parametrize(
    ("shape", "views", "words", "article"),
    [
        pytest.param("set", [], "没有图片", "专利法第二十七条第一款", id="none"),
        pytest.param(
            "set",
            [View(1, ViewKind.FRONT), View(2, ViewKind.FRONT), View(3, ViewKind.FRONT), View(4, ViewKind.BACK)],
            "成套产品缺 1 件的主视图：枕套二",
            "专利法实施细则第三十条第一款",
            id="one-of-the-set-has-no-main-view",
        ),
        pytest.param("set", [View(each, ViewKind.FRONT) for each in (1, 2, 3, 4)], None, None, id="set-complete"),
        pytest.param(
            "partial",
            [View(1, ViewKind.DETAIL)],
            "整体产品",
            "专利法实施细则第三十条第二款",
            id="partial-without-whole",
        ),
    ],
)
def test_what_the_pictures_lack(shape, views, words, article):
    designs = SET if shape == "set" else (Design(1, "绣花窗帘"),)
    found = view_gaps(Shape(shape), designs, views)
    assert [gap.statute.short for gap in found] == ([article] if article else [])
    assert words is None or words in found[0].message


def test_small_pictures_are_the_centre_s_own_rule():
    views = [View(1, ViewKind.FRONT, 900, 299)]
    assert view_gaps(Shape.SINGLE, (Design(1, "毛巾"),), views, least=0) == []
    (gap,) = view_gaps(Shape.SINGLE, (Design(1, "毛巾"),), views, least=300)
    assert "1 幅图片的短边不到 300 像素（中心自定）" in gap.message and gap.statute is None


@pytest.mark.parametrize(
    ("name", "design", "kind"),
    [
        pytest.param("床单 主视.jpg", 2, ViewKind.FRONT, id="named"),
        pytest.param("枕套二后视图.PNG", 4, ViewKind.BACK, id="the-longest-name-wins"),
        pytest.param("设计3-立体图.jpg", 3, ViewKind.SOLID, id="by-number"),
        pytest.param("花型单元.jpg", 1, ViewKind.UNIT, id="no-design-named"),
        pytest.param("IMG_0012.jpg", 1, ViewKind.FRONT, id="nothing-named"),
    ],
)
def test_a_file_s_name_says_which_view_it_is(name, design, kind):
    assert view_of_name(name, SET) == (design, kind)


@pytest.mark.parametrize(
    ("typed", "read"), [("06-13", "06-13"), ("0613", "06-13"), ("６－１３", "06-13"), ("5-5", "05-05")]
)
def test_a_class_is_read(typed, read):
    assert read_class(typed) == read and class_refusal(read) is None


def test_what_is_no_class_is_said():
    assert "06-13 这样" in class_refusal(read_class("家纺")).message


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        pytest.param("202230178877.5", "202230178877.5", None, id="good"),
        pytest.param("ZL 201830072131x", "201830072131.X", None, id="x-and-no-dot"),
        pytest.param("202230098765.4", None, "应是9，现在是4。对照受理通知书重输。$", id="wrong-check-digit"),
        pytest.param("200920182473.2", None, "年份后一位是3", id="a-utility-model"),
        pytest.param("CN309123456S", None, "授权公告号，不是申请号", id="the-other-number"),
    ],
)
def test_a_filing_number(typed, number, words):
    if number:
        assert check_filing_number(typed) == number
        return
    with pytest.raises(InvalidIdentifier, match=words):
        check_filing_number(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("cn 309123456 s", "CN309123456S", id="good"),
        pytest.param("CN309123456U", None, id="a-utility-model"),
        pytest.param("CN209123456S", None, id="not-3"),
        pytest.param("202230178877.5", None, id="the-filing-number"),
    ],
)
def test_a_publication_number(typed, number):
    if number:
        assert check_publication_number(typed) == number
        return
    with pytest.raises(InvalidIdentifier, match="CN309123456S"):
        check_publication_number(typed)


def test_waiting_days_are_counted_apart_over_two_feasts():
    """Accepted Tuesday 22 September 2026, an opinion on the 24th, answered on the 28th; 中秋 25 to 27, 国庆 1 to 7."""
    opinions = (Opinion(1, D("2026-09-24"), D("2026-09-30"), D("2026-09-28")),)
    assert [(wait.first, wait.last) for wait in waits(opinions, D("2026-10-09"))] == [
        (D("2026-09-25"), D("2026-09-28"))
    ]
    assert working_days(D("2026-09-22"), D("2026-10-09")) == 7
    assert waited(opinions, D("2026-09-22"), D("2026-10-09")) == 1
    assert working_days(D("2026-09-22"), D("2026-09-22")) == 0


def test_an_opinion_that_nobody_answers_waits_until_today():
    opinions = (Opinion(1, D("2026-09-14"), D("2026-09-17")),)
    assert waits(opinions, D("2026-09-14")) == []
    assert waited(opinions, D("2026-09-11"), D("2026-09-18")) == 4


def row(serial, **known):
    days = {name: D(value) if name.endswith("_on") else value for name, value in known.items()}
    return MeasuredRow(serial, "顾宁", "06-13", **days)


ROWS = [
    row(1, accepted_on="2026-09-01", concluded_on="2026-09-03", outcome="passed", cycle=2, waited=0,
        filed_on="2026-09-04", marked_on="2026-09-05", result="granted", result_on="2026-09-20"),
    row(2, accepted_on="2026-09-02", concluded_on="2026-09-10", outcome="passed", opinions=1, cycle=6, waited=3,
        filed_on="2026-09-11", marked_on="2026-09-14"),
    row(3, accepted_on="2026-09-03", concluded_on="2026-09-09", outcome="failed", opinions=2, cycle=4, waited=2),
    row(4, accepted_on="2026-09-20"),
    row(5, accepted_on="2026-08-20", concluded_on="2026-09-01", outcome="withdrawn", opinions=1),
    row(6),
    row(7, accepted_on="2026-06-01", concluded_on="2026-06-03", outcome="passed", cycle=2, waited=0,
        filed_on="2026-06-04", marked_on="2026-06-05", result="rejected", result_on="2026-09-02"),
    row(8, concluded_on="2026-09-02", outcome="withdrawn"),
]  # fmt: skip
SEPTEMBER = Period(D("2026-09-01"), D("2026-09-30"))


@pytest.mark.parametrize(
    ("figure", "part", "whole", "percent"),
    [
        pytest.param("pass_of_accepted", (1, 2), (1, 2, 3, 4), 50.0, id="of-what-was-accepted"),
        pytest.param("pass_of_concluded", (1, 2), (1, 2, 3, 5), 50.0, id="of-what-was-concluded"),
        pytest.param("first_time_pass", (1,), (1, 2, 3), 33.3, id="without-an-opinion"),
        pytest.param("filed_of_passed", (1, 2), (1, 2), 100.0, id="filed"),
        pytest.param("marked_of_filed", (1, 2), (1, 2), 100.0, id="marked"),
        pytest.param("granted_of_final", (1,), (1, 7), 50.0, id="final-results-only"),
    ],
)
def test_shares(figure, part, whole, percent):
    assert measures.share(figure, ROWS, SEPTEMBER) == Share(part, whole)
    assert measures.share(figure, ROWS, SEPTEMBER).percent == percent
    assert measures.ids_of(figure, "part", ROWS, SEPTEMBER) == part
    assert measures.share(figure, [], SEPTEMBER).percent is None


def test_the_cycle_with_and_without_waiting():
    found = measures.cycle(ROWS, SEPTEMBER)
    assert found.ids == (1, 2, 3) == measures.counted("preexamination_cycle", ROWS, SEPTEMBER)
    assert (found.mean_all, found.median_all) == (4.0, 4.0)
    assert (found.mean_own, found.median_own, found.median_waited) == (2.3, 2.0, 2.0)
    assert measures.cycle([], SEPTEMBER).median_all is None
