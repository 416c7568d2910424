"""转录单：the columns the office starts with are those that were seen, and what an edited column must be."""

import pytest

from mediation.rules.transcript.columns import BY_HAND, FIXED, Column, as_plain, fault_of, from_plain
from mediation.rules.transcript.facts import FACTS, Value
from mediation.rules.transcript.platforms import PLATFORMS

NANJING = (
    "编号 纠纷名称* 纠纷类型 案件评估 激烈程度 纠纷等级 涉及人数 涉及金额 受理时间* 案件来源 发生地点 简要情况* 调解员 "
    "调解结果 成功时间 责任单位* 当事人 达成协议*"
)
SUMMARY = (
    "案件编码 调委会 调解工作室 受理员 受理时间 案件来源 案件难度级别 纠纷类别 行政划分 有无死亡 主办调解员 协办调解员 "
    "调解时间 调解书编号 调解结果 调解协议金(元) 协议履行情况 当事人 协议形式 纠纷简要情况 以奖代补评定 案件属性 "
    "涉及特殊群体情况 涉及农民工纠纷情况 纠纷转化情况"
)
ORAL = "申请时间 是否跨调委会 调解地点 调解结果 调解协议涉及金额 协议内容 协议履行情况"
TRANSFER = (
    "移送类型 移送时间* 诉讼请求* 事实与理由* 申请人材料* 被申请人材料* 起诉状/调解申请书* 送达地址确认书* 其他 "
    "调解协议书* 司法确认申请书* 调解笔录* 移送函* 权利义务告知书* 保全材料 鉴定材料"
)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        pytest.param("nanjing", NANJING, id="the entry of disputes seen in Nanjing, 18 columns"),
        pytest.param("summary-register", SUMMARY, id="the summary register of a province, 25 columns"),
        pytest.param("justice-oral", ORAL, id="the oral agreement on the live platform, 7 columns"),
        pytest.param("court-transfer", TRANSFER, id="the transfer to a court, files last"),
    ],
)
def test_a_list_has_the_columns_seen_in_their_order(code: str, seen: str) -> None:
    assert " ".join(f"{c.label}{'*' * c.required}" for c in PLATFORMS[code].columns) == seen


def test_every_list_to_start_with_holds_good_and_comes_back_as_it_was_stored() -> None:
    for listing in PLATFORMS.values():
        assert [fault_of(column) for column in listing.columns] == [None] * len(listing.columns)
        assert from_plain(as_plain(listing.columns)) == listing.columns
        assert len(listing.purpose) <= 500 and len(listing.source) <= 500


def test_numbers_and_addresses_of_people_are_sealed_facts() -> None:
    sealed = {code for code, fact in FACTS.items() if fact.sealed}
    people = {"party_identity", "party_phone", "party_address", "party_service_address"}
    assert sealed == people | {"agreement_text"}


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        pytest.param(Column("受理时间", "accepted_on"), None, id="a fact that the case has"),
        pytest.param(Column("", BY_HAND), "label", id="no name"),
        pytest.param(Column("编号", "password_hash"), "fill", id="no fact of a case"),
        pytest.param(Column("委员会", FIXED), "text", id="fixed text that is empty"),
        pytest.param(
            Column("等级", FIXED, text="特大", choices=("一般", "重大")), "text", id="text beside the choices"
        ),
        pytest.param(Column("等级", BY_HAND, text="一般"), "text", id="text that nobody would see"),
        pytest.param(Column("等级", BY_HAND, choices=("一般", "一般")), "choices", id="a choice twice"),
    ],
)
def test_a_column_that_cannot_be_says_which_field_is_wrong(column: Column, wrong: str | None) -> None:
    fault = fault_of(column)
    assert (fault[0] if fault else None) == wrong


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        pytest.param(("成功", "调解中", "不成功"), "成功", id="the platform's own word"),
        pytest.param(("调解成功", "调解失败"), "调解成功", id="another platform's word"),
        pytest.param(("已结", "未结"), "", id="a list that says something else is left to the hand"),
    ],
)
def test_a_choice_is_found_by_the_names_a_fact_goes_by(choices: tuple[str, ...], found: str) -> None:
    assert Value("达成书面协议", ("成功", "调解成功")).among(choices) == found
