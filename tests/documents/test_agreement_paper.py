"""协议书上写什么：每一方的各栏、首部、生效与份数、落款。"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import pytest

from mediation.documents.agreement import LEAD, agreement_paper, opening_sentence
from mediation.documents.paper import UNPRINTED, Head, Place, Printed, certified, entries
from mediation.documents.parties import party_block
from mediation.documents.terms import PaperTable
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.sources import SOURCES
from tests.documents.invented import (
    DRAFT,
    FIRM,
    KEY,
    MINOR,
    NUMBER,
    PERSON,
    SHOP,
    UNION,
    UYGHUR_PERSON,
    agreement,
    draft_of,
    lump_sum,
    oral_agreement,
)


def rows(party: object) -> list[tuple[str, ...]]:
    """The rows of a party's block as plain tuples, empty second pairs left out."""
    block = party_block(party, "甲方")  # type: ignore[arg-type]
    return [tuple(filter(None, (row.label, row.value, row.tail_label, row.tail_value))) for row in block.rows]


PARTY_ROWS = {
    "a company with an agent who holds special authority": (
        FIRM,
        [
            ("统一社会信用代码", "91320612MA0000A108"),
            ("住所", "南通市通州区川姜镇示例一路18号"),
            ("法定代表人", "顾㛃，执行董事", "联系电话", "13900000101"),
            ("委托代理人", "陈翀，江苏示例律师事务所律师（特别授权）"),
        ],
    ),
    "个体工商户: the business and its operator (民诉法解释 59)": (
        SHOP,
        [
            ("统一社会信用代码", "92320612MA0000B2XM", "类型", "个体工商户"),
            ("经营场所", "南通市通州区川姜镇示例家纺城三区128号"),
            ("经营者", "李玥珺，女，汉族，1986年4月12日出生"),
            ("公民身份号码", "320699198604120026", "联系电话", "13900000102"),
        ],
    ),
    "a natural person": (
        PERSON,
        [
            ("基本情况", "男，汉族，1993年11月5日出生"),
            ("公民身份号码", "320699199311050030", "联系电话", "13900000103"),
            ("职业", "网店经营者（店铺名称：棉语小铺）"),
            ("住址", "南通市海门区示例镇示例路56号"),
        ],
    ),
    "a passport is no 公民身份号码": (
        replace(UYGHUR_PERSON, occupation="", address=""),
        [("基本情况", "女，维吾尔族，1993年11月5日出生"), ("证件号码", "E00000000", "联系电话", "13900000103")],
    ),
    "a minor with the guardian (民法典 19)": (
        MINOR,
        [
            ("基本情况", "男，汉族，2012年3月15日出生"),
            ("公民身份号码", "320699201203150018"),
            ("住址", "南通市崇川区示例路30号501室"),
            ("法定代理人", "周昉喆（父亲），公民身份号码320699198001010019"),
        ],
    ),
    "an organisation is headed by a 负责人": (
        UNION,
        [
            ("统一社会信用代码", "51320612MJ0000C113"),
            ("住所", "南通市通州区川姜镇示例大道1号"),
            ("负责人", "王玥，秘书长", "联系电话", "0513-80000000"),
        ],
    ),
    "a shop whose number nobody gave yet": (
        replace(SHOP, identity="", head_identity="", phone="", actual_operator="赵某"),
        [
            ("类型", "个体工商户"),
            ("经营场所", "南通市通州区川姜镇示例家纺城三区128号"),
            ("经营者", "李玥珺，女，汉族，1986年4月12日出生"),
            ("实际经营者", "赵某"),
        ],
    ),
}


@pytest.mark.parametrize(("party", "expected"), PARTY_ROWS.values(), ids=PARTY_ROWS)
def test_party_rows(party: object, expected: list[tuple[str, ...]]) -> None:
    assert rows(party) == expected


SIGNERS = {
    "an agent signs for a company": (FIRM, "甲方（盖章）：", ("委托代理人（签名）：",)),
    "the legal representative signs": (
        replace(FIRM, signs_by=SignsBy.HEAD),
        "甲方（盖章）：",
        ("法定代表人（签名）：",),
    ),
    "the operator signs for a shop": (SHOP, "甲方（盖章）：", ("经营者（签名）：",)),
    "a person signs or puts a thumbprint": (PERSON, "甲方：", ("签名或者按指印：",)),
    "a guardian signs for a minor": (MINOR, "甲方：", ("法定代理人（签名）：",)),
    "a minor of 14 signs and the guardian consents": (
        replace(MINOR, signs_by=SignsBy.SELF),
        "甲方：",
        ("签名或者按指印：", "法定代理人同意（签名）："),
    ),
    "the head signs for an organisation": (UNION, "甲方（盖章）：", ("负责人（签名）：",)),
}


@pytest.mark.parametrize(("party", "role", "signers"), SIGNERS.values(), ids=SIGNERS)
def test_who_signs(party: object, role: str, signers: tuple[str, ...]) -> None:
    paper = agreement(draft_of(replace(party, ref="a")))  # type: ignore[type-var]
    assert (paper.signatures[0].role, paper.signatures[0].signers) == (role, signers)


def test_opening_names_sides_days_and_mediators() -> None:
    opening = opening_sentence(
        DRAFT,
        matter="美术作品（花型）著作权纠纷",
        source=SOURCES["APPLY"],
        source_body="川姜镇人民政府",
        requested_by="各方当事人共同",
        requested_on=date(2026, 3, 2),
        accepted_on=date(2026, 3, 4),
        chosen=True,
    )
    assert opening == (
        "甲方与乙方、丙方因美术作品（花型）著作权纠纷，各方当事人共同于2026年3月2日向本人民调解委员会申请调解。"
        "本委员会经各方当事人同意，于2026年3月4日受理，由当事人选择的人民调解员周堃、沈知秋进行调解。"
    )


APPLIED = "甲方于2026年3月2日向本人民调解委员会申请调解。本委员会"


@pytest.mark.parametrize(
    ("code", "came"),
    [
        pytest.param("APPLY", APPLIED, id="a party applied: a body left over from an earlier entry is not printed"),
        pytest.param("GUIDE_COURT", APPLIED, id="the court only told the party that it may apply (调解法18)"),
        pytest.param("GUIDE_POLICE", APPLIED, id="the police only told the party that it may apply (调解法18)"),
        pytest.param("PROACTIVE", "本人民调解委员会主动调解，", id="nobody applied (调解法17)"),
        pytest.param("COURT_PRE", "本人民调解委员会受甲单位委派，", id="before filing a court 委派 (特邀规定11)"),
        pytest.param("COURT_POST", "本人民调解委员会受甲单位委托，", id="after filing a court 委托 (特邀规定11)"),
        pytest.param(
            "ONLINE", "本人民调解委员会接收甲单位通过人民法院调解平台转来的纠纷，", id="by the courts' platform"
        ),
        pytest.param("PROCURATORATE", "本人民调解委员会受甲单位委托，", id="a procuratorate 委托 (江苏条例22)"),
        pytest.param("REQUEST", "本人民调解委员会应甲单位商请，", id="a government asks, 商请 (江苏条例32)"),
        pytest.param("AGENCY", "本人民调解委员会接收甲单位转来的纠纷，", id="移送 or 委托 by an agency"),
        pytest.param("MARKET", "本人民调解委员会接收甲单位移送的纠纷，", id="a market hands over, 移送"),
    ],
)
def test_opening_says_how_the_case_came_and_nothing_else(code: str, came: str) -> None:
    opening = opening_sentence(
        draft_of(FIRM, SHOP, UNION),
        matter="外观设计专利侵权纠纷",
        source=SOURCES[code],
        source_body="甲单位",
        requested_by="甲方",
        requested_on=date(2026, 3, 2),
        accepted_on=date(2026, 3, 4),
        chosen=False,
    )
    assert opening == (
        f"甲方与乙方、第三人丙方因外观设计专利侵权纠纷，{came}经各方当事人同意，于2026年3月4日受理，"
        "指定人民调解员周堃、沈知秋进行调解。"
    )


def test_opening_names_nobody_who_is_not_on_record() -> None:
    assert SOURCES["COURT_PRE"].sent_by("") == ""


def test_closing_says_when_it_takes_effect_and_how_many_copies() -> None:
    assert agreement().closing.paragraphs == (
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"
        "本协议一式五份，甲方、乙方、丙方各执一份，人民调解委员会留存一份，提交人民法院一份。",
    )


def test_a_day_of_effect_the_parties_agreed_on_is_printed() -> None:
    paper = agreement(replace(DRAFT, agreed_effective_on=date(2026, 4, 1)))
    assert "当事人另行约定的生效日期为2026年4月1日。" in paper.closing.paragraphs[0]


def test_too_few_copies_are_refused() -> None:
    with pytest.raises(ValueError, match="3 份不够"):
        agreement(replace(DRAFT, copies=3))


def test_sections_are_numbered_without_a_gap() -> None:
    paper = agreement(replace(DRAFT, disputes=" \n"))
    headings = [*(section.heading for section in paper.sections), paper.terms_heading, paper.closing.heading]
    assert headings == ["一、纠纷的主要事实", "二、协议内容", "三、协议的生效与份数"]
    assert paper.lead == LEAD == "经调解，自愿达成如下协议："


def test_a_partial_agreement_says_what_it_settles() -> None:
    assert agreement(replace(DRAFT, partial_scope="停止侵权事项")).lead == "经调解，就停止侵权事项，自愿达成如下协议："


def test_instalments_end_with_their_sum_and_the_account() -> None:
    table = agreement().terms[2].blocks[1]
    assert isinstance(table, PaperTable)
    assert table.rows[0] == ("第一期", "2026年4月10日前（含当日）", "26,000.00", "人民币贰万陆仟元整")
    assert table.total == ("合计", "", "66,000.00", "人民币陆万陆仟元整")
    assert table.total_cells == (("合计", "name", 2), ("66,000.00", "money", 1), ("人民币陆万陆仟元整", "words", 1))
    assert table.foot[0][0] == "收款账户"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (1, "人民币0.01元（大写：壹分）"),
        (9999999999, "人民币99,999,999.99元（大写：玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分）"),
    ],
)
def test_figures_and_capitals_come_from_one_number(amount: int, printed: str) -> None:
    assert printed in str(agreement(draft_of(FIRM, SHOP, PERSON, terms=(lump_sum(amount),))).terms[0].blocks[0])


@pytest.mark.parametrize(
    ("parties", "columns", "groups"), [(2, 2, [1]), (3, 3, [1]), (4, 2, [2]), (6, 3, [2]), (11, 3, [2, 2])]
)
def test_signature_cells_to_a_row(parties: int, columns: int, groups: list[int]) -> None:
    signing = [replace(PERSON, ref=str(place)) for place in range(parties)]
    paper = agreement(draft_of(*signing, terms=()))
    assert paper.columns == columns
    assert [len(group) for group in paper.signature_groups] == groups


def test_codes_follow_from_the_content() -> None:
    one, same, other = agreement(), agreement(), agreement(replace(DRAFT, facts=DRAFT.facts.replace("46套", "47套")))
    assert one.head.code == same.head.code
    assert one.head.code != other.head.code
    assert one.head.digest != other.head.digest
    assert certified(one, key=KEY) == one
    assert certified(one, key=bytes(32)).head.code != one.head.code


def test_every_text_of_a_paper_is_to_be_printed_in_order() -> None:
    found = [(entry.what, entry.value) for entry in entries(agreement()) if entry.place is Place.IN_ORDER]
    assert found[:5] == [
        ("调委会名称", "南通市通州区涉家纺行业知识产权纠纷人民调解委员会"),
        ("文书名称", "人民调解协议书"),
        ("编号", NUMBER),
        ("甲方称谓", "甲方"),
        ("甲方地位", "申请人"),
    ]
    assert ("乙方的经营者", "李玥珺，女，汉族，1986年4月12日出生") in found
    assert ("协议第（三）项合计", "66,000.00") in found
    assert found[-1] == ("姜𬭩落款签名栏", "签名或者按指印：")


def test_a_text_that_does_not_say_whether_it_is_printed_is_refused() -> None:
    @dataclass(frozen=True)
    class Careless:
        head: Head
        secret: Annotated[str, UNPRINTED]
        said: Annotated[str, Printed("说明")]
        forgotten: str

    with pytest.raises(TypeError, match=r"Careless\.forgotten"):
        list(entries(Careless(Head(), "a", "b", "c")))


def test_oral_form_carries_the_reason_why_nothing_was_written() -> None:
    paper = oral_agreement()
    assert paper.remarks == ("未制作人民调解协议书的原因：义务已即时履行。",)
    assert paper.terms[1] == "2. 甲方赔偿乙方使用费人民币800.00元（大写：捌佰元整）。"
    assert paper.parties[0] == (
        "甲方：南通市通州区川姜镇梦溪里家纺经营部（个体工商户），经营者：李玥珺，女，汉族，1986年4月12日出生，"
        "公民身份号码：320699198604120026，联系电话：13900000102，经营场所：南通市通州区川姜镇示例家纺城三区128号。"
    )


def test_a_draft_may_lack_its_number() -> None:
    paper = agreement_paper(DRAFT, number="", opening="甲方申请调解。周堃、沈知秋调解。")
    assert "编号" not in {entry.what for entry in entries(paper)}
