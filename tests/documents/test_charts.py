"""One way of drawing: lengths in proportion, words that stay words, every bar a link, nothing told by colour alone."""

import re

import pytest

from mediation.documents import charts
from mediation.documents.charts import Bar, Columns, Group, Look, Note, Part, Series

TWO = Columns(
    "cases",
    "两个调委会各季度受理数",
    (
        Group(
            "2026年一季度",
            "一季度",
            (Bar(62, "62", "一季度，家纺", href="/a"), Bar(27, "27", "一季度，区", Look.HATCHED, "/b")),
        ),
        Group(
            "2026年二季度",
            "二季度",
            (Bar(0, "0", "二季度，家纺"), Bar(25, "25", "二季度，区", Look.HATCHED)),
            over="2026年",
        ),
    ),
    (Series("家纺行业调委会", Look.SOLID), Series("区调委会", Look.HATCHED)),
)


@pytest.mark.parametrize(
    ("highest", "axis"),
    [
        pytest.param(62, (0, 20, 40, 60, 80), id="the axis ends above the longest bar"),
        pytest.param(58.1, (0, 20, 40, 60), id="percent"),
        pytest.param(3, (0, 1, 2, 3), id="no halves of a case"),
        pytest.param(0, (0, 1), id="nothing yet"),
        pytest.param(1_000_000, (0, 500_000, 1_000_000), id="many"),
    ],
)
def test_the_axis_has_round_steps(highest: float, axis: tuple[float, ...]) -> None:
    assert charts.steps(highest) == axis


def test_bars_stand_in_proportion_and_lead_to_their_rows() -> None:
    drawn = str(charts.columns(TWO))
    heights = [
        float(height) for height in re.findall(r'class="chart__(?:solid|hatched)"[^>]* height="([0-9.]+)"', drawn)
    ]
    assert heights == [pytest.approx(150 * value / 80, abs=0.1) for value in (62, 27, 0, 25)]
    assert re.findall(r'href="([^"]+)" aria-label="([^"]+)"', drawn) == [("/a", "一季度，家纺"), ("/b", "一季度，区")]
    assert [word in drawn for word in (">62</text>", ">一季度</text>", ">2026年</text>")] == [True] * 3
    assert "style=" not in drawn and "<script" not in drawn  # the strict policy of the pages


def test_what_is_told_by_colour_is_told_by_a_pattern_too() -> None:
    drawn = str(charts.columns(TWO))
    assert 'id="cases-hatched"' in drawn and 'fill="url(#cases-hatched)"' in drawn
    assert "cases-dotted" not in drawn  # only what is used


def test_the_table_says_what_the_chart_says() -> None:
    assert TWO.heads == ("", "家纺行业调委会", "区调委会")
    assert TWO.rows == (("2026年一季度", "62", "27"), ("2026年二季度", "0", "25"))


def test_a_table_with_notes_keeps_its_columns_where_a_group_has_none() -> None:
    noted = Columns(
        "share",
        "占比",
        (
            Group("2025", "2025", (Bar(55.9, "55.9%", ""),), (Note("358 / 640"),)),
            Group("2026", "2026", (Bar(0, "—", ""),)),
        ),
        (Series("占比", Look.SOLID),),
        noted=("分子 / 分母",),
    )
    assert noted.rows == (("2025", "55.9%", "358 / 640"), ("2026", "—", ""))


def test_the_parts_of_a_whole_fill_it() -> None:
    drawn = str(
        charts.stack([Part(0.875, "按期", Look.SOLID, "/on-time"), Part(0.125, "未履行", Look.BAD)], "p", "按期数")
    )
    assert re.findall(r'x="([0-9.]+)%" width="([0-9.]+)%"', drawn)[:2] == [("0.00", "87.50"), ("87.50", "12.50")]


def test_a_name_typed_by_somebody_is_only_text() -> None:
    evil = Columns(
        "x", "<b>", (Group("<i>", "<i>", (Bar(1, "1", '"><script>', href='/"x'),)),), (Series("s", Look.SOLID),)
    )
    drawn = str(charts.columns(evil))
    assert "<script>" not in drawn and "<i>" not in drawn and "<b>" not in drawn and '/"x' not in drawn
