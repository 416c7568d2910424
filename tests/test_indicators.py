"""The indicators: complete definitions, and the share with every trap of its denominator, recounted by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.config import ROOT
from mediation.indicators import ALL, GROUPS, Figure, Kind, Period, Reported, Source
from mediation.indicators.reported import covering, growth
from mediation.indicators.share import ASKED, Own, change, comparable, rising, share
from mediation.indicators.sheet import as_markdown
from mediation.rules import satisfaction

D = date.fromisoformat
YEAR = Period(D("2025-01-01"), D("2025-12-31"))
BEFORE = Period(D("2024-01-01"), D("2024-12-31"))
COURT, HIGHER = "通州湾法院", "南通中院"
OWN = Own(people=171, referred=58, bureau=22, entrusted=17, confirmed=113)


def reported(kind, value, body=COURT, period=YEAR, **known):
    words = {"paper": "通法〔2026〕1号", "definition": "按被告数算", "checked_by": "鲍言蹊", **known}
    return Reported(body, kind, period, Decimal(value), **words)


def everything(period=YEAR, **changed):
    """129 judgments, 168 settlements with 17 of ours and 113 confirmations inside, 9 rulings, 5 awards."""
    numbers = {"court_judgments": 129, "court_settlements": 168, "administrative_rulings": 9, "arbitral_awards": 5}
    return [reported(kind, changed.get(kind, value), period=period) for kind, value in numbers.items()]


def test_every_indicator_says_what_it_counts():
    assert len(ALL) == sum(len(group) for _, group in GROUPS.values())
    for one in ALL.values():
        assert one.label and one.formula and one.numerator and one.period and one.unit and one.plan, one.name
        assert bool(one.denominator) == (one.kind is Kind.SHARE), one.name
        assert "成功率" not in one.label or one.name.endswith(
            ("success_rate", "success_of_accepted", "success_of_ended")
        )
    assert "占比" in ALL["mediation_share"].label and "成功率" not in ALL["mediation_share"].label
    assert ALL["mediation_share"].source is Source.BOTH


def test_satisfaction_says_the_words_it_is_counted_by():
    one = ALL["service_satisfaction"]
    said = (one.formula, one.numerator, one.denominator, one.excluded, one.period, one.pitfalls)
    words = (satisfaction.FORMULA, satisfaction.NUMERATOR, satisfaction.DENOMINATOR, satisfaction.EXCLUDED)
    assert said == (*words, satisfaction.PERIOD, satisfaction.PITFALLS)
    assert "季度" in one.period and "答卷日" not in one.period


def test_the_document_is_what_the_program_counts_by():
    """`flask --app wsgi indicator list --markdown > docs/indicators.md`."""
    assert ROOT.joinpath("docs", "indicators.md").read_text("utf-8") == as_markdown()


# Ours 171 + 58 + 22 = 251.
@pytest.mark.parametrize(
    ("own", "rows", "shown", "below", "partial"),
    [
        # 251 + 129 + (168 - 17 - 113) + 9 + 5
        pytest.param(OWN, everything(), "58.1%", 432, "", id="entrusted-and-confirmed-are-taken-off-once"),
        pytest.param(
            OWN,
            [*everything(), reported("court_entrusted", 15), reported("court_confirmations", 0)],
            "45.9%",
            547,
            "",
            id="what-the-court-says-is-inside-counts-before-ours",
        ),
        pytest.param(
            OWN, everything()[:3], "—", 0, "仅本系统口径（缺仲裁裁决）", id="a-missing-source-leaves-our-own-alone"
        ),
        pytest.param(OWN, [], "—", 0, f"仅本系统口径（缺{'、'.join(ASKED.values())}）", id="nobody-reported"),
        pytest.param(
            OWN,
            [*everything()[:3], reported("arbitral_awards", 5, checked_by="")],
            "—",
            0,
            "仅本系统口径（缺仲裁裁决）",
            id="what-nobody-checked-is-missing",
        ),
        pytest.param(
            OWN,
            [*everything()[:3], reported("arbitral_awards", 5, district=False)],
            "58.1%",
            432,
            "口径不一致：外报的数没有拆出通州",
            id="the-whole-city-is-no-district",
        ),
        pytest.param(
            Own(3, 0, 0),
            [reported(kind, 0) for kind in ASKED],
            "100.0%",
            3,
            "",
            id="zeros-are-reports-too",
        ),
        pytest.param(Own(0, 0, 0), [reported(kind, 0) for kind in ASKED], "—", 0, "", id="nothing-ended"),
    ],
)
def test_the_share(own, rows, shown, below, partial):
    found = share(YEAR, own, rows)
    figure = found.figure(YEAR.last)
    assert (figure.numerator, figure.denominator, figure.shown) == (own.resolved, below, shown)
    assert (found.partial, figure.partial) == (partial, partial)


def test_every_body_that_is_asked_must_report():
    asked = {"court_judgments": (COURT, HIGHER)}
    assert share(YEAR, OWN, everything(), asked).partial == "仅本系统口径（缺南通中院的法院判决、裁定结案）"
    rows = [*everything(), reported("court_judgments", 4, HIGHER)]
    assert share(YEAR, OWN, rows, asked).figure(YEAR.last).denominator == 436


def test_points_are_told_only_between_years_counted_alike():
    # 2024: 100 of 411 = 24.3%; 2025: 251 of 432 = 58.1%
    now, before = share(YEAR, OWN, everything()), share(BEFORE, Own(100, 0, 0), everything(BEFORE))
    assert change(now, before) == Decimal("33.8")
    assert rising([before, now]) is True and rising([now, before]) is False and rising([now]) is None
    other = [replace(row, definition="按案件数算") for row in everything(BEFORE)]
    assert change(now, share(BEFORE, Own(100, 0, 0), other)) is None
    city = [replace(row, district=False) for row in everything(BEFORE)]
    for broken in (share(BEFORE, Own(100, 0, 0), city), share(BEFORE, Own(100, 0, 0), [])):
        assert change(now, broken) is None and rising([broken, now]) is None and not comparable(broken, now)


HALVES = (Period(D("2025-01-01"), D("2025-06-30")), Period(D("2025-07-01"), D("2025-12-31")))


@pytest.mark.parametrize(
    ("periods", "counted"),
    [
        pytest.param((YEAR,), 1, id="the-year"),
        pytest.param(HALVES, 2, id="both-halves"),
        pytest.param((YEAR, *HALVES), 1, id="the-year-before-its-halves"),
        pytest.param(HALVES[:1], 0, id="half-a-year-is-no-year"),
        pytest.param((HALVES[0], Period(D("2025-08-01"), D("2025-12-31"))), 0, id="a-gap"),
        pytest.param((HALVES[0], Period(D("2025-06-01"), D("2025-12-31"))), 0, id="an-overlap"),
        pytest.param((Period(D("2024-12-01"), D("2025-12-31")),), 0, id="longer-than-asked"),
    ],
)
def test_reports_that_make_up_a_period(periods, counted):
    rows = [reported("arbitral_awards", 1, period=period) for period in periods]
    assert len(covering("arbitral_awards", YEAR, rows)) == counted


def test_growth_is_a_rate_by_year_and_none_from_nothing():
    assert round(growth(Decimal(300), Decimal(363), 2) or 0, 6) == Decimal("0.100000")
    assert growth(Decimal(0), Decimal(5), 1) is None
    figure = Figure(ALL["enforcement_growth"], YEAR, YEAR.last, Decimal("0.0521"), 1)
    target = ALL["enforcement_growth"].target
    assert figure.shown == "5.2%" and target is not None and target.reached(figure.value or 0)
    assert not target.reached(5)


def test_how_figures_are_written():
    day = YEAR.last
    assert Figure(ALL["success_rate"], YEAR, day, 0, 0).shown == "—"
    assert Figure(ALL["success_rate"], YEAR, day, 1, 3).shown == "33.3%"
    assert Figure(ALL["agreement_amount"], YEAR, day, 128_640_000).shown == "128.64"
    assert Figure(ALL["mediation_days"], YEAR, day, Decimal("11.5"), None).shown == "11.5"
    assert ALL["public_satisfaction"].target is not None and not ALL["public_satisfaction"].target.reached(85)
