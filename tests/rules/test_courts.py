from dataclasses import replace
from datetime import date

import pytest

from mediation.rules import statutes
from mediation.rules.courts import TABLE, CourtLevel, proposed_courts, ruled_out_courts
from mediation.rules.rights import RightKind

TODAY = date(2026, 11, 22)
BAY = "通州湾示范区法院"
NANTONG = "南通市中级人民法院"
SUZHOU = "苏州市中级人民法院（苏州知识产权法庭）"


@pytest.mark.parametrize(
    ("kind", "yuan", "courts"),
    [
        pytest.param(RightKind.COPYRIGHT, 86_000, [BAY], id="花型-to-the-court-that-concentrates-IP"),
        pytest.param(RightKind.TRADEMARK, None, [BAY], id="no-money-in-the-agreement"),
        pytest.param(RightKind.COPYRIGHT, 5_000_000, [BAY, NANTONG], id="line-between-levels-not-known"),
        pytest.param(RightKind.COPYRIGHT, 8_000_000, [NANTONG], id="above-the-line"),
        pytest.param(RightKind.DESIGN, 86_000, [NANTONG], id="design-goes-up"),
        pytest.param(RightKind.INVENTION, 86_000, [SUZHOU], id="invention-to-the-designated-court"),
        pytest.param(RightKind.UTILITY_MODEL, 9_000_000, [SUZHOU], id="utility-model-whatever-the-amount"),
        pytest.param(RightKind.TECHNICAL_SECRET, None, [SUZHOU], id="technical-secret"),
        pytest.param(RightKind.TRADE_SECRET, None, [BAY], id="customer-list-is-not-technical"),
    ],
)
def test_proposed_courts(kind, yuan, courts):
    found = proposed_courts(kind, yuan * 100 if yuan else None, on=TODAY)
    assert [rule.court for rule in found] == courts
    assert not any(rule.confirmed for rule in found)


def test_every_right_has_a_court_today():
    assert [kind for kind in RightKind if not proposed_courts(kind, 1_000_00, on=TODAY)] == []


def test_inviting_court_is_the_only_one():
    (only,) = proposed_courts(RightKind.DESIGN, 86_000_00, on=TODAY, inviting_court="某某区人民法院")
    assert (only.court, only.level, only.confirmed) == ("某某区人民法院", CourtLevel.BASE, True)
    assert only.statutes == (statutes.CPL_205_1,)
    reasons = ruled_out_courts(RightKind.DESIGN, 86_000_00, on=TODAY, inviting_court="某某区人民法院")
    assert {ruled.reason for ruled in reasons} == {"由某某区人民法院邀请调解，只能向该院申请。"}


def test_other_courts_say_why_not():
    reasons = {ruled.court: ruled.reason for ruled in ruled_out_courts(RightKind.COPYRIGHT, 86_000_00, on=TODAY)}
    assert reasons[SUZHOU] == (
        "不受理著作权（花型），受理发明专利、实用新型专利、商业秘密（技术秘密）、计算机软件著作权。"
    )
    assert reasons[NANTONG] == "协议涉及的金额不在该院的限额内；限额须向法院核实。"
    assert reasons["南通市通州区人民法院"].endswith("先问法院。")
    assert BAY not in reasons


@pytest.mark.parametrize(
    ("kind", "yuan", "article"),
    [
        (RightKind.COPYRIGHT, 86_000, statutes.IP_JURISDICTION_3),
        (RightKind.COPYRIGHT, 9_000_000, statutes.IP_JURISDICTION_2_2),
        (RightKind.DESIGN, 86_000, statutes.IP_JURISDICTION_2_1),
        (RightKind.INVENTION, 86_000, statutes.IP_JURISDICTION_1),
    ],
)
def test_level_has_its_article(kind, yuan, article):
    (court,) = proposed_courts(kind, yuan * 100, on=TODAY)
    assert court.statutes == (statutes.CPL_205_2, article)


def test_rows_count_only_while_they_hold():
    assert proposed_courts(RightKind.COPYRIGHT, None, on=date(2022, 4, 30)) == []
    retired = [replace(rule, effective_to=date(2026, 12, 31)) for rule in TABLE]
    assert len(proposed_courts(RightKind.COPYRIGHT, None, on=date(2026, 12, 31), table=retired)) == 1
    assert proposed_courts(RightKind.COPYRIGHT, None, on=date(2027, 1, 1), table=retired) == []
