"""单一窗口的去向: the first row of the table that fits, whatever else is true, and the flags set on any route."""

from dataclasses import replace

import pytest

from mediation.rules.rights import RightKind
from mediation.rules.routing import PLACES, TABLE, WANTS, Place, RoutingFacts, propose

ADVICE = RoutingFacts("advice")
TALKS = RoutingFacts("mediation", identified=True)
ORDER = RoutingFacts("order")

ROWS = [
    pytest.param(replace(TALKS, crime=True, in_court=True), "1", Place.POLICE, "不调解", id="crime-before-all"),
    pytest.param(replace(TALKS, in_court=True, twin="援2026-003"), "2", Place.COURT_ENTRUSTS, "案号", id="in-court"),
    pytest.param(replace(TALKS, twin="援2026-003", abroad=True), "3", Place.TWIN, "不另编号", id="open-here-already"),
    pytest.param(replace(TALKS, abroad=True), "4", Place.OVERSEAS, "境内的部分", id="abroad"),
    pytest.param(RoutingFacts("grant"), "5", Place.PREEXAMINATION, "先办备案", id="grant-not-yet-registered"),
    pytest.param(RoutingFacts("report"), "6", Place.EVALUATION_REPORT, "编号", id="evaluation-report"),
    pytest.param(ADVICE, "7", Place.AID, "转调解", id="only-advice"),
    pytest.param(
        replace(TALKS, subject=("四件套花型相同",)), "8", Place.TEXTILE, "征询", id="talks-about-home-textiles"
    ),
    pytest.param(replace(TALKS, subject=("电机外壳",)), "8", Place.DISTRICT, "征询", id="talks-about-something-else"),
    pytest.param(replace(ORDER, right=RightKind.DESIGN), "9", Place.RULING, "权限", id="order-patent"),
    pytest.param(replace(ORDER, right=RightKind.TRADEMARK), "9", Place.MARKET, "实名举报", id="order-trade-mark"),
    pytest.param(replace(ORDER, right=RightKind.COPYRIGHT), "9", Place.CULTURE, "调委会", id="order-pattern-copyright"),
    pytest.param(RoutingFacts("judgment"), "10", Place.COURT, "固定证据", id="judgment"),
    pytest.param(RoutingFacts("mediation"), "", Place.AID, "", id="talks-with-nobody-known"),
    pytest.param(replace(ADVICE, arbitration=True), "7", Place.AID, "仲裁", id="F1-arbitration"),
    pytest.param(replace(TALKS, ownership=True), "8", Place.DISTRICT, "不能申请司法确认", id="F2-ownership"),
    pytest.param(replace(TALKS, outside=True), "8", Place.DISTRICT, "区外", id="F3-outside"),
]


@pytest.mark.parametrize(("facts", "row", "place", "said"), ROWS)
def test_the_first_row_that_fits(facts, row, place, said):
    route = propose(facts)
    assert (route.row, route.place, route.where) == (row, place, PLACES[place])
    assert route.reason.endswith("。") and said in "".join(route.also)


def test_the_table_is_whole():
    assert [row.number for row in TABLE] == [str(number) for number in range(1, 11)]
    assert {case.values[1] for case in ROWS} == {"", *(row.number for row in TABLE)}
    assert {propose(RoutingFacts(wants, identified=True)).row for wants in WANTS} == {"5", "6", "7", "8", "9", "10"}


@pytest.mark.parametrize(
    ("facts", "article"),
    [
        pytest.param(replace(ADVICE, crime=True), "江苏省知识产权促进和保护条例第三十一条第一款", id="crime"),
        pytest.param(replace(ORDER, right=RightKind.DESIGN), "专利法第六十五条", id="ruling"),
        pytest.param(
            replace(ORDER, right=RightKind.COPYRIGHT), "江苏省知识产权促进和保护条例第五条第一款", id="copyright"
        ),
    ],
)
def test_its_article(facts, article):
    statute = propose(facts).statute
    assert statute is not None and statute.short == article
